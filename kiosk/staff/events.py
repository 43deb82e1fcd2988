"""What can happen to staff: touches, answers of the terminal's own things, the clock."""

from dataclasses import dataclass, field

from kiosk.domain.chip import ChipKey
from kiosk.domain.invitation import Invitation
from kiosk.staff.dials import Dials
from kiosk.staff.found import Found
from kiosk.staff.trials import (
    CardStep,
    CardTrial,
    Door,
    EnrolFault,
    Fact,
    LogLine,
    Look,
    PrintTrial,
    Refusal,
    ScanTrial,
)


@dataclass(frozen=True, slots=True)
class Entered:
    """Something was typed to its end."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the things that the screen offers, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class Measured:
    """The outline on the screen covers the card: so many millimetres has a pixel."""

    mm_per_px: float


@dataclass(frozen=True, slots=True)
class Back:
    """One screen back."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Out of it, from wherever."""


@dataclass(frozen=True, slots=True)
class Again:
    """Once more."""


@dataclass(frozen=True, slots=True)
class DoorSeen:
    """How the door stands."""

    door: Door


@dataclass(frozen=True, slots=True)
class PassShown:
    """A code was held to the scanner that looks like a pass."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LetIn:
    """It is staff."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It is not, or not now."""

    why: Refusal
    door: Door


@dataclass(frozen=True, slots=True)
class Looked:
    """How the terminal is: comes again and again."""

    look: Look


@dataclass(frozen=True, slots=True)
class Done:
    """What was asked for is done."""


@dataclass(frozen=True, slots=True)
class PrintEnded:
    """The test ticket."""

    trial: PrintTrial


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A code was shown: whether it is the ticket's."""

    same: bool


@dataclass(frozen=True, slots=True)
class Glimpsed:
    """What the camera sees of a code that is not read yet."""

    seen: bool
    per_module: float | None = None


@dataclass(frozen=True, slots=True)
class ScannerGone:
    """It does not answer."""


@dataclass(frozen=True, slots=True)
class ScanEnded:
    """A code was read."""

    trial: ScanTrial


@dataclass(frozen=True, slots=True)
class KeyGiven:
    """A printed code that opens its card's chip."""

    key: ChipKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class Stepped:
    """Some more of a chip's file came."""

    step: CardStep


@dataclass(frozen=True, slots=True)
class Lifted:
    """The card left the reader too soon."""


@dataclass(frozen=True, slots=True)
class CardEnded:
    """The reading is over, one way or another."""

    trial: CardTrial


@dataclass(frozen=True, slots=True)
class LogRead:
    """The last lines."""

    lines: tuple[LogLine, ...]


@dataclass(frozen=True, slots=True)
class FactsRead:
    """What the terminal is."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class DialsRead:
    """How loud and how bright it is now."""

    dials: Dials


@dataclass(frozen=True, slots=True)
class EnrolEnded:
    """The backend let it in, until then; or why not."""

    until: str = ""
    fault: EnrolFault | None = None


@dataclass(frozen=True, slots=True)
class Admitted:
    """The backend knows this terminal now."""

    url: str
    terminal: str
    location: str
    hospital: str


@dataclass(frozen=True, slots=True)
class AuthorityFound:
    """Whom that backend shows: SHA-256 (hex) of its authority."""

    digest: str


@dataclass(frozen=True, slots=True)
class Interrupted:
    """An enrolment at that backend was cut short, and cannot be gone on with now."""

    url: str
    fault: EnrolFault | None = None


@dataclass(frozen=True, slots=True)
class Watching:
    """A camera or a scanner waits for the code of a new terminal."""


@dataclass(frozen=True, slots=True)
class Invited:
    """The code of a new terminal was shown."""

    invitation: Invitation


@dataclass(frozen=True, slots=True)
class DevicesFound:
    """What is plugged in."""

    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The configuration stands in its place."""


@dataclass(frozen=True, slots=True)
class TimedOut:
    """Nobody has touched the screen for long enough."""


@dataclass(frozen=True, slots=True)
class Broke:
    """An error of ours."""


Event = (
    Entered
    | Chosen
    | Measured
    | Back
    | Leave
    | Again
    | DoorSeen
    | PassShown
    | LetIn
    | Refused
    | Looked
    | Done
    | PrintEnded
    | ReadBack
    | Glimpsed
    | ScannerGone
    | ScanEnded
    | KeyGiven
    | Stepped
    | Lifted
    | CardEnded
    | LogRead
    | FactsRead
    | DialsRead
    | EnrolEnded
    | Admitted
    | AuthorityFound
    | Interrupted
    | Watching
    | Invited
    | DevicesFound
    | Kept
    | TimedOut
    | Broke
)
