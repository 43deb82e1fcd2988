"""Money that needs a person: every case has a kind, an age and what can be done about it. For the staff page.

CaseError    the case is not open any more, or not for this
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.clock import Clock
from kiosk.backend.payment import advances, inbox
from kiosk.backend.payment.advances import Deduction
from kiosk.backend.payment.audit import Deed, last_deeds, note_deed
from kiosk.backend.payment.ledger import lock_bill, put
from kiosk.backend.payment.machine import LIVE, Posting
from kiosk.backend.payment.records import (
    AuditRow,
    BillRow,
    CreditRow,
    DeductionRow,
    IntentRow,
    PostingRow,
    RefundRow,
    UseRow,
)
from kiosk.backend.payment.refunds import APPROVED, DUE, SENT
from kiosk.backend.payment.settle import Bucket
from kiosk.backend.store.sessions import Sessions
from kiosk.domain.money import Dong

_SLOW = timedelta(minutes=10)
_MANY: Final = 8
"""Answers that a refund did not get, in about as many minutes."""


class CaseError(Exception):
    """Somebody else was faster, or this cannot be done with such a case."""


class Kind(StrEnum):
    """Why a person is needed."""

    UNMATCHED = "unmatched"
    """Money without an order: attach it or give it back."""
    HELD = "held"
    """Too little money: the patient pays the rest, or it goes back."""
    REFUND_DUE = "refund_due"
    """To be approved."""
    REFUND_BY_HAND = "refund_by_hand"
    """Approved; staff transfer it and note the bank's reference."""
    REFUND_OPEN = "refund_open"
    """Sent many times, and the provider does not say that it arrived."""
    NOT_POSTED = "not_posted"
    """Paid, and the HIS does not answer."""
    ADVANCE = "advance"
    """The HIS says the bill was paid by other means: was the advance used there, or not?"""
    NOT_KNOWN = "not_known"
    """The provider does not say what came of a payment."""


@dataclass(frozen=True, slots=True)
class Case:
    """One open case. `key` is the credit's number, the refund's key, the bill's or the payment's id.

    `ref` is what stands on the patient's slip, or, of money without an order, in the bank's own list.
    """

    kind: Kind
    key: str
    amount: Dong
    since: datetime
    ref: str | None
    bill_id: str | None
    reason: str | None = None
    approvals: int = 0
    approved_by: str | None = None


class Desk:
    """What staff see and may do about money. Every action names who did it."""

    def __init__(self, sessions: Sessions, now: Clock) -> None:
        self._sessions = sessions
        self._now = now

    def cases(self) -> tuple[Case, ...]:
        """Everything open, oldest first."""
        with self._sessions.begin() as session:
            found = [*_credits(session), *_refunds(session), *_postings(session, self._now())]
            found += [*_advances(session), *_unknown(session, self._now())]
        return tuple(sorted(found, key=lambda case: case.since))

    def attach(self, credit_id: int, ref: str, staff: str) -> None:
        """An unmatched credit belongs to the payment with this reference. Raises CaseError."""
        with self._sessions.begin() as session:
            intent = session.scalars(select(IntentRow).where(IntentRow.ref == ref.strip().upper())).one_or_none()
            if intent is None or not inbox.attach(session, credit_id, intent.id, self._now()):
                raise CaseError
            amount = session.get_one(CreditRow, credit_id).amount
            note_deed(session, Deed(staff, "attach", str(credit_id), amount, intent.ref), self._now())

    def give_back(self, credit_id: int, staff: str) -> None:
        """Money that is held or unmatched goes back: a refund is due from now on. Raises CaseError."""
        with self._sessions.begin() as session:
            credit = session.get(CreditRow, credit_id)
            intent = session.get(IntentRow, credit.intent_id) if credit is not None and credit.intent_id else None
            if intent is not None:
                lock_bill(session, intent.bill_id)
            use = session.get(UseRow, credit_id, with_for_update=True, populate_existing=True)
            if credit is None or use is None or use.bucket not in (Bucket.HOLD, Bucket.UNMATCHED):
                raise CaseError
            put(session, credit, use, bucket=Bucket.REFUND_DUE, reason="staff", now=self._now())
            note_deed(session, Deed(staff, "give_back", str(credit_id), credit.amount, credit.txn_id), self._now())

    def decide_advance(self, bill_id: str, staff: str, *, used: bool) -> None:
        """Whether the cashier used what was paid ahead. Raises CaseError."""
        with self._sessions.begin() as session:
            if not advances.decide(session, bill_id, staff, self._now(), used=used):
                raise CaseError
            action = "advance_used" if used else "advance_returned"
            note_deed(session, Deed(staff, action, bill_id), self._now())

    def look_again(self, kind: Kind, key: str, staff: str) -> None:
        """Ask the HIS or the provider again now, under the same keys. Raises CaseError."""
        with self._sessions.begin() as session:
            now = self._now()
            row: PostingRow | IntentRow | RefundRow | None = None
            if kind is Kind.NOT_POSTED:
                row = session.get(PostingRow, key, with_for_update=True)
                if row is not None and row.state == Posting.CALLING:
                    row.try_at = now
            elif kind is Kind.NOT_KNOWN:
                row = session.get(IntentRow, key, with_for_update=True)
                if row is not None and row.state in LIVE:
                    row.poll_at = now
            elif kind is Kind.REFUND_OPEN:
                row = session.get(RefundRow, key, with_for_update=True)
                if row is not None and row.state == SENT:
                    row.try_at = now
            if row is None:
                raise CaseError
            note_deed(session, Deed(staff, "look_again", key), now)

    def case(self, kind: str, key: str) -> Case | None:
        """One open case."""
        return next((case for case in self.cases() if (case.kind, case.key) == (kind, key)), None)

    def note(self, deed: Deed) -> None:
        """Something that changes nothing and is written down all the same: a slip, an export."""
        with self._sessions.begin() as session:
            note_deed(session, deed, self._now())

    def deeds(self) -> list[AuditRow]:
        """What was done, the newest first."""
        with self._sessions.begin() as session:
            return last_deeds(session)


