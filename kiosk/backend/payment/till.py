"""The till: begins an intent for a bill, shows it, takes a leaving. It decides nothing about money.

TillError
├── BillUnknownError      no such bill
├── BillChangedError      the amount asked for is not the amount due now
├── BillPaidError         nothing is due any more
├── TooLargeError         more is due than one transfer carries: the cashier takes it
├── PaymentLiveError      another terminal, or an earlier code, may still be paid
└── ProviderDownError     whether an earlier code was paid cannot be found out now
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.backend.clock import Clock
from kiosk.backend.payment.ledger import BillRows, lock_bill, make_move
from kiosk.backend.payment.machine import Move, Reason, Refusal, may_start
from kiosk.backend.payment.progress import LEASE, Progress
from kiosk.backend.payment.providers.provider import ProviderAwayError
from kiosk.backend.payment.reached import Reached, unwatched
from kiosk.backend.payment.records import IntentRow
from kiosk.backend.payment.settings import PaymentSettings
from kiosk.backend.payment.view import PaymentView, view_of
from kiosk.backend.store.sessions import Sessions
from kiosk.domain.payment import PaymentState

# Without letters and digits that look alike: a reference is read aloud at the desk.
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_SHOWABLE = timedelta(seconds=30)
# One transfer of NAPAS247 stays below this (VietQR format v1.0 §8.1.1).
TRANSFER_LIMIT = 500_000_000


class TillError(Exception):
    """No payment can begin."""


class BillUnknownError(TillError):
    """There is no such bill."""


class BillChangedError(TillError):
    """Another amount is due."""


class BillPaidError(TillError):
    """Nothing is due."""


class TooLargeError(TillError):
    """No transfer carries it."""


class PaymentLiveError(TillError):
    """One live intent a bill."""


class ProviderDownError(TillError):
    """An earlier code could not be asked about."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a terminal asks for. `version` is the bill as the patient saw it, where a terminal knows."""

    bill_id: str
    amount: int
    kiosk_id: str
    version: str | None = None


