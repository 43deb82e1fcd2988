"""The day as a whole: patients come by a clock that runs faster, terminals take them."""

import threading
import time
from collections.abc import Sequence

from kiosk.sim.day.arrivals import Arrival
from kiosk.sim.day.terminal import Figures, Terminal


class Hall:
    """Who has come and not been taken yet. The clock runs `speed` times as fast as ours."""

    def __init__(self, day: Sequence[Arrival], speed: float) -> None:
        self._coming = list(reversed(day))
        self._speed = speed
        self._begun = time.monotonic()
        self._lock = threading.Lock()
        self._over = threading.Event()

    def next(self) -> Arrival | None:
        """Waits for the next patient; None when nobody comes any more."""
        with self._lock:
            if not self._coming or self._over.is_set():
                return None
            patient = self._coming.pop()
        wait = self._begun + patient.at_s / self._speed - time.monotonic()
        if wait > 0:
            self._over.wait(wait)
        return None if self._over.is_set() else patient

    def close(self) -> None:
        """Nobody comes any more."""
        self._over.set()


def play(url: str, keys: Sequence[str], day: Sequence[Arrival], speed: float, touch_s: float = 20.0) -> Figures:
    """The whole day; raises what a terminal failed with. `touch_s` is how long a visit keeps the terminal besides."""
    figures, hall = Figures(), Hall(day, speed)
    terminals = [
        Terminal(url, key, next_patient=hall.next, figures=figures, seed=n, touch_s=touch_s / speed)
        for n, key in enumerate(keys)
    ]
    for terminal in terminals:
        terminal.start()
    for terminal in terminals:
        terminal.join()
        if terminal.failed is not None:
            hall.close()
    for terminal in terminals:
        if terminal.failed is not None:
            raise terminal.failed
    return figures
