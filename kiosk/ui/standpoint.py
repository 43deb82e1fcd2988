"""Where the keys are: which of the ways on a screen was gone to."""

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.ui.ring import ring


class Standpoint:
    """One window's. Nowhere until a key goes somewhere, and again once that has gone from the screen."""

    def __init__(self) -> None:
        self._window: QQuickWindow | None = None
        self._at: QQuickItem | None = None

    def enter(self, window: QQuickWindow | None) -> None:
        """This window, or none any more."""
        self._window = window
        self._at = None

    def leave(self) -> None:
        """Nowhere: another screen, or the beginning of this one."""
        self._at = None

    @property
    def ways(self) -> list[QQuickItem]:
        """What the keys go through."""
        return ring(self._window) if self._window is not None else []

    @property
    def at(self) -> QQuickItem | None:
        """What was gone to, if it can still be pressed."""
        return self._at if self._at in self.ways else None

    @property
    def place(self) -> tuple[int, int]:
        """Which of how many, from 1; 0 where nothing was gone to."""
        ways = self.ways
        return (ways.index(self._at) + 1 if self._at in ways else 0), len(ways)

    def go(self, by: int) -> bool:
        """One on or one back, round and round; False where there is nothing to go to."""
        ways = self.ways
        if not ways:
            return False
        here = ways.index(self._at) if self._at in ways else None
        there = (0 if by > 0 else len(ways) - 1) if here is None else (here + by) % len(ways)
        self._at = ways[there]
        self._at.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        return True
