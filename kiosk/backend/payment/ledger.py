"""The rows of one bill, locked, and what settling writes back. Everything here runs inside the caller's transaction."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kiosk.backend.payment import advances
from kiosk.backend.payment.machine import LIVE, Move, Posting, Reason, can, move
from kiosk.backend.payment.records import BillRow, CreditRow, IntentRow, PostingRow, RefundRow, UseRow
from kiosk.backend.payment.settle import Bucket, Money, excess, rejected, settle
from kiosk.domain.payment import PaymentState

# Built once: every step of every payment reads a bill this way, and building costs more than reading.
_BILL = select(BillRow).where(BillRow.id == bindparam("bill")).with_for_update()
_INTENTS = select(IntentRow).where(IntentRow.bill_id == bindparam("bill")).order_by(IntentRow.slot)
_CREDITS = (
    select(CreditRow, UseRow)
    .join(UseRow, UseRow.credit_id == CreditRow.id)
    .join(IntentRow, IntentRow.id == CreditRow.intent_id)
    .where(IntentRow.bill_id == bindparam("bill"))
    .order_by(CreditRow.id)
)

REFUND_OF_ALL = "R"
REFUND_OF_EXCESS = "X"


@dataclass(frozen=True, slots=True)
class BillRows:
    """One bill with everything that belongs to it, locked until the transaction ends."""

    bill: BillRow
    intents: Sequence[IntentRow]
    credits: Sequence[CreditRow]
    uses: Sequence[UseRow]
    posting: PostingRow | None

    @property
    def posting_state(self) -> Posting:
        """Where the posting stands."""
        return Posting(self.posting.state) if self.posting else Posting.NONE

    @property
    def paid_elsewhere(self) -> bool:
        """Whether no intent may collect for it any more: paid at the cashier, or void."""
        return self.bill.cashier_paid_at is not None or self.bill.void_at is not None

    @property
    def settled(self) -> bool:
        """Whether money is used for it."""
        return any(use.bucket == Bucket.ALLOCATED for use in self.uses)

    @property
    def held(self) -> int:
        """Money that waits for the rest, in đồng."""
        return sum(
            credit.amount
            for credit, use in zip(self.credits, self.uses, strict=True)
            if use.bucket in (Bucket.HOLD, Bucket.NEW)
        )

    @property
    def due(self) -> int:
        """What is still missing, in đồng; nothing once the bill is settled, posted, paid elsewhere or void."""
        if self.settled or self.paid_elsewhere or self.posting is not None:
            return 0
        return max(0, self.bill.due - self.held)


def lock_bill(session: Session, bill_id: str) -> BillRows | None:
    """The bill and its rows as they are once it is locked, in order of age; None where there is no such bill."""
    this, fresh = {"bill": bill_id}, {"populate_existing": True}
    bill = session.scalars(_BILL, this, execution_options=fresh).one_or_none()
    if bill is None:
        return None
    intents = session.scalars(_INTENTS, this, execution_options=fresh).all()
    pairs = session.execute(_CREDITS, this, execution_options=fresh).all()
    posting = session.get(PostingRow, bill_id, populate_existing=True)
    return BillRows(bill, intents, [pair[0] for pair in pairs], [pair[1] for pair in pairs], posting)


def settle_bill(session: Session, rows: BillRows, now: datetime) -> None:
    """Run the pure decision over the bill's rows and write what changed, with the effects it asks for."""
    closed = rows.paid_elsewhere or not rows.bill.due or rows.posting_state in (Posting.POSTED, Posting.REJECTED)
    money = [
        Money(credit.intent_id or "", credit.amount, Bucket(use.bucket))
        for credit, use in zip(rows.credits, rows.uses, strict=True)
    ]
    states = {intent.id: PaymentState(intent.state) for intent in rows.intents}
    after = settle(rows.bill.due, closed=closed, credits_=money, intents=states)
    reason = _why(rows)
    for credit, use, bucket in zip(rows.credits, rows.uses, after.buckets, strict=True):
        if use.bucket != bucket:
            put(session, credit, use, bucket=bucket, reason=reason, now=now)
    for intent in rows.intents:
        state = after.intents[intent.id]
        if intent.state != state:
            _enter(intent, state, Reason.SUPERSEDED, now)
    if rows.posting is None and rows.settled:
        _open_posting(session, rows, now)
    session.flush()


