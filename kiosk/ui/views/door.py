"""View-models of the attract screen, and of being asked for a card: what of the terminal works says what is offered."""

from dataclasses import replace

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.ui.views.choice import Choice
from kiosk.ui.views.menu import service_choice
from kiosk.ui.views.seen import ReadView
from kiosk.ui.wording.door import door_words, no_ticket_words
from kiosk.ui.wording.services import service_words, typed_words
from kiosk.visit.menu import at_the_door
from kiosk.visit.service import Service
from kiosk.visit.states import ShowCard, Welcome

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class WelcomeView(ReadView):
    """Nobody is here."""

    def __init__(self, state: Welcome, moment: int) -> None:
        parts = state.parts
        # Without the hospital a card leads nowhere: it is not asked for.
        super().__init__(state, moment, parts if parts.backend else replace(parts, reader=False, scanner=False))
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
class ShowCardView(ReadView):
    """Something was chosen that needs to know who is here."""

    def __init__(self, state: ShowCard, moment: int) -> None:
        super().__init__(state, moment, state.parts)
        self._purpose = service_words(state.purpose).title

    @Property(str, constant=True)
    def purpose(self) -> str:
        """What was chosen."""
        return self._purpose
