"""What screens that read with the camera or the reader have in common."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.domain.part import Parts
from kiosk.ui.views.view import View
from kiosk.visit.states import GiveKey, ShowCard, ShowSlip, ShowTicket, Welcome

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SeenView(View):
    """What the camera makes of what is held to it."""

    def __init__(self, state: Welcome | ShowCard | GiveKey | ShowSlip | ShowTicket, moment: int) -> None:
        super().__init__(state, moment)
        self._glimpsed = state.glimpsed

    @Property(bool, constant=True)
    def glimpsed(self) -> bool:
        """Whether a code is in view that cannot be read yet."""
        return self._glimpsed


@QmlElement
class ReadView(SeenView):
    """Which ways of reading there are."""

    def __init__(self, state: Welcome | ShowCard | ShowSlip, moment: int, parts: Parts) -> None:
        super().__init__(state, moment)
        self._reader = parts.reader
        self._scanner = parts.scanner

    @Property(bool, constant=True)
    def reader(self) -> bool:
        """Whether a card may be laid on the chip reader."""
        return self._reader

    @Property(bool, constant=True)
    def scanner(self) -> bool:
        """Whether a code may be held to the camera."""
        return self._scanner
