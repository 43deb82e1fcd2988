"""The ticket printer: documents to raster to ESC/POS bytes, and the proof that they were printed."""
