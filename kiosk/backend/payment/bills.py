"""Bills: what a registration or a deposit makes due. Opened inside the caller's transaction."""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.backend.clock import wall_clock
from kiosk.backend.payment.ledger import lock_bill, make_move, settle_bill
from kiosk.backend.payment.machine import Move, Reason
from kiosk.backend.payment.records import BillLineRow, BillRow, PostingRow
from kiosk.domain.money import NOTHING, Dong


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
    """A bill that can be paid now. `due` is what is still missing after money on hold."""

    id: str
    version: str
    payer: str
    lines: tuple[BillLine, ...]
    total: Dong
    due: Dong


def open_bill(
    session: Session,
    *,
    registration_id: str,
    patient_ref: str,
    payer_name_masked: str,
    lines: Sequence[BillLine],
    kind: str = "fee",
    at: datetime | None = None,
) -> str:
    """Make a bill due, in the caller's transaction; its id is opaque. Raises ValueError for a bill without lines."""
    bill_id = f"B{secrets.token_hex(10)}"
    row = BillRow(
        id=bill_id,
        registration_id=registration_id,
        patient_ref=patient_ref,
        payer_name_masked=payer_name_masked,
        due=0,
        version="",
        kind=kind,
        opened_at=at or wall_clock(),
    )
    session.add(row)
    session.flush()
    _write_lines(session, row, lines)
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
    session.flush()
    _write_lines(session, rows.bill, lines)
    for intent in rows.intents:
        make_move(intent, Move.LEAVE, Reason.BILL_CHANGED, now)
    settle_bill(session, rows, now)


def open_bills(
    session: Session, *, patient_ref: str | None = None, registration_id: str | None = None
) -> list[OpenBill]:
    """The bills that can be paid now, oldest first, of a patient or of one registration."""
    wanted = select(BillRow.id).where(BillRow.due > 0).order_by(BillRow.opened_at)
    if patient_ref is not None:
        wanted = wanted.where(BillRow.patient_ref == patient_ref)
    if registration_id is not None:
        wanted = wanted.where(BillRow.registration_id == registration_id)
    found = []
    for bill_id in session.scalars(wanted.limit(100)).all():
        rows = lock_bill(session, bill_id)
        if rows is not None and rows.due:
            bill = rows.bill
            lines = lines_of(session, bill.id)
            found.append(OpenBill(bill.id, bill.version, bill.payer_name_masked, lines, Dong(bill.due), Dong(rows.due)))
    return found


def unpaid_bills(session: Session, patient_ref: str) -> int:
    """How many bills of the patient wait for money."""
    return session.execute(
        select(func.count())
        .select_from(BillRow)
        .outerjoin(PostingRow, PostingRow.bill_id == BillRow.id)
        .where(
            BillRow.patient_ref == patient_ref,
            BillRow.due > 0,
            BillRow.void_at.is_(None),
            BillRow.cashier_paid_at.is_(None),
            PostingRow.bill_id.is_(None),
        )
    ).scalar_one()


def lines_of(session: Session, bill_id: str) -> tuple[BillLine, ...]:
    """The lines of the bill's current version, in order."""
    rows = session.scalars(select(BillLineRow).where(BillLineRow.bill_id == bill_id).order_by(BillLineRow.n))
    return tuple(BillLine(row.text, Dong(row.amount)) for row in rows)


def _write_lines(session: Session, row: BillRow, lines: Sequence[BillLine]) -> None:
    if not lines:
        raise ValueError("a bill has at least one line")
    for n, line in enumerate(lines):
        session.add(BillLineRow(bill_id=row.id, n=n, text=line.text, amount=line.amount.amount))
    row.due = sum((line.amount for line in lines), NOTHING).amount
    row.version = _fingerprint(row.id, lines)
    session.flush()


def _fingerprint(bill_id: str, lines: Sequence[BillLine]) -> str:
    frozen = json.dumps([bill_id, *([line.text, line.amount.amount] for line in lines)], ensure_ascii=False)
    return hashlib.sha256(frozen.encode()).hexdigest()
