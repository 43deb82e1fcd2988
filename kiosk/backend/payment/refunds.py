"""Money that goes back: due, approved by staff (two of them above a limit), sent under one key, done.

RefundStateError    the refund is not in a state for this, or the same person would approve twice
"""

import logging
from datetime import timedelta
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from kiosk.backend.clock import Clock
from kiosk.backend.payment.audit import Deed, note_deed
from kiosk.backend.payment.providers.provider import Provider, ProviderAwayError, RefundByHandError, Repayment
from kiosk.backend.payment.reached import Reached, unwatched
from kiosk.backend.payment.records import CreditRow, RefundRow, UseRow
from kiosk.backend.payment.settings import PaymentSettings
from kiosk.backend.payment.settle import Bucket
from kiosk.backend.store.sessions import Sessions
from kiosk.domain.money import Dong

log = logging.getLogger(__name__)

DUE: Final = "due"
APPROVED: Final = "approved"
SENT: Final = "sent"
DONE: Final = "done"
_LEASE: Final = timedelta(seconds=30)


class RefundStateError(Exception):
    """Not now, or not by this person."""


class Refunds:
    """The outbox of refunds."""

    def __init__(
        self,
        sessions: Sessions,
        provider: Provider,
        settings: PaymentSettings,
        now: Clock,
        reached: Reached = unwatched,
    ) -> None:
        self._sessions = sessions
        self._provider = provider
        self._settings = settings
        self._now = now
        self._reached = reached

    def approve(self, key: str, staff: str) -> bool:
        """One person agrees; True once it is approved. Raises RefundStateError."""
        with self._sessions.begin() as session:
            row = _locked(session, key)
            if row.state != DUE or row.first_staff == staff:
                raise RefundStateError
            note_deed(session, Deed(staff, "approve", key, row.amount, row.reason), self._now())
            if row.first_staff is None:
                row.first_staff = staff
                if row.amount > self._settings.two_staff_over:
                    return False
            else:
                row.second_staff = staff
            row.state = APPROVED
            row.try_at = self._now()
            return True

    def done_by_hand(self, key: str, staff: str, reference: str) -> None:
        """Staff transferred the money themselves, under this bank reference. Raises RefundStateError."""
        with self._sessions.begin() as session:
            row = _locked(session, key)
            # What was sent may have arrived: only the provider can say, never a second transfer by hand.
            if row.state != APPROVED or row.failures or not reference:
                raise RefundStateError
            row.by_hand_ref = f"{reference[:60]} ({staff[:30]})"
            self._finish(session, row)
            note_deed(session, Deed(staff, "done_by_hand", key, row.amount, reference), self._now())

    def waiting(self) -> tuple[str, ...]:
        """Refunds to send or to ask about now."""
        with self._sessions.begin() as session:
            return tuple(
                session.scalars(
                    select(RefundRow.key).where(
                        RefundRow.state.in_((APPROVED, SENT)),
                        RefundRow.try_at <= self._now(),
                    )
                )
            )

    def run(self, key: str) -> None:
        """Send one refund, or send it again with the same key."""
        with self._sessions.begin() as session:
            now = self._now()
            row = session.scalars(
                update(RefundRow)
                .where(RefundRow.key == key, RefundRow.state.in_((APPROVED, SENT)), RefundRow.try_at <= now)
                .values(try_at=now + _LEASE, state=SENT)
                .returning(RefundRow)
            ).one_or_none()
            if row is None:
                return
            credit = session.get_one(CreditRow, row.credit_id)
            if not credit.payer_bank or not credit.payer_account:
                self._by_hand(row)
                return
            repayment = Repayment(key, Dong(row.amount), credit.payer_bank, credit.payer_account)
        self._reached("refund_claimed")
        try:
            done = self._provider.refund(repayment)
        except RefundByHandError:
            with self._sessions.begin() as session:
                self._by_hand(_locked(session, key))
            return
        except ProviderAwayError:
            done = False
        self._reached("refund_sent")
        with self._sessions.begin() as session:
            row = _locked(session, key)
            if done:
                self._finish(session, row)
            else:
                row.failures += 1
                row.try_at = self._now() + timedelta(seconds=min(300, 2 ** min(row.failures, 9)))
        self._reached("refund_recorded")

    @staticmethod
    def _by_hand(row: RefundRow) -> None:
        """Nothing was sent: it waits for a person."""
        row.state = APPROVED
        row.try_at = None

    def _finish(self, session: Session, row: RefundRow) -> None:
        row.state = DONE
        row.done_at = self._now()
        row.try_at = None
        use = session.get_one(UseRow, row.credit_id)
        if use.bucket == Bucket.REFUND_DUE:
            use.bucket = Bucket.REFUNDED


def _locked(session: Session, key: str) -> RefundRow:
    row = session.get(RefundRow, key, with_for_update=True)
    if row is None:
        raise RefundStateError
    return row
