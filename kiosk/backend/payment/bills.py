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


def revise_bill(session: Session, bill_id: str, lines: Sequence[BillLine]) -> None:
    """Give a bill other lines: a new version, which no QR code of the old one can settle unseen."""
    row = session.execute(select(BillRow).where(BillRow.id == bill_id).with_for_update()).scalar_one()
    for old in session.scalars(select(BillLineRow).where(BillLineRow.bill_id == bill_id)):
        session.delete(old)
    session.flush()
    _write_lines(session, row, lines)


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
