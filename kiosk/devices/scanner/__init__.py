"""Camera and serial scanners: frames to text to values."""
