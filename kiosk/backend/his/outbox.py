"""What the hospital information system must hear: written with the registration, told afterwards until it is heard.

A number never waits for the HIS: the row is in the registration's own transaction, the telling is not.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, Protocol

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, Session, mapped_column

from kiosk.backend.api.problems import place_of
from kiosk.backend.clock import Clock
from kiosk.backend.store.base import Base, RowId
from kiosk.backend.store.moments import Moment
from kiosk.backend.store.sessions import Sessions

log = logging.getLogger(__name__)

_OPEN: Final = text("done_at IS NULL")
_ROUND_S: Final = 1.0
_BATCH: Final = 20
_WAITS: Final = tuple(timedelta(seconds=s) for s in (5, 15, 60, 300, 900))


class OutboxRow(Base):
    """One thing to tell of a registration: that it was made, verified later than that, or cancelled. Told in the order
    of ids."""

    __tablename__ = "his_outbox"
    __table_args__ = (
        UniqueConstraint("registration_id", "what"),
        CheckConstraint("what IN ('registered', 'verified', 'cancelled')"),
        Index("open_outbox", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    registration_id: Mapped[str] = mapped_column(ForeignKey("registrations.id"))
    what: Mapped[str] = mapped_column(String(12))
    next_at: Mapped[datetime] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    fault: Mapped[str | None] = mapped_column(String(60))


class NotHeardError(Exception):
    """The HIS did not take it; its text names the kind of failure only."""


class Hearer(Protocol):
    """A HIS that is told. Telling the same twice changes nothing there. Raises NotHeardError."""

    def tell(self, registration_id: str, what: str) -> None: ...


Note = Callable[[Session, str, str, datetime], None]


def nobody_listens(_session: Session, _registration_id: str, _what: str, _now: datetime) -> None:
    """Where the HIS is the local one: it knows already."""


def note(session: Session, registration_id: str, what: str, now: datetime) -> None:
    """Write it down in the caller's transaction."""
    session.add(OutboxRow(registration_id=registration_id, what=what, next_at=now, tries=0))


class Outbox:
    """One thread a worker; each row is handed to one of them only, and a row never overtakes an earlier one of its
    registration."""

    def __init__(self, sessions: Sessions, hearer: Hearer, now: Clock) -> None:
        self._sessions = sessions
        self._hearer = hearer
        self._now = now
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin."""
        self._thread = threading.Thread(target=self._run, name="his outbox", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End; waits for what is being told."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=10)

    def wake(self) -> None:
        """Something was written down."""
        self._wake.set()

    def tick(self) -> int:
        """One round: how many were heard."""
        now = self._now()
        with self._sessions.begin() as session:
            query = (
                select(OutboxRow)
                .where(OutboxRow.done_at.is_(None), OutboxRow.next_at <= now)
                .order_by(OutboxRow.id)
                .limit(_BATCH)
                .with_for_update(skip_locked=True)
            )
            due = [(row.id, row.registration_id, row.what) for row in session.scalars(query)]
            for row_id, _, _ in due:
                row = session.get_one(OutboxRow, row_id)
                row.tries += 1
                row.next_at = now + _WAITS[min(row.tries, len(_WAITS)) - 1]
        return sum(self._tell(*row) for row in due if not self._stop.is_set())

    def _tell(self, row_id: int, registration_id: str, what: str) -> bool:
        fault = None
        if what != "registered" and self._earlier_open(registration_id, row_id):
            return False
        try:
            self._hearer.tell(registration_id, what)
        except NotHeardError as error:
            fault = str(error)[:60]
            log.info("the HIS was not told of %s: %s", registration_id, fault)
        except SQLAlchemyError:
            raise
        except Exception as error:  # noqa: BLE001 - one registration that cannot be told must not silence the others
            fault = type(error).__name__[:60]
            log.error("the HIS cannot be told of %s: %s at %s", registration_id, fault, place_of(error))
        with self._sessions.begin() as session:
            row = session.get_one(OutboxRow, row_id)
            row.fault = fault
            row.done_at = self._now() if fault is None else None
        return fault is None

    def _earlier_open(self, registration_id: str, row_id: int) -> bool:
        query = select(OutboxRow.id).where(
            OutboxRow.registration_id == registration_id, OutboxRow.id < row_id, OutboxRow.done_at.is_(None)
        )
        with self._sessions() as session:
            return session.scalars(query).first() is not None

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.wait(_ROUND_S)
            self._wake.clear()
            try:
                self.tick()
            except SQLAlchemyError as error:
                log.error("the outbox waits for the database: %s", type(error).__name__)
