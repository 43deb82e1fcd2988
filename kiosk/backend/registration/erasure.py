"""Retention and erasure: what names a person goes; numbers, money and evidence stay, bound to nobody."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Delete, Update, delete, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from kiosk.backend.api.idempotency import AnswerRow
from kiosk.backend.insurance.rows import CoverageRow, LookupRow, RecheckRow
from kiosk.backend.payment.records import BillRow
from kiosk.backend.registration.person import patient_ref
from kiosk.backend.registration.rows import AppointmentRow, PatientRow, RegistrationRow
from kiosk.backend.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows lost what named a person."""

    patients: int
    registrations: int
    coverages: int


def erase_patient(session: Session, vault: Vault, number: str, now: datetime) -> Erased:
    """Everything that names the holder of this citizen number. Kept answers of a day go as well: all of them."""
    session.execute(delete(AnswerRow))
    return _erase(session, [patient_ref(vault, number)], now)


def forget_the_old(session: Session, keep: timedelta, now: datetime) -> Erased:
    """The same for everybody who was last here longer ago than `keep`; old look-ups and answers go as well."""
    before = now - keep
    refs = session.scalars(
        select(PatientRow.ref).where(PatientRow.last_seen < before, PatientRow.erased_at.is_(None))
    ).all()
    session.execute(delete(AnswerRow).where(AnswerRow.at < min(before, now - timedelta(hours=24))))
    session.execute(delete(LookupRow).where(LookupRow.at < before))
    session.execute(delete(RecheckRow).where(RecheckRow.done_at.is_not(None), RecheckRow.done_at < before))
    return _erase(session, list(refs), now)


def _erase(session: Session, refs: list[str], now: datetime) -> Erased:
    found = Erased(0, 0, 0)
    for start in range(0, len(refs), 500):
        some = refs[start : start + 500]
        session.execute(
            update(RecheckRow)
            .where(RecheckRow.patient_ref.in_(some), RecheckRow.done_at.is_(None))
            .values(sealed=None, done_at=now)
        )
        session.execute(update(BillRow).where(BillRow.patient_ref.in_(some)).values(payer_name_masked="–"))
        session.execute(update(AppointmentRow).where(AppointmentRow.patient_ref.in_(some)).values(orders=None))
        coverages = _count(session, delete(CoverageRow).where(CoverageRow.patient_ref.in_(some)))
        registrations = _count(
            session,
            update(RegistrationRow)
            .where(RegistrationRow.patient_ref.in_(some))
            .values(name=None, slip=None, guardian=None),
        )
        patients = _count(
            session,
            update(PatientRow).where(PatientRow.ref.in_(some)).values(sealed=None, card_ref=None, erased_at=now),
        )
        found = Erased(found.patients + patients, found.registrations + registrations, found.coverages + coverages)
    return found


def _count(session: Session, statement: Update | Delete) -> int:
    result = session.execute(statement)
    return result.rowcount if isinstance(result, CursorResult) else 0
