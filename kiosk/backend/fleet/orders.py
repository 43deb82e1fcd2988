"""What staff order terminals to do: handed out with heartbeats until the terminal says what became of it, or too late.

waiting ──handed out──▶ sent ──answered──▶ done | refused | failed | expired
   └──────── too late ───┴────────────────▶ expired
"""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final, Protocol

from sqlalchemy import CheckConstraint, ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kiosk.backend.store.base import Base
from kiosk.backend.store.moments import Moment

GOOD_FOR: Final = timedelta(hours=1)
WORDS: Final = ("reload", "out_of_service", "in_service", "locale")
STAFF_ACCESS: Final = "staff_access"
OPEN: Final = ("waiting", "sent")


class OrderRow(Base):
    """One order to one terminal. `batch`: the press that gave it, to many at once perhaps."""

    __tablename__ = "orders"
    __table_args__ = (CheckConstraint("state IN ('waiting', 'sent', 'done', 'refused', 'failed', 'expired')"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    batch: Mapped[str] = mapped_column(String(32), index=True)
    terminal: Mapped[str] = mapped_column(ForeignKey("terminals.id"), index=True)
    what: Mapped[str] = mapped_column(String(24))
    value: Mapped[str | None] = mapped_column(String(4000))
    staff: Mapped[str] = mapped_column(String(40))
    given_at: Mapped[datetime] = mapped_column(Moment, index=True)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(8), index=True)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    result: Mapped[str | None] = mapped_column(String(80))


class Answered(Protocol):
    """What a terminal says of one order."""

    @property
    def id(self) -> str:
        """The order's."""

    @property
    def state(self) -> str:
        """How it ended."""

    @property
    def result(self) -> str | None:
        """A word for staff."""


def give(
    session: Session,
    terminals: Iterable[str],
    what: str,
    staff: str,
    now: datetime,
    *,
    value: str | None = None,
    good_for: timedelta = GOOD_FOR,
) -> str:
    """The same order to each of these terminals; the batch's id. An open order of the same kind gives way to it."""
    batch = secrets.token_hex(16)
    for terminal in sorted(set(terminals)):
        for row in session.scalars(_open(terminal).where(OrderRow.what == what, OrderRow.state == "waiting")):
            _end(row, "expired", now, "replaced")
        session.add(
            OrderRow(
                id=secrets.token_hex(16),
                batch=batch,
                terminal=terminal,
                what=what,
                value=value,
                staff=staff,
                given_at=now,
                expires_at=now + good_for,
                state="waiting",
            )
        )
    return batch


def hand_out(session: Session, terminal: str, now: datetime, *, answers: bool) -> list[dict[str, Any]]:
    """The orders for this terminal, oldest first. One that `answers` gets each until it has answered; another, once."""
    given = []
    for row in session.scalars(_open(terminal).order_by(OrderRow.given_at, OrderRow.id).with_for_update()):
        if now >= row.expires_at:
            _end(row, "expired", now)
            continue
        if row.state == "sent" and not answers:
            continue
        row.state, row.sent_at = "sent", row.sent_at or now
        given.append({"id": row.id, "command": row.what, "value": row.value, "expires_at": row.expires_at.isoformat()})
    return given


def note_answers(session: Session, terminal: str, answers: Iterable[Answered], now: datetime) -> None:
    """What the terminal says of its orders; of others' and of ended ones it may say what it likes."""
    by_id = {answer.id: answer for answer in answers}
    if not by_id:
        return
    for row in session.scalars(_open(terminal).where(OrderRow.id.in_(by_id))):
        answer = by_id[row.id]
        _end(row, answer.state, now, answer.result)


def expire(session: Session, now: datetime) -> None:
    """Orders whose terminals never came for them."""
    late = select(OrderRow).where(OrderRow.state.in_(OPEN), OrderRow.expires_at <= now)
    for row in session.scalars(late):
        _end(row, "expired", now)


def _end(row: OrderRow, state: str, now: datetime, result: str | None = None) -> None:
    """It is over, however it ended."""
    row.state, row.result, row.ended_at = state, result, now
    if row.what == STAFF_ACCESS:
        # The hash of a PIN is a secret: the terminal has it now or never will, and nobody else needs it.
        row.value = None


def _open(terminal: str) -> Any:
    return select(OrderRow).where(OrderRow.terminal == terminal, OrderRow.state.in_(OPEN))
