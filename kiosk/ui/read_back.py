"""Reading back what stands on the glass: a code that is painted wrong must not be paid."""

import logging
from typing import Final, cast

import numpy as np
from PySide6.QtCore import QObject, QRect, QRectF, QTimer, Slot
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.devices.scanner.zxing import read_qr
from kiosk.ui.shell import Shell
from kiosk.ui.views.pay import PayingView
from kiosk.ui.window import find_item

log = logging.getLogger(__name__)

TRIES: Final = 4
PAUSE_MS: Final = 120
"""A layout comes to rest within a frame or two."""


class ReadBack(QObject):
    """Looks at the window as often as another payment code comes up, and tells the visit what it reads there.

    The visit compares: until then the code does not count as shown. What cannot be read is told as nothing.
    """

    def __init__(self, shell: Shell, window: QQuickWindow) -> None:
        super().__init__(window)
        self._shell = shell
        self._window = window
        self._wanted: tuple[int, str] | None = None
        self._tries = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        shell.view_changed.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        # A property reads as its value; the stubs of PySide call it a Property.
        view = cast(QObject, self._shell.view)
        if not isinstance(view, PayingView):
            self._wanted = None
            self._timer.stop()
            return
        code, moment = str(view.property("code")), int(view.property("moment"))
        if code and not view.property("shown") and self._wanted != (moment, code):
            self._wanted, self._tries = (moment, code), 0
            # After QML's own handlers: by then the screen has the new view.
            self._timer.start(0)

    @Slot()
    def _look(self) -> None:
        if self._wanted is None:
            return
        moment, code = self._wanted
        text = painted(self._window)
        self._tries += 1
        if not text and self._tries < TRIES:
            self._timer.start(PAUSE_MS)
            return
        if text != code:
            log.error("the code on the glass is %s", "another" if text else "not readable")
        self._shell.codePainted(moment, text)


def painted(window: QQuickWindow) -> str:
    """What the payment code in the window says; empty where none can be read."""
    item = find_item(window, "qr")
    return "" if item is None else read_image(window.grabWindow().copy(_pixels(window, item)))


def read_image(image: QImage) -> str:
    """The one code of a picture, or nothing."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    if grey.isNull():
        return ""
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    found, _ = read_qr(np.ascontiguousarray(rows[:, : grey.width()]))
    try:
        return found[0].data.decode("ascii") if len(found) == 1 else ""
    except UnicodeDecodeError:
        return ""


def _pixels(window: QQuickWindow, item: QQuickItem) -> QRect:
    at = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    scale = window.effectiveDevicePixelRatio()
    return QRectF(at.x() * scale, at.y() * scale, at.width() * scale, at.height() * scale).toAlignedRect()
