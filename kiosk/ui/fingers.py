"""From Qt's touches and clicks on a window to what they mean where the corners are keys."""

from collections.abc import Callable
from typing import Final, cast

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.ui.corners import Corners, Meaning, Zone

_ZONE_MM: Final = 42.0
_DOWN: Final = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_MOVED: Final = (QEvent.Type.TouchUpdate, QEvent.Type.MouseMove)
_UP: Final = (QEvent.Type.TouchEnd, QEvent.Type.MouseButtonRelease)


class Fingers:
    """Watches one window. While the corners are keys, no touch reaches its screens."""

    def __init__(self, window: QQuickWindow, mm_per_px: float, clock: Callable[[], float]) -> None:
        self._window = window
        stage = window.property("stageWidth"), window.property("stageHeight")
        self._corners = Corners(Zone(*(_ZONE_MM / mm_per_px / side for side in stage)), clock)

    @property
    def on(self) -> bool:
        """Whether the corners are keys."""
        return self._corners.on

    def off(self) -> None:
        """The visit is over."""
        self._corners.off()

    def tick(self) -> Meaning | None:
        """A finger that rested long enough."""
        return self._corners.tick()

    def follow(self, event: QEvent) -> tuple[bool, Meaning | None]:
        """Whether the event is kept from the screens, and what it means."""
        kind, was_on = event.type(), self._corners.on
        meaning: Meaning | None = None
        place = _place(event)
        if kind == QEvent.Type.TouchCancel or place is None:
            self._corners.cancel()
        elif kind in _DOWN:
            self._corners.press(*self._part(place))
        elif kind in _MOVED:
            self._corners.move(*self._part(place))
        elif kind in _UP:
            meaning = self._corners.release()
        if was_on:
            # What is not accepted comes back as a click.
            event.accept()
        return was_on, meaning

    def let_go(self) -> None:
        """The button under the resting finger must not take it for a touch."""
        held = self._window.mouseGrabberItem()
        if held is not None:
            held.setEnabled(False)
            held.setEnabled(True)

    def _part(self, place: QPointF) -> tuple[float, float]:
        """A place in the window as parts of the stage."""
        stage = cast(QQuickItem, self._window.property("stage"))
        inside = stage.mapFromScene(place)
        return inside.x() / stage.width(), inside.y() / stage.height()


def _place(event: QEvent) -> QPointF | None:
    match event:
        case QTouchEvent():
            points = event.points()
            return points[0].position() if points else None
        case QMouseEvent():
            return event.position()
        case _:
            return None
