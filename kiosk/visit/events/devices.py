"""What devices tell: codes, cards, the scanner. Some of it unasked."""

from dataclasses import dataclass, field

from kiosk.domain.chip import Portrait
from kiosk.domain.citizen import Citizen
from kiosk.domain.part import Part
from kiosk.domain.who import CardHolder


@dataclass(frozen=True, slots=True)
class CodeGlimpsed:
    """A code that cannot be read yet came into view, or left it."""

    in_view: bool


@dataclass(frozen=True, slots=True)
class CodeRead:
    """A citizen's code was read."""

    citizen: Citizen


@dataclass(frozen=True, slots=True)
class CardCodeRead:
    """An insurance card's code was read."""

    holder: CardHolder


@dataclass(frozen=True, slots=True)
class SlipRead:
    """The code of one of our own slips was read; whether it is one, the backend says."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ScannerLost:
    """The scanner is gone."""


@dataclass(frozen=True, slots=True)
class ScannerBack:
    """The scanner works again."""


@dataclass(frozen=True, slots=True)
class CardSeen:
    """A card lies on the reader."""


@dataclass(frozen=True, slots=True)
class CardLeft:
    """The card was taken away before it was read."""


@dataclass(frozen=True, slots=True)
class ReaderMissing:
    """This terminal has no chip reader, or none that works now."""


@dataclass(frozen=True, slots=True)
class PartTold:
    """Whether a part of the terminal works."""

    part: Part
    works: bool


@dataclass(frozen=True, slots=True)
class CardLifted:
    """The card was lifted while it was read: put back, it goes on."""


@dataclass(frozen=True, slots=True)
class CardProgress:
    """So much of the chip has been read."""

    percent: int


@dataclass(frozen=True, slots=True)
class CardRead:
    """The chip's identity is read. Its source is CHIP only where the chip is proven."""

    citizen: Citizen


@dataclass(frozen=True, slots=True)
class PortraitRead:
    """The chip's picture came after the identity; None where there is none."""

    portrait: Portrait | None
