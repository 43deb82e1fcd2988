"""What the plots show: visits by hour and outcome, how long they took, how long terminals were there."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from kiosk.backend.fleet.heartbeats import HeartbeatRow
from kiosk.backend.fleet.history import QUIET, HourRow, VisitRow, spread
from kiosk.backend.fleet.terminals import TerminalRow
from kiosk.domain.visit_end import Outcome

STEP_S: Final = 5
"""Seconds of visits are counted in steps of this: percentiles are right to within one."""
GOOD: Final = (Outcome.PAID.value, Outcome.REGISTERED.value, Outcome.INFORMED.value)


@dataclass(slots=True)
class Slot:
    """One bar of the plots: an hour or a day."""

    start: datetime
    outcomes: Counter[str] = field(default_factory=Counter)
    steps: Counter[int] = field(default_factory=Counter)
    served_s: float = 0.0
    hampered_s: float = 0.0
    gone_s: float = 0.0

    def percentile(self, share: float) -> float | None:
        """Seconds that so many of the visits that came to something stayed within."""
        return percentile(self.steps, share)

    @property
    def available(self) -> float | None:
        """The share of time in which patients were served; None without any."""
        whole = self.served_s + self.hampered_s + self.gone_s
        return (self.served_s + self.hampered_s) / whole if whole else None


@dataclass(frozen=True, slots=True)
class Figures:
    """The slots of a span, oldest first, and their sum."""

    slots: tuple[Slot, ...]
    whole: Slot
    reasons: tuple[tuple[str, str, int], ...]


def percentile(steps: Mapping[int, int], share: float) -> float | None:
    """From counts by step."""
    total = sum(steps.values())
    seen = 0
    for step in sorted(steps):
        seen += steps[step]
        if seen >= share * total and total:
            return float((step + 1) * STEP_S)
    return None


def figures(session: Session, now: datetime, *, hours: int, by_day: bool, terminal: str | None = None) -> Figures:
    """Of one terminal, or of all."""
    start = _floor(now - timedelta(hours=hours), by_day=by_day)
    slots: dict[datetime, Slot] = {}
    at = start
    while at <= now:
        slots[at] = Slot(at)
        at += timedelta(days=1) if by_day else timedelta(hours=1)
    whole = Slot(start)
    for hour, outcome, step, count in _visits(session, start, terminal):
        for slot in (slots.get(_floor(hour, by_day=by_day)), whole):
            if slot is not None:
                slot.outcomes[outcome] += count
                if outcome in GOOD:
                    slot.steps[step] += count
    for hour, seconds in _hours(session, start, now, terminal).items():
        for slot in (slots.get(_floor(hour, by_day=by_day)), whole):
            if slot is not None:
                slot.served_s += seconds["ready_s"]
                slot.hampered_s += seconds["degraded_s"]
                slot.gone_s += seconds["out_s"] + seconds["silent_s"]
    return Figures(tuple(slots.values()), whole, _reasons(session, start, terminal))


_ICT: Final = timedelta(hours=7)


def _floor(at: datetime, *, by_day: bool) -> datetime:
    """The hour, or the hospital's day, in UTC."""
    local = at.astimezone(UTC) + _ICT
    floored = local.replace(minute=0, second=0, microsecond=0)
    return (floored.replace(hour=0) if by_day else floored) - _ICT


def _visits(session: Session, start: datetime, terminal: str | None) -> list[tuple[datetime, str, int, int]]:
    hour = _hour(session)
    step = func.floor(VisitRow.seconds / STEP_S)
    query = select(hour, VisitRow.outcome, step, func.count()).where(VisitRow.ended_at >= start)
    if terminal is not None:
        query = query.where(VisitRow.terminal == terminal)
    rows = session.execute(query.group_by(hour, VisitRow.outcome, step))
    return [(_read(at), outcome, int(found), count) for at, outcome, found, count in rows]


def _hour(session: Session) -> ColumnElement[Any]:
    if session.get_bind().dialect.name == "postgresql":
        return func.date_trunc("hour", VisitRow.ended_at)
    return func.strftime("%Y-%m-%d %H:00:00", VisitRow.ended_at)


def _read(at: datetime | str) -> datetime:
    found = datetime.fromisoformat(at) if isinstance(at, str) else at
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _hours(
    session: Session, start: datetime, now: datetime, terminal: str | None
) -> dict[datetime, defaultdict[str, float]]:
    """Seconds by hour and standing; terminals that are silent now count as silent until now."""
    names = ("ready_s", "degraded_s", "out_s", "silent_s")
    query = select(HourRow.hour, *(func.sum(getattr(HourRow, name)) for name in names)).where(HourRow.hour >= start)
    silent = (
        select(HeartbeatRow.standing, HeartbeatRow.at)
        .join(TerminalRow, TerminalRow.id == HeartbeatRow.terminal)
        .where(TerminalRow.revoked_at.is_(None), HeartbeatRow.at < now - QUIET)
    )
    if terminal is not None:
        query = query.where(HourRow.terminal == terminal)
        silent = silent.where(TerminalRow.id == terminal)
    found: dict[datetime, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for hour, *sums in session.execute(query.group_by(HourRow.hour)):
        for name, seconds in zip(names, sums, strict=True):
            found[hour][name] += seconds
    for standing, at in session.execute(silent):
        for hour, name, seconds in spread(standing or "ready", at, now):
            if hour >= start:
                found[hour][name] += seconds
    return found


def _reasons(session: Session, start: datetime, terminal: str | None) -> tuple[tuple[str, str, int], ...]:
    """What visits that came to nothing ended with, most frequent first."""
    query = select(VisitRow.outcome, VisitRow.reason, func.count()).where(
        VisitRow.ended_at >= start, VisitRow.reason.is_not(None)
    )
    if terminal is not None:
        query = query.where(VisitRow.terminal == terminal)
    rows = session.execute(query.group_by(VisitRow.outcome, VisitRow.reason).order_by(func.count().desc()).limit(12))
    return tuple((outcome, reason or "", count) for outcome, reason, count in rows)
