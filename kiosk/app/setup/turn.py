"""A stop event whose time comes by itself: for one of several that are looked through in turns."""

import threading
from collections.abc import Callable
from time import monotonic


class Turn(threading.Event):
    """Over when `over` is, or after so many seconds."""

    def __init__(self, over: threading.Event, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._over = over
        self._clock = clock
        self._until = clock() + seconds

    def is_set(self) -> bool:
        """Whether the turn is over."""
        return self._over.is_set() or self._clock() >= self._until

    def wait(self, timeout: float | None = None) -> bool:
        """At most until the turn is over."""
        left = max(0.0, self._until - self._clock())
        self._over.wait(left if timeout is None else min(left, timeout))
        return self.is_set()
