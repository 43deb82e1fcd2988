"""After the end: how was it? Of nobody."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Feedback:
    """One touch, or none; it goes away by itself."""


@dataclass(frozen=True, slots=True)
class Thanked:
    """The touch is on its way, under `key`; thanks are shown for a moment, whatever becomes of it."""

    rating: int
    key: str = field(repr=False)
