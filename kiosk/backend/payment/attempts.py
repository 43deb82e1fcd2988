"""Payments as staff look them up: what was asked for, what came, and where it is now. Names nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.payment.advances import DEPOSIT
from kiosk.backend.payment.machine import LIVE, Posting, Reason
from kiosk.backend.payment.records import BillRow, CreditRow, IntentRow, PostingRow, UseRow
from kiosk.backend.payment.settle import Bucket
from kiosk.domain.money import Dong

MOST: Final = 100
_BACK: Final = (Bucket.REFUND_DUE, Bucket.REFUNDED)


class Remark(StrEnum):
    """What was out of the ordinary."""

    LATE = "late"
    """Its money was known only after the code was off."""
    TWICE = "twice"
    """Money came for what was paid already, or more than was due: it goes back."""
    PARTIAL = "partial"
    """Less than was due came."""
    ELSEWHERE = "elsewhere"
    """The bill was paid at the cashier."""
    DEPOSIT = "deposit"
    """It is money paid ahead."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One payment. `came` counts every credit of its code; `outcome` is a word of `money_words.OUTCOMES`."""

    at: datetime
    ref: str
    kiosk_id: str
    asked: Dong
    came: Dong
    outcome: str
    remarks: tuple[Remark, ...]
    receipt: str | None


def attempts(session: Session, wanted: str = "") -> list[Attempt]:
    """The newest first, at most `MOST`: all, or those with this reference, receipt or bill."""
    found = (
        select(IntentRow, BillRow, PostingRow)
        .join(BillRow, BillRow.id == IntentRow.bill_id)
        .outerjoin(PostingRow, PostingRow.bill_id == IntentRow.bill_id)
        .order_by(IntentRow.created_at.desc(), IntentRow.id)
        .limit(MOST)
    )
    text = wanted.strip().upper()
    if text:
        number = PostingRow.receipt["number"].as_string()
        found = found.where((IntentRow.ref == text) | (number == text) | (IntentRow.bill_id == wanted.strip()))
    rows = session.execute(found).all()
    money: dict[str, list[tuple[CreditRow, str]]] = {}
    for credit, bucket in session.execute(
        select(CreditRow, UseRow.bucket)
        .join(UseRow, UseRow.credit_id == CreditRow.id)
        .where(CreditRow.intent_id.in_([intent.id for intent, _, _ in rows]))
    ):
        money.setdefault(credit.intent_id or "", []).append((credit, bucket))
    return [_attempt(intent, bill, posting, money.get(intent.id, [])) for intent, bill, posting in rows]


def _attempt(
    intent: IntentRow, bill: BillRow, posting: PostingRow | None, credits_: list[tuple[CreditRow, str]]
) -> Attempt:
    used = any(bucket == Bucket.ALLOCATED for _, bucket in credits_)
    posted = posting is not None and posting.state == Posting.POSTED
    receipt = str(posting.receipt["number"]) if used and posted and posting and posting.receipt else None
    return Attempt(
        at=intent.created_at,
        ref=intent.ref,
        kiosk_id=intent.kiosk_id,
        asked=Dong(intent.amount),
        came=Dong(sum(credit.amount for credit, _ in credits_)),
        outcome=_outcome(intent, [bucket for _, bucket in credits_], receipt),
        remarks=tuple(_remarks(intent, bill, credits_)),
        receipt=receipt,
    )


def _outcome(intent: IntentRow, buckets: Iterable[str], receipt: str | None) -> str:
    there = set(buckets)
    if receipt is not None:
        return "posted"
    if Bucket.ALLOCATED in there:
        return "posting"
    if there & {Bucket.HOLD, Bucket.NEW}:
        return "held"
    if there:
        return "back"
    return "open" if intent.state in LIVE else "nothing"


def _remarks(intent: IntentRow, bill: BillRow, credits_: list[tuple[CreditRow, str]]) -> Iterable[Remark]:
    buckets = [bucket for _, bucket in credits_]
    came = sum(credit.amount for credit, _ in credits_)
    # Enough money while the code was shown makes it PAID, and nothing closes it after that: its reason tells of before.
    left = intent.reason not in (None, Reason.EXPIRED) and came >= intent.amount
    if left or any(credit.learned_at > intent.show_until for credit, _ in credits_):
        yield Remark.LATE
    if any(bucket in _BACK for bucket in buckets) or (Bucket.ALLOCATED in buckets and came > intent.amount):
        yield Remark.TWICE
    if Bucket.HOLD in buckets:
        yield Remark.PARTIAL
    if bill.cashier_paid_at is not None:
        yield Remark.ELSEWHERE
    if bill.kind == DEPOSIT:
        yield Remark.DEPOSIT
