"""What a visit knows of a citizen card's chip: what opens it, and the portrait in it."""

import re
from dataclasses import dataclass, field

from kiosk.domain.citizen import Citizen

_DIGITS = re.compile(r"\d{6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ChipKey:
    """The last six digits of the card's number, typed; or the citizen whose printed code was read."""

    digits: str = field(repr=False)
    citizen: Citizen | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not _DIGITS.fullmatch(self.digits):
            raise ValueError("a chip is opened with six digits")

    @classmethod
    def of(cls, citizen: Citizen) -> "ChipKey":
        """From a printed code."""
        return cls(citizen.number[-6:], citizen)


@dataclass(frozen=True, slots=True)
class Portrait:
    """A decoded picture: rows of RGB, `width` x `height` x 3 bytes."""

    width: int
    height: int
    rgb: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if self.width <= 0 or self.height <= 0 or len(self.rgb) != self.width * self.height * 3:
            raise ValueError("a portrait has three bytes for each pixel")
