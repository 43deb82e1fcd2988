"""Staff's work on the threads that the devices belong to, until the terminal ends."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from typing import TypeVar

from kiosk.app import logs
from kiosk.app.staff.trials import Moment
from kiosk.staff import events as e

log = logging.getLogger(__name__)

Work = Callable[[Moment], e.Event | None]
T = TypeVar("T")


class Hands:
    """One a performer. What goes wrong is a bug; what goes wrong because the terminal ends is not."""

    def __init__(self) -> None:
        self._over = threading.Event()

    def begin(self, pool: Executor, work: Work, moment: Moment) -> None:
        """On that thread: its answer to the moment. Never waits; a bug is logged and answered with Broke."""
        pool.submit(self._run, work, moment)

    def ask(self, pool: Executor, question: Callable[[], T]) -> Future[T]:
        """Within work of one thread, something of another's. Raises CancelledError where that takes nothing more."""
        try:
            return pool.submit(question)
        except RuntimeError:
            raise CancelledError from None

    def end(self) -> None:
        """The terminal ends: devices close under whoever still uses them."""
        self._over.set()

    def _run(self, work: Work, moment: Moment) -> None:
        if moment.over.is_set():
            return
        try:
            event = work(moment)
        except Exception as error:  # noqa: BLE001 - the last line: a bug must not leave a screen waiting
            if self._over.is_set():
                log.info("cut short by the end of the terminal: %s", type(error).__name__)
                return
            logs.bug(error)
            event = e.Broke()
        if event is not None:
            moment.post(event)
