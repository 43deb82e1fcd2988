"""View-model of something to read, to wait for, to choose from."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.ui.backroom.noted import NotedView
from kiosk.ui.backroom.row import Row, Said, Way, choices_of, lines_of
from kiosk.ui.views.choice import Choice
from kiosk.ui.views.line import Line

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SheetView(NotedView):
    """A sheet."""

    def __init__(
        self,
        moment: int,
        *,
        title: str,
        lead: str = "",
        back: bool = True,
        said: Said | None = None,
        rows: tuple[Row, ...] = (),
        ways: tuple[Way, ...] = (),
        busy: bool = False,
        camera: bool = False,
        glimpsed: bool = False,
        picture: str = "",
    ) -> None:
        super().__init__("StaffSheet", moment, title=title, lead=lead, back=back, said=said)
        self._lines = lines_of(self, rows)
        self._ways = choices_of(self, ways, "way")
        self._busy = busy
        self._camera = camera
        self._glimpsed = glimpsed
        self._picture = picture

    @Property(list, constant=True)
    def lines(self) -> list[Line]:
        """What is to be read."""
        return self._lines

    @Property(list, constant=True)
    def ways(self) -> list[Choice]:
        """What can be chosen; the first is recommended."""
        return self._ways

    @Property(bool, constant=True)
    def busy(self) -> bool:
        """Whether something works."""
        return self._busy

    @Property(bool, constant=True)
    def camera(self) -> bool:
        """Whether the camera's picture is shown."""
        return self._camera

    @Property(bool, constant=True)
    def glimpsed(self) -> bool:
        """Whether a code is in view that cannot be read yet."""
        return self._glimpsed

    @Property(str, constant=True)
    def picture(self) -> str:
        """A file of assets/illustrations, or empty."""
        return self._picture
