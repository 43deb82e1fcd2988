"""What the terminal asks of the hospital backend, and its own journal."""
