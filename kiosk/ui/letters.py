"""The visit's letters, for the screen's keys."""

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.domain.letters import LETTERS, press

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Letters(QObject):
    """What stands in a name after a key (`kiosk.domain.letters`)."""

    @Property(str, constant=True)
    def letters(self) -> str:
        """One key each, in the order of the alphabet."""
        return LETTERS

    @Slot(str, str, result=str)
    def pressed(self, text: str, key: str) -> str:
        """The text after one key."""
        return press(text, key)
