"""Where in a picture a code may stand, and how bars are turned: by the edges, before anything can be decoded."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kiosk.devices.scanner.found import Sighted
from kiosk.devices.scanner.frame import Grey
from kiosk.devices.scanner.opencv import cells, slopes

WINDOW: Final = 480
"""Pixels: holds a code of 65 modules at 6 pixels each; what is larger is read without help."""
_CELL: Final = 16
_ONE_WAY: Final = 0.3
"""Of the edges of bars nearly all run one way, of those of a QR code hardly more one way than the other."""


def window(grey: Grey, sighted: Sighted | None = None) -> Grey:
    """The part of a picture where a code was sighted, else where edges are densest; at most a square of 480 pixels."""
    if sighted is not None and sighted.corners:
        corners = np.array(sighted.corners)
        x, y = (float(value) for value in corners.mean(axis=0))
        wide = high = float(np.ptp(corners, axis=0).max())
    else:
        x, y, wide, high = _busiest(grey)
    rows, top = _span(y, high, grey.shape[0])
    columns, left = _span(x, wide, grey.shape[1])
    return np.ascontiguousarray(grey[top : top + rows, left : left + columns])


def _span(middle: float, extent: float, length: int) -> tuple[int, int]:
    """How many pixels to take, and from where, so that the code has its quiet zone and a little more."""
    size = min(int(np.clip(1.5 * extent + 48, 160, WINDOW)), length)
    return size, int(np.clip(middle - size / 2, 0, length - size))


def tilt_of_bars(grey: Grey) -> float | None:
    """The degrees by which to turn a picture so that the bars in it stand; None if nothing in it looks like bars.

    From the structure tensor of the cells whose edges run most strongly one way.
    """
    across, down = slopes(grey)
    xx, yy, xy = (cells(product, _CELL) for product in (across * across, down * down, across * down))
    one_way = np.hypot(xx - yy, 2 * xy)
    strong = one_way >= np.percentile(one_way, 96)
    if np.hypot((xx - yy)[strong].sum(), 2 * xy[strong].sum()) < _ONE_WAY * (xx + yy)[strong].sum():
        return None
    return float(np.degrees(0.5 * np.arctan2(2 * xy[strong].sum(), (xx - yy)[strong].sum())))


def _busiest(grey: Grey) -> tuple[float, float, float, float]:
    """Centre (x, y), width and height of the patch with the densest edges."""
    across, down = slopes(np.ascontiguousarray(grey[::2, ::2]))
    energy = cells(np.abs(across) + np.abs(down), _CELL // 2)
    # No cell counts more than the code's own would: one lamp or one pen line must not win.
    most = float(np.percentile(energy, 97))
    energy = np.minimum(energy, most) - np.median(energy)
    rows, columns = (min(WINDOW // _CELL, length) for length in energy.shape)
    sums = np.pad(energy.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    inside = sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns] + sums[:-rows, :-columns]
    top, left = (int(place) for place in np.unravel_index(int(inside.argmax()), inside.shape))
    patch = np.maximum(energy[top : top + rows, left : left + columns], 0)
    patch[patch < 0.4 * patch.max()] = 0
    (y, high), (x, wide) = _extent(patch.sum(axis=1)), _extent(patch.sum(axis=0))
    return (left + x) * _CELL, (top + y) * _CELL, wide * _CELL, high * _CELL


def _extent(weights: NDArray[np.float32]) -> tuple[float, float]:
    """Middle and length of the part that holds nine tenths of the weight."""
    share = np.cumsum(weights + 1e-6)
    share /= share[-1]
    first, last = (int(np.searchsorted(share, part)) for part in (0.05, 0.95))
    return (first + last + 1) / 2, float(last + 1 - first)
