"""Plays stored pictures at the speed of a camera."""

import time
from collections.abc import Callable
from threading import Event


class Pace:
    """Says when the next picture is due, `per_second` at most. Zero means at once."""

    def __init__(self, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._gap = 1 / per_second if per_second else 0.0
        self._clock = clock
        self._due = clock()

    def wait(self, closed: Event, timeout_s: float) -> bool:
        """Wait until the next picture is due; False if that is beyond the timeout or the source is closed."""
        missing = self._due - self._clock()
        if missing > 0 and (closed.wait(min(missing, timeout_s)) or missing > timeout_s):
            return False
        now = self._clock()
        # A little late keeps the rate; very late begins anew, or what was missed would come in a burst.
        self._due = (now if now - self._due > self._gap else self._due) + self._gap
        return True
