"""The line in front of a place, and when it is expected to be called."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Boolean, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.store.moments import Moment

_OBSERVED: Final = 10
_ENOUGH: Final = 3


@dataclass(frozen=True, slots=True)
class InLine:
    """How many are before this place, and the time it may be called."""

    ahead: int
    expected: datetime


def waiting_everywhere(session: Session, day: date) -> dict[str, int]:
    """How many wait at each clinic now."""
    query = (
        select(PlaceRow.clinic_id, func.count())
        .where(PlaceRow.day == day, PlaceRow.state == "waiting")
        .group_by(PlaceRow.clinic_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


# Asked with every ticket: made once. Who is called first: priority before others, each by turn.
_HERE = PlaceRow.clinic_id == bindparam("clinic"), PlaceRow.day == bindparam("day")
_EARLIER = or_(
    PlaceRow.turn < bindparam("turn"),
    and_(PlaceRow.turn == bindparam("turn"), PlaceRow.issued_at < bindparam("issued", type_=Moment)),
)
_SAME_LANE = and_(PlaceRow.priority == bindparam("priority", type_=Boolean), _EARLIER)
_AHEAD = (
    select(func.count())
    .select_from(PlaceRow)
    .where(
        *_HERE,
        PlaceRow.state == "waiting",
        or_(_SAME_LANE, and_(PlaceRow.priority.is_(True), bindparam("priority", type_=Boolean).is_(False))),
    )
)
_SPANS = (
    select(PlaceRow.called_at, PlaceRow.done_at)
    .where(*_HERE, PlaceRow.state == "done")
    .order_by(PlaceRow.done_at.desc())
    .limit(_OBSERVED)
)


def ahead_of(session: Session, place: PlaceRow) -> int:
    """How many are called before this place."""
    if place.state != "waiting":
        return 0
    found: int = session.connection().execute(_AHEAD, _values(place)).scalar_one()
    return found


def minutes_each(session: Session, clinic_id: str, day: date, planned: int) -> float:
    """Minutes one examination took here: the mean of today's last ten, or the plan before three have ended."""
    rows = session.connection().execute(_SPANS, {"clinic": clinic_id, "day": day})
    spans = [(done - called).total_seconds() for called, done in rows if called is not None and done is not None]
    return _mean(len(spans), sum(spans), planned)


def _mean(examinations: int, seconds: float, planned: int) -> float:
    return float(planned) if examinations < _ENOUGH else max(seconds / 60 / examinations, 0.5)


def _values(place: PlaceRow) -> dict[str, object]:
    return {
        "clinic": place.clinic_id,
        "day": place.day,
        "priority": place.priority,
        "turn": place.turn,
        "issued": place.issued_at,
    }


def _stands(session: Session, place: PlaceRow, planned: int) -> tuple[int, float]:
    """How many are ahead, and the minutes each takes: on PostgreSQL by one question."""
    if place.state != "waiting":
        return 0, 0.0
    if session.get_bind().dialect.name == "postgresql":
        ahead, examinations, seconds = session.connection().exec_driver_sql(_BOTH, _values(place)).one()
        return ahead, _mean(examinations, seconds, planned)
    ahead = ahead_of(session, place)
    # Nobody is ahead: how long each takes says nothing.
    return ahead, minutes_each(session, place.clinic_id, place.day, planned) if ahead else 0.0


def in_line(session: Session, place: PlaceRow, planned: int, opening: datetime, now: datetime) -> InLine:
    """Where the place stands now. Counting begins when the clinic opens; up to the whole minute."""
    ahead, each = _stands(session, place, planned)
    expected = max(now, opening) + timedelta(minutes=ahead * each)
    whole = expected.replace(second=0, microsecond=0)
    return InLine(ahead, whole if whole == expected else whole + timedelta(minutes=1))


# The same two questions as `_AHEAD` and `_SPANS`: a registration asks them once.
_BOTH: Final = f"""
SELECT (SELECT count(*) FROM places
         WHERE clinic_id = %(clinic)s AND day = %(day)s::date AND state = 'waiting'
           AND (priority AND NOT %(priority)s
                OR priority = %(priority)s
                   AND (turn < %(turn)s OR turn = %(turn)s AND issued_at < %(issued)s::timestamptz))),
       count(*), coalesce(extract(epoch FROM sum(done_at - called_at)), 0)::float8
  FROM (SELECT called_at, done_at FROM places
         WHERE clinic_id = %(clinic)s AND day = %(day)s::date AND state = 'done'
         ORDER BY done_at DESC LIMIT {_OBSERVED}) AS last
 WHERE called_at IS NOT NULL AND done_at IS NOT NULL
"""  # noqa: S608 - a number of ours
