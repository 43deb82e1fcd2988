"""What goes by itself: kept answers after a day, orders that were not fetched, sign-ins that are over, history and
people after their time."""

import logging
import threading
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from kiosk.backend.api.idempotency import forget_answers
from kiosk.backend.clock import Clock
from kiosk.backend.deeds import Deed, note_deed
from kiosk.backend.fleet import orders
from kiosk.backend.fleet.enrolment import forget_codes
from kiosk.backend.fleet.history import forget_history
from kiosk.backend.registration.erasure import Erased, forget_the_old
from kiosk.backend.store.sessions import Sessions
from kiosk.backend.web.sign_ins import forget_sign_ins
from kiosk.domain.dates import HOSPITAL_TIME

log = logging.getLogger(__name__)

_ROUND_S: Final = 600.0
# Nobody waits for a number then, and no round holds the database for long: some thousands of people a night.
_NIGHT: Final = range(1, 5)
_AT_ONCE: Final = 1_000


class Housekeeping:
    """One thread a worker; doing it twice at once harms nobody."""

    def __init__(self, sessions: Sessions, now: Clock, keep: timedelta | None = None) -> None:
        """`keep`: who was last here longer ago is forgotten at night; None keeps them until somebody says so."""
        self._sessions = sessions
        self._now = now
        self._keep = keep
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
        now = self._now()
        with self._sessions.begin() as session:
            forget_answers(session, now)
            orders.expire(session, now)
            forget_history(session, now)
            forget_codes(session, now)
            forget_sign_ins(session, now)
        if self._keep is not None and now.astimezone(HOSPITAL_TIME).hour in _NIGHT:
            self._forget_people(self._keep, now)

    def _forget_people(self, keep: timedelta, now: datetime) -> None:
        with self._sessions.begin() as session:
            erased = forget_the_old(session, keep, now, _AT_ONCE)
            if erased != Erased(0, 0, 0):
                note_deed(session, "keep_days", Deed.FORGOTTEN, f"{keep.days} days, {erased.patients} patients", now)

    def _run(self) -> None:
        while not self._stop.wait(_ROUND_S):
            try:
                self.tick()
            except SQLAlchemyError as error:
                log.error("housekeeping waits for the database: %s", type(error).__name__)
