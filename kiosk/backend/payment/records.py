"""The tables of money. Credits are facts and never change; everything else is derived from them or keyed.

bill 1─n bill_line          what is due, by version
bill 1─n payment_intent     one attempt to collect (at most one live at a time: partial unique index)
payment_credit              immutable, unique by provider and transaction
payment_credit 1─1 payment_use      hold | allocated | refund_due | refunded
payment_credit 1─n payment_refund   keyed by credit and part
bill 1─1 payment_posting    the HIS posting and the receipt that follows it
bill 1─1 his_payment        the local HIS's own ledger: decides "still unpaid?" and records, in one insert
bill 1─1 payment_advance    what a deposit left to the patient's account, and how much of it remains
payment_advance n─n bill    payment_deduction: what of it a later bill used
payment_audit, payment_report   what staff did, and the newest comparison of each day
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.backend.store.base import Base
from kiosk.backend.store.moments import Moment

# SQLite numbers rows only in an INTEGER primary key.
_RowId = BigInteger().with_variant(Integer(), "sqlite")
_LIVE = text("state IN ('creating', 'awaiting', 'closing')")


class BillRow(Base):
    """One bill of the HIS in its current version: `due` is what its lines come to less what advances cover.

    `void` once its registration is cancelled; `kind` is "fee" or "deposit".
    """

    __tablename__ = "bill"
    __table_args__ = (CheckConstraint("due >= 0"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    registration_id: Mapped[str] = mapped_column(String(64), index=True)
    patient_ref: Mapped[str] = mapped_column(String(64), index=True)
    payer_name_masked: Mapped[str] = mapped_column(String(120))
    due: Mapped[int] = mapped_column(BigInteger)
    deducted: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    version: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(16), default="fee")
    opened_at: Mapped[datetime] = mapped_column(Moment)
    cashier_paid_at: Mapped[datetime | None] = mapped_column(Moment)
    void_at: Mapped[datetime | None] = mapped_column(Moment)


class BillLineRow(Base):
    """One line of the bill's current version."""

    __tablename__ = "bill_line"

    bill_id: Mapped[str] = mapped_column(ForeignKey("bill.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(String(120))
    amount: Mapped[int] = mapped_column(BigInteger)


class IntentRow(Base):
    """One attempt to collect. `ref` and `order_code` are made and committed before the provider hears of them."""

    __tablename__ = "payment_intent"
    __table_args__ = (
        UniqueConstraint("bill_id", "slot"),
        Index("one_live_intent", "bill_id", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
        CheckConstraint("amount > 0"),
        CheckConstraint("state IN ('creating', 'awaiting', 'closing', 'closed', 'paid')"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    bill_id: Mapped[str] = mapped_column(ForeignKey("bill.id"), index=True)
    bill_version: Mapped[str] = mapped_column(String(64))
    slot: Mapped[int]
    kiosk_id: Mapped[str] = mapped_column(String(64))
    provider: Mapped[str] = mapped_column(String(20))
    ref: Mapped[str] = mapped_column(String(19), unique=True)
    order_code: Mapped[int] = mapped_column(BigInteger, unique=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    payee: Mapped[str] = mapped_column(String(120))
    state: Mapped[str] = mapped_column(String(10), index=True)
    reason: Mapped[str | None] = mapped_column(String(16))
    leaving: Mapped[str | None] = mapped_column(String(16))
    cancel_known: Mapped[bool] = mapped_column(default=False)
    order_id: Mapped[str | None] = mapped_column(String(80))
    account: Mapped[str | None] = mapped_column(String(40), index=True)
    qr_payload: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)
    show_until: Mapped[datetime] = mapped_column(Moment)
    order_expires_at: Mapped[datetime] = mapped_column(Moment)
    monitor_until: Mapped[datetime] = mapped_column(Moment)
    poll_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    poll_failures: Mapped[int] = mapped_column(default=0)


class CreditRow(Base):
    """Money that arrived, as the bank said it. Never updated but for `intent_id`, once, where staff attach it; what it
    tells of its payer goes with them, once the money is where it belongs (`registration/erasure.py`)."""

    __tablename__ = "payment_credit"
    __table_args__ = (UniqueConstraint("provider", "txn_id"), CheckConstraint("amount > 0"))

    id: Mapped[int] = mapped_column(_RowId, primary_key=True)
    provider: Mapped[str] = mapped_column(String(20))
    txn_id: Mapped[str] = mapped_column(String(100))
    intent_id: Mapped[str | None] = mapped_column(ForeignKey("payment_intent.id"), index=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    credited_at: Mapped[datetime] = mapped_column(Moment)
    learned_at: Mapped[datetime] = mapped_column(Moment)
    via: Mapped[str] = mapped_column(String(16))
    content: Mapped[str] = mapped_column(String(300))
    payer_bank: Mapped[str | None] = mapped_column(String(20))
    payer_account: Mapped[str | None] = mapped_column(String(40))


class UseRow(Base):
    """What became of one credit."""

    __tablename__ = "payment_use"
    __table_args__ = (CheckConstraint("bucket IN ('new', 'unmatched', 'hold', 'allocated', 'refund_due', 'refunded')"),)

    credit_id: Mapped[int] = mapped_column(ForeignKey("payment_credit.id"), primary_key=True)
    bucket: Mapped[str] = mapped_column(String(12), index=True)
    reason: Mapped[str | None] = mapped_column(String(24))


class RefundRow(Base):
    """Money to give back: due, approved, sent, done. `key` never changes, whatever happens to a call."""

    __tablename__ = "payment_refund"
    __table_args__ = (
        CheckConstraint("amount > 0"),
        CheckConstraint("state IN ('due', 'approved', 'sent', 'done')"),
    )

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    credit_id: Mapped[int] = mapped_column(ForeignKey("payment_credit.id"), index=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(10), index=True)
    reason: Mapped[str] = mapped_column(String(24))
    first_staff: Mapped[str | None] = mapped_column(String(64))
    second_staff: Mapped[str | None] = mapped_column(String(64))
    by_hand_ref: Mapped[str | None] = mapped_column(String(100))
    made_at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    try_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    failures: Mapped[int] = mapped_column(default=0)


class PostingRow(Base):
    """The posting of one bill version at the HIS, and the receipt once that is durable.

    Without an intent: advances cover the whole bill.
    """

    __tablename__ = "payment_posting"
    __table_args__ = (CheckConstraint("state IN ('calling', 'posted', 'rejected')"),)

    bill_id: Mapped[str] = mapped_column(ForeignKey("bill.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    intent_id: Mapped[str | None] = mapped_column(ForeignKey("payment_intent.id"))
    amount: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(10), index=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    posted_at: Mapped[datetime | None] = mapped_column(Moment)
    receipt: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    try_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    failures: Mapped[int] = mapped_column(default=0)


class HisPaymentRow(Base):
    """The local HIS: one effective payment a bill, from the terminal or from the cashier.

    Of a far HIS, what it acknowledged.
    """

    __tablename__ = "his_payment"

    bill_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    key: Mapped[str] = mapped_column(String(120))
    channel: Mapped[str] = mapped_column(String(10))
    amount: Mapped[int] = mapped_column(BigInteger)
    advance: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    number: Mapped[str] = mapped_column(String(40), unique=True)
    paid_at: Mapped[datetime] = mapped_column(Moment)


class AdvanceRow(Base):
    """What one deposit left to the patient. `remaining` never grows above it and never falls below nothing."""

    __tablename__ = "payment_advance"
    __table_args__ = (CheckConstraint("amount > 0"), CheckConstraint("remaining >= 0 AND remaining <= amount"))

    bill_id: Mapped[str] = mapped_column(ForeignKey("bill.id"), primary_key=True)
    patient_ref: Mapped[str] = mapped_column(String(64), index=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    remaining: Mapped[int] = mapped_column(BigInteger)
    made_at: Mapped[datetime] = mapped_column(Moment)


class DeductionRow(Base):
    """What a bill used of one advance: at most one row for the two. `unclear`: only a person can say."""

    __tablename__ = "payment_deduction"
    __table_args__ = (CheckConstraint("amount > 0"), CheckConstraint("state IN ('used', 'released', 'unclear')"))

    advance_id: Mapped[str] = mapped_column(ForeignKey("payment_advance.bill_id"), primary_key=True)
    bill_id: Mapped[str] = mapped_column(ForeignKey("bill.id"), primary_key=True, index=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(10), index=True)
    staff: Mapped[str | None] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Moment)


class AuditRow(Base):
    """What a member of staff did about money, written with it. Never changed."""

    __tablename__ = "payment_audit"

    id: Mapped[int] = mapped_column(_RowId, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    staff: Mapped[str] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(24))
    target: Mapped[str] = mapped_column(String(60))
    amount: Mapped[int | None] = mapped_column(BigInteger)
    note: Mapped[str | None] = mapped_column(String(100))


class ReportRow(Base):
    """The newest comparison of a day, hourly or asked for."""

    __tablename__ = "payment_report"

    day: Mapped[date] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str | None] = mapped_column(String(64))
    document: Mapped[dict[str, Any]] = mapped_column(JSON)


class SecurityRow(Base):
    """A notice or a request that was refused: what kind, never what it said."""

    __tablename__ = "payment_security_event"

    id: Mapped[int] = mapped_column(_RowId, primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    source: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Moment)
