"""The one screen of a terminal that cannot serve."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from shiboken6 import delete

from kiosk.domain.condition import Fault
from kiosk.domain.fault_words import FAULT_WORDS
from kiosk.ui.art import Art
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

    def __init__(self, notice: Notice, *, full_screen: bool, size: tuple[int, int] = (1080, 1920)) -> None:
        super().__init__()
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
            }
        )
        self._engine.load(QUrl.fromLocalFile(str(QML)))
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the screen could not be loaded")
        self.window: QQuickWindow = roots[0]
        if full_screen:
            self.window.showFullScreen()
        else:
            self.window.show()

    def close(self) -> None:
        """Take it down."""
        self.window.close()
        delete(self.window)
        delete(self._engine)
