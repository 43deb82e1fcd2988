"""What goes by itself: kept answers after a day, orders that were not fetched, history after its time."""

import logging
import threading
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from kiosk.backend.api.idempotency import forget_answers
from kiosk.backend.clock import Clock
from kiosk.backend.fleet import orders
from kiosk.backend.fleet.enrolment import forget_codes
from kiosk.backend.fleet.history import forget_history
from kiosk.backend.store.sessions import Sessions

log = logging.getLogger(__name__)

_ROUND_S: Final = 600.0


class Housekeeping:
    """One thread a worker; doing it twice at once harms nobody."""

    def __init__(self, sessions: Sessions, now: Clock) -> None:
        self._sessions = sessions
        self._now = now
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin."""
        self._thread = threading.Thread(target=self._run, name="housekeeping", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def tick(self) -> None:
        """One round."""
        with self._sessions.begin() as session:
            now = self._now()
            forget_answers(session, now)
            orders.expire(session, now)
            forget_history(session, now)
            forget_codes(session, now)

    def _run(self) -> None:
        while not self._stop.wait(_ROUND_S):
            try:
                self.tick()
            except SQLAlchemyError as error:
                log.error("housekeeping waits for the database: %s", type(error).__name__)
