"""Advances (tạm ứng): money paid ahead, deducted from later bills exactly once. Inside the caller's transaction.

A posted deposit makes one advance. A bill uses it when it is opened, revised, or found untouched at a terminal, and
its `due` is what is left; a bill that is void gives it back. Bills are locked before advances, everywhere.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.payment.machine import Posting
from kiosk.backend.payment.records import AdvanceRow, BillRow, DeductionRow, PostingRow

FEE = "fee"
DEPOSIT = "deposit"


class Deduction(StrEnum):
    """What became of one deduction."""

    USED = "used"
    RELEASED = "released"
    UNCLEAR = "unclear"
    """The cashier took money for the bill elsewhere: whether the advance was used there, a person says."""


def shares(total: int, remaining: Sequence[int]) -> tuple[int, ...]:
    """How much each advance gives to a bill of `total` đồng, the oldest first; pure."""
    parts = []
    for left in remaining:
        part = min(left, total)
        total -= part
        parts.append(part)
    return tuple(parts)


def arise(session: Session, bill: BillRow, now: datetime) -> None:
    """A deposit is paid: its advance exists from this commit on, however often this is told."""
    if bill.kind == DEPOSIT and session.get(AdvanceRow, bill.id) is None:
        session.add(
            AdvanceRow(bill_id=bill.id, patient_ref=bill.patient_ref, amount=bill.due, remaining=bill.due, made_at=now)
        )
        session.flush()


def deduct(session: Session, bill: BillRow, total: int, now: datetime) -> None:
    """Cover what advances can of a bill of `total` đồng; the bill must be locked, and hold no deduction yet.

    A bill that is covered whole is posted without money: nobody will pay for it at a terminal.
    """
    found: Sequence[AdvanceRow] = ()
    if bill.kind == FEE and total:
        found = session.scalars(
            select(AdvanceRow)
            .where(AdvanceRow.patient_ref == bill.patient_ref, AdvanceRow.remaining > 0)
            .order_by(AdvanceRow.made_at, AdvanceRow.bill_id)
            .with_for_update(),
            execution_options={"populate_existing": True},
        ).all()
    parts = shares(total, [row.remaining for row in found])
    for advance, part in zip(found, parts, strict=True):
        if part:
            advance.remaining -= part
            _note(session, advance, bill, part, now)
    bill.deducted = sum(parts)
    bill.due = total - bill.deducted
    if bill.deducted and not bill.due:
        _post_whole(session, bill, now)


def release(session: Session, bill: BillRow, now: datetime) -> None:
    """Give back what the bill used: it is void, revised, or the cashier took all of it. Twice changes nothing."""
    for row in _of(session, bill.id):
        advance = session.get_one(AdvanceRow, row.advance_id, with_for_update=True, populate_existing=True)
        advance.remaining += row.amount
        row.state, row.at = Deduction.RELEASED, now
    session.flush()


def leave_to_staff(session: Session, bill: BillRow, now: datetime) -> None:
    """The HIS says the bill was paid by other means: whether with the advance or without is never guessed."""
    for row in _of(session, bill.id):
        row.state, row.at = Deduction.UNCLEAR, now
    session.flush()


def decide(session: Session, bill_id: str, staff: str, now: datetime, *, used: bool) -> bool:
    """Staff say whether the advance was used at the cashier; False where nothing is to be said any more."""
    bill = session.get(BillRow, bill_id, with_for_update=True, populate_existing=True)
    rows = _of(session, bill_id, Deduction.UNCLEAR)
    if bill is None or not rows:
        return False
    for row in rows:
        row.staff = staff
        row.state = Deduction.USED
    session.flush()
    if not used:
        release(session, bill, now)
    return True


def _of(session: Session, bill_id: str, state: Deduction = Deduction.USED) -> Sequence[DeductionRow]:
    return session.scalars(
        select(DeductionRow)
        .where(DeductionRow.bill_id == bill_id, DeductionRow.state == state)
        .order_by(DeductionRow.advance_id)
        .with_for_update()
    ).all()


def _note(session: Session, advance: AdvanceRow, bill: BillRow, part: int, now: datetime) -> None:
    row = session.get(DeductionRow, (advance.bill_id, bill.id), with_for_update=True, populate_existing=True)
    if row is None:
        session.add(
            DeductionRow(advance_id=advance.bill_id, bill_id=bill.id, amount=part, state=Deduction.USED, at=now)
        )
    else:
        # Released before, by a revision of this bill: the same row speaks for the two again.
        row.amount, row.state, row.at = part, Deduction.USED, now


def _post_whole(session: Session, bill: BillRow, now: datetime) -> None:
    session.add(
        PostingRow(
            bill_id=bill.id,
            key=f"{bill.id}:advance",
            intent_id=None,
            amount=0,
            state=Posting.CALLING,
            made_at=now,
            try_at=now,
        )
    )
