"""The terminal's side of a payment: write down, ask, wait. Never the record of money."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

from kiosk.domain.bill import Bill, Owed
from kiosk.domain.money import Dong
from kiosk.domain.payment import Payable, Payment, PaymentState
from kiosk.services.client import Refused, Rejected, ServiceError
from kiosk.services.payment import Cashier
from kiosk.ui.moment import Moment
from kiosk.visit import events as e

POLL_S: Final = 5
CLOSING_S: Final = 12.0
BACK_OFF_S: Final = (0.5, 1.0, 2.0, 4.0)
WATCHED_S: Final = 60.0
"""So long after its display time a payment is still asked about by its own screens."""
AGAIN_S: Final = 60.0


class PaymentRecord(Protocol):
    """The journal's part in a payment: written before the call, and after it."""

    def payment_wanted(self, key: str, bill_id: str, amount: Dong) -> None:
        """Before the backend is asked."""

    def payment_opened(self, key: str, payment_id: str, ref: str) -> None:
        """The backend has answered."""

    def payment_left(self, payment_id: str) -> None:
        """The patient left, or the code was taken off, while it could still be paid."""

    def payment_ended(self, payment_id: str, outcome: str) -> None:
        """The patient's part is over: "paid", "closed" or "unknown"."""

    def open_payments(self) -> tuple[str, ...]:
        """Payments whose end this terminal does not know."""

    def paper_due(self, job_id: str) -> str | None:
        """The job under which paper of this one is still to come out, or None."""


class Till:
    """Payments of this terminal. The display clock runs from the opening, whatever screens come between."""

    def __init__(
        self,
        cashier: Cashier,
        record: PaymentRecord,
        display_s: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._cashier = cashier
        self._record = record
        self._display_s = display_s
        self._clock = clock
        self._until: dict[str, float] = {}

    def open(self, wish: Payable, key: str) -> Payment:
        """Intent first, call second, outcome third. Raises ServiceError."""
        self._record.payment_wanted(key, wish.bill_id, wish.amount)
        payment = self._cashier.open(wish, key)
        self._record.payment_opened(key, payment.id, payment.ref)
        self._until[payment.id] = self._clock() + self._display_s
        return payment

    def bills(self, token: str | None, slip: str | None) -> Owed:
        """What is owed, and receipts that are owed to the patient: paid here, and their paper never came out.

        Raises ServiceError.
        """
        owed = self._cashier.bills(token=token, slip=slip)
        return replace(owed, receipts=tuple(r for r in owed.receipts if self._record.paper_due(r.job) is not None))

    def deposit(self, token: str, amount: Dong, key: str) -> Bill:
        """A deposit as a bill. Raises ServiceError."""
        return self._cashier.deposit(token, amount, key)

    def watch(self, payment_id: str, moment: Moment) -> e.Event | None:
        """Post each change until a receipt, the end of the payment or of the display time."""
        last: Payment | None = None
        tag: str | None = None
        failures = 0
        until = self._until.get(payment_id, 0.0)
        while not moment.over.is_set():
            left = until - self._clock()
            if left <= 0:
                return e.DisplayEnded()
            try:
                news, tag = self._cashier.follow(payment_id, max(1, min(POLL_S, int(left))), tag)
                failures = 0
            except ServiceError:
                moment.post(e.PaymentUnclear())
                last = None
                moment.over.wait(min(BACK_OFF_S[min(failures, len(BACK_OFF_S) - 1)], left))
                failures += 1
                continue
            if moment.over.is_set():
                # Nobody looks any more: how it ended is asked again when the terminal starts.
                return None
            if news.receipt is not None or news.state in (PaymentState.CLOSING, PaymentState.CLOSED):
                return self._ended(news)
            if news != last:
                moment.post(e.PaymentChanged(news))
                last = news
        return None

    def close(self, payment_id: str, moment: Moment) -> e.Event | None:
        """Ask for the end, then for the truth, until it is final or time is up. Money beats the cancellation."""
        self._record.payment_left(payment_id)
        ends = self._clock() + CLOSING_S
        asked = False
        news: Payment | None = None
        while not moment.over.is_set() and self._clock() < ends:
            try:
                news = self._cashier.news(payment_id, 1) if asked else self._cashier.close(payment_id)
                asked = True
            except (Refused, Rejected):
                asked = True
            except ServiceError:
                moment.over.wait(0.5)
                continue
            if news is not None and _final(news):
                return self._ended(news)
        if moment.over.is_set():
            return None
        self._record.payment_ended(payment_id, "unknown")
        return e.PaymentUnclear() if news is None else e.PaymentChanged(news)

    def recover(self, over: threading.Event) -> None:
        """After a start: ask about every payment whose end is not known, again and again until it is.

        What is still open is asked to close, once it was asked about: money beats the cancellation.
        """
        pause = 2.0
        while not over.is_set() and (unknown := self._left_alone()):
            for payment_id in unknown:
                self._learn(payment_id)
            over.wait(pause)
            pause = min(60.0, pause * 2)

    def mind(self, over: threading.Event) -> None:
        """As long as the terminal runs: what a crash left open, and what a visit left with an end nobody knows."""
        while not over.is_set():
            self.recover(over)
            over.wait(AGAIN_S)

    def _left_alone(self) -> tuple[str, ...]:
        """Payments of unknown end that no screen of this terminal asks about (any more)."""
        now = self._clock()
        return tuple(
            payment_id
            for payment_id in self._record.open_payments()
            if payment_id not in self._until or now >= self._until[payment_id] + WATCHED_S
        )

    def _learn(self, payment_id: str) -> None:
        try:
            news = self._cashier.news(payment_id, 0)
            if not _final(news):
                news = self._cashier.close(payment_id)
        except ServiceError:
            return
        if _final(news):
            self._until.pop(payment_id, None)
            self._record.payment_ended(payment_id, "paid" if news.receipt else "closed")

    def _ended(self, payment: Payment) -> e.PaymentChanged:
        self._until.pop(payment.id, None)
        if _final(payment):
            self._record.payment_ended(payment.id, "paid" if payment.receipt else "closed")
        return e.PaymentChanged(payment)


def _final(payment: Payment) -> bool:
    return payment.receipt is not None or (payment.state is PaymentState.CLOSED and not payment.received)
