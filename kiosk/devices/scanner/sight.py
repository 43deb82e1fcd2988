"""What the screen shows while it looks for a code: a small picture and a hint."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from kiosk.devices.scanner.found import Corners, Found, Sighted
from kiosk.devices.scanner.frame import Grey

WIDEST = 320
NEEDED = 2.5
"""Pixels a module below which decoders begin to fail."""
_DARK = 40


class Hint(StrEnum):
    """What would help the person in front of the camera."""

    NOTHING = "nothing"
    CLOSER = "closer"
    STEADY = "steady"
    LIGHT = "light"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Sight:
    """A preview of `width` x `height` bytes of grey, at most 320 wide, row by row, and what is seen in it.

    `outline` holds the corners of the code as fractions of width and height; `per_module` is for staff mode.
    """

    width: int
    height: int
    grey: bytes = field(repr=False)
    hint: Hint
    per_module: float | None = None
    outline: tuple[tuple[float, float], ...] = ()

    @property
    def seen(self) -> bool:
        """Whether a code is there but not read yet."""
        return self.hint in (Hint.CLOSER, Hint.STEADY)


def sight_of(grey: Grey, found: Found | None, sighted: Sighted | None) -> Sight:
    """The preview of one frame."""
    step = max(1, -(-grey.shape[1] // WIDEST))
    # Two of the pixels of each block, averaged: enough against flicker and a tenth of the time of all of them.
    half = step // 2
    rows, columns = grey[half::step, half::step].shape
    small = (grey[::step, ::step][:rows, :columns] >> 1) + (grey[half::step, half::step] >> 1)
    mark = found or sighted
    return Sight(
        width=columns,
        height=rows,
        grey=small.tobytes(),
        hint=_hint(small, found, sighted),
        per_module=mark.per_module if mark else None,
        outline=_fractions(mark.corners if mark else (), grey.shape[1], grey.shape[0]),
    )


def _hint(small: Grey, found: Found | None, sighted: Sighted | None) -> Hint:
    if found is not None:
        return Hint.READ
    if sighted is not None:
        return Hint.CLOSER if sighted.per_module is not None and sighted.per_module < NEEDED else Hint.STEADY
    return Hint.LIGHT if np.mean(small) < _DARK else Hint.NOTHING


def _fractions(corners: Corners, width: int, height: int) -> tuple[tuple[float, float], ...]:
    return tuple((round(x / width, 4), round(y / height, 4)) for x, y in corners)
