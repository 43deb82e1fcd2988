"""Links, codecs and drivers of the terminal's devices. Blocking, free of Qt, strangers to the visit."""
