"""The stamp on every message: which screen asked."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from kiosk.visit.effects import Effect
from kiosk.visit.events import Event

E = TypeVar("E")


class Stamp(Generic[E]):
    """One screen's time. What was asked in it may be answered only in it.

    Without the stamp a late card read would show one patient's name to the next.
    """

    def __init__(self, number: int, deliver: Callable[[int, E], None]) -> None:
        self.number = number
        self._deliver = deliver
        self._over = threading.Event()

    @property
    def over(self) -> threading.Event:
        """Set when the screen is gone; work for it looks here and stops."""
        return self._over

    def post(self, event: E) -> None:
        """Hand in an answer, from any thread."""
        if not self._over.is_set():
            self._deliver(self.number, event)

    def end(self) -> None:
        """The screen is gone."""
        self._over.set()


Moment = Stamp[Event]
"""A screen of the visit."""

Perform = Callable[[Effect, Moment], None]
"""Starts what an effect asks for, without waiting; answers go to the moment."""
