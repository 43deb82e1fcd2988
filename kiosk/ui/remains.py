"""What is left in Python of an item that QML made, when its screen has gone."""

from PySide6.QtCore import QObject, QTimer


def forget_after(item: QObject) -> None:
    """Call in the constructor of a type that QML makes: what the item held is dropped within a turn of the loop.

    PySide 6.11 keeps one reference of each such object for ever, and with it a patient's photograph or payment code.
    An empty shell of some hundred bytes stays.
    """
    held = vars(item)
    # Later: while it is told, the signal itself is still among what is held.
    item.destroyed.connect(lambda: QTimer.singleShot(0, held.clear))
