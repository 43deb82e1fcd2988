"""A registration as a HIS is told of it: read in one go, personal fields unsealed for this moment only."""

import json
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.his.local import LocalHis
from kiosk.backend.insurance import verdicts
from kiosk.backend.insurance.judge import Judged
from kiosk.backend.payment.bills import lines_of
from kiosk.backend.queue.numbers import label_of
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.registration.patients import booked_there, identity
from kiosk.backend.registration.rows import PatientRow, RegistrationRow
from kiosk.backend.store.vault import Vault
from kiosk.domain.coverage import CoverageStatus


@dataclass(frozen=True, slots=True)
class VisitPlace:
    """One clinic of the visit."""

    id: str
    clinic_id: str
    clinic: str
    number: str
    priority: bool
    booking: str | None = None


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One line of the bill."""

    text: str
    amount: int


@dataclass(frozen=True, slots=True)
class Visit:
    """What happened at the terminal. Without a person: a quick number."""

    id: str
    kind: str
    state: str
    made_at: datetime
    day: date
    patient_ref: str | None
    level: str | None
    person: dict[str, str | None] | None = field(repr=False)
    judged: Judged | None
    places: tuple[VisitPlace, ...]
    bill_id: str | None
    lines: tuple[VisitLine, ...]
    slip: dict[str, str | None] = field(default_factory=dict, repr=False)


def read_visit(session: Session, vault: Vault, his: LocalHis, registration_id: str) -> Visit:
    """The visit as it stands now."""
    row = session.get_one(RegistrationRow, registration_id)
    patient = session.get(PatientRow, row.patient_ref) if row.patient_ref else None
    verdict = verdicts.latest(session, vault, row.patient_ref) if row.patient_ref and row.coverage else None
    places = session.scalars(
        select(PlaceRow).where(PlaceRow.registration_id == row.id).order_by(PlaceRow.rank, PlaceRow.number)
    )
    booked = booked_there(session, row.patient_ref, row.day) if row.patient_ref else {}
    return Visit(
        id=row.id,
        kind=row.kind,
        state=row.state,
        made_at=row.made_at,
        day=row.day,
        patient_ref=row.patient_ref,
        level=row.source,
        person=identity(vault, patient) if patient is not None and patient.sealed else None,
        judged=_judged(row, verdict.judged if verdict else None),
        places=tuple(
            _place(his, place, booked.get(place.clinic_id))
            for place in places
            if place.state not in ("void", "transferred")
        ),
        bill_id=row.bill_id,
        lines=tuple(VisitLine(line.text, line.amount.amount) for line in lines_of(session, row.bill_id))
        if row.bill_id
        else (),
        slip=json.loads(vault.unseal(row.slip, "slip")) if row.slip else {},
    )


def _judged(row: RegistrationRow, known: Judged | None) -> Judged | None:
    """What the registration holds, with the card where it is verified: a verdict that came since is told by itself."""
    if known is None or row.coverage is None:
        return None
    status = CoverageStatus(row.coverage)
    card = known.card if status is not CoverageStatus.UNVERIFIED else None
    return replace(known, status=status, code=row.coverage_code, card=card)


def _place(his: LocalHis, place: PlaceRow, booking: str | None) -> VisitPlace:
    clinic = his.clinic(place.clinic_id)
    name, letter = (clinic.name, clinic.letter) if clinic else (place.clinic_id, "?")
    return VisitPlace(place.id, place.clinic_id, name, label_of(letter, place), place.priority, booking)
