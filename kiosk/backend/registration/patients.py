"""Patients at rest: found by their reference, their identity sealed."""

import json
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class PatientPart:
    """A patient's row as a visit makes or renews it. `below`: the levels this identity is at least as sure as."""

    ref: str
    level: str
    below: tuple[str, ...]
    at: datetime
    sealed: bytes = field(repr=False)
    card_ref: str | None = field(default=None, repr=False)


def patient_part(vault: Vault, ref: str, person: Person, now: datetime) -> PatientPart:
    """The row of this person now."""
    below = tuple(level.value for level in _LEVELS[: _LEVELS.index(person.level) + 1])
    card = card_ref(vault, person.card) if person.card is not None else None
    return PatientPart(ref, person.level.value, below, now, _sealed(vault, person), card)


def keep_patient(session: Session, part: PatientPart) -> None:
    """A row for the patient. A surer identity replaces a less sure one, never the reverse."""
    row = session.get(PatientRow, part.ref, with_for_update=True)
    if row is None:
        row = PatientRow(ref=part.ref, level=part.level, first_seen=part.at, sealed=part.sealed)
        session.add(row)
    elif row.sealed is None or row.level in part.below:
        row.sealed, row.level, row.erased_at = part.sealed, part.level, None
    row.card_ref = part.card_ref or row.card_ref
    row.last_seen = part.at
    session.flush()


def remember(session: Session, vault: Vault, ref: str, person: Person, now: datetime) -> None:
    """The same for a person, by themselves."""
    keep_patient(session, patient_part(vault, ref, person, now))


def appointments_on(session: Session, ref: str, day: date) -> list[AppointmentRow]:
    """What the patient has booked on this day and not yet come for."""
    query = select(AppointmentRow).where(AppointmentRow.patient_ref == ref, AppointmentRow.state == "booked")
    return list(session.scalars(query.where(*within(day)).order_by(AppointmentRow.at)))


def within(day: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Whether an appointment is on this day of the hospital."""
    start = datetime.combine(day, datetime.min.time(), HOSPITAL_TIME)
    return AppointmentRow.at >= start, AppointmentRow.at < start + timedelta(days=1)


def booked_there(session: Session, ref: str, day: date) -> dict[str, str]:
    """The HIS's own names of what it booked on this day, by clinic."""
    query = select(AppointmentRow).where(
        AppointmentRow.patient_ref == ref, *within(day), AppointmentRow.his_id.is_not(None)
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
