"""View-models of the fee: the QR, its end, the receipt."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.domain.bill import BillKind
from kiosk.domain.dates import shown_time
from kiosk.domain.outcome import Printed
from kiosk.ui.views.number import NumberView
from kiosk.ui.views.view import View, answers
from kiosk.ui.wording.counts import part_words
from kiosk.ui.wording.paper import PaperWords, receipt_words
from kiosk.ui.wording.payment import end_words
from kiosk.visit import events as e
from kiosk.visit.pay import wish_of
from kiosk.visit.states import End, Paid, Paying, PaymentClosed, Registered, ShowBill, ThankYou

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_PICTURES: Final[Mapping[End, str]] = {End.RAN_OUT: "clockface", End.SPOILT: "phone", End.ELSEWHERE: "done"}


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
        self._shown = state.shown
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

    @Property(bool, constant=True)
    def shown(self) -> bool:
        """Whether what is painted was read back and is right."""
        return self._shown

    @Property(str, constant=True)
    def part(self) -> str:
        """What came so far and what is missing, or empty."""
        return self._part


@QmlElement
class PaymentClosedView(View):
    """The QR is gone without money; a number stays."""

    def __init__(self, state: PaymentClosed, moment: int) -> None:
        super().__init__(state, moment)
        self._number = number_of(state.paid)
        self._due = str(wish_of(state.paid).amount)
        self._words = end_words(state.end)
        self._again = state.end is not End.ELSEWHERE
        self._picture = _PICTURES[state.end]

    @Property(str, constant=True)
    def happened(self) -> str:
        """How the QR ended."""
        return self._words.title

    @Property(str, constant=True)
    def action(self) -> str:
        """What to know about it, or empty."""
        return self._words.action

    @Property(bool, constant=True)
    def again(self) -> bool:
        """Whether another QR may be made."""
        return self._again

    @Property(str, constant=True)
    def picture(self) -> str:
        """A file of assets/illustrations."""
        return self._picture

    @Property(str, constant=True)
    def number(self) -> str:
        """The number the patient keeps, or empty."""
        return self._number

    @Property(str, constant=True)
    def due(self) -> str:
        """What is due, finished."""
        return self._due


@QmlElement
class ThankYouView(View):
    """All is done: where to go, and what became of the receipt."""

    def __init__(self, state: ThankYou, moment: int) -> None:
        super().__init__(state, moment)
        registration = state.paid.registration if isinstance(state.paid, Registered) else None
        self._numbers = [NumberView(self, ticket) for ticket in registration.tickets] if registration else []
        self._paid = str(state.receipt.total) if state.receipt else ""
        self._paper = receipt_words(state.receipt, state.receipt_printed) if state.receipt else PaperWords("", ok=True)
        self._due = due_words(state.paid) if state.receipt is None and not state.settled else ""
        self._others = answers(state, e.OtherBills())
        slip = not isinstance(state.paid, Registered) or state.paid.printed is Printed.PRINTED
        self._papers = slip or state.receipt_printed is Printed.PRINTED

    @Property(bool, constant=True)
    def papers(self) -> bool:
        """Whether there is any paper to take along."""
        return self._papers

    @Property(list, constant=True)
    def numbers(self) -> list[NumberView]:
        """Where to go, in this order; none where a bill was paid."""
        return self._numbers

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

    @Property(bool, constant=True)
    def others(self) -> bool:
        """Whether there is more to pay."""
        return self._others


def number_of(paid: Paid) -> str:
    """The number that the patient holds, or empty."""
    return paid.registration.ticket.number if isinstance(paid, Registered) else ""


def due_words(paid: Paid) -> str:
    """What stays to be paid, or empty: paying ahead is nobody's duty."""
    wish = wish_of(paid)
    ahead = isinstance(paid, ShowBill) and paid.bill.kind is BillKind.DEPOSIT
    return str(wish.amount) if wish.bill_id and wish.amount and not ahead else ""
