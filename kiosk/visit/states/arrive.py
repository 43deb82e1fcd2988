"""From the attract screen to what the visitor came for."""

from dataclasses import dataclass

from kiosk.domain.chip import ChipKey
from kiosk.domain.citizen import Citizen
from kiosk.visit.states.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is here. `glimpsed`: a code is in view that cannot be read yet. `reader`: a chip reader is there."""

    glimpsed: bool = False
    reader: bool = True


@dataclass(frozen=True, slots=True)
class OutOfService:
    """Nothing can identify a patient here now; or staff said so (`ordered`)."""

    ordered: bool = False


@dataclass(frozen=True, slots=True)
class GiveKey:
    """A card lies on the reader: which six digits, or which printed code, open it?"""

    glimpsed: bool = False


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A printed code was read: its card should lie on the reader, to prove it."""

    citizen: Citizen


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """A chip is being read; `percent` of its bytes have come. `lifted`: it should be put back."""

    key: ChipKey
    percent: int = 0
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class Identifying:
    """The backend is asked who this is."""

    citizen: Citizen
    tries: int = 1


@dataclass(frozen=True, slots=True)
class Confirm:
    """Is this you? Masked."""

    visitor: Visitor


@dataclass(frozen=True, slots=True)
class ChooseService:
    """What the visitor came for; what is open today says which is recommended."""

    visitor: Visitor
