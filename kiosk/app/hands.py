"""Work on the threads that the devices belong to, until the terminal ends."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from typing import Generic, TypeVar

from kiosk.app import logs
from kiosk.ui.moment import Stamp

log = logging.getLogger(__name__)

E = TypeVar("E")
T = TypeVar("T")


class Hands(Generic[E]):
    """One a performer. What goes wrong is a bug; what goes wrong because the terminal ends is not."""

    def __init__(self, broke: Callable[[], E]) -> None:
        """`broke`: what a screen is told where a bug keeps it without its answer."""
        self._broke = broke
        self.over = threading.Event()
        """Set when the terminal ends."""

    def begin(self, pool: Executor, work: Callable[[Stamp[E]], E | None], moment: Stamp[E]) -> None:
        """On that thread: its answer to the moment. Never waits; a bug is logged and told."""
        pool.submit(self.run, work, moment)

    def run(self, work: Callable[[Stamp[E]], E | None], moment: Stamp[E]) -> None:
        """The same here."""
        if moment.over.is_set():
            return
        try:
            event = work(moment)
        except Exception as error:  # noqa: BLE001 - the last line: a bug must not leave a screen waiting
            if not self.is_bug(error):
                return
            event = self._broke()
        if event is not None:
            moment.post(event)

    def ask(self, pool: Executor, question: Callable[[], T]) -> Future[T]:
        """Within work of one thread, something of another's. Raises CancelledError where that takes nothing more."""
        try:
            return pool.submit(question)
        except RuntimeError:
            raise CancelledError from None

    def is_bug(self, error: Exception) -> bool:
        """Whether it is one, and is logged, or only the end of the terminal that cut work short."""
        if self.over.is_set():
            log.info("cut short by the end of the terminal: %s", type(error).__name__)
            return False
        logs.bug(error)
        return True

    def end(self) -> None:
        """The terminal ends: devices close under whoever still uses them."""
        self.over.set()
