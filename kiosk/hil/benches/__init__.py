"""One bench a kind of device: how to know it, look at it, use it once and disturb it."""
