"""What every view-model of the back room tells its screen."""

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class RoomView(QObject):
    """Constant: finished texts in the language of its making. Goes when the next one has taken its place."""

    def __init__(self, screen: str, moment: int, *, title: str, lead: str = "", back: bool = True) -> None:
        super().__init__()
        self._screen = screen
        self._moment = moment
        self._title = title
        self._lead = lead
        self._back = back

    @Property(str, constant=True)
    def screen(self) -> str:
        """The name of its screen."""
        return self._screen

    @Property(int, constant=True)
    def moment(self) -> int:
        """The screen's stamp: goes with every touch."""
        return self._moment

    @Property(str, constant=True)
    def title(self) -> str:
        """What it is about."""
        return self._title

    @Property(str, constant=True)
    def lead(self) -> str:
        """What to do, or empty."""
        return self._lead

    @Property(bool, constant=True)
    def back(self) -> bool:
        """Whether it goes back from here."""
        return self._back
