"""A payment as the terminal may know it (`kiosk.domain.payment.Payment` in JSON)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from kiosk.backend.payment.ledger import BillRows, lock_bill
from kiosk.backend.payment.machine import Posting
from kiosk.backend.payment.records import IntentRow
from kiosk.backend.payment.settle import Bucket
from kiosk.domain.payment import PaymentState


@dataclass(frozen=True, slots=True)
class PaymentView:
    """The JSON, and whether nothing about it can change any more while a patient stands there."""

    document: dict[str, Any]
    final: bool


def view_of(session: Session, payment_id: str, kiosk_id: str, now: datetime) -> PaymentView | None:
    """The payment of this terminal; None where it has none of this id."""
    intent = session.get(IntentRow, payment_id)
    if intent is None or intent.kiosk_id != kiosk_id:
        return None
    rows = lock_bill(session, intent.bill_id)
    return None if rows is None else _view(intent, rows, now)


def _view(intent: IntentRow, rows: BillRows, now: datetime) -> PaymentView:
    state = PaymentState(intent.state)
    if state is PaymentState.AWAITING and (intent.leaving or now >= intent.show_until):
        state = PaymentState.CLOSING
    shown = intent.qr_payload if state is PaymentState.AWAITING else None
    received = sum(
        credit.amount
        for credit, use in zip(rows.credits, rows.uses, strict=True)
        if use.bucket in (Bucket.NEW, Bucket.HOLD, Bucket.ALLOCATED)
    )
    posted = rows.posting is not None and rows.posting.state == Posting.POSTED
    receipt = rows.posting.receipt if rows.posting is not None and posted and state is PaymentState.PAID else None
    rejected = rows.posting_state is Posting.REJECTED
    return PaymentView(
        {
            "id": intent.id,
            "state": state.value,
            "qr_payload": shown,
            "amount": intent.amount,
            "ref": intent.ref,
            "payee": intent.payee,
            "expires_at": intent.show_until.isoformat(),
            "received": received,
            "due": rows.bill.due,
            "remainder": rows.due,
            "flags": _flags(intent, rows, received),
            "receipt": receipt,
        },
        final=state is PaymentState.CLOSED or receipt is not None or (state is PaymentState.PAID and rejected),
    )


def _flags(intent: IntentRow, rows: BillRows, received: int) -> list[str]:
    late = any(
        credit.credited_at > intent.show_until + timedelta(seconds=1)
        for credit in rows.credits
        if credit.intent_id == intent.id
    )
    back = any(use.bucket in (Bucket.REFUND_DUE, Bucket.REFUNDED) for use in rows.uses)
    flags = {
        "late": late,
        "partial": 0 < received < rows.bill.due and not rows.settled,
        "over": received > rows.bill.due or (rows.settled and back),
        "paid_elsewhere": rows.bill.cashier_paid_at is not None,
    }
    return [flag for flag, stands in flags.items() if stands]
