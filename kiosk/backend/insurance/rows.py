"""What is kept of eligibility: today's verdicts, questions still open, and a line for every look-up."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.backend.store.base import Base, RowId
from kiosk.backend.store.moments import Moment

_OPEN = text("done_at IS NULL")


class CoverageRow(Base):
    """The latest verdict about one patient. `detail` is sealed: card, period, facility."""

    __tablename__ = "coverages"

    patient_ref: Mapped[str] = mapped_column(String(32), primary_key=True)
    question: Mapped[str] = mapped_column(String(32))
    status: Mapped[str] = mapped_column(String(16))
    code: Mapped[str | None] = mapped_column(String(3))
    detail: Mapped[bytes] = mapped_column(LargeBinary)
    checked_at: Mapped[datetime] = mapped_column(Moment, index=True)


class RecheckRow(Base):
    """A question the insurer did not answer in time: asked again until it is, and the evidence that it was asked.

    The sealed question goes once it is answered or given up; times, tries and code stay (NĐ 188/2025 Đ38 k2).
    """

    __tablename__ = "rechecks"
    __table_args__ = (
        Index("one_open_recheck", "patient_ref", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("open_rechecks_by_time", "next_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
        CheckConstraint("tries >= 0"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    patient_ref: Mapped[str] = mapped_column(String(32), index=True)
    question: Mapped[str] = mapped_column(String(32))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    next_at: Mapped[datetime] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    code: Mapped[str | None] = mapped_column(String(3))


class LookupRow(Base):
    """One look-up: who, when, from where, why, what came of it. No text of a person."""

    __tablename__ = "lookups"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    terminal: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(String(16))
    patient_ref: Mapped[str] = mapped_column(String(32), index=True)
    question: Mapped[str] = mapped_column(String(32))
    outcome: Mapped[str] = mapped_column(String(16))
    code: Mapped[str | None] = mapped_column(String(3))
    milliseconds: Mapped[int]


class LookupTotalRow(Base):
    """How many look-ups ended so, ever: counted with each, so that nobody has to read them all, and erasing old ones
    takes nothing away. `code` is empty where none came."""

    __tablename__ = "lookup_totals"
    __table_args__ = (CheckConstraint("count > 0"),)

    outcome: Mapped[str] = mapped_column(String(16), primary_key=True)
    code: Mapped[str] = mapped_column(String(3), primary_key=True)
    count: Mapped[int] = mapped_column(BigInteger)


class InsurerMinuteRow(Base):
    """Calls in one minute by all workers together: the account has one limit."""

    __tablename__ = "insurer_minutes"

    minute: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    calls: Mapped[int]
