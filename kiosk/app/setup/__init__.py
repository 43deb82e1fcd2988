"""The first start of a terminal: found on the screen, enrolled, written down, and gone on with."""
