"""What an administrator types: one file for each noun."""
