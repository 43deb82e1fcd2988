"""The panel as the kernel knows it: its pixels, and its millimetres as it says them itself (VESA EDID)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

CONNECTORS: Final = Path("/sys/class/drm")
LEAST_MM: Final = (190.0, 338.0)
"""A panel of 15.6 inches is 194 x 345 mm: on a smaller one what is touched is no longer 20 mm and 3 mm apart."""

_AWRY: Final = 0.08
_BLOCK: Final = 128
_WIDE_CM: Final = 21
_HIGH_CM: Final = 22


@dataclass(frozen=True, slots=True)
class Panel:
    """What is connected. Millimetres are None where the panel does not say them, or not sensibly."""

    pixels: tuple[int, int]
    mm: tuple[int, int] | None


def connected(folder: Path) -> Panel | None:
    """The first panel that is connected, or None where the kernel tells of none."""
    for place in sorted(folder.glob("card*-*")) if folder.is_dir() else ():
        try:
            if (place / "status").read_text("ascii").strip() != "connected":
                continue
            # The first is the panel's own.
            wide, high = (place / "modes").read_text("ascii").split()[0].split("x")
            return Panel((int(wide), int(high.rstrip("ip"))), _said((place / "edid").read_bytes()))
        except (OSError, ValueError, IndexError):
            continue
    return None


def too_small(pixels: tuple[int, int], mm_per_px: float) -> bool:
    """Whether the screens do not fit at the sizes that a finger needs."""
    return any(side * mm_per_px < least for side, least in zip(sorted(pixels), LEAST_MM, strict=True))


def measured_otherwise(panel: Panel, mm_per_px: float) -> float | None:
    """The millimetres a pixel that the panel says, where they are not the configured ones."""
    if panel.mm is None:
        return None
    said = max(panel.mm) / max(panel.pixels)
    return round(said, 4) if abs(said - mm_per_px) > _AWRY * said else None


def _said(edid: bytes) -> tuple[int, int] | None:
    """A projector says nought; a television is believed from 10 cm to 2 m."""
    if len(edid) < _BLOCK:
        return None
    wide, high = edid[_WIDE_CM] * 10, edid[_HIGH_CM] * 10
    return (wide, high) if min(wide, high) >= 100 and max(wide, high) <= 2000 else None
