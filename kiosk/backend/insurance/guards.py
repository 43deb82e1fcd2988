"""What keeps the hospital's account from being blocked: a breaker for this process, one limit for all."""

import threading
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kiosk.backend.clock import Clock
from kiosk.backend.insurance.rows import InsurerMinuteRow

FAILURES: Final = 5
REST: Final = timedelta(seconds=30)


class Breaker:
    """Open after five failures in a row; after half a minute one call may try, and its outcome decides."""

    def __init__(self, now: Clock) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._failures = 0
        self._try_at: datetime | None = None

    def may_call(self) -> bool:
        """Whether a call may go out now. Where it rests, the first to ask after the rest is the trial."""
        with self._lock:
            if self._try_at is None:
                return True
            if self._now() < self._try_at:
                return False
            self._try_at = self._now() + REST
            return True

    @property
    def open(self) -> bool:
        """Whether the insurer is taken to be away."""
        return self._try_at is not None

    @property
    def resting(self) -> bool:
        """Whether a call now would be held back."""
        with self._lock:
            return self._try_at is not None and self._now() < self._try_at

    def succeeded(self) -> None:
        """An answer came."""
        with self._lock:
            self._failures, self._try_at = 0, None

    def failed(self) -> None:
        """No usable answer came."""
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                self._try_at = self._now() + REST


def calls_made(session: Session, now: datetime) -> int:
    """Of this minute, by everybody."""
    row = session.get(InsurerMinuteRow, int(now.timestamp()) // 60)
    return row.calls if row is not None else 0


def take_call(session: Session, now: datetime, per_minute: int) -> bool:
    """Count one call against the account's minute; False where the minute is full."""
    minute = int(now.timestamp()) // 60
    upsert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    counted = (
        upsert(InsurerMinuteRow)
        .values(minute=minute, calls=1)
        .on_conflict_do_update(index_elements=["minute"], set_={"calls": InsurerMinuteRow.calls + 1})
        .returning(InsurerMinuteRow.calls)
    )
    calls: int = session.execute(counted).scalar_one()
    if calls == 1:
        session.execute(delete(InsurerMinuteRow).where(InsurerMinuteRow.minute < minute - 60))
    return calls <= per_minute
