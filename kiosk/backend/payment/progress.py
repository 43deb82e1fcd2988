"""Moving intents on: one question to the provider, then one transaction with what it answered.

Money is learned before anything expires. A provider that gives no usable answer moves nothing but the next look.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.clock import Clock
from kiosk.backend.payment import inbox
from kiosk.backend.payment.ledger import lock_bill, make_move
from kiosk.backend.payment.machine import LIVE, Move, Reason
from kiosk.backend.payment.orders import Fault, asked_of, fault_of
from kiosk.backend.payment.providers.provider import (
    Arrival,
    Asked,
    Order,
    OrderExistsError,
    OrderRefusedError,
    OrderState,
    Provider,
    ProviderAwayError,
)
from kiosk.backend.payment.reached import Reached, unwatched
from kiosk.backend.payment.records import IntentRow
from kiosk.backend.payment.settings import PaymentSettings
from kiosk.backend.store.sessions import Sessions
from kiosk.domain.payment import PaymentState

log = logging.getLogger(__name__)

LEASE: Final = timedelta(seconds=30)
"""How long one worker may be busy with an intent before another takes it up."""
_AFTER_EXPIRY: Final = timedelta(seconds=60)
_LONGEST_BACKOFF_S: Final = 60
_TRIES: Final = 3
_PATIENCE_S: Final = 2.0

CREATING, AWAITING = PaymentState.CREATING, PaymentState.AWAITING
CLOSING = PaymentState.CLOSING


def _ignored(_id: str) -> None:
    """Nobody listens."""


class Progress:
    """Moves intents. `settled` hears of a bill whose money changed, `changed` of an intent anybody may watch."""

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
        self.settled: Callable[[str], None] = _ignored
        self.changed: Callable[[str], None] = _ignored
        self.wake: Callable[[], None] = lambda: None

    @property
    def provider(self) -> str:
        """The name of the provider that new intents go to."""
        return self._provider.name

    def advance(self, intent_id: str) -> None:
        """One step of this intent. Never raises for what a provider does."""
        try:
            self._step(intent_id)
        except ProviderAwayError as error:
            self._later(intent_id, error)

    def ask_again(self, intent_id: str, kiosk_id: str) -> None:
        """Before a new code: what this earlier intent brought, closing it where that is ours to do.

        Raises ProviderAwayError: then no new code may be made.
        """
        with self._sessions.begin() as session:
            intent = self._locked(session, intent_id)
            if intent.kiosk_id == kiosk_id or self._now() >= intent.show_until:
                make_move(intent, Move.LEAVE, Reason.CANCELLED, self._now())
        end = time.monotonic() + _PATIENCE_S
        for _ in range(_TRIES - 1):
            try:
                self._step(intent_id)
            except ProviderAwayError:
                # A patient waits, and one answer in ten may be lost on a bad line: ask again while it is quick.
                if time.monotonic() > end:
                    raise
            else:
                return
        self._step(intent_id)

    def take(self, arrivals: tuple[Arrival, ...], via: str) -> None:
        """Learn money that was told of unasked; posting follows in another thread, in a moment."""
        with self._sessions.begin() as session:
            bills = inbox.learn(session, arrivals, via, self._now())
            touched = session.scalars(select(IntentRow.id).where(IntentRow.bill_id.in_(bills))).all() if bills else ()
        self._reached("notice_recorded")
        self.wake()
        for intent_id in touched:
            self.changed(intent_id)

    def _step(self, intent_id: str) -> None:
        with self._sessions.begin() as session:
            intent = session.get_one(IntentRow, intent_id)
            asked, state = asked_of(intent), PaymentState(intent.state)
            if intent.provider != self._provider.name:
                raise ProviderAwayError("not the provider this backend is set up for")
        if state is CREATING:
            self._create(intent_id, asked)
            return
        order = self._provider.get(asked)
        self._reached("order_read")
        if state is CLOSING and order is not None and order.state is OrderState.OPEN and self._now() < asked.expires_at:
            self._provider.cancel(asked)
            self._reached("order_cancelled")
            order = self._provider.get(asked)
        self._record(intent_id, order)

    def _create(self, intent_id: str, asked: Asked) -> None:
        try:
            order: Order | None = self._provider.create(asked)
        except OrderExistsError:
            # Never a new code for an order that exists: somebody may hold its QR already.
            order = self._provider.get(asked)
            if order is None:
                raise ProviderAwayError("exists and does not") from None
        except OrderRefusedError as error:
            log.error("the provider refused an order: %s", error)
            order = None
        self._reached("order_created")
        with self._sessions.begin() as session:
            intent = self._locked(session, intent_id)
            now = self._now()
            if order is None:
                make_move(intent, Move.REFUSED, Reason.FAILED, now)
            else:
                self._created(session, intent, order, now)
            self._schedule(intent, now)
        self._reached("creation_recorded")
        self._tell(intent_id, ())

    def _created(self, session: Session, intent: IntentRow, order: Order, now: datetime) -> None:
        if not make_move(intent, Move.CREATED, Reason.FAILED, now):
            return
        fault = fault_of(intent, order)
        intent.order_id = order.order_id
        intent.account = order.account
        intent.qr_payload = order.qr_payload if fault is None else None
        intent.payee = order.payee or intent.payee
        if order.expires_at is not None:
            intent.order_expires_at = order.expires_at
            intent.show_until = min(intent.show_until, order.expires_at - self._settings.margin / 2)
        if fault is not None:
            if fault is not Fault.NO_CODE:
                log.error("an order must not be shown: %s", fault.value)
                inbox.note_security(session, "order_mismatch", intent.provider, intent.ref.encode(), now)
            make_move(intent, Move.LEAVE, Reason.FAILED, now)
        elif intent.leaving:
            make_move(intent, Move.LEAVE, Reason(intent.leaving), now)
        inbox.learn(session, order.credits, "poll", now)

    def _record(self, intent_id: str, order: Order | None) -> None:
        with self._sessions.begin() as session:
            intent = self._locked(session, intent_id)
            now = self._now()
            before = intent.state
            bills = inbox.learn(session, order.credits if order else (), "poll", now)
            complete = order is None or sum(c.amount.amount for c in order.credits) >= order.received.amount
            over = order is None or order.state is OrderState.OVER
            if now >= intent.show_until or (over and complete):
                make_move(intent, Move.LEAVE, Reason.EXPIRED, now)
            if before == CLOSING and complete and (over or now >= intent.order_expires_at + _AFTER_EXPIRY):
                make_move(intent, Move.NOTHING_LEFT, Reason.EXPIRED, now)
            moved = intent.state != before
            self._schedule(intent, now)
        self._reached("poll_recorded")
        if moved or bills:
            self._tell(intent_id, bills)

    def _tell(self, intent_id: str, bills: tuple[str, ...]) -> None:
        for bill_id in bills:
            self.settled(bill_id)
        self.changed(intent_id)

    def _later(self, intent_id: str, error: ProviderAwayError) -> None:
        with self._sessions.begin() as session:
            intent = self._locked(session, intent_id)
            now = self._now()
            if intent.poll_failures == 0:
                log.info("the provider gave no answer (%s); asking again", error)
            intent.poll_failures += 1
            if PaymentState(intent.state) in LIVE:
                intent.poll_at = now + timedelta(seconds=min(_LONGEST_BACKOFF_S, 2 ** min(intent.poll_failures, 6)))
            else:
                # Nobody stands before it: hundreds that are only watched, asked about each minute of an outage, would
                # use up what the provider allows for those on a screen.
                intent.poll_at = now + _between_looks(now - intent.created_at)
            if intent.state == AWAITING and now >= intent.show_until:
                # Off the screen in time; what it brought stays open until the provider answers.
                make_move(intent, Move.LEAVE, Reason.EXPIRED, now)
        self.changed(intent_id)

    def _schedule(self, intent: IntentRow, now: datetime) -> None:
        intent.poll_failures = 0
        if intent.state in (CREATING, AWAITING, CLOSING):
            intent.poll_at = now + self._settings.poll_shown
            return
        age = now - intent.created_at
        if age >= self._settings.watch:
            intent.poll_at = None
        elif now >= intent.monitor_until:
            # A photographed code works for ever: whoever pays it weeks later is still found, if not in minutes.
            intent.poll_at = now + timedelta(days=1)
        else:
            intent.poll_at = now + _between_looks(age)

    @staticmethod
    def _locked(session: Session, intent_id: str) -> IntentRow:
        intent = session.get_one(IntentRow, intent_id)
        lock_bill(session, intent.bill_id)
        return intent


def _between_looks(age: timedelta) -> timedelta:
    """How long money for a code that is off may lie unseen: the less likely it comes, the longer."""
    if age < timedelta(minutes=20):
        return timedelta(minutes=1)
    return timedelta(minutes=5 if age < timedelta(hours=2) else 30)
