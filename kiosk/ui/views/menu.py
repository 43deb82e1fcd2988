"""View-models of the menu."""

from typing import Final

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.ui.views.choice import Choice
from kiosk.ui.views.view import View
from kiosk.ui.wording.services import service_words, visitor_words
from kiosk.ui.wording.words import Words
from kiosk.visit.menu import for_visitor
from kiosk.visit.service import Service
from kiosk.visit.states import ChooseService

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_ICONS: Final = {
    Service.NO_CARD: "no_card",
    Service.TYPE_NUMBER: "card",
    Service.TYPE_CARD: "shield",
    Service.TYPE_APPOINTMENT: "calendar",
    Service.REGISTER: "stethoscope",
    Service.APPOINTMENT: "calendar",
    Service.CHILD: "family",
    Service.PAY: "wallet",
    Service.REPRINT: "ticket",
    Service.RESULTS: "receipt",
    Service.LOOK_UP: "info",
    Service.QUICK_NUMBER: "number",
    Service.EMERGENCY: "emergency",
    Service.WAY: "signpost",
    Service.DESK_NUMBER: "ticket",
}


def service_choice(parent: QObject, service: Service, words: Words | None = None, icon: str = "") -> Choice:
    """A service as a tile; in other words and with another picture where they are given."""
    said = words or service_words(service)
    picture = icon or _ICONS[service]
    return Choice(parent, key=service.value, kind="service", icon=picture, title=said.title, note=said.action)


@QmlElement
class ChooseServiceView(View):
    """What the visitor came for: what is recommended, then the rest."""

    def __init__(self, state: ChooseService, moment: int) -> None:
        super().__init__(state, moment)
        visitor = state.visitor
        self._first, *self._others = [
            service_choice(self, service, visitor_words(service, visitor))
            for service in for_visitor(visitor, state.parts)
        ]
        self._name = visitor.masked_name

    @Property(str, constant=True)
    def name(self) -> str:
        """Masked."""
        return self._name

    @Property(Choice, constant=True)
    def first(self) -> Choice:
        """What is recommended."""
        return self._first

    @Property(list, constant=True)
    def others(self) -> list[Choice]:
        """What else can be done."""
        return self._others
