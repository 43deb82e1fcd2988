"""What the keys go through: every button that can be pressed, in the order of Tab."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow


def ring(window: QQuickWindow) -> list[QQuickItem]:
    """The screen's own buttons from top to bottom, then those of the fixed bars.

    Qt's own walk (`nextItemInFocusChain`) gives items to Python that are then deleted with their Python names.
    """
    shown = window.property("shown")
    if not isinstance(shown, QQuickItem):
        return []
    return [*_buttons(shown), *_buttons(window.contentItem(), beside=shown)]


def enter(window: QQuickWindow) -> None:
    """Press what has the focus, as the Enter key does."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(window, key)


def _buttons(item: QQuickItem, beside: QQuickItem | None = None) -> Iterator[QQuickItem]:
    if not item.isVisible() or item == beside:
        return
    if item.inherits("QQuickAbstractButton"):
        if item.isEnabled():
            yield item
        return
    for child in item.childItems():
        yield from _buttons(child, beside)
