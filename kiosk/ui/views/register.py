"""View-models from the insurer's answer to the number."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.domain.coverage import CoverageStatus, NextStep
from kiosk.domain.dates import shown_date
from kiosk.domain.outcome import Printed
from kiosk.domain.together import together
from kiosk.ui.views.number import NumberView
from kiosk.ui.views.view import View
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.coverage import coverage_words
from kiosk.ui.wording.paper import print_words
from kiosk.visit.states import ChoosePayer, Registered

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ChoosePayerView(View):
    """What the insurer says, and who pays."""

    def __init__(self, state: ChoosePayer, moment: int) -> None:
        super().__init__(state, moment)
        coverage = state.coverage
        self._words = coverage_words(coverage)
        self._line = in_language(coverage.line or "", coverage.line_en)
        self._usable = coverage.usable
        self._sure = coverage.status is CoverageStatus.COVERED
        self._wants_card = coverage.wants_card
        self._desk_first = not coverage.usable and coverage.next not in (NextStep.SELF_PAY, NextStep.RETRY_WITH_CARD)
        self._card = coverage.card or ""
        self._valid = shown_date(coverage.valid_to) if coverage.valid_to else ""
        self._facility = together(coverage.facility or "")
        self._five_years = shown_date(coverage.five_years_from) if coverage.five_years_from else ""

    @Property(str, constant=True)
    def headline(self) -> str:
        """What the insurer says, in the patient's terms."""
        return self._words.title

    @Property(str, constant=True)
    def advice(self) -> str:
        """What that means for the patient now, or empty."""
        return self._words.action

    @Property(str, constant=True)
    def line(self) -> str:
        """The hospital's provisional word on it, or empty."""
        return self._line

    @Property(str, constant=True)
    def card(self) -> str:
        """The masked card, or empty."""
        return self._card

    @Property(str, constant=True)
    def valid(self) -> str:
        """Valid until, dd/MM/yyyy, or empty."""
        return self._valid

    @Property(str, constant=True)
    def facility(self) -> str:
        """Where the card is registered, or empty."""
        return self._facility

    @Property(str, constant=True)
    def fiveYears(self) -> str:  # noqa: N802 - a QML property
        """The day from which five years without a gap are full, dd/MM/yyyy, or empty."""
        return self._five_years

    @Property(bool, constant=True)
    def usable(self) -> bool:
        """Whether insurance may be chosen."""
        return self._usable

    @Property(bool, constant=True)
    def sure(self) -> bool:
        """Whether nothing is open any more."""
        return self._sure

    @Property(bool, constant=True)
    def wantsCard(self) -> bool:  # noqa: N802 - a QML property
        """Whether another card's number may find what this one did not."""
        return self._wants_card

    @Property(bool, constant=True)
    def deskFirst(self) -> bool:  # noqa: N802 - a QML property
        """Whether the desk is what is recommended."""
        return self._desk_first


@QmlElement
class RegisteredView(View):
    """The number, and the fee if one is due."""

    def __init__(self, state: Registered, moment: int) -> None:
        super().__init__(state, moment)
        registration = state.registration
        self._numbers = [NumberView(self, ticket) for ticket in registration.tickets]
        self._payable = registration.bill_id is not None and bool(registration.due)
        self._due = str(registration.due) if self._payable else ""
        self._printed = state.printed is Printed.PRINTED
        self._paper = print_words(state.printed)
        self._existing = registration.existing
        self._code = "" if self._printed else registration.ticket.qr or ""

    @Property(list, constant=True)
    def numbers(self) -> list[NumberView]:
        """Every number of the visit, in the order of going."""
        return self._numbers

    @Property(str, constant=True)
    def code(self) -> str:
        """What stands for the paper on a photograph; empty where the paper surely came out."""
        return self._code

    @Property(bool, constant=True)
    def payable(self) -> bool:
        """Whether a fee is due now."""
        return self._payable

    @Property(str, constant=True)
    def due(self) -> str:
        """The fee, finished."""
        return self._due

    @Property(bool, constant=True)
    def printed(self) -> bool:
        """Whether the ticket surely came out."""
        return self._printed

    @Property(str, constant=True)
    def paper(self) -> str:
        """What to do about the ticket."""
        return self._paper

    @Property(bool, constant=True)
    def existing(self) -> bool:
        """Whether the patient held this number before."""
        return self._existing
