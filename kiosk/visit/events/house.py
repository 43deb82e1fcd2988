"""What staff and the clock do to a visit."""

from dataclasses import dataclass
from datetime import time

from kiosk.domain.condition import Fault


@dataclass(frozen=True, slots=True)
class StopService:
    """Staff take the terminal out of service, once nobody stands at it."""


@dataclass(frozen=True, slots=True)
class FaultsStop:
    """What forbids to serve, worst first; nothing any more where it is empty. Told once nobody stands here."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class ResumeService:
    """Staff put it back."""


@dataclass(frozen=True, slots=True)
class StaffCame:
    """Somebody made the gesture of staff, where nobody's visit was."""


@dataclass(frozen=True, slots=True)
class StaffLeft:
    """They, or whoever it was, are gone."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The hospital takes nobody now; it opens then."""

    opens: time


@dataclass(frozen=True, slots=True)
class Opened:
    """The hospital takes patients."""


@dataclass(frozen=True, slots=True)
class IdleWarned:
    """Nobody has touched the screen for a while."""


@dataclass(frozen=True, slots=True)
class TimedOut:
    """Nobody answered the warning, or an end screen was shown long enough."""
