"""Self-service hospital kiosk and the backend it calls."""

__version__ = "0.1.0"