class Till:
    """Where payments of terminals begin. Safe to share between threads."""

    def __init__(
        self,
        sessions: Sessions,
        progress: Progress,
        settings: PaymentSettings,
        now: Clock,
        reached: Reached = unwatched,
    ) -> None:
        self._sessions = sessions
        self._progress = progress
        self._settings = settings
        self._now = now
        self._reached = reached

    def start(self, bill_id: str, amount: int, kiosk_id: str, version: str | None = None) -> PaymentView:
        """A payment for the whole amount due: the terminal's own live one again, else a new one. Raises TillError."""
        asked = self._ask_about_earlier(bill_id, kiosk_id)
        try:
            with self._sessions.begin() as session:
                intent_id, fresh = self._begin(session, Wish(bill_id, amount, kiosk_id, version), asked)
        except IntegrityError:
            raise PaymentLiveError from None
        if fresh:
            self._reached("intent_committed")
            self._progress.advance(intent_id)
        found = self.look(intent_id, kiosk_id)
        if found is None:
            raise LookupError("the intent is gone")
        return found

    def look(self, payment_id: str, kiosk_id: str) -> PaymentView | None:
        """The payment now; None where this terminal has none of this id."""
        with self._sessions.begin() as session:
            return view_of(session, payment_id, kiosk_id, self._now())

    def leave(self, payment_id: str, kiosk_id: str, reason: Reason = Reason.CANCELLED) -> PaymentView | None:
        """The patient leaves: a request. The code is off from this commit on; what came of it is found out later."""
        with self._sessions.begin() as session:
            intent = session.get(IntentRow, payment_id)
            if intent is None or intent.kiosk_id != kiosk_id:
                return None
            rows = lock_bill(session, intent.bill_id)
            if rows is not None and not make_move(intent, Move.LEAVE, reason, self._now()):
                # Not made yet, so there is nothing to cancel yet: it will be, as soon as it is known.
                intent.leaving = intent.leaving or (reason if intent.state == PaymentState.CREATING else None)
        self._progress.wake()
        return self.look(payment_id, kiosk_id)

    def _ask_about_earlier(self, bill_id: str, kiosk_id: str) -> frozenset[str]:
        """Learn what every earlier intent brought, and close those that can close. Which were asked about."""
        with self._sessions.begin() as session:
            rows = lock_bill(session, bill_id)
            if rows is None:
                raise BillUnknownError
            mine = self._again(rows, kiosk_id)
            if any(self._elsewhere(intent, kiosk_id) for intent in rows.intents):
                # Not ours to touch: asking the provider now could spoil an order that is just being made.
                raise PaymentLiveError
            earlier = [] if mine else [intent.id for intent in rows.intents]
        for intent_id in earlier:
            try:
                self._progress.ask_again(intent_id, kiosk_id)
            except ProviderAwayError:
                raise ProviderDownError from None
        return frozenset(earlier)

    def _begin(self, session: Session, wish: Wish, asked: frozenset[str]) -> tuple[str, bool]:
        rows = lock_bill(session, wish.bill_id)
        if rows is None:
            raise BillUnknownError
        refusal = may_start(
            [PaymentState(intent.state) for intent in rows.intents],
            settled=rows.settled,
            posting=rows.posting_state,
            paid_elsewhere=rows.paid_elsewhere,
        )
        if refusal is Refusal.PAID or not rows.due:
            raise BillPaidError
        if wish.amount != rows.due:
            raise BillChangedError
        if wish.version is not None and wish.version != rows.bill.version:
            # The same amount for other services is another bill all the same.
            raise BillChangedError
        if wish.amount >= TRANSFER_LIMIT:
            raise TooLargeError
        mine = self._again(rows, wish.kiosk_id)
        if mine is not None:
            return mine.id, False
        # An intent nobody asked about has begun in between: what it brought is not known.
        if refusal is not None or any(intent.id not in asked for intent in rows.intents):
            raise PaymentLiveError
        intent = self._made(rows, wish)
        session.add(intent)
        return intent.id, True

    def _elsewhere(self, intent: IntentRow, kiosk_id: str) -> bool:
        """Whether another terminal shows this intent's code, or is about to."""
        shown = intent.state in (PaymentState.CREATING, PaymentState.AWAITING)
        return shown and intent.kiosk_id != kiosk_id and self._now() < intent.show_until

    def _again(self, rows: BillRows, kiosk_id: str) -> IntentRow | None:
        """This terminal's own live intent, if its code can still be shown for what is due: a double tap gets it."""
        now = self._now()
        for intent in rows.intents:
            if (
                intent.kiosk_id == kiosk_id
                and intent.state in (PaymentState.CREATING, PaymentState.AWAITING)
                and not intent.leaving
                and intent.amount == rows.due
                and intent.bill_version == rows.bill.version
                and intent.show_until - now >= _SHOWABLE
            ):
                return intent
        return None

    def _made(self, rows: BillRows, wish: Wish) -> IntentRow:
        now = self._now()
        settings = self._settings
        return IntentRow(
            id=f"PM{secrets.token_hex(10)}",
            bill_id=rows.bill.id,
            bill_version=rows.bill.version,
            slot=len(rows.intents),
            kiosk_id=wish.kiosk_id,
            provider=self._progress.provider,
            ref=settings.ref_prefix + "".join(secrets.choice(_LETTERS) for _ in range(7)),
            order_code=secrets.randbelow(8 * 10**15) + 10**15,
            amount=wish.amount,
            payee=settings.payee,
            state=PaymentState.CREATING,
            created_at=now,
            show_until=now + settings.show,
            order_expires_at=now + settings.show + settings.margin,
            monitor_until=now + settings.monitor,
            poll_at=now + LEASE,
        )
