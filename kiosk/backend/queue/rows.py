"""Counters and places. Every promise about numbers is also a constraint here."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.backend.store.base import Base
from kiosk.backend.store.moments import Moment

_STANDS = text("patient_ref IS NOT NULL AND state NOT IN ('cancelled', 'void', 'transferred')")


TURNS = 1000


class CounterRow(Base):
    """The last number given by one clinic on one day. A row, never a sequence: it rolls back with its place."""

    __tablename__ = "counters"
    __table_args__ = (CheckConstraint("last > 0"),)

    clinic_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[int]


class PlaceRow(Base):
    """One number of one clinic on one day, and what became of it. `rank` is its order within the visit.

    `turn` is its order in the line: that of the numbers, but for numbers that a terminal gave alone, which stand
    between those given before and after; `label` is what such a paper says.
    """

    __tablename__ = "places"
    __table_args__ = (
        UniqueConstraint("clinic_id", "day", "number"),
        UniqueConstraint("request", "clinic_id"),
        Index(
            "one_place_a_day", "patient_ref", "clinic_id", "day", unique=True, sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
        CheckConstraint("number > 0"),
        CheckConstraint("state IN ('waiting', 'called', 'done', 'skipped', 'cancelled', 'transferred', 'void')"),
    )  # fmt: skip

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    registration_id: Mapped[str] = mapped_column(ForeignKey("registrations.id"), index=True)
    patient_ref: Mapped[str | None] = mapped_column(String(32))
    request: Mapped[str] = mapped_column(String(150))
    clinic_id: Mapped[str] = mapped_column(String(20))
    day: Mapped[date] = mapped_column(index=True)
    number: Mapped[int]
    turn: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    label: Mapped[str | None] = mapped_column(String(12))
    rank: Mapped[int] = mapped_column(default=0)
    priority: Mapped[bool]
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    reason: Mapped[str | None] = mapped_column(String(40))
    issued_at: Mapped[datetime] = mapped_column(Moment)
    called_at: Mapped[datetime | None] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    calls: Mapped[int] = mapped_column(default=0)
    copies: Mapped[int] = mapped_column(default=0)
