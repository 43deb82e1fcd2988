"""View-models of the fee: the QR, its end, the receipt."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.domain.dates import shown_time
from kiosk.ui.views.view import View
from kiosk.ui.wording.counts import part_words
from kiosk.ui.wording.paper import PaperWords, receipt_words
from kiosk.visit.states import Paying, PaymentClosed, ThankYou

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PayingView(View):
    """The QR, what it asks for, and what is known of the money."""

    def __init__(self, state: Paying, moment: int) -> None:
        super().__init__(state, moment)
        payment = state.payment
        self._amount = str(payment.remainder if payment.partial else payment.amount)
        self._payee = payment.payee
        self._reference = payment.ref
        self._code = payment.qr_payload or ""
        self._until = shown_time(payment.expires_at)
        self._clear = state.clear
        self._part = part_words(payment.received, payment.remainder) if payment.partial else ""

    @Property(str, constant=True)
    def amount(self) -> str:
        """What is asked for, finished."""
        return self._amount

    @Property(str, constant=True)
    def payee(self) -> str:
        """Who is paid."""
        return self._payee

    @Property(str, constant=True)
    def reference(self) -> str:
        """The content of the transfer."""
        return self._reference

    @Property(str, constant=True)
    def code(self) -> str:
        """What the QR says; empty until the bank has answered."""
        return self._code

    @Property(str, constant=True)
    def until(self) -> str:
        """HH:mm until which the QR may be paid."""
        return self._until

    @Property(bool, constant=True)
    def clear(self) -> bool:
        """Whether the bank can be asked."""
        return self._clear

    @Property(str, constant=True)
    def part(self) -> str:
        """What came so far and what is missing, or empty."""
        return self._part


@QmlElement
class PaymentClosedView(View):
    """The QR ran out; the number stays."""

    def __init__(self, state: PaymentClosed, moment: int) -> None:
        super().__init__(state, moment)
        self._number = state.registered.registration.ticket.number
        self._due = str(state.registered.registration.due)

    @Property(str, constant=True)
    def number(self) -> str:
        """The number the patient keeps."""
        return self._number

    @Property(str, constant=True)
    def due(self) -> str:
        """The fee, finished."""
        return self._due


@QmlElement
class ThankYouView(View):
    """All is done: where to go, and what became of the receipt."""

    def __init__(self, state: ThankYou, moment: int) -> None:
        super().__init__(state, moment)
        ticket = state.registered.registration.ticket
        self._number = ticket.number
        self._room = ticket.room
        self._paid = str(state.receipt.total) if state.receipt else ""
        self._paper = receipt_words(state.receipt, state.receipt_printed) if state.receipt else PaperWords("", ok=True)
        due = state.registered.registration
        self._due = str(due.due) if state.receipt is None and due.bill_id is not None and due.due else ""

    @Property(str, constant=True)
    def number(self) -> str:
        """The number."""
        return self._number

    @Property(str, constant=True)
    def room(self) -> str:
        """Where to go."""
        return self._room

    @Property(str, constant=True)
    def paid(self) -> str:
        """What was paid here, finished, or empty."""
        return self._paid

    @Property(str, constant=True)
    def paper(self) -> str:
        """What to do about the receipt, or empty."""
        return self._paper.text

    @Property(bool, constant=True)
    def paperOut(self) -> bool:  # noqa: N802 - a QML property
        """Whether the receipt surely came out."""
        return self._paper.ok

    @Property(str, constant=True)
    def due(self) -> str:
        """What is still to pay at the cashier, finished, or empty."""
        return self._due
