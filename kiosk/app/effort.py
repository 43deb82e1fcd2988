"""How long a code that cannot be read is tried before the patient is offered another way."""

import threading
import time
from collections.abc import Callable
from typing import Final

IN_VAIN_S: Final = 10.0
GAP_S: Final = 2.0


class Effort(threading.Event):
    """Set when the screen is gone, or when a code was in view for ten seconds and could not be read."""

    def __init__(self, screen: threading.Event, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._screen = screen
        self._clock = clock
        self._since: float | None = None
        self._last = 0.0
        self.in_vain = False

    def saw(self, *, seen: bool) -> None:
        """A frame in which an unread code was, or was not. A hand that shakes loses it for a moment."""
        now = self._clock()
        if seen:
            self._last = now
            self._since = now if self._since is None else self._since
            self.in_vain = now - self._since >= IN_VAIN_S
        elif now - self._last > GAP_S:
            self._since = None

    def is_set(self) -> bool:
        """Looked at before every frame."""
        return self.in_vain or self._screen.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Waits for the screen alone."""
        return self.in_vain or self._screen.wait(timeout)
