"""Where bank, backend and HIS do not agree: each difference an item with its kind."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.payment.day_report import Difference, Item
from kiosk.backend.payment.far_his import Confirmed
from kiosk.backend.payment.providers.provider import Arrival
from kiosk.backend.payment.records import CreditRow, HisPaymentRow, IntentRow, UseRow
from kiosk.backend.payment.settle import Bucket
from kiosk.backend.payment.window import Window

_SETTLING = timedelta(minutes=15)


def bank_differences(bank: dict[str, Arrival] | None, pairs: list[tuple[CreditRow, str]]) -> Iterator[Item]:
    """Between what the bank lists and what is kept of it; `bank` None: it could not be asked."""
    if bank is None:
        yield Item(Difference.BANK_NOT_ASKED, "", 0, None)
        return
    ours = {credit.txn_id: credit for credit, _ in pairs}
    for txn_id, arrival in bank.items():
        credit = ours.get(txn_id)
        if credit is None:
            yield Item(Difference.NOT_AT_BACKEND, txn_id, arrival.amount.amount, arrival.credited_at)
        elif credit.amount != arrival.amount.amount:
            yield Item(Difference.AMOUNT, txn_id, credit.amount - arrival.amount.amount, credit.credited_at)
    for txn_id, credit in ours.items():
        # A notice about an order that is not ours cannot be asked about order by order: it is open at the desk.
        if txn_id not in bank and credit.intent_id is not None:
            yield Item(Difference.NOT_AT_BANK, txn_id, credit.amount, credit.credited_at)


def not_confirmed(session: Session, said: dict[str, Confirmed]) -> Iterator[Item]:
    """Between what a far HIS acknowledged and what it says of it now."""
    for bill_id, answer in said.items():
        row = session.get_one(HisPaymentRow, bill_id)
        if answer is Confirmed.NO:
            yield Item(Difference.NOT_AT_HIS, bill_id, row.amount, row.paid_at)
    if Confirmed.AWAY in said.values():
        yield Item(Difference.HIS_NOT_ASKED, "", 0, None)


def his_differences(session: Session, used: dict[str, int], window: Window, now: datetime) -> Iterator[Item]:
    """Between what was used for bills and what the HIS has booked of them."""
    rows = {row.bill_id: row for row in session.scalars(select(HisPaymentRow)) if row.channel == "kiosk"}
    for bill_id, amount in used.items():
        row = rows.get(bill_id)
        if row is None:
            yield Item(Difference.NOT_AT_HIS, bill_id, amount, None)
        elif row.amount != amount and not _spans(session, bill_id, window):
            yield Item(Difference.HIS_AMOUNT, bill_id, row.amount - amount, row.paid_at)
    allocated = set(
        session.scalars(
            select(IntentRow.bill_id)
            .join(CreditRow, CreditRow.intent_id == IntentRow.id)
            .join(UseRow, UseRow.credit_id == CreditRow.id)
            .where(UseRow.bucket == Bucket.ALLOCATED)
        )
    )
    for bill_id, row in rows.items():
        settled = now - row.paid_at > _SETTLING
        # What advances covered whole came in with the deposit: this payment brought nothing.
        if row.amount and window.holds(row.paid_at) and settled and bill_id not in allocated:
            yield Item(Difference.HIS_WITHOUT_MONEY, bill_id, row.amount, row.paid_at)


def _spans(session: Session, bill_id: str, window: Window) -> bool:
    """Whether some of the bill's money came outside the window."""
    times = session.scalars(
        select(CreditRow.credited_at)
        .join(IntentRow, IntentRow.id == CreditRow.intent_id)
        .where(IntentRow.bill_id == bill_id)
    )
    return any(not window.holds(moment) for moment in times)
