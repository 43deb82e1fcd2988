"""Giving a number: the counter's row and the place's row in the caller's one transaction."""

from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kiosk.backend.queue.rows import CounterRow, PlaceRow

OUT: Final = ("cancelled", "void", "transferred")
"""States of a place that takes nobody's turn any more."""


def next_number(session: Session, clinic_id: str, day: date) -> int:
    """The next number of this clinic today; locks the counter until the transaction ends.

    Whoever takes numbers of several clinics asks in the order of their ids, so that two never wait for each other.
    """
    upsert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    counted = (
        upsert(CounterRow)
        .values(clinic_id=clinic_id, day=day, last=1)
        .on_conflict_do_update(index_elements=["clinic_id", "day"], set_={"last": CounterRow.last + 1})
        .returning(CounterRow.last)
    )
    number: int = session.execute(counted).scalar_one()
    return number


def taken(session: Session, clinic_id: str, day: date) -> int:
    """How many numbers of today count against the clinic's cap."""
    query = select(func.count()).where(PlaceRow.clinic_id == clinic_id, PlaceRow.day == day, PlaceRow.state.not_in(OUT))
    found: int = session.execute(query).scalar_one()
    return found


def taken_everywhere(session: Session, day: date) -> dict[str, int]:
    """`taken` for every clinic that has given a number today."""
    query = (
        select(PlaceRow.clinic_id, func.count())
        .where(PlaceRow.day == day, PlaceRow.state.not_in(OUT))
        .group_by(PlaceRow.clinic_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def label_of(letter: str, place: PlaceRow) -> str:
    """The number of a place as its paper says it."""
    return place.label or label(letter, place.number)


def label(letter: str, number: int) -> str:
    """As it stands on paper and on the screens: `A-042`."""
    return f"{letter}-{number:03}"
