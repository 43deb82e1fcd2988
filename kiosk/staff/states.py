"""Where staff are. A state holds exactly what is true then; what is typed is never shown by `repr`."""

from dataclasses import dataclass, field

from kiosk.domain.chip import ChipKey
from kiosk.staff.dials import Dials, Touch
from kiosk.staff.trials import (
    Act,
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
class AskPin:
    """Who is there? A PIN, or a pass held to the scanner. `door` None: it is looked at first."""

    door: Door | None = None
    refused: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Judging:
    """A PIN is looked at: that takes a moment on purpose."""

    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class JudgingPass:
    """A pass is looked at."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything at a glance, and what can be done. `done`: what was done just now."""

    look: Look | None = None
    done: Act | None = None


@dataclass(frozen=True, slots=True)
class Sure:
    """Really?"""

    act: Act
    look: Look


@dataclass(frozen=True, slots=True)
class Doing:
    """It is being done."""

    act: Act


@dataclass(frozen=True, slots=True)
class TryingPrinter:
    """A test ticket is printed."""


@dataclass(frozen=True, slots=True)
class PrinterTried:
    """What became of it; its code may be held to the scanner."""

    trial: PrintTrial


@dataclass(frozen=True, slots=True)
class TryingScanner:
    """Any code may be held to the scanner. `hint`: what the camera sees meanwhile; `gone`: it does not answer."""

    trial: ScanTrial | None = None
    seen: bool = False
    per_module: float | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class GivingKey:
    """A chip opens with six digits of its card or with its printed code."""

    seen: bool = False


@dataclass(frozen=True, slots=True)
class TryingCard:
    """A chip is read, step by step."""

    key: ChipKey = field(repr=False)
    steps: tuple[CardStep, ...] = ()
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class CardTried:
    """What it came to."""

    trial: CardTrial


@dataclass(frozen=True, slots=True)
class ReadingLog:
    """The last lines of the log, newest first; None until they are there."""

    lines: tuple[LogLine, ...] | None = None


@dataclass(frozen=True, slots=True)
class About:
    """Version, addresses, numbers; None until they are there."""

    facts: tuple[Fact, ...] | None = None


@dataclass(frozen=True, slots=True)
class Adjusting:
    """How loud and how bright; None until that is known. `touch`: what was touched last."""

    dials: Dials | None = None
    touch: Touch | None = None


@dataclass(frozen=True, slots=True)
class AskCode:
    """The code with which the backend lets this terminal in again."""

    fault: EnrolFault | None = None


@dataclass(frozen=True, slots=True)
class Enrolling:
    """The backend is asked."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """It is let in again, until then (dd/MM/yyyy)."""

    until: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Staff have left, or were not there at all: patients again. `idle`: by itself."""

    idle: bool = False


StaffState = (
    AskPin
    | Judging
    | JudgingPass
    | Board
    | Sure
    | Doing
    | TryingPrinter
    | PrinterTried
    | TryingScanner
    | GivingKey
    | TryingCard
    | CardTried
    | ReadingLog
    | About
    | Adjusting
    | AskCode
    | Enrolling
    | Enrolled
    | Gone
)
