"""Bills: what a registration or a deposit makes due. Opened inside the caller's transaction."""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.backend.clock import wall_clock
from kiosk.backend.payment import advances
from kiosk.backend.payment.ledger import BillRows, lock_bill, make_move, settle_bill
from kiosk.backend.payment.machine import LIVE, Move, Reason
from kiosk.backend.payment.records import AdvanceRow, BillLineRow, BillRow, PostingRow
from kiosk.domain.money import NOTHING, Dong

DEPOSIT_TEXT: Final = "Tạm ứng viện phí"
DEPOSIT_TEXT_EN: Final = "Hospital deposit"
# A bill that may wait for money, beside its posting.
_OPEN: Final = (
    BillRow.due > 0,
    BillRow.void_at.is_(None),
    BillRow.cashier_paid_at.is_(None),
    PostingRow.bill_id.is_(None),
)


@dataclass(frozen=True, slots=True)
class BillLine:
    """One service and its price as the HIS gives it. `text` has 1 to 120 characters."""

    text: str
    amount: Dong

    def __post_init__(self) -> None:
        if not 1 <= len(self.text) <= 120:
            raise ValueError("a bill line has a text of 1 to 120 characters")


@dataclass(frozen=True, slots=True)
class OpenBill:
    """A bill that can be paid now. `due` is what is still missing after advances and money on hold.

    `version` is the hash of what stands on it: a payment begun for another version is refused.
    """

    id: str
    version: str
    kind: str
    payer: str
    lines: tuple[BillLine, ...]
    total: Dong
    deducted: Dong
    due: Dong


@dataclass(frozen=True, slots=True)
class DraftBill:
    """A bill of a patient who paid nothing ahead, not written yet: its rows are known before a database is asked."""

    id: str
    registration_id: str
    patient_ref: str
    payer: str
    lines: tuple[tuple[str, int], ...]
    due: int
    version: str
    at: datetime


def draft_bill(
    *, registration_id: str, patient_ref: str, payer: str, lines: Sequence[BillLine], at: datetime
) -> DraftBill:
    """What `open_bill` would write where no advance can be deducted. Raises ValueError for a bill without lines."""
    if not lines:
        raise ValueError("a bill has at least one line")
    bill_id = f"B{secrets.token_hex(10)}"
    rows = tuple((line.text, line.amount.amount) for line in lines)
    due = sum(amount for _, amount in rows)
    return DraftBill(bill_id, registration_id, patient_ref, payer, rows, due, _fingerprint(bill_id, lines, 0), at)


def keep_draft(session: Session, draft: DraftBill) -> None:
    """Write it, in the caller's transaction."""
    session.add(
        BillRow(
            id=draft.id,
            registration_id=draft.registration_id,
            patient_ref=draft.patient_ref,
            payer_name_masked=draft.payer,
            due=draft.due,
            version=draft.version,
            kind=advances.FEE,
            opened_at=draft.at,
        )
    )
    session.flush()
    for n, (text, amount) in enumerate(draft.lines):
        session.add(BillLineRow(bill_id=draft.id, n=n, text=text, amount=amount))
    session.flush()


def open_bill(
    session: Session,
    *,
    registration_id: str,
    patient_ref: str,
    payer_name_masked: str,
    lines: Sequence[BillLine],
    kind: str = advances.FEE,
    at: datetime | None = None,
) -> str:
    """Make a bill due, in the caller's transaction, less what the patient paid ahead; its id is opaque.

    Raises ValueError for a bill without lines.
    """
    now = at or wall_clock()
    bill_id = f"B{secrets.token_hex(10)}"
    row = BillRow(
        id=bill_id,
        registration_id=registration_id,
        patient_ref=patient_ref,
        payer_name_masked=payer_name_masked,
        due=0,
        version="",
        kind=kind,
        opened_at=now,
    )
    session.add(row)
    session.flush()
    _write_lines(session, row, lines, now)
    return bill_id


def revise_bill(session: Session, bill_id: str, lines: Sequence[BillLine], now: datetime) -> None:
    """Give a bill other lines: a new version; a code of the old one goes off the screen.

    Raises ValueError for a bill that is unknown, settled or closed: what was paid stays as it was paid.
    """
    rows = lock_bill(session, bill_id)
    if rows is None or rows.posting is not None or rows.paid_elsewhere:
        raise ValueError("an open bill is wanted")
    for old in session.scalars(select(BillLineRow).where(BillLineRow.bill_id == bill_id)):
        session.delete(old)
    advances.release(session, rows.bill, now)
    _write_lines(session, rows.bill, lines, now)
    for intent in rows.intents:
        make_move(intent, Move.LEAVE, Reason.BILL_CHANGED, now)
    # A version that advances cover whole is posted: money of an earlier code goes back.
    settle_bill(session, _locked(session, bill_id), now)


