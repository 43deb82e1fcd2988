"""Staff at this terminal: the door, what they try and do, and what is written down of it."""
