"""Payment providers behind one Protocol. Thin: own signatures, own time limits, no SDK."""