def open_bills(
    session: Session, now: datetime, *, patient_ref: str | None = None, registration_id: str | None = None
) -> list[OpenBill]:
    """The bills that can be paid now, oldest first, of a patient or of one registration.

    Advances that came up since are deducted from bills that nobody pays now. A deposit is nobody's duty: one without
    money is not listed.
    """
    # Only what may still be paid is counted: who comes three times a week has a hundred paid bills within the year.
    wanted = (
        select(BillRow.id)
        .outerjoin(PostingRow, PostingRow.bill_id == BillRow.id)
        .where(*_OPEN)
        .order_by(BillRow.opened_at, BillRow.id)
    )
    if patient_ref is not None:
        wanted = wanted.where(BillRow.patient_ref == patient_ref)
    if registration_id is not None:
        wanted = wanted.where(BillRow.registration_id == registration_id)
    locked = [_locked(session, bill_id) for bill_id in session.scalars(wanted.limit(100)).all()]
    for rows in locked:
        if rows.due and _untouched(rows) and rows.bill.kind == advances.FEE:
            _deduct_again(session, rows.bill, now)
    return [_shown(session, rows) for rows in locked if rows.due and (rows.bill.kind != advances.DEPOSIT or rows.held)]


@dataclass(frozen=True, slots=True)
class Depositor:
    """Who pays ahead; the name is masked already."""

    patient_ref: str
    payer_name_masked: str = field(repr=False)


def open_deposit(session: Session, who: Depositor, amount: Dong, now: datetime) -> OpenBill:
    """A deposit the patient chose to pay, in the caller's transaction.

    One that was chosen before and left without paying takes the new amount: nobody collects unpaid wishes.
    """
    lines = (BillLine(DEPOSIT_TEXT, amount),)
    wanted = (
        select(BillRow.id)
        .where(BillRow.patient_ref == who.patient_ref, BillRow.kind == advances.DEPOSIT)
        .order_by(BillRow.opened_at, BillRow.id)
    )
    for bill_id in session.scalars(wanted).all():
        rows = _locked(session, bill_id)
        if rows.due and not rows.held and _untouched(rows):
            if rows.bill.due != amount.amount:
                revise_bill(session, bill_id, lines, now)
            return _shown(session, _locked(session, bill_id))
    made = open_bill(
        session,
        registration_id="",
        patient_ref=who.patient_ref,
        payer_name_masked=who.payer_name_masked,
        lines=lines,
        kind=advances.DEPOSIT,
        at=now,
    )
    return _shown(session, _locked(session, made))


def advance_of(session: Session, patient_ref: str) -> Dong:
    """What the patient has paid ahead and not used yet."""
    left = session.scalars(select(AdvanceRow.remaining).where(AdvanceRow.patient_ref == patient_ref)).all()
    return Dong(sum(left))


def unpaid_bills(session: Session, patient_ref: str) -> int:
    """How many bills of the patient wait for money."""
    return session.execute(
        select(func.count())
        .select_from(BillRow)
        .outerjoin(PostingRow, PostingRow.bill_id == BillRow.id)
        .where(BillRow.patient_ref == patient_ref, BillRow.kind == advances.FEE, *_OPEN)
    ).scalar_one()


def lines_of(session: Session, bill_id: str) -> tuple[BillLine, ...]:
    """The lines of the bill's current version, in order."""
    rows = session.scalars(select(BillLineRow).where(BillLineRow.bill_id == bill_id).order_by(BillLineRow.n))
    return tuple(BillLine(row.text, Dong(row.amount)) for row in rows)


def _write_lines(session: Session, row: BillRow, lines: Sequence[BillLine], now: datetime) -> None:
    if not lines:
        raise ValueError("a bill has at least one line")
    for n, line in enumerate(lines):
        session.add(BillLineRow(bill_id=row.id, n=n, text=line.text, amount=line.amount.amount))
    _freeze(session, row, lines, now)


def _deduct_again(session: Session, row: BillRow, now: datetime) -> None:
    advances.release(session, row, now)
    _freeze(session, row, lines_of(session, row.id), now)


def _freeze(session: Session, row: BillRow, lines: Sequence[BillLine], now: datetime) -> None:
    """The version that can be paid: its lines, and what advances cover of them."""
    advances.deduct(session, row, sum((line.amount for line in lines), NOTHING).amount, now)
    row.version = _fingerprint(row.id, lines, row.deducted)
    session.flush()


def _fingerprint(bill_id: str, lines: Sequence[BillLine], deducted: int) -> str:
    frozen = json.dumps([bill_id, deducted, *([line.text, line.amount.amount] for line in lines)], ensure_ascii=False)
    return hashlib.sha256(frozen.encode()).hexdigest()


def _untouched(rows: BillRows) -> bool:
    """Whether no code of it may be on a screen, and no money of it waits."""
    return not rows.held and not any(intent.state in LIVE for intent in rows.intents)


def _shown(session: Session, rows: BillRows) -> OpenBill:
    bill = rows.bill
    return OpenBill(
        id=bill.id,
        version=bill.version,
        kind=bill.kind,
        payer=bill.payer_name_masked,
        lines=lines_of(session, bill.id),
        total=Dong(bill.due + bill.deducted),
        deducted=Dong(bill.deducted),
        due=Dong(rows.due),
    )


def _locked(session: Session, bill_id: str) -> BillRows:
    rows = lock_bill(session, bill_id)
    if rows is None:
        raise LookupError("the bill is gone")
    return rows
