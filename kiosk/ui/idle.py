"""When a screen has waited long enough for its patient. No Qt, an injected clock."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from kiosk.visit.events import Event, IdleWarned, TimedOut
from kiosk.visit.patience import Patience


@dataclass(frozen=True, slots=True)
class IdleTimes:
    """Seconds: untouched before the warning; of the warning (at least 20, WCAG 2.2.1), an end, a question, a word."""

    warn: float = 45
    last: float = 30
    shown: float = 20
    brief: float = 8
    moment: float = 3


class Idle:
    """Counts from the last touch or the last new screen."""

    def __init__(self, times: IdleTimes, clock: Callable[[], float]) -> None:
        self._limits = {
            Patience.WARN: times.warn,
            Patience.LAST: times.last,
            Patience.SHOWN: times.shown,
            Patience.BRIEF: times.brief,
            Patience.MOMENT: times.moment,
        }
        self._clock = clock
        self._patience = Patience.NONE
        self._since = clock()

    def enter(self, patience: Patience) -> None:
        """A new screen is up."""
        self._patience = patience
        self._since = self._clock()

    def touched(self) -> None:
        """The patient touched the screen. The warning itself is only ended by its own button."""
        if self._patience is not Patience.LAST:
            self._since = self._clock()

    @property
    def seconds_left(self) -> int:
        """Whole seconds until the next event, 0 where none is due."""
        limit = self._limits.get(self._patience)
        return 0 if limit is None else max(0, ceil(limit - (self._clock() - self._since)))

    def due(self) -> Event | None:
        """The event whose time has come, once."""
        limit = self._limits.get(self._patience)
        if limit is None or self._clock() - self._since < limit:
            return None
        event: Event = IdleWarned() if self._patience is Patience.WARN else TimedOut()
        self._patience = Patience.NONE
        return event
