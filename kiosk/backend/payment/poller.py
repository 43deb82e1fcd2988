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
# Each far end has hands of its own: a HIS that hangs must not keep anybody's payment from being looked at.
_HANDS: Final = {"provider": 4, "his": 3, "refund": 1, "hourly": 1}
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


_Job = tuple[str, str, Callable[[], None]]


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
        self._busy: dict[str, str] = {}
        self._hands: dict[str, ThreadPoolExecutor] = {}
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
        for kind, name, job in jobs:
            self._do(kind, name, job)
        return len(jobs)

    def post(self, bill_id: str) -> None:
        """Tell the HIS of this bill now: by a hand of its own where there are some, else here."""
        self._do("his", bill_id, _bound(self._postings.run, bill_id))

    def recover(self) -> None:
        """After a start, everything live is asked about now; what is only watched keeps its own times.

        Nothing expires unasked: each step asks first and decides then.
        """
        with self._sessions.begin() as session:
            session.execute(update(IntentRow).where(IntentRow.state.in_(_LIVE)).values(poll_at=self._now()))

    def _run(self) -> None:
        with self._lock:
            self._hands = {
                kind: ThreadPoolExecutor(most, thread_name_prefix=f"payment-{kind}") for kind, most in _HANDS.items()
            }
        try:
            self._look()
        finally:
            with self._lock:
                hands, self._hands = self._hands, {}
            for each in hands.values():
                each.shutdown(wait=False, cancel_futures=True)
            # What waits for its turn is found again by the next start; what is under way ends with its call.
            for each in hands.values():
                each.shutdown(wait=True)
            with self._lock:
                self._busy.clear()

    def _look(self) -> None:
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
            for kind, name, job in [*jobs, *self._hourly()]:
                self._do(kind, name, job)

    def _hourly(self) -> list[_Job]:
        now = self._now()
        if self._hour is not None and now - self._hour < _HOUR:
            return []
        first, self._hour = self._hour is None, now
        return [] if first else [("hourly", "hourly", self.hourly)]

    def _jobs(self) -> list[_Job]:
        jobs: list[_Job] = [
            ("his", bill_id, _bound(self._postings.run, bill_id)) for bill_id in self._postings.waiting()
        ]
        jobs += [("refund", key, _bound(self._refunds.run, key)) for key in self._refunds.waiting()]
        jobs += [("provider", id_, _bound(self._progress.advance, id_)) for id_ in self._claimed()]
        return jobs

    def _claimed(self) -> list[str]:
        """Intents whose look is due, each given to one worker."""
        now = self._now()
        with self._lock:
            # Nobody is claimed who would only stand in line: what is on a screen comes first in the next round too.
            room = max(0, _BATCH - sum(kind == "provider" for kind in self._busy.values()))
        with self._sessions.begin() as session:
            due = session.scalars(_DUE, {"now": now}).all()[:room]
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

    def _do(self, kind: str, name: str, job: Callable[[], None]) -> None:
        """By a hand of this kind, or here; not where it is being done, or waits for a hand already."""
        with self._lock:
            if name in self._busy:
                return
            self._busy[name] = kind
            if kind in self._hands:
                self._hands[kind].submit(self._guarded, name, job)
                return
        self._guarded(name, job)

    def _guarded(self, name: str, job: Callable[[], None]) -> None:
        try:
            job()
        except Exception:
            log.exception("a payment could not be moved on")
        finally:
            with self._lock:
                self._busy.pop(name, None)


def _bound(work: Callable[[str], None], name: str) -> Callable[[], None]:
    return lambda: work(name)
