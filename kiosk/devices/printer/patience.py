"""How long anything may take. Every wait of the driver ends by one of these."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. The sums stay below what callers are promised: 25 s for a job, 10 s for a look."""

    answer: float = 0.5
    stall: float = 5.0
    printing: float = 14.0
    recovery: float = 3.0
    look: float = 5.0
    settle: float = 1.0
    slowest: float = 80.0
    """Millimetres a second that any printer reaches: where nothing proves the end, mechanics are given their time."""
    poll: float = 0.5
    again: float = 10.0
    """Between two tries to free a stuck knife, doubled each time: every try costs paper."""


class Deadline:
    """A moment after which nothing more is waited for. It also ends as soon as `stop` is set."""

    def __init__(
        self,
        seconds: float,
        stop: threading.Event | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self._end = clock() + seconds
        self._stop = stop

    @property
    def stopped(self) -> bool:
        """Somebody asked to stop."""
        return self._stop is not None and self._stop.is_set()

    @property
    def left(self) -> float:
        """Seconds that remain, never below zero."""
        return 0.0 if self.stopped else max(0.0, self._end - self._clock())

    @property
    def over(self) -> bool:
        """Whether nothing remains."""
        return self.left <= 0

    def at_most(self, seconds: float) -> float:
        """`seconds`, or what remains where that is less."""
        return min(seconds, self.left)

    def within(self, seconds: float) -> "Deadline":
        """A nearer deadline that ends with this one."""
        return Deadline(self.at_most(seconds), self._stop, self._clock)
