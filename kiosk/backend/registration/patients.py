"""Patients at rest: found by their reference, their identity sealed."""

import json
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from kiosk.backend.registration.person import Person, card_ref
from kiosk.backend.registration.rows import AppointmentRow, PatientRow
from kiosk.backend.store.vault import Vault
from kiosk.domain.citizen import Source
from kiosk.domain.dates import HOSPITAL_TIME

_PURPOSE: Final = "patient"
_ORDERS: Final = "orders"
# How sure an identity is, least first: only the chip authenticates.
_LEVELS: Final = (Source.TYPED, Source.QR, Source.CHIP)


def known(session: Session, ref: str) -> bool:
    """Whether this patient was here before."""
    row = session.get(PatientRow, ref)
    return row is not None and row.erased_at is None


def remember(session: Session, vault: Vault, ref: str, person: Person, now: datetime) -> None:
    """A row for the patient. A surer identity replaces a less sure one, never the reverse."""
    row = session.get(PatientRow, ref, with_for_update=True)
    if row is None:
        row = PatientRow(ref=ref, level=person.level, first_seen=now, sealed=_sealed(vault, person))
        session.add(row)
    elif row.sealed is None or _LEVELS.index(person.level) >= _LEVELS.index(Source(row.level)):
        row.sealed, row.level, row.erased_at = _sealed(vault, person), person.level, None
    if person.card is not None:
        row.card_ref = card_ref(vault, person.card)
    row.last_seen = now
    session.flush()


def appointments_on(session: Session, ref: str, day: date) -> list[AppointmentRow]:
    """What the patient has booked on this day and not yet come for."""
    query = select(AppointmentRow).where(AppointmentRow.patient_ref == ref, AppointmentRow.state == "booked")
    return list(session.scalars(query.where(*_within(day)).order_by(AppointmentRow.at)))


def _within(day: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    start = datetime.combine(day, datetime.min.time(), HOSPITAL_TIME)
    return AppointmentRow.at >= start, AppointmentRow.at < start + timedelta(days=1)


def booked_there(session: Session, ref: str, day: date) -> dict[str, str]:
    """The HIS's own names of what it booked on this day, by clinic."""
    query = select(AppointmentRow).where(
        AppointmentRow.patient_ref == ref, *_within(day), AppointmentRow.his_id.is_not(None)
    )
    return {row.clinic_id: row.his_id for row in session.scalars(query) if row.his_id is not None}


def identity(vault: Vault, row: PatientRow) -> dict[str, str | None]:
    """What is kept of a patient, for the rights desk. Raises UnsealError."""
    found: dict[str, str | None] = json.loads(vault.unseal(row.sealed, _PURPOSE)) if row.sealed else {}
    return found


def _sealed(vault: Vault, person: Person) -> bytes:
    content = {
        "number": person.number,
        "card": person.card,
        "name": person.name,
        "born": str(person.born),
        "sex": person.sex,
        "residence": person.residence,
    }
    return vault.seal(json.dumps(content, ensure_ascii=False), _PURPOSE)


def orders_of(vault: Vault, row: AppointmentRow) -> list[str]:
    """The tests ordered for an appointment, by name."""
    found: list[str] = json.loads(vault.unseal(row.orders, _ORDERS)) if row.orders else []
    return found


def sealed_orders(vault: Vault, orders: list[str]) -> bytes:
    """The same, to keep."""
    return vault.seal(json.dumps(orders, ensure_ascii=False), _ORDERS)
