"""The line of one clinic as a screen shows it: numbers, never names."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.hospital.directory import ClinicEntry
from kiosk.backend.queue.calls import LATEST
from kiosk.backend.queue.numbers import label_of
from kiosk.backend.queue.rows import PlaceRow


def queue_state(session: Session, clinic: ClinicEntry, day: date) -> dict[str, Any]:
    """Numbers called (latest first, five of them), waiting in the order of the call (ten), and how many wait."""
    of_clinic = select(PlaceRow).where(PlaceRow.clinic_id == clinic.id, PlaceRow.day == day)
    called = session.scalars(of_clinic.where(PlaceRow.state == "called").order_by(*LATEST).limit(5))
    in_order = PlaceRow.priority.desc(), PlaceRow.turn, PlaceRow.issued_at, PlaceRow.number
    waiting = list(session.scalars(of_clinic.where(PlaceRow.state == "waiting").order_by(*in_order)))
    return {
        "clinic_id": clinic.id,
        "name": clinic.shown,
        "name_en": clinic.shown_en,
        "room": clinic.room,
        "room_en": clinic.room_en,
        "called": [label_of(clinic.letter, row) for row in called],
        "next": [label_of(clinic.letter, row) for row in waiting[:10]],
        "waiting": len(waiting),
    }
