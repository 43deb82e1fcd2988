"""Cancelling a registration, and printing it again."""

from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.payment.his import void_bill
from kiosk.backend.payment.records import BillRow, IntentRow, PostingRow
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.registration.patients import within
from kiosk.backend.registration.rows import AppointmentRow, RegistrationRow


def cancel(session: Session, row: RegistrationRow, now: datetime) -> str | None:
    """Cancel every place of it; None when done, else why not: `already_called`, `already_paid`, `payment_running`.

    Cancelling what is cancelled changes nothing.
    """
    if row.state == "cancelled":
        return None
    places = list(session.scalars(select(PlaceRow).where(PlaceRow.registration_id == row.id).with_for_update()))
    if any(place.state in ("called", "done") for place in places):
        return "already_called"
    if row.bill_id is not None and (refusal := _void(session, row.bill_id, now)):
        return refusal
    for place in places:
        if place.state in ("waiting", "skipped"):
            place.state, place.reason = "cancelled", "by the patient"
    if row.kind in ("appointment", "re_examination"):
        _book_again(session, row, places)
    row.state, row.cancelled_at = "cancelled", now
    return None


COPIES: Final = 3
"""So many copies of a ticket are enough: more would let two people stand in line with one number."""


def count_copy(session: Session, row: RegistrationRow) -> bool:
    """One more copy of every ticket of it; False, and nothing counted, where there are copies enough."""
    query = select(PlaceRow).where(PlaceRow.registration_id == row.id).with_for_update()
    places = list(session.scalars(query))
    if any(place.copies >= COPIES for place in places):
        return False
    for place in places:
        place.copies += 1
    return True


def _void(session: Session, bill_id: str, now: datetime) -> str | None:
    bill = session.get(BillRow, bill_id, with_for_update=True)
    if bill is None or bill.void_at is not None:
        return None
    if bill.cashier_paid_at is not None or session.get(PostingRow, bill_id) is not None:
        return "already_paid"
    live = select(IntentRow.id).where(
        IntentRow.bill_id == bill_id, IntentRow.state.in_(("creating", "awaiting", "closing"))
    )
    if session.scalars(live).first() is not None:
        return "payment_running"
    void_bill(session, bill_id, now)
    return None


def _book_again(session: Session, row: RegistrationRow, places: list[PlaceRow]) -> None:
    query = select(AppointmentRow).where(
        AppointmentRow.patient_ref == row.patient_ref,
        AppointmentRow.clinic_id.in_([place.clinic_id for place in places]),
        AppointmentRow.state == "arrived",
        # Those of the visit's own day: who came in spring has come.
        *within(row.day),
    )
    for appointment in session.scalars(query):
        appointment.state = "booked"
