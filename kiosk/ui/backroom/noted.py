"""What the views of the back room share that have a word to mind."""

from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement

from kiosk.ui.backroom.row import Said
from kiosk.ui.backroom.view import RoomView

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class NotedView(RoomView):
    """A screen with a note over it, where there is something to mind."""

    def __init__(
        self, screen: str, moment: int, *, title: str, lead: str = "", back: bool = True, said: Said | None = None
    ) -> None:
        super().__init__(screen, moment, title=title, lead=lead, back=back)
        self._said = said or Said()

    @Property(str, constant=True)
    def note(self) -> str:
        """A word to mind, or empty."""
        return self._said.text

    @Property(str, constant=True)
    def tone(self) -> str:
        """plain, good, ask."""
        return self._said.tone

    @Property(str, constant=True)
    def noteIcon(self) -> str:  # noqa: N802 - a QML property
        """A file of assets/icons."""
        return self._said.icon
