"""What staff are shown: how the terminal is, and what a trial of a device came to. Figures and words, nobody's data."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from kiosk.domain.condition import Fault
from kiosk.domain.outcome import Printed


class Refusal(Enum):
    """Why the door stays shut."""

    WRONG_PIN = auto()
    NO_PASS = auto()
    FORGED = auto()
    EXPIRED = auto()
    USED = auto()
    OTHER_TERMINAL = auto()


@dataclass(frozen=True, slots=True)
class Door:
    """How the door stands: tries left, seconds it is locked for, whether a PIN, a pass and a scanner can be used."""

    left: int
    locked_s: int = 0
    pin: bool = True
    passes: bool = True
    scanner: bool = True


@dataclass(frozen=True, slots=True)
class DeviceLook:
    """One device now. `name`: printer, card, scanner, backend...; `state`: its own word."""

    name: str
    state: str
    fault: Fault | None = None
    detail: str = ""
    paper_left_mm: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """The terminal now. `others`: what is wrong that is no device's; `held`: staff took it out of service.

    `closed`: it cannot serve at all. Then nothing can be opened or closed, and it may be set up from the beginning.
    """

    devices: tuple[DeviceLook, ...]
    others: tuple[Fault, ...] = ()
    held: bool = False
    payments_open: int = 0
    closed: bool = False

    def device(self, name: str) -> DeviceLook | None:
        """The device of this name."""
        return next((device for device in self.devices if device.name == name), None)


class Act(StrEnum):
    """What staff do to the terminal, after a question."""

    OUT_OF_SERVICE = "out_of_service"
    IN_SERVICE = "in_service"
    RESTART = "restart"
    PAPER_CHANGED = "paper_changed"
    SET_UP = "set_up"


class Task(StrEnum):
    """What can be chosen on the board."""

    PRINT = "print"
    SCAN = "scan"
    CARD = "card"
    PAPER = "paper"
    SERVICE = "service"
    RESTART = "restart"
    ENROL = "enrol"
    LOG = "log"
    ABOUT = "about"
    DIALS = "dials"
    SET_UP = "set_up"


@dataclass(frozen=True, slots=True)
class PrintTrial:
    """What became of the test ticket. `code`: what its QR says; `read_back`: None while nobody has shown it."""

    printed: Printed
    seconds: float
    code: str
    trouble: str = ""
    proof: str = ""
    read_back: bool | None = None


@dataclass(frozen=True, slots=True)
class ScanTrial:
    """One code that was read: of what kind, how large its modules stand in the picture, who read it. Not its text."""

    symbology: str
    kind: str
    decoder: str
    seconds: float
    per_module: float | None = None


@dataclass(frozen=True, slots=True)
class CardStep:
    """One file of a chip: bytes so far, of how many, and when its last byte came (milliseconds from the start)."""

    file: str
    done: int
    total: int
    ms: int


@dataclass(frozen=True, slots=True)
class CardTrial:
    """What a reading came to. `error`: the code of what went wrong and where, else empty. Nothing of the person."""

    steps: tuple[CardStep, ...] = ()
    access: str = ""
    trust: str = ""
    commands: int = 0
    seconds: float = 0.0
    error: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log: HH:mm:ss, its level, its message with everything personal blotted out."""

    at: str
    level: str
    message: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing about the terminal, by a word that the screen translates."""

    name: str
    value: str


class EnrolFault(Enum):
    """Why a terminal was not let in, or what it was told could not be kept."""

    ADDRESS = auto()
    AWAY = auto()
    WRONG_NAME = auto()
    UNPROVEN = auto()
    CLOCK = auto()
    OTHER_AUTHORITY = auto()
    CODE_REFUSED = auto()
    ANOTHER_TERMINAL = auto()
    TOO_OFTEN = auto()
    NOT_KEPT = auto()
    DISK_FULL = auto()
    READ_ONLY = auto()
    NOT_SET_UP = auto()
    BACKEND_SAYS_NO = auto()
