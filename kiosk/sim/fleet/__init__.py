"""Simulated terminals, many at once."""
