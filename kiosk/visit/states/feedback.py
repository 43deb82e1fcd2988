"""After the end: how was it? Of nobody."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Feedback:
    """One touch, or none. The next patient need not wait for it: a card or a code begins the next visit."""

    reader: bool = True


@dataclass(frozen=True, slots=True)
class Thanked:
    """The touch is on its way, under `key`; thanks are shown for a moment, whatever becomes of it."""

    rating: int
    key: str = field(repr=False)
