"""View-model of the hours in which nobody is taken."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.ui.views.view import View
from kiosk.visit.states import Night

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class NightView(View):
    """When the hospital opens."""

    def __init__(self, state: Night, moment: int) -> None:
        super().__init__(state, moment)
        self._opens = f"{state.opens:%H:%M}"

    @Property(str, constant=True)
    def opens(self) -> str:
        """HH:mm."""
        return self._opens
