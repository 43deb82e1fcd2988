"""The set-up of a new terminal, screen by screen. Nothing is written before the last one but the terminal's own key."""

import re
from dataclasses import dataclass, field
from typing import Final

from kiosk.staff.found import Found
from kiosk.staff.trials import EnrolFault

CARD_MM: Final = (85.60, 53.98)
"""A bank or identity card (ISO/IEC 7810 ID-1)."""
MM_PER_PX: Final = (0.05, 2.0)
"""What kiosk.toml takes."""
TURNS: Final = (0, 90, 180, 270)
_HOST: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){0,8}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known so far."""

    language: str = "vi"
    mm_per_px: float = 0.0
    url: str = ""
    terminal: str = ""
    location: str = ""
    hospital: str = ""
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Tongue:
    """Which language? `turns`: whether the picture can be turned here."""

    turns: bool = False


@dataclass(frozen=True, slots=True)
class Upright:
    """Does the picture stand upright?"""

    answers: Answers


@dataclass(frozen=True, slots=True)
class Turning:
    """It is turned by so many degrees, clockwise; the terminal begins anew."""

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
    """Where is the backend?"""

    answers: Answers
    typed: str = ""
    fault: EnrolFault | None = None


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
class Keeping:
    """The configuration is written."""

    answers: Answers


@dataclass(frozen=True, slots=True)
class NotKept:
    """It could not be written."""

    answers: Answers


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
    | Keeping
    | NotKept
    | Ready
)


def address_of(text: str) -> str | None:
    """`https://host[:port]` of what was typed, or None: a name or an IPv4 address, and a port."""
    bare = text.strip().lower().removeprefix("https://").rstrip("/")
    host, colon, port = bare.partition(":")
    if len(host) > 253 or not _HOST.fullmatch(host):
        return None
    if all(part.isdigit() for part in host.split(".")) and not _ipv4(host):
        return None
    if colon and not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) < 65536):
        return None
    return f"https://{bare}"


def _ipv4(host: str) -> bool:
    parts = host.split(".")
    return len(parts) == 4 and all(len(part) <= 3 and int(part) < 256 for part in parts)
