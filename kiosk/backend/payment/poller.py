"""The poller: asks providers on its own schedule, as if no notice ever came, and drives the outboxes."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, case, select, update

from kiosk.backend.clock import Clock
from kiosk.backend.payment.machine import LIVE
from kiosk.backend.payment.postings import Postings
from kiosk.backend.payment.progress import LEASE, Progress
from kiosk.backend.payment.records import IntentRow
from kiosk.backend.payment.refunds import Refunds
from kiosk.backend.store.sessions import Sessions

log = logging.getLogger(__name__)

_ROUND_S: Final = 0.5
_HANDS: Final = 4
_BATCH: Final = 40
_LIVE: Final = tuple(state.value for state in LIVE)
_HOUR: Final = timedelta(hours=1)
# Built once: it is asked twice a second, day and night.
_DUE: Final = (
    select(IntentRow.id)
    .where(IntentRow.poll_at <= bindparam("now"))
    .order_by(case((IntentRow.state.in_(_LIVE), 0), else_=1), IntentRow.poll_at)
    .limit(_BATCH)
)


class Poller:
    """One thread that finds what is due and a few that do it. `tick` does one round in the calling thread."""

    def __init__(
        self, sessions: Sessions, progress: Progress, postings: Postings, refunds: Refunds, now: Clock
    ) -> None:
        self._sessions = sessions
        self._progress = progress
        self._postings = postings
        self._refunds = refunds
        self._now = now
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._busy: set[str] = set()
        self._hour: datetime | None = None
        self.hourly: Callable[[], None] = lambda: None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Take up everything that is open, then keep looking."""
        self.recover()
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="payment-poller", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End within the time limit of one provider call."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(30)
            self._thread = None

    def wake(self) -> None:
        """Look now."""
        self._wake.set()

    def tick(self) -> int:
        """One round, here; how many things were done."""
        jobs = self._jobs()
        for name, job in jobs:
            self._guarded(name, job)
        return len(jobs)

    def recover(self) -> None:
        """After a start, everything live is asked about now; what is only watched keeps its own times.

        Nothing expires unasked: each step asks first and decides then.
        """
        with self._sessions.begin() as session:
            session.execute(update(IntentRow).where(IntentRow.state.in_(_LIVE)).values(poll_at=self._now()))

    def _run(self) -> None:
        with ThreadPoolExecutor(_HANDS, thread_name_prefix="payment") as hands:
            while not self._stopping.is_set():
                self._wake.wait(_ROUND_S)
                self._wake.clear()
                if self._stopping.is_set():
                    return
                try:
                    jobs = self._jobs()
                except Exception:
                    log.exception("the poller cannot see what is due")
                    continue
                for name, job in [*jobs, *self._hourly()]:
                    hands.submit(self._guarded, name, job)

    def _hourly(self) -> list[tuple[str, Callable[[], None]]]:
        now = self._now()
        if self._hour is not None and now - self._hour < _HOUR:
            return []
        first, self._hour = self._hour is None, now
        return [] if first else [("hourly", self.hourly)]

    def _jobs(self) -> list[tuple[str, Callable[[], None]]]:
        jobs: list[tuple[str, Callable[[], None]]] = [
            (bill_id, _bound(self._postings.run, bill_id)) for bill_id in self._postings.waiting()
        ]
        jobs += [(key, _bound(self._refunds.run, key)) for key in self._refunds.waiting()]
        jobs += [(id_, _bound(self._progress.advance, id_)) for id_ in self._claimed()]
        return jobs

    def _claimed(self) -> list[str]:
        """Intents whose look is due, each given to one worker."""
        now = self._now()
        with self._sessions.begin() as session:
            due = session.scalars(_DUE, {"now": now}).all()
            return [
                id_
                for id_ in due
                if session.scalars(
                    update(IntentRow)
                    .where(IntentRow.id == id_, IntentRow.poll_at <= now)
                    .values(poll_at=now + LEASE)
                    .returning(IntentRow.id)
                ).one_or_none()
            ]

    def _guarded(self, name: str, job: Callable[[], None]) -> None:
        with self._lock:
            if name in self._busy:
                return
            self._busy.add(name)
        try:
            job()
        except Exception:
            log.exception("a payment could not be moved on")
        finally:
            with self._lock:
                self._busy.discard(name)


def _bound(work: Callable[[str], None], name: str) -> Callable[[], None]:
    return lambda: work(name)
