"""Four keys that work every screen without sight, and the jack that tells of a headset."""
