"""What a run leaves behind: every file here is made from the same record."""
