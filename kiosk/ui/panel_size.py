"""How large the panel is, also one that is switched on after the terminal has started, or exchanged for another."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

LEAST: Final = 400
"""Pixels of a side: what is smaller is no panel, but a compositor without one."""
_SETTLE_MS: Final = 50


def panel_size(otherwise: tuple[int, int]) -> tuple[int, int]:
    """Width and height in pixels; `otherwise` while no panel is there."""
    size = QGuiApplication.primaryScreen().size()
    found = (size.width(), size.height())
    return found if min(found) >= LEAST else otherwise


class PanelWatch(QObject):
    """Belongs to a full-screen window, and says its size when that has become another."""

    def __init__(self, window: QQuickWindow, size: tuple[int, int], changed: Callable[[int, int], None]) -> None:
        super().__init__(window)
        self._window = window
        self._size = size
        self._changed = changed
        # Width and height come one after the other, and once more where the picture is turned.
        self._timer = QTimer(self, interval=_SETTLE_MS, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        window.widthChanged.connect(self._moved)
        window.heightChanged.connect(self._moved)

    @Slot()
    def _moved(self) -> None:
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        size = (self._window.width(), self._window.height())
        if size != self._size and min(size) >= LEAST:
            self._size = size
            self._changed(*size)
