"""View-models of one's own number: where it stands, and its copy."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.domain.outcome import Printed
from kiosk.ui.views.number import NumberView
from kiosk.ui.views.seen import SeenView
from kiosk.ui.views.view import View
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.lookup import stands_words, when_words
from kiosk.ui.wording.paper import print_words
from kiosk.visit.states import Copied, MyPlaces, ShowTicket

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ShowTicketView(SeenView):
    """A ticket may be held to the camera."""

    def __init__(self, state: ShowTicket, moment: int) -> None:
        super().__init__(state, moment)
        self._unknown = state.unknown

    @Property(bool, constant=True)
    def unknown(self) -> bool:
        """Whether what was held was not ours."""
        return self._unknown


@QmlElement
class MyPlacesView(View):
    """A number and how it stands."""

    def __init__(self, state: MyPlaces, moment: int) -> None:
        super().__init__(state, moment)
        ticket = state.ticket
        place = next((place for place in state.registration.places if place.number == ticket.number), None)
        self._held = NumberView(self, ticket)
        self._stands = stands_words(place) if place else ""
        self._expected = when_words(place) if place else ""
        self._several = len(state.numbers)
        self._shown = state.shown + 1
        what = place.state if place else "waiting"
        good = what not in ("cancelled", "done", "transferred")
        self._enough = state.enough and good
        self._wayless = state.wayless or what in ("cancelled", "done")
        self._printable = state.parts.printer and good and not state.enough

    @Property(NumberView, constant=True)
    def held(self) -> NumberView:
        """The number and where to go with it."""
        return self._held

    @Property(str, constant=True)
    def stands(self) -> str:
        """How many are before it, or what became of it."""
        return self._stands

    @Property(str, constant=True)
    def expected(self) -> str:
        """About when, or empty."""
        return self._expected

    @Property(int, constant=True)
    def several(self) -> int:
        """How many numbers are held."""
        return self._several

    @Property(int, constant=True)
    def shown(self) -> int:
        """Which of them this is, from 1."""
        return self._shown

    @Property(bool, constant=True)
    def printable(self) -> bool:
        """Whether a copy may be asked for: of a number that still leads somewhere."""
        return self._printable

    @Property(bool, constant=True)
    def enough(self) -> bool:
        """No further copy is printed."""
        return self._enough

    @Property(bool, constant=True)
    def wayless(self) -> bool:
        """No way is shown: the plan does not know the room, or nobody waits for the patient there."""
        return self._wayless


@QmlElement
class CopiedView(View):
    """The number, and what became of its copy."""

    def __init__(self, state: Copied, moment: int) -> None:
        super().__init__(state, moment)
        ticket = state.registration.ticket
        self._number, self._room = ticket.number, in_language(ticket.room, ticket.room_en)
        self._printed = state.printed is Printed.PRINTED
        self._paper = print_words(state.printed)

    @Property(str, constant=True)
    def number(self) -> str:
        """The number."""
        return self._number

    @Property(str, constant=True)
    def room(self) -> str:
        """Where to go."""
        return self._room

    @Property(bool, constant=True)
    def printed(self) -> bool:
        """Whether the copy surely came out."""
        return self._printed

    @Property(str, constant=True)
    def paper(self) -> str:
        """What to do about it."""
        return self._paper
