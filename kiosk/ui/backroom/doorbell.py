"""Watches one window for the gesture of staff. No touch is kept from the screens."""

import time
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTouchEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.staff.gesture import Gesture

_DOWN = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_MOVED = (QEvent.Type.TouchUpdate, QEvent.Type.MouseMove)
_UP = (QEvent.Type.TouchEnd, QEvent.Type.MouseButtonRelease)


class Doorbell(QObject):
    """`rung`: somebody has made the gesture. Listens while `listens` says so."""

    rung = Signal()

    def __init__(
        self,
        window: QQuickWindow,
        mm_per_px: Callable[[], float],
        listens: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`mm_per_px` is asked at each touch: a window may be another size by then."""
        super().__init__(window)
        self._stage = cast(QQuickItem | None, window.property("stage")) or window.contentItem()
        self._mm_per_px = mm_per_px
        self._listens = listens
        self._gesture = Gesture(self._stage.height() * mm_per_px(), clock)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follows fingers, or the mouse of a desk."""
        if isinstance(event, QTouchEvent | QMouseEvent):
            self._follow(event)
        # Without asking the base: the last events come while the window goes, and this with it.
        del watched
        return False

    def _follow(self, event: QTouchEvent | QMouseEvent) -> None:
        if not self._listens():
            self._gesture.cancel()
            return
        place = _place(event)
        if place is None:
            # A finger that comes as a touch does not count a second time as the mouse that Qt makes of it.
            return
        kind = event.type()
        if kind == QEvent.Type.TouchCancel or (isinstance(event, QTouchEvent) and len(event.points()) > 1):
            self._gesture.cancel()
        elif kind in _DOWN:
            self._gesture.reach(self._stage.height() * self._mm_per_px())
            self._gesture.press(*self._millimetres(place))
        elif kind in _MOVED:
            self._gesture.move(*self._millimetres(place))
        elif kind in _UP and self._gesture.release():
            self.rung.emit()

    def _millimetres(self, place: QPointF) -> tuple[float, float]:
        inside = self._stage.mapFromScene(place)
        return inside.x() * self._mm_per_px(), inside.y() * self._mm_per_px()


def _place(event: QTouchEvent | QMouseEvent) -> QPointF | None:
    if isinstance(event, QTouchEvent):
        points = event.points()
        return points[0].position() if points else None
    return None if event.pointerType() == QPointingDevice.PointerType.Finger else event.position()
