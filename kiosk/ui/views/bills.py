"""View-models of the bills: which one, what stands on it, how much ahead."""

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.domain.bill import BillKind, BillLine
from kiosk.ui.views.choice import Choice
from kiosk.ui.views.choices import ChoicesView
from kiosk.ui.views.seen import ReadView
from kiosk.ui.views.view import View, answers
from kiosk.ui.wording.bills import advance_words, bill_title, deducted_words, news_words
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.door import no_receipt_words
from kiosk.visit import events as e
from kiosk.visit.bills import DEPOSITS
from kiosk.visit.states import ChooseBill, ChooseDeposit, NothingDue, ShowBill, ShowSlip

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LINES_MOST = 8
"""More never fit: the screen counts the rest."""


@QmlElement
class ShowSlipView(ReadView):
    """What the camera makes of the slip."""

    def __init__(self, state: ShowSlip, moment: int) -> None:
        super().__init__(state, moment, state.parts)
        self._unknown = state.unknown

    @Property(bool, constant=True)
    def unknown(self) -> bool:
        """What was held up was not a slip of this hospital."""
        return self._unknown


def deposits(parent: QObject, _: ChooseDeposit) -> list[Choice]:
    """How much ahead."""
    return [
        Choice(parent, key=str(amount.amount), kind="amount", icon="wallet", title=str(amount)) for amount in DEPOSITS
    ]


def bills(parent: QObject, state: ChooseBill) -> list[Choice]:
    """Oldest first."""
    return [
        Choice(
            parent,
            key=bill.id,
            kind="bill",
            icon="receipt",
            title=bill_title(bill),
            price=str(bill.due),
            note=deducted_words(bill),
        )
        for bill in state.owed.bills
    ]


@QmlElement
class ChooseBillView(ChoicesView):
    """The bills, and what else may be done here."""

    def __init__(self, state: ChooseBill, moment: int) -> None:
        super().__init__(bills, state, moment)
        self._news = news_words(state.news)
        self._deposit = answers(state, e.DepositWanted())

    @Property(str, constant=True)
    def news(self) -> str:
        """Why they are shown again, or empty."""
        return self._news

    @Property(bool, constant=True)
    def deposit(self) -> bool:
        """Whether paying ahead is offered."""
        return self._deposit


@QmlElement
class NothingDueView(View):
    """Nothing is owed; what is paid ahead."""

    def __init__(self, state: NothingDue, moment: int) -> None:
        super().__init__(state, moment)
        self._news = news_words(state.news)
        self._advance = advance_words(state.owed.advance)
        self._deposit = answers(state, e.DepositWanted())

    @Property(str, constant=True)
    def news(self) -> str:
        """Why it is shown again, or empty."""
        return self._news

    @Property(str, constant=True)
    def advance(self) -> str:
        """What is paid ahead, or empty."""
        return self._advance

    @Property(bool, constant=True)
    def deposit(self) -> bool:
        """Whether paying ahead is offered."""
        return self._deposit


@QmlElement
class LineView(QObject):
    """One line of a bill."""

    def __init__(self, parent: QObject, line: BillLine) -> None:
        super().__init__(parent)
        self._text = in_language(line.text, line.text_en)
        self._amount = str(line.amount)

    @Property(str, constant=True)
    def text(self) -> str:
        """The service."""
        return self._text

    @Property(str, constant=True)
    def amount(self) -> str:
        """Its price, finished."""
        return self._amount


@QmlElement
class ShowBillView(View):
    """One bill: lines, what is taken off, what is due."""

    def __init__(self, state: ShowBill, moment: int) -> None:
        super().__init__(state, moment)
        bill = state.bill
        self._lines = [LineView(self, line) for line in bill.lines[:LINES_MOST]]
        self._count = len(bill.lines)
        self._payer = bill.payer
        self._due = str(bill.due)
        self._deducted = deducted_words(bill)
        self._news = news_words(state.news)
        self._paperless = no_receipt_words(state.parts)
        self._ahead = bill.kind is BillKind.DEPOSIT
        self._deposit = answers(state, e.DepositWanted())

    @Property(str, constant=True)
    def paperless(self) -> str:
        """That no receipt comes out, or empty."""
        return self._paperless

    @Property(list, constant=True)
    def lines(self) -> list[LineView]:
        """What stands on it."""
        return self._lines

    @Property(int, constant=True)
    def count(self) -> int:
        """How many lines the bill has."""
        return self._count

    @Property(str, constant=True)
    def payer(self) -> str:
        """Masked."""
        return self._payer

    @Property(str, constant=True)
    def due(self) -> str:
        """What is due now, finished."""
        return self._due

    @Property(str, constant=True)
    def deducted(self) -> str:
        """What is taken off, or empty."""
        return self._deducted

    @Property(str, constant=True)
    def news(self) -> str:
        """Why it is shown again, or empty."""
        return self._news

    @Property(bool, constant=True)
    def ahead(self) -> bool:
        """Whether it is money paid ahead."""
        return self._ahead

    @Property(bool, constant=True)
    def deposit(self) -> bool:
        """Whether paying ahead is offered."""
        return self._deposit
