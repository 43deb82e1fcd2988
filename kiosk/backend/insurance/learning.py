"""Registrations that were made without a verdict learn it, whoever brought it: a recheck, a late answer, a second look.

They are found from the verdicts, not told by whoever asked: a registration that is written while its verdict comes in
is found a moment later.
"""

import logging
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from kiosk.backend.clock import hospital_day
from kiosk.backend.his.outbox import Note, nobody_listens
from kiosk.backend.insurance.judge import Judged
from kiosk.backend.insurance.rows import CoverageRow
from kiosk.backend.insurance.verdicts import GIVEN_UP, latest
from kiosk.backend.registration.rows import RegistrationRow
from kiosk.backend.store.vault import UnsealError, Vault
from kiosk.domain.coverage import CoverageStatus

log = logging.getLogger(__name__)

OVERLAP: Final = timedelta(seconds=30)


def tell_registrations(
    session: Session, vault: Vault, since: datetime, now: datetime, note: Note = nobody_listens
) -> int:
    """Every unverified registration whose verdict came since then, and `note` that the HIS heard otherwise; how many
    there were."""
    query = (
        select(RegistrationRow.id, RegistrationRow.patient_ref, RegistrationRow.day, RegistrationRow.state)
        .join(CoverageRow, CoverageRow.patient_ref == RegistrationRow.patient_ref)
        .where(
            CoverageRow.checked_at >= since,
            CoverageRow.status != CoverageStatus.UNVERIFIED,
            RegistrationRow.coverage == CoverageStatus.UNVERIFIED,
            RegistrationRow.day >= hospital_day(now - GIVEN_UP),
        )
    )
    told = 0
    for registration_id, patient_ref, day, state in session.execute(query).all():
        try:
            found = latest(session, vault, patient_ref or "")
        except UnsealError:
            log.error("a verdict cannot be unsealed: is the data key the one it was sealed with?")
            continue
        if found is None or hospital_day(found.checked_at) < day:
            continue
        status = _on(found.judged, day, hospital_day(found.checked_at))
        learned = session.execute(
            update(RegistrationRow)
            .where(RegistrationRow.id == registration_id, RegistrationRow.coverage == CoverageStatus.UNVERIFIED)
            .values(coverage=status, coverage_code=found.judged.code)
            .returning(RegistrationRow.id)
        ).first()
        if learned is None:
            continue  # another worker was faster
        if state == "active":
            note(session, registration_id, "verified", now)
        told += 1
    return told


def _on(judged: Judged, day: date, checked: date) -> CoverageStatus:
    """The verdict on the visit's day where the question was answered on a later one: what changed between is for
    the counter to look at."""
    card = judged.card
    if day == checked or judged.status not in (CoverageStatus.COVERED, CoverageStatus.NOT_COVERED):
        return judged.status
    held = card is not None and card.valid_on(day)
    return judged.status if held == (judged.status is CoverageStatus.COVERED) else CoverageStatus.REVIEW
