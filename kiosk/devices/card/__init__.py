"""The citizen card's chip."""
