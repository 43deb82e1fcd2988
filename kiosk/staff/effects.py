"""What a state asks of the terminal: requests as data."""

from dataclasses import dataclass, field

from kiosk.domain.chip import ChipKey
from kiosk.staff.dials import Touch
from kiosk.staff.found import Found, Kind
from kiosk.staff.setup_states import Answers
from kiosk.staff.trials import Act


@dataclass(frozen=True, slots=True)
class LookAtDoor:
    """Answered by DoorSeen, again whenever the lock's time changes."""


@dataclass(frozen=True, slots=True)
class WatchForPass:
    """Answered by PassShown."""


@dataclass(frozen=True, slots=True)
class JudgePin:
    """Answered by LetIn or Refused."""

    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class JudgePass:
    """Answered by LetIn or Refused."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LookAround:
    """Answered by Looked, again and again."""


@dataclass(frozen=True, slots=True)
class Do:
    """Answered by Done; a restart by nothing."""

    act: Act


@dataclass(frozen=True, slots=True)
class TryPrinter:
    """Answered by PrintEnded."""


@dataclass(frozen=True, slots=True)
class WatchForTicket:
    """Answered by ReadBack for each code that is shown, or ScannerGone."""

    code: str


@dataclass(frozen=True, slots=True)
class TryScanner:
    """Answered by Glimpsed, ScanEnded, ScannerGone; goes on."""


@dataclass(frozen=True, slots=True)
class WatchForKey:
    """Answered by KeyGiven; Glimpsed meanwhile."""


@dataclass(frozen=True, slots=True)
class TryCard:
    """Answered by Stepped and Lifted, at last by CardEnded."""

    key: ChipKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadLog:
    """Answered by LogRead."""


@dataclass(frozen=True, slots=True)
class ReadFacts:
    """Answered by FactsRead."""


@dataclass(frozen=True, slots=True)
class ReadDials:
    """Answered by DialsRead."""


@dataclass(frozen=True, slots=True)
class TurnDial:
    """Answered by DialsRead."""

    touch: Touch


@dataclass(frozen=True, slots=True)
class Enrol:
    """With the backend that is configured. Answered by EnrolEnded."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """The picture, clockwise. Answered by Done: the terminal begins anew."""

    degrees: int


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on with an enrolment that was cut short. Answered by Admitted; by Interrupted; by EnrolEnded where there is
    none."""


@dataclass(frozen=True, slots=True)
class WatchForInvitation:
    """Answered by Watching, then Invited; ScannerGone meanwhile."""


@dataclass(frozen=True, slots=True)
class FindAuthority:
    """Answered by AuthorityFound; by EnrolEnded with a fault; by Admitted where this terminal is in there already."""

    url: str


@dataclass(frozen=True, slots=True)
class Admit:
    """Answered by Admitted, or by EnrolEnded with a fault."""

    url: str
    digest: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindDevices:
    """Answered by DevicesFound. `before`: what was found and chosen the last time."""

    before: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class LookThrough:
    """From here on these devices count. Of a scanner answered by Glimpsed, ScanEnded, ScannerGone; goes on."""

    found: tuple[Found, ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class FindPrinter:
    """Beside the devices that are known. Answered by DevicesFound."""

    address: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class KeepConfig:
    """Answered by Kept, or by EnrolEnded with a fault."""

    answers: Answers


Effect = (
    LookAtDoor
    | WatchForPass
    | JudgePin
    | JudgePass
    | LookAround
    | Do
    | TryPrinter
    | WatchForTicket
    | TryScanner
    | WatchForKey
    | TryCard
    | ReadLog
    | ReadFacts
    | ReadDials
    | TurnDial
    | Enrol
    | Turn
    | Resume
    | WatchForInvitation
    | FindAuthority
    | Admit
    | FindDevices
    | LookThrough
    | FindPrinter
    | KeepConfig
)
