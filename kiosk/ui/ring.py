"""What the keys go through: every button that can be pressed, in the order of Tab."""

from collections.abc import Iterator

from PySide6.QtQuick import QQuickItem, QQuickWindow


def ring(window: QQuickWindow) -> list[QQuickItem]:
    """The screen's own buttons from top to bottom, then those of the fixed bars.

    Qt's own walk (`nextItemInFocusChain`) gives items to Python that are then deleted with their Python names.
    """
    shown = window.property("shown")
    if not isinstance(shown, QQuickItem):
        return []
    return [*_buttons(shown), *_buttons(window.contentItem(), beside=shown)]


def _buttons(item: QQuickItem, beside: QQuickItem | None = None) -> Iterator[QQuickItem]:
    if not item.isVisible() or item == beside:
        return
    if item.inherits("QQuickAbstractButton"):
        if item.isEnabled():
            yield item
        return
    for child in item.childItems():
        yield from _buttons(child, beside)
