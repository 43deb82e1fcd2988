"""How bright the panel is: full under a payment code, dim while nobody is here, as the site wants it otherwise."""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final

from kiosk.devices.backlight.link import Backlight, BacklightError
from kiosk.visit import states as s

log = logging.getLogger(__name__)

FULL: Final = 100
SET_S: Final = 8.0
"""How long a panel may take."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Percent: while somebody may come, and while the terminal sleeps or the house is closed."""

    day: int = 80
    night: int = 20


def wanted(state: s.State, levels: Levels, *, asleep: bool) -> int:
    """Percent for this screen."""
    match state:
        case s.Paying():
            # Phones read a bright code from further away.
            return FULL
        case s.Night():
            return min(levels.night, levels.day)
        case _:
            return min(levels.night, levels.day) if asleep else levels.day


class Brightness:
    """Sets the light on a thread of its own: some panels take a second. Trouble is logged once."""

    def __init__(self, light: Backlight, levels: Levels, *, named: bool = True) -> None:
        """`named`: the site has named this light; one that was only found is left alone until staff turn it."""
        self._light = light
        self._levels = levels
        self._alone = not named
        self._pool = ThreadPoolExecutor(1, "backlight")
        self._now = 0
        self._failed = False

    @property
    def day(self) -> int:
        """Percent, while somebody may come."""
        return self._levels.day

    def begin(self, day: int) -> None:
        """As staff left it before this start."""
        self._levels = replace(self._levels, day=day)
        self._alone = False

    def tune(self, day: int) -> None:
        """By staff's hand, and to be seen when this returns. Raises BacklightError; then it stays as it was."""
        try:
            self._pool.submit(self._light.set, day).result(SET_S)
        except TimeoutError:
            raise BacklightError("the panel's light takes too long") from None
        self._now = day
        self.begin(day)

    def follow(self, state: s.State, *, asleep: bool) -> None:
        """This screen is up."""
        percent = wanted(state, self._levels, asleep=asleep)
        if percent != self._now and not self._alone:
            self._now = percent
            self._pool.submit(self._set, percent)

    def _set(self, percent: int) -> None:
        try:
            self._light.set(percent)
        except BacklightError as error:
            if not self._failed:
                log.warning("%s", error)
            self._failed = True
        else:
            self._failed = False

    def close(self) -> None:
        """Leave the panel as a terminal that serves: whoever comes next must see it."""
        if not self._alone:
            self._pool.submit(self._set, self._levels.day)
        self._pool.shutdown(wait=True)
