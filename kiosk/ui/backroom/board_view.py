"""View-model of the board: devices and tasks."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.ui.backroom.noted import NotedView
from kiosk.ui.backroom.row import Row, Said, Way, choices_of, lines_of
from kiosk.ui.views.choice import Choice
from kiosk.ui.views.line import Line

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class BoardView(NotedView):
    """Devices, tasks, and where there is one, the way on."""

    def __init__(
        self,
        moment: int,
        *,
        title: str,
        said: Said,
        rows: tuple[Row, ...],
        tasks: tuple[Way, ...],
        lead: str = "",
        ways: tuple[Way, ...] = (),
    ) -> None:
        super().__init__("StaffBoard", moment, title=title, lead=lead, back=False, said=said)
        self._lines = lines_of(self, rows)
        self._tasks = choices_of(self, tasks, "task")
        self._ways = choices_of(self, ways, "way")

    @Property(list, constant=True)
    def lines(self) -> list[Line]:
        """The devices, then what else is wrong."""
        return self._lines

    @Property(list, constant=True)
    def tasks(self) -> list[Choice]:
        """What can be done."""
        return self._tasks

    @Property(list, constant=True)
    def ways(self) -> list[Choice]:
        """How it goes on, where it goes on from here."""
        return self._ways
