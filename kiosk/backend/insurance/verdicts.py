"""Verdicts at rest: the latest about a patient, and the questions still open."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from kiosk.backend.insurance.insurer import Card
from kiosk.backend.insurance.judge import Judged
from kiosk.backend.insurance.question import Question
from kiosk.backend.insurance.rows import CoverageRow, RecheckRow
from kiosk.backend.store.vault import Vault
from kiosk.domain.coverage import CoverageStatus, NextStep

_PURPOSE: Final = "coverage"
_WAITS: Final = tuple(timedelta(minutes=m) for m in (1, 2, 5, 10, 15))
GIVEN_UP: Final = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict and when it was given."""

    judged: Judged
    question: str
    checked_at: datetime = field()


def latest(session: Session, vault: Vault, patient_ref: str) -> Verdict | None:
    """The latest verdict about this patient."""
    row = session.get(CoverageRow, patient_ref)
    if row is None:
        return None
    detail = json.loads(vault.unseal(row.detail, _PURPOSE))
    card = detail["card"]
    judged = Judged(
        status=CoverageStatus(row.status),
        next=NextStep(detail["next"]),
        code=row.code,
        card=Card(card[0], _day(card[1]), _day(card[2]), card[3]) if card else None,
        facility_name=detail["facility_name"],
        five_years_from=_day(detail["five_years_from"]),
    )
    return Verdict(judged, row.question, row.checked_at)


def keep(session: Session, vault: Vault, question: Question, judged: Judged, now: datetime) -> None:
    """Make this the latest verdict; close the open question unless the verdict is that none was given."""
    row = session.get(CoverageRow, question.patient_ref, with_for_update=True)
    if row is None:
        row = CoverageRow(patient_ref=question.patient_ref)
        session.add(row)
    card = judged.card
    detail = {
        "next": judged.next,
        "card": [card.number, _text(card.valid_from), _text(card.valid_to), card.facility] if card else None,
        "facility_name": judged.facility_name,
        "five_years_from": _text(judged.five_years_from),
    }
    row.question, row.status, row.code = question.mark(vault), judged.status, judged.code
    row.detail, row.checked_at = vault.seal(json.dumps(detail, ensure_ascii=False), _PURPOSE), now
    if judged.status is CoverageStatus.UNVERIFIED:
        _ask_again(session, vault, question, now)
    else:
        _close(session, question.patient_ref, judged.code, now)


def _ask_again(session: Session, vault: Vault, question: Question, now: datetime) -> None:
    row = _open_recheck(session, question.patient_ref)
    if row is None:
        row = RecheckRow(patient_ref=question.patient_ref, opened_at=now, tries=0)
        session.add(row)
        row.next_at = now + _WAITS[0]
    row.question, row.sealed = question.mark(vault), question.seal(vault)


def _close(session: Session, patient_ref: str, code: str | None, now: datetime) -> None:
    row = _open_recheck(session, patient_ref)
    if row is not None:
        row.done_at, row.code, row.sealed = now, code, None


def hurry_rechecks(session: Session, now: datetime) -> None:
    """The insurer answers again: every open question is due now, and asked as fast as the account allows."""
    session.execute(
        update(RecheckRow).where(RecheckRow.done_at.is_(None), RecheckRow.next_at > now).values(next_at=now)
    )


def due_rechecks(session: Session, now: datetime, most: int) -> list[RecheckRow]:
    """Questions to ask again now, each handed to one worker only: its next time is moved ahead here.

    What nobody answered for two days is given up: the evidence stays, the question goes.
    """
    if most < 1:
        return []
    query = (
        select(RecheckRow)
        .where(RecheckRow.done_at.is_(None), RecheckRow.next_at <= now)
        .order_by(RecheckRow.next_at, RecheckRow.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    rows = list(session.scalars(query))
    for row in rows:
        row.tries += 1
        row.next_at = now + _WAITS[min(row.tries, len(_WAITS) - 1)]
        if now - row.opened_at > GIVEN_UP:
            row.done_at, row.sealed = now, None
    return [row for row in rows if row.done_at is None]


def _open_recheck(session: Session, patient_ref: str) -> RecheckRow | None:
    query = select(RecheckRow).where(RecheckRow.patient_ref == patient_ref, RecheckRow.done_at.is_(None))
    return session.scalars(query).one_or_none()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
