"""What the keys go through: every button that can be pressed, in the order of Tab, and round again."""

from PySide6.QtQuick import QQuickItem, QQuickWindow


def ring(window: QQuickWindow) -> list[QQuickItem]:
    """The screen's own buttons from top to bottom, then those of the fixed bars."""
    shown = window.property("shown")
    if not isinstance(shown, QQuickItem):
        return []
    found: list[QQuickItem] = []
    item = shown.nextItemInFocusChain(True)
    # One round at most, however the chain is laid.
    while item is not None and item not in found and len(found) < 64:
        if item.inherits("QQuickAbstractButton"):
            found.append(item)
        elif found and item is shown:
            break
        item = item.nextItemInFocusChain(True)
        if item is shown:
            break
    return found
