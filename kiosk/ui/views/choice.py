"""One of at most six things to choose."""

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.domain.together import together

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Choice(QObject):
    """A tile: what it is called, what to know before choosing it, and why it cannot be chosen now."""

    def __init__(
        self,
        parent: QObject,
        *,
        key: str,
        kind: str,
        icon: str,
        title: str,
        place: str = "",
        people: str = "",
        price: str = "",
        note: str = "",
        available: bool = True,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._name = f"{kind}_{key}"
        self._icon = icon
        self._title = together(title)
        self._place = together(place)
        self._people = people
        self._price = price
        self._note = together(note)
        self._available = available

    @Property(str, constant=True)
    def key(self) -> str:
        """What the visit calls it."""
        return self._key

    @Property(str, constant=True)
    def name(self) -> str:
        """The tile's objectName."""
        return self._name

    @Property(str, constant=True)
    def icon(self) -> str:
        """A file of assets/icons."""
        return self._icon

    @Property(str, constant=True)
    def title(self) -> str:
        """What it is called."""
        return self._title

    @Property(str, constant=True)
    def place(self) -> str:
        """Where it is."""
        return self._place

    @Property(str, constant=True)
    def people(self) -> str:
        """How many wait there."""
        return self._people

    @Property(str, constant=True)
    def price(self) -> str:
        """What it costs, finished."""
        return self._price

    @Property(str, constant=True)
    def note(self) -> str:
        """One more line, or why it cannot be chosen."""
        return self._note

    @Property(bool, constant=True)
    def available(self) -> bool:
        """Whether it can be chosen now."""
        return self._available
