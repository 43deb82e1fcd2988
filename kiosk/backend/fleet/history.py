"""What terminals were like: each change, each visit's outcome, each hour's seconds in and out of service.

Changes and visits go after `KEPT`, hours after `HOURS_KEPT`; totals stay, they are a few rows a terminal.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ForeignKey, String, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from kiosk.backend.store.base import Base, RowId
from kiosk.backend.store.moments import Moment

KEPT: Final = timedelta(days=90)
HOURS_KEPT: Final = timedelta(days=400)
QUIET: Final = timedelta(seconds=40)
"""A terminal that was not heard of for so long is silent: two beats were missed."""
BOUNDS: Final = (15, 30, 45, 60, 90, 120, 180, 300)
"""Seconds of a visit: the upper bounds of the histogram."""
MOST_TOTALS: Final = 200
"""So many reasons a terminal may have; one that makes them up is counted as "other"."""


class EventRow(Base):
    """Something about a terminal became another: its standing, a device, its version."""

    __tablename__ = "terminal_events"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    terminal: Mapped[str] = mapped_column(ForeignKey("terminals.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    name: Mapped[str] = mapped_column(String(40))
    was: Mapped[str | None] = mapped_column(String(40))
    became: Mapped[str | None] = mapped_column(String(40))


class VisitRow(Base):
    """One visit that ended. Of whom, nobody knows."""

    __tablename__ = "terminal_visits"

    terminal: Mapped[str] = mapped_column(ForeignKey("terminals.id"), primary_key=True)
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    ended_at: Mapped[datetime] = mapped_column(Moment, index=True)
    outcome: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(32))
    seconds: Mapped[float]


class HourRow(Base):
    """One hour of one terminal: seconds in each standing, as far as heartbeats prove them."""

    __tablename__ = "terminal_hours"

    terminal: Mapped[str] = mapped_column(ForeignKey("terminals.id"), primary_key=True)
    hour: Mapped[datetime] = mapped_column(Moment, primary_key=True)
    ready_s: Mapped[float] = mapped_column(default=0.0)
    degraded_s: Mapped[float] = mapped_column(default=0.0)
    out_s: Mapped[float] = mapped_column(default=0.0)
    silent_s: Mapped[float] = mapped_column(default=0.0)


class TotalRow(Base):
    """Visits of one terminal by outcome and reason since it was enrolled: never goes down, so a metric can stand on it.

    `within_N` counts visits of at most N seconds.
    """

    __tablename__ = "visit_totals"

    terminal: Mapped[str] = mapped_column(ForeignKey("terminals.id"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(16), primary_key=True)
    reason: Mapped[str] = mapped_column(String(32), primary_key=True, default="")
    count: Mapped[int] = mapped_column(default=0)
    seconds: Mapped[float] = mapped_column(default=0.0)
    within_15: Mapped[int] = mapped_column(default=0)
    within_30: Mapped[int] = mapped_column(default=0)
    within_45: Mapped[int] = mapped_column(default=0)
    within_60: Mapped[int] = mapped_column(default=0)
    within_90: Mapped[int] = mapped_column(default=0)
    within_120: Mapped[int] = mapped_column(default=0)
    within_180: Mapped[int] = mapped_column(default=0)
    within_300: Mapped[int] = mapped_column(default=0)


def note_changes(
    session: Session, terminal: str, was: Mapping[str, str | None], now_is: Mapping[str, str | None], at: datetime
) -> None:
    """One event for each name whose word is another than before."""
    for name in sorted(was.keys() | now_is.keys()):
        before, after = was.get(name), now_is.get(name)
        if before != after:
            session.add(EventRow(terminal=terminal, at=at, name=name, was=before, became=after))


def note_visits(session: Session, terminal: str, visits: Iterable[VisitRow]) -> None:
    """Each visit once, however often it is told."""
    upsert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    for visit in visits:
        values = {
            "terminal": terminal,
            "id": visit.id,
            "ended_at": visit.ended_at,
            "outcome": visit.outcome,
            "reason": visit.reason,
            "seconds": visit.seconds,
        }
        added = session.execute(
            upsert(VisitRow).values(**values).on_conflict_do_nothing().returning(VisitRow.id)
        ).first()
        if added is not None:
            _count(session, terminal, visit)


def _count(session: Session, terminal: str, visit: VisitRow) -> None:
    key = (terminal, visit.outcome, visit.reason or "")
    row = session.get(TotalRow, key)
    if row is None and _rows(session, terminal) >= MOST_TOTALS:
        key = (terminal, "other", "")
        row = session.get(TotalRow, key)
    if row is None:
        row = TotalRow(terminal=key[0], outcome=key[1], reason=key[2], count=0, seconds=0.0)
        for bound in BOUNDS:
            setattr(row, f"within_{bound}", 0)
        session.add(row)
    row.count += 1
    row.seconds += visit.seconds
    for bound in BOUNDS:
        if visit.seconds <= bound:
            setattr(row, f"within_{bound}", getattr(row, f"within_{bound}") + 1)


def _rows(session: Session, terminal: str) -> int:
    return session.scalar(select(func.count()).select_from(TotalRow).where(TotalRow.terminal == terminal)) or 0


def note_time(session: Session, terminal: str, standing: str, since: datetime, until: datetime) -> None:
    """The time between two heartbeats, to the hours it lies in; more than `QUIET` of it was silence."""
    for hour, column, seconds in spread(standing, since, until):
        row = session.get(HourRow, (terminal, hour))
        if row is None:
            row = HourRow(terminal=terminal, hour=hour, ready_s=0.0, degraded_s=0.0, out_s=0.0, silent_s=0.0)
            session.add(row)
        setattr(row, column, getattr(row, column) + seconds)


def spread(standing: str, since: datetime, until: datetime) -> list[tuple[datetime, str, float]]:
    """(hour, column, seconds) of a span between two heartbeats. Silence longer than two days counts as two days."""
    column = {"ready": "ready_s", "degraded": "degraded_s"}.get(standing, "out_s")
    heard = min(until, since + QUIET)
    parts = [(column, since, heard), ("silent_s", max(heard, until - timedelta(days=2)), until)]
    found = []
    for name, start, end in parts:
        at = start
        while at < end:
            hour = at.replace(minute=0, second=0, microsecond=0)
            edge = min(end, hour + timedelta(hours=1))
            found.append((hour, name, (edge - at).total_seconds()))
            at = edge
    return found


def forget_history(session: Session, now: datetime) -> None:
    """Drop what is older than it is kept."""
    session.execute(delete(EventRow).where(EventRow.at < now - KEPT))
    session.execute(delete(VisitRow).where(VisitRow.ended_at < now - KEPT))
    session.execute(delete(HourRow).where(HourRow.hour < now - HOURS_KEPT))


def last_visits(session: Session, terminal: str, most: int = 20) -> list[VisitRow]:
    """The newest first."""
    query = select(VisitRow).where(VisitRow.terminal == terminal).order_by(VisitRow.ended_at.desc(), VisitRow.id)
    return list(session.scalars(query.limit(most)))
