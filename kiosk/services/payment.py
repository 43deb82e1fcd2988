"""Paying a bill by QR: the backend verifies and settles, the terminal only shows."""

import uuid

from kiosk.domain.bill import Bill, Owed
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.money import Dong
from kiosk.domain.payment import Payable, Payment, PaymentState
from kiosk.domain.receipt import Receipt
from kiosk.services.client import Away, Client


class Cashier:
    """Payments of this terminal. Every method raises Away (unknown, never failed), Refused or Rejected."""

    def __init__(self, client: Client, terminal: str) -> None:
        self._client = client
        self._terminal = terminal

    def bills(self, *, token: str | None = None, slip: str | None = None) -> Owed:
        """What a patient owes, by token, or what one slip's registration owes."""
        body = {"patient_token": token} if token is not None else {"slip": slip}
        answer = self._client.post("/v1/bills/find", body, str(uuid.uuid4()))
        try:
            return Owed.read(answer)
        except FieldError as fault:
            raise Away(str(fault)) from None

    def deposit(self, token: str, amount: Dong, key: str) -> Bill:
        """A deposit of this amount, as a bill to pay."""
        answer = self._client.post("/v1/bills/deposit", {"patient_token": token, "amount": amount.amount}, key)
        try:
            return Bill.read(answer)
        except FieldError as fault:
            raise Away(str(fault)) from None

    def open(self, wish: Payable, key: str) -> Payment:
        """One payment for the bill at the amount, and in the version, that the patient was shown."""
        body: dict[str, object] = {
            "bill_id": wish.bill_id,
            "amount": wish.amount.amount,
            "kiosk_id": self._terminal,
        }
        if wish.version is not None:
            body["version"] = wish.version
        return _payment(self._client.post("/v1/payments", body, key))

    def news(self, payment_id: str, wait_s: int) -> Payment:
        """The payment once it changes, or as it is after `wait_s` seconds."""
        return _payment(self._client.get(f"/v1/payments/{payment_id}?wait={wait_s}", wait_s + 5.0))

    def follow(self, payment_id: str, wait_s: int, known: str | None) -> tuple[Payment, str | None]:
        """The payment as soon as it differs from the tag `known`, or as it is after `wait_s` seconds; with its tag."""
        answer, tag = self._client.look(f"/v1/payments/{payment_id}?wait={wait_s}", known, wait_s + 5.0)
        return _payment(answer), tag

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
            elsewhere="paid_elsewhere" in flags,
            receipt=Receipt.read(receipt) if receipt else None,
        )
    except ValueError as fault:
        raise Away(str(fault) if isinstance(fault, FieldError) else "state: a word of the contract") from None
