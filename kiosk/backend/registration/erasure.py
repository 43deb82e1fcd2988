"""Retention and erasure: what names a person goes; numbers, money and evidence stay, bound to nobody."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Delete, Update, delete, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from kiosk.backend.api.idempotency import AnswerRow
from kiosk.backend.insurance.rows import CoverageRow, LookupRow, RecheckRow
from kiosk.backend.payment.records import BillRow, CreditRow, IntentRow, PostingRow, RefundRow, UseRow
from kiosk.backend.payment.settle import Bucket
from kiosk.backend.registration.patients import identity
from kiosk.backend.registration.person import card_owner_ref, patient_ref
from kiosk.backend.registration.rows import AppointmentRow, PatientRow, RegistrationRow
from kiosk.backend.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows lost what named a person."""

    patients: int
    registrations: int
    coverages: int


def erase_patient(session: Session, vault: Vault, number: str, now: datetime) -> Erased:
    """Everything that names the holder of this citizen number: as a patient, also under their insurance number alone,
    and as whoever brought somebody else. Kept answers of a day go as well: all of them."""
    session.execute(delete(AnswerRow))
    _forget_who_brought(session, vault, number)
    return _erase(session, _references(session, vault, number), now)


def forget_the_old(session: Session, keep: timedelta, now: datetime, most: int | None = None) -> Erased:
    """The same for everybody who was last here longer ago than `keep`; old look-ups, verdicts and answers go as well,
    also of whoever asked and never registered. `most`: so many patients at once, whoever was here longest ago first."""
    before = now - keep
    refs = session.scalars(
        select(PatientRow.ref)
        .where(PatientRow.last_seen < before, PatientRow.erased_at.is_(None))
        .order_by(PatientRow.last_seen)
        .limit(most)
    ).all()
    session.execute(delete(AnswerRow).where(AnswerRow.at < min(before, now - timedelta(hours=24))))
    session.execute(delete(LookupRow).where(LookupRow.at < before))
    session.execute(delete(RecheckRow).where(RecheckRow.done_at.is_not(None), RecheckRow.done_at < before))
    session.execute(
        update(RecheckRow)
        .where(RecheckRow.done_at.is_(None), RecheckRow.opened_at < before)
        .values(sealed=None, done_at=now)
    )
    erased = _erase(session, list(refs), now)
    asked = _count(session, delete(CoverageRow).where(CoverageRow.checked_at < before))
    return replace(erased, coverages=erased.coverages + asked)


def _references(session: Session, vault: Vault, number: str) -> list[str]:
    """Every reference this person is kept under: by their citizen number, and by the insurance number it belongs to."""
    refs = [patient_ref(vault, number)]
    row = session.get(PatientRow, refs[0])
    card = identity(vault, row).get("card") if row is not None else None
    return [*refs, card_owner_ref(vault, card)] if card else refs


def _forget_who_brought(session: Session, vault: Vault, number: str) -> None:
    rows = session.scalars(select(RegistrationRow).where(RegistrationRow.guardian.is_not(None)))
    for row in rows.yield_per(500):
        if row.guardian is not None and json.loads(vault.unseal(row.guardian, "guardian")).get("number") == number:
            row.guardian = None
    session.flush()


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
        _forget_in_the_books(session, some)
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


def _forget_in_the_books(session: Session, refs: list[str]) -> None:
    """Of money that is where it belongs: the name on the receipt, and what a bank told of who paid."""
    mine = select(BillRow.id).where(BillRow.patient_ref.in_(refs))
    posted = select(PostingRow).where(PostingRow.bill_id.in_(mine), PostingRow.receipt.is_not(None))
    for row in session.scalars(posted):
        row.receipt = {**(row.receipt or {}), "name": None}
    session.flush()
    under_way = select(RefundRow.credit_id).where(RefundRow.state != "done")
    settled = select(UseRow.credit_id).where(UseRow.bucket.in_((Bucket.ALLOCATED, Bucket.REFUNDED)))
    session.execute(
        update(CreditRow)
        .where(
            CreditRow.intent_id.in_(select(IntentRow.id).where(IntentRow.bill_id.in_(mine))),
            CreditRow.id.in_(settled),
            CreditRow.id.not_in(under_way),
        )
        .values(content="", payer_bank=None, payer_account=None)
    )


def _count(session: Session, statement: Update | Delete) -> int:
    result = session.execute(statement)
    return result.rowcount if isinstance(result, CursorResult) else 0
