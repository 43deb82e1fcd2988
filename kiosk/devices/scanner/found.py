"""What a decoder says of a picture."""

from dataclasses import dataclass, field

Corners = tuple[tuple[int, int], ...]
"""Four points (x, y) in pixels, clockwise from the code's own top left; empty where the decoder does not tell."""


@dataclass(frozen=True, slots=True)
class Found:
    """One code, read to the end: its raw bytes, its kind, who read it, where it stands, pixels a module."""

    data: bytes = field(repr=False)
    symbology: str
    decoder: str
    corners: Corners = ()
    per_module: float | None = None


@dataclass(frozen=True, slots=True)
class Sighted:
    """A code that stands there and could not be read."""

    corners: Corners
    per_module: float | None
