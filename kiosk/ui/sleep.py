"""When a screen that nobody stands at goes dim. No Qt, an injected clock."""

from collections.abc import Callable


class Sleep:
    """Counts from the last touch or the last visit; `after_s` of None never sleeps."""

    def __init__(self, after_s: float | None, clock: Callable[[], float]) -> None:
        self._after_s = after_s
        self._clock = clock
        self._since = clock()
        self._alone = False
        self.asleep = False

    def enter(self, *, alone: bool) -> None:
        """A new screen is up; `alone`: nobody stands at it."""
        if not alone or not self._alone:
            self.wake()
        self._alone = alone

    def touched(self) -> None:
        """Somebody is here. A screen that sleeps is only woken on purpose: the touch must not reach what lies below."""
        self._since = self._clock()

    def wake(self) -> None:
        """Bright again."""
        self.asleep = False
        self._since = self._clock()

    def tick(self) -> None:
        """Look at the clock."""
        if self._alone and self._after_s is not None and self._clock() - self._since >= self._after_s:
            self.asleep = True
