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


@dataclass(frozen=True, slots=True)
class Payment:
    """One attempt to collect for a bill.

    `qr_payload` is None until the provider has answered. `receipt` is there only once the posting is durable.
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
    receipt: Receipt | None = None
