"""View-models of the detours: a problem, the desk, help."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.domain.call import Call
from kiosk.domain.outcome import Printed
from kiosk.domain.together import plain
from kiosk.ui.map_sheet import MapSheet
from kiosk.ui.views.pay import number_of
from kiosk.ui.views.view import View, answers
from kiosk.ui.views.way import sheets
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.help import emergency_call_words, help_words, since_words
from kiosk.ui.wording.paper import slip_paper_words
from kiosk.ui.wording.problems import problem_picture, problem_words
from kiosk.ui.wording.slips import slip_words
from kiosk.ui.wording.way import sign_words
from kiosk.visit import events as e
from kiosk.visit.states import AtDesk, Emergency, Help, Sorry

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
        self._desk_first = not self._again
        self._number = number_of(state.paid) if state.paid else ""

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
        # Nothing is said twice: the title may be the sign's own words.
        sign = in_language(state.desk.sign, state.desk.sign_en) if state.desk else ""
        self._sign = "" if plain(sign) in plain(self._words.title) else sign

    @Property(str, constant=True)
    def desk(self) -> str:
        """Where to go."""
        return self._words.title

    @Property(str, constant=True)
    def sign(self) -> str:
        """What stands over that counter, in the hospital's own words; empty where the title says it."""
        return self._sign

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
    """What became of the call, since when, and what to do meanwhile."""

    def __init__(self, state: Help, moment: int) -> None:
        super().__init__(state, moment)
        self._words = help_words(state.call, state.minutes)
        self._since = since_words(state.call, state.since, state.comes)
        self._call = state.call
        self._begun = answers(state, e.StartOverAsked())

    @Property(bool, constant=True)
    def begun(self) -> bool:
        """Whether there is a visit to begin again."""
        return self._begun

    @Property(str, constant=True)
    def title(self) -> str:
        """How the call stands."""
        return self._words.title

    @Property(str, constant=True)
    def action(self) -> str:
        """What to do."""
        return self._words.action

    @Property(str, constant=True)
    def since(self) -> str:
        """When staff were told, or answered; empty where nobody was reached."""
        return self._since

    @Property(bool, constant=True)
    def coming(self) -> bool:
        """Somebody is on the way."""
        return self._call is Call.COMING

    @Property(bool, constant=True)
    def alone(self) -> bool:
        """Nobody has answered, or nobody could be reached: calling again is what is recommended."""
        return self._call in (Call.NOBODY, Call.UNHEARD)


@QmlElement
class EmergencyView(View):
    """Where to go at once, and that help was called."""

    def __init__(self, state: Emergency, moment: int) -> None:
        super().__init__(state, moment)
        self._call = emergency_call_words(state.call)
        self._told = state.call in (Call.HEARD, Call.COMING)
        self._place = sign_words(state.route.goal) if state.route else ""
        self._sheets = sheets(self, state.route) if state.route else []

    @Property(str, constant=True)
    def place(self) -> str:
        """Where the emergency department is, or empty where the terminal has no plan."""
        return self._place

    @Property(str, constant=True)
    def call(self) -> str:
        """What became of the call for help, or empty while it is made."""
        return self._call

    @Property(bool, constant=True)
    def told(self) -> bool:
        """Staff know."""
        return self._told

    @Property(list, constant=True)
    def sheets(self) -> list[MapSheet]:
        """The way, drawn floor by floor."""
        return self._sheets
