"""A QR code on the screen."""

from typing import Final

from PySide6.QtCore import Property, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.devices.qr import matrix
from kiosk.ui.remains import forget_after

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

QUIET: Final = 4
"""Modules of white around a code (ISO/IEC 18004 §6.3.8)."""


@QmlElement
class QrCode(QQuickPaintedItem):
    """Black on white in every theme, each module a whole number of pixels, the quiet zone inside the item."""

    text_changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        forget_after(self)
        self._text = ""
        self._modules: tuple[tuple[bool, ...], ...] = ()
        self.setAntialiasing(False)

    def _get_text(self) -> str:
        return self._text

    def _set_text(self, text: str) -> None:
        if text == self._text:
            return
        self._text = text
        self._modules = matrix(text) if text else ()
        self.text_changed.emit()
        self.update()

    @Property(str, notify=text_changed)
    def text(self) -> str:
        """What the code says. Empty paints white."""
        return self._text

    @text.setter  # type: ignore[no-redef]  # Qt's way to name a setter
    def text(self, text: str) -> None:
        self._set_text(text)

    def paint(self, painter: QPainter) -> None:
        """Qt asks for the picture."""
        width, height = int(self.width()), int(self.height())
        painter.fillRect(0, 0, width, height, Qt.GlobalColor.white)
        count = len(self._modules)
        if not count:
            return
        pixels = min(width, height) // (count + 2 * QUIET)
        left, top = (width - count * pixels) // 2, (height - count * pixels) // 2
        for y, row in enumerate(self._modules):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(QRect(left + x * pixels, top + y * pixels, pixels, pixels), Qt.GlobalColor.black)
