"""The HIS as money sees it: it alone decides whether a bill is still unpaid, and records in the same step.

HisAwayError    no usable answer: the posting may be there or not; the same key is sent again
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kiosk.backend.payment import advances
from kiosk.backend.payment.ledger import lock_bill, make_move, settle_bill
from kiosk.backend.payment.machine import Move, Reason
from kiosk.backend.payment.records import HisPaymentRow
from kiosk.backend.store.sessions import Sessions
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.money import NOTHING, Dong


class HisAwayError(Exception):
    """Whether it was posted is not known."""


@dataclass(frozen=True, slots=True)
class HisPosting:
    """One payment to record. The key is bill and version: repeats change nothing.

    `amount` came in by transfer, `advance` was paid ahead and is used now. `deposit`: the payment is one ahead.
    """

    key: str
    bill_id: str
    amount: Dong
    ref: str
    at: datetime
    advance: Dong = NOTHING
    deposit: bool = False


class HisLedger(Protocol):
    """Where payments are recorded."""

    def post(self, posting: HisPosting) -> str | None:
        """The receipt's number, the same for the same key; None where the bill was paid by other means.

        Raises HisAwayError.
        """
        ...


class LocalHis:
    """The HIS inside this backend: one row a bill, won by who inserts first."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def post(self, posting: HisPosting) -> str | None:
        """Insert, or find what stands there."""
        with self._sessions.begin() as session:
            row = _claim(session, posting, "kiosk")
            return row.number if row.key == posting.key and row.channel == "kiosk" else None


def pay_at_cashier(session: Session, bill_id: str, amount: Dong, now: datetime) -> bool:
    """The cashier takes the money, in the caller's transaction; False where the bill is paid already.

    A code on a screen goes off, and money that still comes for it goes back. Who pays the whole total there keeps what
    was paid ahead; anything less was paid on top of it.
    """
    rows = lock_bill(session, bill_id)
    if rows is None or rows.paid_elsewhere:
        return False
    whole = amount.amount >= rows.bill.due + rows.bill.deducted
    used = Dong(0 if whole else rows.bill.deducted)
    row = _claim(session, HisPosting(f"cashier:{bill_id}", bill_id, amount, "", now, used), "cashier")
    if row.channel != "cashier":
        return False
    rows.bill.cashier_paid_at = now
    if whole:
        advances.release(session, rows.bill, now)
    advances.arise(session, rows.bill, now)
    for intent in rows.intents:
        make_move(intent, Move.LEAVE, Reason.BILL_CHANGED, now)
    settle_bill(session, rows, now)
    return True


def void_bill(session: Session, bill_id: str, now: datetime) -> None:
    """The registration is cancelled, in the caller's transaction: nothing is collected, what comes goes back.

    A bill that is posted already stays: giving that money back is the cashier's decision.
    """
    rows = lock_bill(session, bill_id)
    if rows is None or rows.paid_elsewhere or rows.posting is not None:
        return
    rows.bill.void_at = now
    advances.release(session, rows.bill, now)
    for intent in rows.intents:
        make_move(intent, Move.LEAVE, Reason.BILL_CHANGED, now)
    settle_bill(session, rows, now)


def _claim(session: Session, posting: HisPosting, channel: str) -> HisPaymentRow:
    day = posting.at.astimezone(HOSPITAL_TIME)
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    while True:
        held = session.get(HisPaymentRow, posting.bill_id, populate_existing=True)
        if held is not None:
            return held
        prefix = f"BL{day:%y%m%d}-"
        last = session.scalar(select(func.max(HisPaymentRow.number)).where(HisPaymentRow.number.startswith(prefix)))
        number = int(last.removeprefix(prefix)) + 1 if last else 1
        # Lost to the same bill or to the same number: look again at who won.
        session.execute(
            dialect.insert(HisPaymentRow)
            .values(
                bill_id=posting.bill_id,
                key=posting.key,
                channel=channel,
                amount=posting.amount.amount,
                advance=posting.advance.amount,
                number=f"{prefix}{number:06}",
                paid_at=posting.at,
            )
            .on_conflict_do_nothing()
        )
