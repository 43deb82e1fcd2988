"""View-models of the detours: a problem, the desk, help."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.domain.outcome import Printed
from kiosk.domain.problem import Problem
from kiosk.ui.views.view import View, answers
from kiosk.ui.wording.paper import slip_paper_words
from kiosk.ui.wording.problems import problem_picture, problem_words
from kiosk.ui.wording.slips import slip_words
from kiosk.visit import events as e
from kiosk.visit.states import AtDesk, Call, Help, Sorry

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SorryView(View):
    """What happened, what to do, who helps."""

    def __init__(self, state: Sorry, moment: int) -> None:
        super().__init__(state, moment)
        self._again = answers(state, e.Again())
        self._words = problem_words(state.problem, last=not self._again)
        self._picture = problem_picture(state.problem)
        # Where the amount has changed, the same payment cannot be opened again: the cashier knows the new one.
        self._desk_first = not self._again or state.problem is Problem.BILL_CHANGED
        self._number = state.registered.registration.ticket.number if state.registered else ""

    @Property(str, constant=True)
    def happened(self) -> str:
        """What happened."""
        return self._words.title

    @Property(str, constant=True)
    def action(self) -> str:
        """What to do."""
        return self._words.action

    @Property(str, constant=True)
    def picture(self) -> str:
        """A file of assets/illustrations."""
        return self._picture

    @Property(bool, constant=True)
    def again(self) -> bool:
        """Whether trying again is offered."""
        return self._again

    @Property(bool, constant=True)
    def deskFirst(self) -> bool:  # noqa: N802 - a QML property
        """Whether the desk is what is recommended."""
        return self._desk_first

    @Property(str, constant=True)
    def number(self) -> str:
        """The number that the patient keeps whatever happened, or empty."""
        return self._number


@QmlElement
class AtDeskView(View):
    """Which desk, why, and what finds the case there."""

    def __init__(self, state: AtDesk, moment: int) -> None:
        super().__init__(state, moment)
        self._words = slip_words(state.reason)
        self._reference = state.reference
        self._printed = state.printed is Printed.PRINTED
        self._paper = slip_paper_words(state.printed)

    @Property(str, constant=True)
    def desk(self) -> str:
        """Where to go."""
        return self._words.title

    @Property(str, constant=True)
    def reason(self) -> str:
        """What staff will do there."""
        return self._words.action

    @Property(str, constant=True)
    def reference(self) -> str:
        """What finds the case, or empty."""
        return self._reference

    @Property(bool, constant=True)
    def printed(self) -> bool:
        """Whether the slip surely came out."""
        return self._printed

    @Property(str, constant=True)
    def paper(self) -> str:
        """What to do about the slip."""
        return self._paper


@QmlElement
class HelpView(View):
    """What became of the call."""

    def __init__(self, state: Help, moment: int) -> None:
        super().__init__(state, moment)
        self._call = state.call

    @Property(bool, constant=True)
    def coming(self) -> bool:
        """Somebody is on the way."""
        return self._call is Call.COMING

    @Property(bool, constant=True)
    def unheard(self) -> bool:
        """Nobody could be reached."""
        return self._call is Call.UNHEARD