def put(session: Session, credit: CreditRow, use: UseRow, *, bucket: Bucket, reason: str, now: datetime) -> None:
    """Move one credit; a credit that goes back gets its refund, under its one key."""
    use.bucket = bucket
    use.reason = reason if bucket is Bucket.REFUND_DUE else None
    if bucket is Bucket.REFUND_DUE:
        _owe(session, refund_key(REFUND_OF_ALL, credit), credit, amount=credit.amount, reason=reason, now=now)


def make_move(intent: IntentRow, what: Move, reason: Reason, now: datetime) -> bool:
    """One move of one intent, if the table has it; whether it was made."""
    state = PaymentState(intent.state)
    if not can(state, what):
        return False
    _enter(intent, move(state, what), reason, now)
    return True


def posted(session: Session, rows: BillRows, receipt: dict[str, object], now: datetime) -> None:
    """The HIS has it: the receipt exists from this commit on, and what was above the bill goes back."""
    if rows.posting is None:
        raise LookupError("a posting is wanted")
    rows.posting.state = Posting.POSTED
    rows.posting.posted_at = now
    rows.posting.receipt = receipt
    rows.posting.try_at = None
    used = [credit for credit, use in zip(rows.credits, rows.uses, strict=True) if use.bucket == Bucket.ALLOCATED]
    for credit, over in zip(used, excess(rows.posting.amount, [credit.amount for credit in used]), strict=True):
        if over:
            _owe(session, refund_key(REFUND_OF_EXCESS, credit), credit, amount=over, reason="over", now=now)
    advances.arise(session, rows.bill, now)
    settle_bill(session, rows, now)


def refused_by_his(session: Session, rows: BillRows, now: datetime) -> None:
    """The HIS says it is paid already: everything that was used goes back."""
    if rows.posting is None:
        raise LookupError("a posting is wanted")
    rows.posting.state = Posting.REJECTED
    rows.posting.try_at = None
    if rows.bill.cashier_paid_at is None:
        rows.bill.cashier_paid_at = now
        advances.leave_to_staff(session, rows.bill, now)
        advances.arise(session, rows.bill, now)
    after = rejected([Bucket(use.bucket) for use in rows.uses])
    for credit, use, bucket in zip(rows.credits, rows.uses, after, strict=True):
        if use.bucket != bucket:
            put(session, credit, use, bucket=bucket, reason="paid_at_cashier", now=now)
    settle_bill(session, rows, now)


def refund_key(part: str, credit: CreditRow) -> str:
    """The one key of giving this part of a credit back: from the bank's own name for it, so that it outlives us."""
    name = f"{credit.provider}|{credit.txn_id}"
    return part + hashlib.sha256(name.encode()).hexdigest()[:19].upper()


def _enter(intent: IntentRow, state: PaymentState, reason: Reason, now: datetime) -> None:
    intent.state = state
    if state in (PaymentState.CLOSING, PaymentState.CLOSED):
        intent.reason = intent.reason or reason
    if state in LIVE:
        intent.poll_at = now
    else:
        intent.poll_at = now + timedelta(minutes=1)
    intent.poll_failures = 0


def _why(rows: BillRows) -> str:
    if rows.bill.void_at is not None:
        return "bill_void"
    if rows.posting_state is Posting.REJECTED or rows.bill.cashier_paid_at is not None:
        return "paid_at_cashier"
    return "paid_already"


def _owe(session: Session, key: str, credit: CreditRow, *, amount: int, reason: str, now: datetime) -> None:
    if session.get(RefundRow, key) is None:
        session.add(
            RefundRow(key=key, credit_id=credit.id, amount=amount, state="due", reason=reason, made_at=now, try_at=None)
        )


def _open_posting(session: Session, rows: BillRows, now: datetime) -> None:
    used = [credit for credit, use in zip(rows.credits, rows.uses, strict=True) if use.bucket == Bucket.ALLOCATED]
    session.add(
        PostingRow(
            bill_id=rows.bill.id,
            key=f"{rows.bill.id}:{rows.bill.version[:32]}",
            intent_id=used[0].intent_id or "",
            amount=rows.bill.due,
            state=Posting.CALLING,
            made_at=now,
            try_at=now,
        )
    )
