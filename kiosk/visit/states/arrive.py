"""From the attract screen to what the visitor came for. `purpose`: what was chosen before saying who one is."""

from dataclasses import dataclass, field
from datetime import time

from kiosk.domain.chip import ChipKey, Portrait
from kiosk.domain.citizen import Citizen
from kiosk.domain.condition import Fault
from kiosk.domain.identity import Relative
from kiosk.domain.part import ALL, Part, Parts
from kiosk.domain.who import Identity
from kiosk.visit.service import Service
from kiosk.visit.states.visitor import Visitor


@dataclass(frozen=True, slots=True)
class StartUp:
    """The terminal looks for its parts: these work, these do not, of the rest nothing is known yet."""

    working: frozenset[Part] = frozenset()
    missing: frozenset[Part] = frozenset()

    @property
    def parts(self) -> Parts:
        """What is known to work; nothing else is offered."""
        return Parts(*(part in self.working for part in Part))


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is here. `glimpsed`: a code is in view that cannot be read yet. `parts`: what can be offered."""

    glimpsed: bool = False
    parts: Parts = ALL


@dataclass(frozen=True, slots=True)
class OutOfService:
    """The terminal comes to itself after a bug; or staff said so (`ordered`); or these `faults` forbid to serve."""

    ordered: bool = False
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Night:
    """The hospital takes nobody until it opens; emergencies it always does."""

    opens: time


@dataclass(frozen=True, slots=True)
class Attended:
    """Staff are at the terminal: no device is the visit's. `held`: it stays out of service when they leave."""

    held: bool = False


@dataclass(frozen=True, slots=True)
class ShowCard:
    """Something was chosen that needs to know who is here: the card or its code, please."""

    purpose: Service
    glimpsed: bool = False
    parts: Parts = ALL


@dataclass(frozen=True, slots=True)
class GiveKey:
    """A card lies on the reader: which six digits, or which printed code, open it?"""

    glimpsed: bool = False
    purpose: Service | None = None


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A printed code was read: its card should lie on the reader, to prove it."""

    citizen: Citizen
    purpose: Service | None = None


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """A chip is being read; `percent` of its bytes have come. `lifted`: it should be put back."""

    key: ChipKey
    percent: int = 0
    lifted: bool = False
    purpose: Service | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """May the hospital use this? Nothing has left the terminal yet. Masked; the portrait where a chip gave one."""

    who: Identity
    purpose: Service | None = None
    portrait: Portrait | None = None


@dataclass(frozen=True, slots=True)
class Declined:
    """No: nothing was sent and nothing is kept. There are ways without."""


@dataclass(frozen=True, slots=True)
class Identifying:
    """The backend is asked who this is, or whom they bring."""

    who: Identity
    purpose: Service | None = None
    relative: Relative | None = None
    tries: int = 1


@dataclass(frozen=True, slots=True)
class Confirm:
    """Is this the patient? Masked. Asked where no document said the name."""

    visitor: Visitor
    purpose: Service | None = None


@dataclass(frozen=True, slots=True)
class ChooseForSlip:
    """A slip of this hospital lies before the camera: what for?"""

    slip: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChooseService:
    """What the visitor came for; what is open today says which is recommended."""

    visitor: Visitor
    parts: Parts = ALL
