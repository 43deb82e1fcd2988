"""A registration as JSON: every place in line, every ticket."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.registration.rows import RegistrationRow
from kiosk.backend.registration.tickets import TicketOffice
from kiosk.backend.registration.verifying import to_verify
from kiosk.backend.registration.writing import GONE
from kiosk.domain.dates import HOSPITAL_TIME


@dataclass(frozen=True, slots=True)
class RegistrationViews:
    """Shows registrations."""

    office: TicketOffice

    def view(
        self,
        session: Session,
        row: RegistrationRow,
        now: datetime,
        *,
        existing: bool,
        places: Sequence[PlaceRow] | None = None,
    ) -> dict[str, object]:
        """As `POST /v1/registrations` answers. Places that were cancelled or moved away are left out; `places` are
        given where they are known."""
        if places is None:
            query = select(PlaceRow).where(PlaceRow.registration_id == row.id).order_by(PlaceRow.rank, PlaceRow.number)
            places = [place for place in session.scalars(query) if place.state not in GONE or row.state == "cancelled"]
        shown = [self.office.view(session, row, place, now) for place in places]
        return {
            "id": row.id,
            "kind": row.kind,
            "state": row.state,
            "existing": existing,
            "due": row.due,
            "bill_id": row.bill_id,
            "coverage": row.coverage,
            "priority": row.priority,
            "level": row.source,
            "way": row.way,
            "verify": to_verify(row),
            "places": [
                {
                    "clinic_id": place.clinic_id,
                    "number": place.number,
                    "room": place.room,
                    "ahead": place.line.ahead,
                    "expected": place.line.expected.astimezone(HOSPITAL_TIME).isoformat(),
                    "state": place.state,
                }
                for place in shown
            ],
            "tickets": [place.ticket.to_json() for place in shown],
        }
