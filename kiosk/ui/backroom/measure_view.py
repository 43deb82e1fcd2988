"""View-model of the outline of a card."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.ui.backroom.view import RoomView

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class MeasureView(RoomView):
    """How large is a pixel?"""

    def __init__(self, moment: int, *, title: str, lead: str, fault: str) -> None:
        super().__init__("StaffMeasure", moment, title=title, lead=lead)
        self._fault = fault

    @Property(str, constant=True)
    def fault(self) -> str:
        """What is wrong, or empty."""
        return self._fault
