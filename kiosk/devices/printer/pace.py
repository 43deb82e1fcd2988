"""How a job learns that the printer has worked off a portion, by what the unit can answer."""

import time
from collections.abc import Callable
from typing import Protocol

from kiosk.devices.printer import escpos
from kiosk.devices.printer.proof import new_mark
from kiosk.devices.printer.session import Session


class Pace(Protocol):
    """Signs every portion with a few bytes and recognises the answer."""

    @property
    def blind(self) -> bool:
        """Whether nothing is answered, so that every portion needs a look at the status."""
        ...

    def sign(self, millimetres: float) -> bytes:
        """What goes behind the next portion, which is that long."""
        ...

    def reached(self, number: int) -> bool:
        """Whether portion `number` has been worked off, as far as one can tell."""
        ...

    def due(self, number: int) -> float:
        """Seconds after which it is worth asking again."""
        ...


class Fences:
    """GS r 1 behind each portion: answers come in order and are counted."""

    blind = False

    def __init__(self, session: Session) -> None:
        self._session = session
        self._before = session.fences

    def sign(self, millimetres: float) -> bytes:  # noqa: ARG002 - only a clock needs it
        """See Pace."""
        return escpos.FENCE

    def reached(self, number: int) -> bool:
        """See Pace."""
        return self._session.fences - self._before > number

    def due(self, number: int) -> float:  # noqa: ARG002 - only a clock needs it
        """See Pace."""
        return 1.0


class Marks:
    """A process id behind each portion, for units that know no fence."""

    blind = False

    def __init__(self, session: Session) -> None:
        self._session = session
        self._marks: list[bytes] = []

    def sign(self, millimetres: float) -> bytes:  # noqa: ARG002 - only a clock needs it
        """See Pace."""
        self._marks.append(new_mark())
        return escpos.process_id(self._marks[-1])

    def reached(self, number: int) -> bool:
        """See Pace."""
        return self._session.marked(self._marks[number])

    def due(self, number: int) -> float:  # noqa: ARG002 - only a clock needs it
        """See Pace."""
        return 1.0


class Clock:
    """Nothing is answered: the mechanism is given its time."""

    blind = True

    def __init__(self, slowest: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._slowest = slowest
        self._clock = clock
        self._ends: list[float] = []

    def sign(self, millimetres: float) -> bytes:
        """See Pace."""
        begins = max(self._clock(), self._ends[-1] if self._ends else 0.0)
        self._ends.append(begins + millimetres / self._slowest)
        return b""

    def reached(self, number: int) -> bool:
        """See Pace."""
        return self._clock() >= self._ends[number]

    def due(self, number: int) -> float:
        """See Pace."""
        return max(0.0, self._ends[number] - self._clock())
