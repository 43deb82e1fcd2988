"""From the QR to a receipt."""

from dataclasses import dataclass

from kiosk.domain.payment import Payment
from kiosk.domain.receipt import Receipt
from kiosk.visit.states.register import Registered


@dataclass(frozen=True, slots=True)
class OpeningPayment:
    """A payment is being opened under `key`; trying again uses the same key."""

    registered: Registered
    key: str
    tries: int = 1


@dataclass(frozen=True, slots=True)
class Paying:
    """The QR is on the screen. `clear` is False while the backend cannot be asked."""

    registered: Registered
    payment: Payment
    clear: bool = True


@dataclass(frozen=True, slots=True)
class ClosingPayment:
    """The patient left the QR: is there money or not? The QR is off the screen."""

    registered: Registered
    payment: Payment


@dataclass(frozen=True, slots=True)
class PaymentClosed:
    """The QR ran out without money; nothing was charged."""

    registered: Registered


@dataclass(frozen=True, slots=True)
class PrintingReceipt:
    """The money is posted; its receipt is on the way to paper."""

    registered: Registered
    receipt: Receipt