def _advances(session: Session) -> list[Case]:
    rows = session.scalars(select(DeductionRow).where(DeductionRow.state == Deduction.UNCLEAR)).all()
    sums: dict[str, tuple[int, datetime]] = {}
    for row in rows:
        before = sums.get(row.bill_id, (0, row.at))
        sums[row.bill_id] = (before[0] + row.amount, row.at)
    return [Case(Kind.ADVANCE, bill, Dong(amount), since, None, bill) for bill, (amount, since) in sums.items()]


def _credits(session: Session) -> list[Case]:
    kinds = {Bucket.UNMATCHED.value: Kind.UNMATCHED, Bucket.HOLD.value: Kind.HELD}
    rows = session.execute(
        select(CreditRow, UseRow, IntentRow)
        .join(UseRow, UseRow.credit_id == CreditRow.id)
        .outerjoin(IntentRow, IntentRow.id == CreditRow.intent_id)
        .where(UseRow.bucket.in_(tuple(kinds)))
    ).all()
    return [
        Case(
            kinds[use.bucket],
            str(credit.id),
            Dong(credit.amount),
            credit.learned_at,
            intent.ref if intent else credit.txn_id,
            intent.bill_id if intent else None,
        )
        for credit, use, intent in rows
    ]


_REFUNDS: Final = {DUE: Kind.REFUND_DUE, APPROVED: Kind.REFUND_BY_HAND, SENT: Kind.REFUND_OPEN}


def _refunds(session: Session) -> list[Case]:
    rows = session.execute(
        select(RefundRow, CreditRow.txn_id, IntentRow)
        .join(CreditRow, CreditRow.id == RefundRow.credit_id)
        .outerjoin(IntentRow, IntentRow.id == CreditRow.intent_id)
        .where(
            (RefundRow.state == DUE)
            | ((RefundRow.state == APPROVED) & RefundRow.try_at.is_(None))
            | ((RefundRow.state == SENT) & (RefundRow.failures >= _MANY))
        )
    ).all()
    return [
        Case(
            _REFUNDS[refund.state],
            refund.key,
            Dong(refund.amount),
            refund.made_at,
            intent.ref if intent else txn_id,
            intent.bill_id if intent else None,
            refund.reason,
            sum(1 for staff in (refund.first_staff, refund.second_staff) if staff),
            refund.first_staff,
        )
        for refund, txn_id, intent in rows
    ]


def _postings(session: Session, now: datetime) -> list[Case]:
    rows = session.execute(
        select(PostingRow, IntentRow.ref)
        .outerjoin(IntentRow, IntentRow.id == PostingRow.intent_id)
        .where(PostingRow.state == Posting.CALLING, PostingRow.made_at < now - _SLOW)
    ).all()
    return [Case(Kind.NOT_POSTED, row.bill_id, Dong(row.amount), row.made_at, ref, row.bill_id) for row, ref in rows]


def _unknown(session: Session, now: datetime) -> list[Case]:
    rows = session.scalars(
        select(IntentRow)
        .join(BillRow, BillRow.id == IntentRow.bill_id)
        .where(IntentRow.state.in_([state.value for state in LIVE]), IntentRow.created_at < now - _SLOW)
    ).all()
    return [Case(Kind.NOT_KNOWN, row.id, Dong(row.amount), row.created_at, row.ref, row.bill_id) for row in rows]
