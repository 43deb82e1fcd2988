"""Paying a bill by QR: the backend verifies and settles, the terminal only shows."""

import uuid

from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.money import Dong
from kiosk.domain.payment import Payment, PaymentState
from kiosk.domain.receipt import Receipt
from kiosk.services.client import Away, Client


class Cashier:
    """Payments of this terminal. Every method raises Away (unknown, never failed), Refused or Rejected."""

    def __init__(self, client: Client, terminal: str) -> None:
        self._client = client
        self._terminal = terminal

    def open(self, bill_id: str, amount: Dong, key: str) -> Payment:
        """One payment for the bill at the amount the patient was shown."""
        body = {"bill_id": bill_id, "amount": amount.amount, "kiosk_id": self._terminal}
        return _payment(self._client.post("/v1/payments", body, key))

    def news(self, payment_id: str, wait_s: int) -> Payment:
        """The payment once it changes, or as it is after `wait_s` seconds."""
        return _payment(self._client.get(f"/v1/payments/{payment_id}?wait={wait_s}", wait_s + 5.0))

    def close(self, payment_id: str) -> Payment:
        """Ask for the end of the payment. A request: the answer may still be `closing`, or money."""
        return _payment(self._client.post(f"/v1/payments/{payment_id}/cancel", {}, str(uuid.uuid4())))


def _payment(answer: Fields) -> Payment:
    try:
        flags = answer.texts("flags")
        receipt = answer.inner_or_none("receipt")
        return Payment(
            id=answer.text("id", 60),
            state=PaymentState(answer.text("state", 20)),
            amount=answer.dong("amount"),
            ref=answer.text("ref", 40),
            payee=answer.text("payee", 120),
            qr_payload=answer.text_or_none("qr_payload", 512),
            expires_at=answer.moment("expires_at"),
            received=answer.dong("received"),
            remainder=answer.dong("remainder"),
            late="late" in flags,
            partial="partial" in flags,
            over="over" in flags,
            receipt=Receipt.read(receipt) if receipt else None,
        )
    except ValueError as fault:
        raise Away(str(fault) if isinstance(fault, FieldError) else "state: a word of the contract") from None
