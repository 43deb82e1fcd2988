"""Four quarters of the screen as four keys, for a terminal without a keypad. No Qt, an injected clock.

A finger held still in the upper left corner turns them on, and off again. While they are on a touch in a quarter is a
key; the lower left one held calls for help.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from kiosk.devices.keys.key import Key

HOLD_S: Final = 2.0
"""How long a finger rests in the corner: nobody does so by chance."""
HELP_S: Final = 1.5
TWICE_S: Final = 0.25
"""A second touch within this is the shake of a hand (EN 301 549 §5.8)."""
_STRAYED: Final = 0.06  # of the screen's width or height: the finger does not rest


class Turned(Enum):
    """The corners were turned on or off."""

    ON = auto()
    OFF = auto()


Meaning = Key | Turned


@dataclass(frozen=True, slots=True)
class Zone:
    """The upper left corner, as parts of the screen's width and height."""

    across: float
    down: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a finger is in it."""
        return 0 <= x <= self.across and 0 <= y <= self.down


@dataclass(slots=True)
class _Finger:
    x: float
    y: float
    since: float
    done: bool = False


class Corners:
    """Places are parts of the screen, 0 to 1. Each call tells what was meant by it, if anything."""

    def __init__(self, zone: Zone, clock: Callable[[], float]) -> None:
        self._zone = zone
        self._clock = clock
        self._finger: _Finger | None = None
        self._lifted = float("-inf")
        self.on = False

    def press(self, x: float, y: float) -> None:
        """A finger comes down. A second one at the same time counts for nothing."""
        now = self._clock()
        if self._finger is None and now - self._lifted >= TWICE_S:
            self._finger = _Finger(x, y, now)

    def move(self, x: float, y: float) -> None:
        """The finger strays: it no longer means anything."""
        finger = self._finger
        if finger is not None and (abs(x - finger.x) > _STRAYED or abs(y - finger.y) > _STRAYED):
            finger.done = True

    def tick(self) -> Meaning | None:
        """Look at the clock: a finger that rested long enough."""
        finger = self._finger
        if finger is None or finger.done:
            return None
        rested = self._clock() - finger.since
        if rested >= HOLD_S and self._zone.holds(finger.x, finger.y):
            finger.done = True
            self.on = not self.on
            return Turned.ON if self.on else Turned.OFF
        if self.on and rested >= HELP_S and _quarter(finger.x, finger.y) is Key.REPEAT:
            finger.done = True
            return Key.HELP
        return None

    def release(self) -> Meaning | None:
        """The finger is lifted."""
        meaning = self.tick()
        finger, self._finger = self._finger, None
        if finger is None:
            return None
        self._lifted = self._clock()
        return _quarter(finger.x, finger.y) if self.on and not finger.done else meaning

    def cancel(self) -> None:
        """The finger is gone without having been lifted."""
        self._finger = None

    def off(self) -> None:
        """The visit is over."""
        self.on = False
        self._finger = None


def _quarter(x: float, y: float) -> Key:
    if y < 0.5:
        return Key.PREVIOUS if x < 0.5 else Key.NEXT
    return Key.REPEAT if x < 0.5 else Key.CHOOSE
