"""The hospital backend that terminals call. Imports nothing of the terminal but the domain."""
