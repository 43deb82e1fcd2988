"""Number blocks for terminals that lose the backend: what was given away from it takes its place afterwards.

A block is a right to write `A-X07-01` up to its size on paper today: its own series, so that nothing given here and
nothing given there can be the same number, and nothing is held back from the line. Merging gives each paper the next
counter number, so that the day's accounts stay whole, and a turn in the line at the time it was written.

OfflineRefusedError   not a block of this terminal, or a paper it could not have written
"""

import hmac
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String, UniqueConstraint, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from kiosk.backend.clock import hospital_day
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.store.base import Base
from kiosk.backend.store.moments import Moment
from kiosk.backend.store.vault import Vault

_ONE_AT_A_TIME = 4_711_002


class OfflineRefusedError(Exception):
    """Nothing of it was taken."""


class OfflineBlockRow(Base):
    """One block of one terminal on one day. `merged` is the highest paper that came back."""

    __tablename__ = "offline_blocks"
    __table_args__ = (UniqueConstraint("day", "no"), CheckConstraint("size > 0"), CheckConstraint("merged >= 0"))

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    terminal: Mapped[str] = mapped_column(ForeignKey("terminals.id"), index=True)
    day: Mapped[date] = mapped_column()
    no: Mapped[int] = mapped_column(Integer)
    clinic_id: Mapped[str] = mapped_column(String(20))
    size: Mapped[int] = mapped_column(Integer)
    merged: Mapped[int] = mapped_column(Integer, default=0)
    given_at: Mapped[datetime] = mapped_column(Moment)


@dataclass(frozen=True, slots=True)
class Paper:
    """One number a terminal wrote by itself."""

    seq: int
    issued: datetime


def open_block(
    session: Session, vault: Vault, *, terminal: str, clinic_id: str, size: int, now: datetime
) -> OfflineBlockRow:
    """A fresh block, numbered through the day."""
    day = hospital_day(now)
    if session.get_bind().dialect.name == "postgresql":
        # At the first minute of a day every terminal wants one: each waits for the one before, and none is sent away.
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
    last = session.execute(select(func.max(OfflineBlockRow.no)).where(OfflineBlockRow.day == day)).scalar_one()
    no = (last or 0) + 1
    row = OfflineBlockRow(
        id=vault.fingerprint(f"{day} {no}", "offline block id"),
        terminal=terminal,
        day=day,
        no=no,
        clinic_id=clinic_id,
        size=size,
        merged=0,
        given_at=now,
    )
    session.add(row)
    session.flush()
    return row


def signature(vault: Vault, row: OfflineBlockRow) -> str:
    """What only this backend can write under a block."""
    return vault.fingerprint(f"{row.id}|{row.terminal}|{row.day}|{row.no}|{row.clinic_id}|{row.size}", "offline block")


def check_block(session: Session, vault: Vault, terminal: str, block: str, signed: str) -> OfflineBlockRow:
    """The block, locked. Raises OfflineRefusedError."""
    row = session.get(OfflineBlockRow, block, with_for_update=True)
    if row is None or row.terminal != terminal or not hmac.compare_digest(signature(vault, row), signed):
        raise OfflineRefusedError
    return row


def paper_label(letter: str, no: int, seq: int) -> str:
    """As it stands on the paper: `A-X07-01`."""
    return f"{letter}-X{no:02}-{seq:02}"


def turn_at(session: Session, clinic_id: str, day: date, at: datetime) -> int:
    """Behind the last number of the line itself that was given by then; several of a moment stand by their times."""
    query = select(func.max(PlaceRow.turn)).where(
        PlaceRow.clinic_id == clinic_id, PlaceRow.day == day, PlaceRow.label.is_(None), PlaceRow.issued_at <= at
    )
    return int(session.execute(query).scalar_one() or 0) + 500
