"""View-models of the attract screen, and of being asked for a card: what of the terminal works says what is offered."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.ui.views.choice import Choice
from kiosk.ui.views.menu import service_choice
from kiosk.ui.views.view import View
from kiosk.ui.wording.door import door_words, no_ticket_words
from kiosk.ui.wording.services import service_words, typed_words
from kiosk.visit.menu import at_the_door
from kiosk.visit.service import Service
from kiosk.visit.states import ShowCard, Welcome

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class WelcomeView(View):
    """Nobody is here."""

    def __init__(self, state: Welcome, moment: int) -> None:
        super().__init__(state, moment)
        parts = state.parts
        self._glimpsed = state.glimpsed
        self._reader = parts.reader and parts.backend
        self._scanner = parts.scanner and parts.backend
        self._words = door_words(parts)
        self._paperless = no_ticket_words(parts)
        self._services = [
            service_choice(self, service, typed_words(), "card")
            if service is Service.NO_CARD and not parts.reads
            else service_choice(self, service)
            for service in at_the_door(parts)
        ]
        self._leads = not (parts.reads and parts.backend)
        self._alone = not parts.backend

    @Property(str, constant=True)
    def title(self) -> str:
        """The one thing to do."""
        return self._words.title

    @Property(str, constant=True)
    def lead(self) -> str:
        """What for, or why only that."""
        return self._words.action

    @Property(str, constant=True)
    def paperless(self) -> str:
        """That no paper comes out, or empty."""
        return self._paperless

    @Property(bool, constant=True)
    def glimpsed(self) -> bool:
        """Whether a code is in view that cannot be read yet."""
        return self._glimpsed

    @Property(bool, constant=True)
    def reader(self) -> bool:
        """Whether a card may be laid on the chip reader."""
        return self._reader

    @Property(bool, constant=True)
    def scanner(self) -> bool:
        """Whether a code may be held to the camera."""
        return self._scanner

    @Property(bool, constant=True)
    def leads(self) -> bool:
        """Whether the first service is the way on, because nothing can be read."""
        return self._leads

    @Property(bool, constant=True)
    def alone(self) -> bool:
        """Whether the hospital cannot be reached."""
        return self._alone

    @Property(list, constant=True)
    def services(self) -> list[Choice]:
        """What is offered beside the card."""
        return self._services


@QmlElement
class ShowCardView(View):
    """Something was chosen that needs to know who is here."""

    def __init__(self, state: ShowCard, moment: int) -> None:
        super().__init__(state, moment)
        self._glimpsed = state.glimpsed
        self._reader = state.parts.reader
        self._scanner = state.parts.scanner
        self._purpose = service_words(state.purpose).title

    @Property(bool, constant=True)
    def glimpsed(self) -> bool:
        """Whether a code is in view that cannot be read yet."""
        return self._glimpsed

    @Property(bool, constant=True)
    def reader(self) -> bool:
        """Whether there is a chip reader to lay a card on."""
        return self._reader

    @Property(bool, constant=True)
    def scanner(self) -> bool:
        """Whether codes can be read."""
        return self._scanner

    @Property(str, constant=True)
    def purpose(self) -> str:
        """What was chosen."""
        return self._purpose
