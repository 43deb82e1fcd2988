"""Opens any state of the back room: what tests and the book of screenshots leaf through."""

from PySide6.QtCore import Q_ARG, QMetaObject
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.staff import events as e
from kiosk.staff.effects import Effect
from kiosk.staff.state import State
from kiosk.ui.backroom.room import Room
from kiosk.ui.backroom.window import BackRoom
from kiosk.ui.moment import Stamp
from kiosk.ui.window import find_item
from tests.album import settle
from tests.gallery import NOW


def nothing(effect: Effect, moment: Stamp[e.Event]) -> None:
    """Starts no effect."""


class AlbumRoom(Room):
    """A room whose state can be set, and whose events are written down instead of followed."""

    def __init__(self, *, follow: bool = False) -> None:
        super().__init__(nothing, terminal="sanh-a-01", clock=lambda: 0.0, now=lambda: NOW)
        self.events: list[e.Event] = []
        self._follow = follow

    def handle(self, event: e.Event) -> None:
        """Write the event down."""
        self.events.append(event)
        if self._follow:
            super().handle(event)

    def put(self, state: State) -> None:
        """Show a state as if staff had come there."""
        was_open = bool(self.property("open"))
        self._enter(state, ())
        if not was_open:
            self.opened.emit()


class StaffAlbum:
    """One window that shows what it is given. Has what the surveys of screens ask of an album."""

    def __init__(self, size: tuple[int, int] = (1080, 1920), mm_per_px: float = 0.248, *, follow: bool = False) -> None:
        self.room = AlbumRoom(follow=follow)
        self._screens = BackRoom(self.room, mm_per_px=mm_per_px, full_screen=False, size=size)
        self.window: QQuickWindow = self._screens.window
        self.window.setProperty("settleMs", 0)
        settle()

    def show(self, state: State, language: str = "vi", level: int = 0) -> None:
        """A state, in a language, at a reading level: 0 plain, 1 larger letters, 2 strongest contrast as well."""
        self.room.setLanguage(language)
        self.room.put(state)
        button = self.window.findChild(QQuickItem, "larger_text")
        assert button is not None
        QMetaObject.invokeMethod(button, "apply", Q_ARG(int, level))
        for _ in range(2):
            settle()
            self.picture()

    def item(self, name: str) -> QQuickItem:
        """The visible item of that objectName. Raises LookupError."""
        found = find_item(self.window, name)
        if found is None:
            raise LookupError(name)
        return found

    def picture(self) -> QImage:
        """What the window shows."""
        return self.window.grabWindow()

    def close(self) -> None:
        """Take the window down."""
        self._screens.close()
        settle()
