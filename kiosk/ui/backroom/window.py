"""A window with nothing but the back room: for the set-up, and for a terminal that cannot serve."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from shiboken6 import delete

from kiosk.ui.art import Art
from kiosk.ui.backroom.room import Room
from kiosk.ui.language import Speech
from kiosk.ui.panel_size import PanelWatch, panel_size
from kiosk.ui.preview import Frames
from kiosk.ui.window import load_fonts

QML: Final = Path(__file__).parents[1] / "qml" / "Staff.qml"


class BackRoom(QObject):
    """Needs an application. Raises RuntimeError where QML cannot be loaded."""

    def __init__(
        self,
        room: Room,
        *,
        mm_per_px: float,
        full_screen: bool,
        size: tuple[int, int],
        frames: Frames | None = None,
        theme: str = "light",
    ) -> None:
        super().__init__()
        load_fonts()
        self._room = room
        self._speech = Speech()
        self._frames = frames or Frames()
        screen = QGuiApplication.primaryScreen().size()
        stage = panel_size(size) if full_screen else size
        self._engine = QQmlApplicationEngine(self)
        self._engine.addImageProvider("art", Art())
        self._speak()
        room.language_changed.connect(self._speak)
        self._engine.setInitialProperties(
            {
                "room": room,
                "frames": self._frames,
                "mmPerPx": mm_per_px,
                "stageWidth": stage[0],
                "stageHeight": stage[1],
                "theme": theme,
            }
        )
        self._engine.load(QUrl.fromLocalFile(str(QML)))
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the screens could not be loaded")
        self.window: QQuickWindow = roots[0]
        self.window.installEventFilter(room)
        if full_screen:
            PanelWatch(self.window, stage, self._fit)
            self.window.showFullScreen()
        else:
            room_for = 1.0 if QGuiApplication.platformName() == "offscreen" else 0.9
            fit = min(1.0, room_for * screen.width() / size[0], room_for * screen.height() / size[1])
            fit = 1.0 if room_for == 1.0 else fit
            self.window.resize(round(size[0] * fit), round(size[1] * fit))
            self.window.show()

    def _fit(self, width: int, height: int) -> None:
        self.window.setProperty("stageWidth", width)
        self.window.setProperty("stageHeight", height)

    @Slot()
    def _speak(self) -> None:
        self._speech.use(str(self._room.property("language")))
        self._engine.retranslate()

    def close(self) -> None:
        """Take it down; the room stays."""
        self._room.language_changed.disconnect(self._speak)
        self._room.shut()
        self.window.removeEventFilter(self._room)
        self.window.close()
        delete(self.window)
        delete(self._engine)
        self._speech.use("vi")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
