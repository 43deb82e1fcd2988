"""A payment as the terminal may know it. The truth about money stays at the backend."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.money import Dong
from kiosk.domain.receipt import Receipt


class PaymentState(StrEnum):
    """Intent states of the backend's contract. PAID is absorbing."""

    CREATING = "creating"
    AWAITING = "awaiting"
    CLOSING = "closing"
    CLOSED = "closed"
    PAID = "paid"


class Refusal(StrEnum):
    """Why the backend begins no payment now. Not one of them is a failure of the patient's."""

    CHANGED = "bill_changed"
    """Another amount, or other services: look again."""
    PAID = "bill_paid"
    """Nothing is due any more."""
    TOO_LARGE = "amount_too_large"
    """No transfer carries so much: the cashier takes it."""
    LIVE = "payment_live"
    """Another terminal shows a code for it, or an earlier code may still be paid."""
    UNKNOWN = "provider_away"
    """Whether an earlier code was paid cannot be found out now: nobody may pay again."""


@dataclass(frozen=True, slots=True)
class Payable:
    """What a patient agreed to pay. `version` is the bill's, where the terminal has seen it."""

    bill_id: str
    amount: Dong
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """One attempt to collect for a bill.

    `qr_payload` is None until the provider has answered. `receipt` is there only once the posting is durable.
    `elsewhere`: the cashier took the money for this bill.
    """

    id: str
    state: PaymentState
    amount: Dong
    ref: str
    payee: str
    qr_payload: str | None
    expires_at: datetime
    received: Dong
    remainder: Dong
    late: bool = False
    partial: bool = False
    over: bool = False
    elsewhere: bool = False
    receipt: Receipt | None = None
