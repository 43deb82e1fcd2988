"""The gesture that opens the door for staff: one that patients do not make by chance. No Qt, an injected clock.

A finger rests in the lower left corner for three seconds; then three short touches, each within two seconds of the
last: upper left, lower left, upper left. Anything else in between begins it anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

CORNER_MM: Final = 30.0
HOLD_S: Final = 3.0
LONGEST_S: Final = 8.0
"""A finger that rests longer leans on the screen."""
SHORT_S: Final = 0.8
PAUSE_S: Final = 2.0
_STRAY_MM: Final = 12.0


class _Corner(Enum):
    UPPER = auto()
    LOWER = auto()


_TOUCHES: Final = (_Corner.UPPER, _Corner.LOWER, _Corner.UPPER)


@dataclass(frozen=True, slots=True)
class _Finger:
    corner: _Corner | None
    x: float
    y: float
    since: float


class Gesture:
    """Places are millimetres from the upper left of what can be reached; `height` is how much that is."""

    def __init__(self, height: float, clock: Callable[[], float]) -> None:
        self._height = height
        self._clock = clock
        self._finger: _Finger | None = None
        self._done: int | None = None
        self._lifted = 0.0

    def reach(self, height: float) -> None:
        """The window is another size now."""
        self._height = height

    def press(self, x: float, y: float) -> None:
        """A finger comes down; a second one beside it spoils everything."""
        if self._finger is not None:
            self.cancel()
            return
        now = self._clock()
        if self._done is not None and now - self._lifted > PAUSE_S:
            self._done = None
        self._finger = _Finger(self._corner(x, y), x, y, now)

    def move(self, x: float, y: float) -> None:
        """A finger that strays means something else."""
        finger = self._finger
        if finger is not None and max(abs(x - finger.x), abs(y - finger.y)) > _STRAY_MM:
            self._finger = _Finger(None, finger.x, finger.y, finger.since)

    def release(self) -> bool:
        """The finger is lifted: whether that was the last touch of the gesture."""
        finger, self._finger = self._finger, None
        if finger is None:
            return False
        now = self._clock()
        lasted, self._lifted = now - finger.since, now
        if finger.corner is _Corner.LOWER and HOLD_S <= lasted <= LONGEST_S:
            self._done = 0
        elif self._done is not None and lasted <= SHORT_S and finger.corner is _TOUCHES[self._done]:
            self._done += 1
        else:
            self._done = None
        if self._done != len(_TOUCHES):
            return False
        self._done = None
        return True

    def cancel(self) -> None:
        """Begin anew: two fingers, a finger that is gone without having been lifted, another screen."""
        self._finger = None
        self._done = None

    def _corner(self, x: float, y: float) -> _Corner | None:
        if not 0 <= x <= CORNER_MM:
            return None
        if 0 <= y <= CORNER_MM:
            return _Corner.UPPER
        return _Corner.LOWER if self._height - CORNER_MM <= y <= self._height else None
