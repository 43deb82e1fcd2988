"""The one screen of a terminal that cannot serve."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from shiboken6 import delete

from kiosk.domain.condition import Fault
from kiosk.domain.fault_words import FAULT_WORDS
from kiosk.ui.art import Art
from kiosk.ui.backroom.room import Room
from kiosk.ui.language import Speech
from kiosk.ui.preview import Frames
from kiosk.ui.window import load_fonts

QML: Final = Path(__file__).parent / "qml" / "Stopped.qml"
LINES: Final = 6
LETTERS: Final = 150


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands on it: the fault's own words, and where it is (`detail`: lines without anything personal)."""

    fault: Fault
    detail: tuple[str, ...] = ()
    terminal: str = ""


class StoppedScreen(QObject):
    """Needs an application. Raises RuntimeError where QML cannot be loaded."""

    def __init__(
        self,
        notice: Notice,
        *,
        full_screen: bool,
        size: tuple[int, int] = (1080, 1920),
        room: Room | None = None,
        frames: Frames | None = None,
        mm_per_px: float | None = None,
    ) -> None:
        """`room`: where staff come in, over it; `mm_per_px`: of the panel, where anybody knows."""
        super().__init__()
        self._room = room
        self._speech = Speech()
        load_fonts()
        words = FAULT_WORDS[notice.fault]
        self._engine = QQmlApplicationEngine(self)
        self._engine.addImageProvider("art", Art())
        self._engine.setInitialProperties(
            {
                "fault": words.vi,
                "code": notice.fault.value,
                "todo": words.vi_do,
                "detail": "\n".join(line[:LETTERS] for line in notice.detail[:LINES]),
                "terminal": notice.terminal,
                "width": size[0],
                "height": size[1],
                "knownMmPerPx": mm_per_px or 0.0,
                **({"room": room, "frames": frames or Frames()} if room is not None else {}),
            }
        )
        if room is not None:
            self._speak()
            room.language_changed.connect(self._speak)
        self._engine.load(QUrl.fromLocalFile(str(QML)))
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the screen could not be loaded")
        self.window: QQuickWindow = roots[0]
        if full_screen:
            self.window.showFullScreen()
        else:
            self.window.show()

    @property
    def mm_per_px(self) -> float:
        """Of the panel, or what it is taken for."""
        return float(self.window.property("mmPerPx"))

    @Slot()
    def _speak(self) -> None:
        if self._room is not None:
            self._speech.use(str(self._room.property("language")))
            self._engine.retranslate()

    def close(self) -> None:
        """Take it down."""
        if self._room is not None:
            self._room.language_changed.disconnect(self._speak)
            self._speech.use("vi")
        self.window.close()
        delete(self.window)
        delete(self._engine)
