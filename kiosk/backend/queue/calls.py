"""Calling numbers: next, again, skip, back, done, to another clinic. Each by a member of staff, in one transaction.

CallError         the place is not in a state this can be done in
└── LineMovedError    somebody else called since the line was looked at
"""

import secrets
from datetime import date, datetime
from typing import Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from kiosk.backend.queue.numbers import OUT, next_number
from kiosk.backend.queue.rows import TURNS, CounterRow, PlaceRow

ABSENT: Final = "did not come"
LATEST: Final = PlaceRow.called_at.desc(), PlaceRow.number.desc()


class CallError(Exception):
    """Somebody else was faster, or it cannot be done with such a place."""


class LineMovedError(CallError):
    """Somebody else called since the line was looked at: calling now would send their patient away unseen."""


NOBODY: Final = "nobody"


def call_next(session: Session, clinic_id: str, day: date, now: datetime, seen: str = "") -> PlaceRow | None:
    """Call who is next (priority first); who was called before is done. None where nobody waits.

    `seen` is the place that stood called last (or NOBODY) where the line was looked at: of two who press before the
    same line the second is refused with LineMovedError. Two who say nothing get two patients.
    """
    if seen:
        # One row of this clinic and day for all to queue at: nobody may stand called, and then there is none to lock.
        session.get(CounterRow, (clinic_id, day), with_for_update=True)
        if last_called(session, clinic_id, day) != seen:
            raise LineMovedError
    for before in session.scalars(_of(clinic_id, day).where(PlaceRow.state == "called").with_for_update()):
        before.state, before.done_at = "done", now
    waiting = (
        _of(clinic_id, day)
        .where(PlaceRow.state == "waiting")
        .order_by(PlaceRow.priority.desc(), PlaceRow.turn, PlaceRow.issued_at, PlaceRow.number)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    place = session.scalars(waiting).first()
    if place is not None:
        place.state, place.called_at, place.calls = "called", now, 1
    return place


def call_again(session: Session, place_id: str) -> PlaceRow:
    """Call the same number once more. Raises CallError."""
    place = _held(session, place_id, "called")
    place.calls += 1
    return place


def skip(session: Session, place_id: str) -> PlaceRow:
    """The patient did not come: the next may be called. Raises CallError."""
    place = _held(session, place_id, "called", "waiting")
    place.state, place.reason = "skipped", place.reason or ABSENT  # what was noted of its papers stays
    return place


def back(session: Session, place_id: str) -> PlaceRow:
    """The patient came after all, or is not done yet, and waits again under the same number. Raises CallError."""
    place = _held(session, place_id, "skipped", "done")
    place.state, place.done_at = "waiting", None
    if place.reason == ABSENT:
        place.reason = None
    return place


def done(session: Session, place_id: str, now: datetime) -> PlaceRow:
    """The examination is over. Raises CallError."""
    place = _held(session, place_id, "called")
    place.state, place.done_at = "done", now
    return place


def transfer(session: Session, place_id: str, clinic_id: str, now: datetime) -> PlaceRow:
    """To another clinic, with its next number, or with the one the patient holds there today; the old number stays
    used. Raises CallError."""
    place = _held(session, place_id, "waiting", "called", "skipped")
    if place.clinic_id == clinic_id:
        raise CallError
    place.state, place.reason = "transferred", f"to {clinic_id}"
    session.flush()
    held = _standing(session, place, clinic_id)
    if held is not None:
        if held.state in ("skipped", "done"):
            held.state, held.reason, held.done_at = "waiting", None, None
        return held
    number = next_number(session, clinic_id, place.day)
    moved = PlaceRow(
        id=secrets.token_hex(16),
        registration_id=place.registration_id,
        patient_ref=place.patient_ref,
        request=f"transfer:{place.id}",
        clinic_id=clinic_id,
        day=place.day,
        number=number,
        turn=number * TURNS,
        rank=place.rank,
        priority=place.priority,
        state="waiting",
        issued_at=now,
        copies=0,
    )
    session.add(moved)
    session.flush()
    return moved


def last_called(session: Session, clinic_id: str, day: date) -> str:
    """The place that was called last of those that stand called, or NOBODY."""
    called = _of(clinic_id, day).where(PlaceRow.state == "called").order_by(*LATEST)
    row = session.scalars(called.limit(1).execution_options(populate_existing=True)).first()
    return row.id if row else NOBODY


def _of(clinic_id: str, day: date) -> Select[PlaceRow]:
    return select(PlaceRow).where(PlaceRow.clinic_id == clinic_id, PlaceRow.day == day)


def _standing(session: Session, place: PlaceRow, clinic_id: str) -> PlaceRow | None:
    """The one place of the same patient at this clinic on this day, locked."""
    if place.patient_ref is None:
        return None
    query = _of(clinic_id, place.day).where(PlaceRow.patient_ref == place.patient_ref, PlaceRow.state.not_in(OUT))
    return session.scalars(query.with_for_update()).one_or_none()


def _held(session: Session, place_id: str, *states: str) -> PlaceRow:
    place = session.get(PlaceRow, place_id, with_for_update=True)
    if place is None or place.state not in states:
        raise CallError
    return place
