"""Who stands at the kiosk."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.dates import PartialDate
from kiosk.domain.text import clean, is_clean

_NUMBER = re.compile(r"\d{12}", re.ASCII)


class Sex(StrEnum):
    """As the citizen card records it."""

    MALE = "male"
    FEMALE = "female"


class Source(StrEnum):
    """How an identity reached the terminal. Only the chip authenticates; the others identify."""

    CHIP = "chip"
    QR = "qr"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Citizen:
    """One citizen as a document names them. If you hold one, it is well formed."""

    number: str = field(repr=False)
    name: str = field(repr=False)
    born: PartialDate = field(repr=False)
    sex: Sex | None = field(repr=False)
    source: Source
    residence: str | None = field(default=None, repr=False)
    old_number: str | None = field(default=None, repr=False)
    issued: PartialDate | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not _NUMBER.fullmatch(self.number):
            raise ValueError("a citizen number has 12 digits")
        if not is_clean(self.name) or not 1 <= len(self.name) <= 100:
            raise ValueError("a name has 1 to 100 printable characters in NFC")
        if self.residence is not None and (not is_clean(self.residence) or len(self.residence) > 300):
            raise ValueError("a residence has at most 300 printable characters in NFC")

    @property
    def masked_name(self) -> str:
        """Enough for its owner, too little for the neighbour."""
        return mask_name(self.name)

    @property
    def masked_number(self) -> str:
        """`001*** ***001`: the first and the last three digits."""
        return f"{self.number[:3]}*** ***{self.number[-3:]}"


def mask_name(name: str) -> str:
    """`NGUYỄN T*** M`: family name whole, each given name by its first letter, middle names starred.

    A single name keeps its first letter only.
    """
    words = clean(name).upper().split()
    if len(words) == 1:
        return f"{words[0][0]}***"
    family, *middle, given = words
    return " ".join([family, *(f"{word[0]}***" for word in middle), given[0]])
