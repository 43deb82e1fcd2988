"""The set-up of a new terminal, screen by screen. Nothing is written before the last one but the terminal's own key."""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from kiosk.staff import states as s
from kiosk.staff.found import Found, Kind
from kiosk.staff.trials import EnrolFault

CARD_MM: Final = (85.60, 53.98)
"""A bank or identity card (ISO/IEC 7810 ID-1)."""
MM_PER_PX: Final = (0.05, 2.0)
"""What kiosk.toml takes."""
TURNS: Final = (0, 90, 180, 270)


class PinFault(Enum):
    """Why a PIN is not taken."""

    DIFFERS = auto()
    GUESSABLE = auto()


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known so far. `tried`: devices that did what they are for; `pin`: of staff, empty where there is none."""

    language: str = "vi"
    mm_per_px: float = 0.0
    url: str = ""
    terminal: str = ""
    location: str = ""
    hospital: str = ""
    found: tuple[Found, ...] = ()
    tried: frozenset[Kind] = frozenset()
    pin: str = field(default="", repr=False)
    turns: bool = False


@dataclass(frozen=True, slots=True)
class Tongue:
    """Which language? `turns`: whether the picture can be turned here; `url`: the backend that is known already."""

    turns: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Upright:
    """Does the picture stand upright? `stays`: that it is turned could not be written down."""

    answers: Answers
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Turning:
    """It is turned by so many degrees, clockwise; the terminal begins anew."""

    answers: Answers
    degrees: int


@dataclass(frozen=True, slots=True)
class Measuring:
    """A card lies against the glass: its outline on the screen says how large a pixel is. `wrong`: that cannot be."""

    answers: Answers
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Resuming:
    """Is this terminal let in already, by a set-up that was cut short?"""

    answers: Answers


@dataclass(frozen=True, slots=True)
class AskAddress:
    """Where is the backend? `camera`: a code may be held to it instead of typing."""

    answers: Answers
    typed: str = ""
    fault: EnrolFault | None = None
    camera: bool = False


@dataclass(frozen=True, slots=True)
class FindingAuthority:
    """Whom does that backend show?"""

    answers: Answers


@dataclass(frozen=True, slots=True)
class SureAuthority:
    """Is that the authority whose digest came with the code?"""

    answers: Answers
    digest: str


@dataclass(frozen=True, slots=True)
class AskNewCode:
    """The code that lets this terminal in."""

    answers: Answers
    digest: str
    fault: EnrolFault | None = None
    camera: bool = False


@dataclass(frozen=True, slots=True)
class Admitting:
    """The backend is asked to let it in."""

    answers: Answers
    digest: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindingDevices:
    """What is plugged in?"""

    answers: Answers


@dataclass(frozen=True, slots=True)
class DevicesShown:
    """That is."""

    answers: Answers


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which of several of a kind? `sight`: what the camera that is looked through sees meanwhile."""

    answers: Answers
    kind: Kind
    sight: s.TryingScanner = field(default_factory=s.TryingScanner)


@dataclass(frozen=True, slots=True)
class Trying:
    """One of them is tried, as staff mode tries it."""

    answers: Answers
    inner: s.StaffState


@dataclass(frozen=True, slots=True)
class AskPrinter:
    """Where is the printer on the network?"""

    answers: Answers
    typed: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class FindingPrinter:
    """Is there a printer?"""

    answers: Answers
    address: str


@dataclass(frozen=True, slots=True)
class AskOwnPin:
    """With what do staff come in here?"""

    answers: Answers
    fault: PinFault | None = None


@dataclass(frozen=True, slots=True)
class RepeatPin:
    """Once more the same."""

    answers: Answers
    first: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Review:
    """All of it, before anything is written."""

    answers: Answers


@dataclass(frozen=True, slots=True)
class Keeping:
    """The configuration is written."""

    answers: Answers


@dataclass(frozen=True, slots=True)
class NotKept:
    """It could not be written."""

    answers: Answers
    fault: EnrolFault = EnrolFault.NOT_KEPT


@dataclass(frozen=True, slots=True)
class Ready:
    """The terminal can serve."""

    answers: Answers


SetupState = (
    Tongue
    | Upright
    | Turning
    | Measuring
    | Resuming
    | AskAddress
    | FindingAuthority
    | SureAuthority
    | AskNewCode
    | Admitting
    | FindingDevices
    | DevicesShown
    | Choosing
    | Trying
    | AskPrinter
    | FindingPrinter
    | AskOwnPin
    | RepeatPin
    | Review
    | Keeping
    | NotKept
    | Ready
)
