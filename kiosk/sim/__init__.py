"""Simulated devices and far ends. Never packaged for production, never imported by the product."""
