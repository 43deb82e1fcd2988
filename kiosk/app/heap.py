"""How this process asks the system for memory (mallopt of glibc, malloc(3))."""

import ctypes
from typing import Final

_ARENAS: Final = (-8, 2)
"""M_ARENA_MAX: two dozen threads that mostly wait need no heap each."""
_LARGE: Final = (-3, 256 * 1024)
"""M_MMAP_THRESHOLD: a picture of a screen is one to nine megabytes and comes and goes with every visit. Left alone,
glibc learns to take such sizes from the heap, where a small thing that stays behind one keeps all of it."""
_TRIM: Final = (-1, 128 * 1024)
"""M_TRIM_THRESHOLD: what is free at the end of the heap is given back."""


def settle_heap() -> bool:
    """Call before the first thread. Whether the system's allocator took it: another than glibc's has no such call."""
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return False
    return all(mallopt(option, value) == 1 for option, value in (_ARENAS, _LARGE, _TRIM))
