"""From the QR to a receipt."""

from dataclasses import dataclass
from enum import Enum, auto

from kiosk.domain.payment import Payment
from kiosk.domain.receipt import Receipt
from kiosk.visit.states.bills import ShowBill, Unreceipted
from kiosk.visit.states.register import Registered

Paid = Registered | ShowBill
"""What is paid for, and where the visit goes back to."""


class End(Enum):
    """How a QR ended without money."""

    RAN_OUT = auto()
    ELSEWHERE = auto()
    """The cashier took the money meanwhile."""
    SPOILT = auto()
    """What stood on the glass was not the code of this bill: it was taken off."""


@dataclass(frozen=True, slots=True)
class OpeningPayment:
    """A payment is being opened under `key`; trying again uses the same key."""

    paid: Paid
    key: str
    tries: int = 1


@dataclass(frozen=True, slots=True)
class Paying:
    """The QR is on the glass. `clear` is False while the backend cannot be asked.

    `shown`: what is painted was read back and is the code of this bill; before that it does not count as shown.
    """

    paid: Paid
    payment: Payment
    clear: bool = True
    shown: bool = False


@dataclass(frozen=True, slots=True)
class ClosingPayment:
    """The patient left the QR, or it was `spoilt`: is there money or not? The QR is off the screen."""

    paid: Paid
    payment: Payment
    spoilt: bool = False


@dataclass(frozen=True, slots=True)
class PaymentClosed:
    """The QR ended without money; nothing was charged."""

    paid: Paid
    end: End = End.RAN_OUT


@dataclass(frozen=True, slots=True)
class PrintingReceipt:
    """The money is posted; its receipt is on the way to paper."""

    paid: Paid | Unreceipted
    receipt: Receipt
