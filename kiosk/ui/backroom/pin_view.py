"""View-model of the door."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.ui.backroom.noted import NotedView
from kiosk.ui.backroom.row import Said

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PinView(NotedView):
    """Who is there?"""

    def __init__(self, moment: int, *, title: str, lead: str, said: Said, pad: bool, hint: str) -> None:
        super().__init__("StaffPin", moment, title=title, lead=lead, back=False, said=said)
        self._pad = pad
        self._hint = hint

    @Property(bool, constant=True)
    def pad(self) -> bool:
        """Whether a PIN may be typed now."""
        return self._pad

    @Property(str, constant=True)
    def hint(self) -> str:
        """The other way in, or empty."""
        return self._hint
