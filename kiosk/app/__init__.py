"""Composes the terminal: configuration, wiring, commands."""
