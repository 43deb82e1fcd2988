"""What a card reader tells while it works."""

from dataclasses import dataclass, field

from kiosk.devices.card.card import ChipCard
from kiosk.devices.card.photo import Photo


@dataclass(frozen=True, slots=True)
class CardSeen:
    """A card lies on this reader."""

    reader: str
    atr: bytes


@dataclass(frozen=True, slots=True)
class CardLeft:
    """The card left this reader."""

    reader: str


@dataclass(frozen=True, slots=True)
class ReadersChanged:
    """The readers that can be used now; none while the service under them is away."""

    readers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Bytes of one file that came, of how many."""

    file: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class IdentityRead:
    """Who it is, judged; the photo is still to come."""

    card: ChipCard


@dataclass(frozen=True, slots=True)
class PhotoRead:
    """The portrait, its hash checked; None where the card has none."""

    photo: Photo | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class CardLifted:
    """The card went before the reading was whole; put back in time, it goes on where it stopped."""

    done: int


CardEvent = CardSeen | CardLeft | ReadersChanged | Progress | IdentityRead | PhotoRead | CardLifted
