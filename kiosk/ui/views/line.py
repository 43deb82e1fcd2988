"""A line to read."""

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.domain.together import together

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Line(QObject):
    """What, more about it, and up to two figures."""

    def __init__(
        self,
        parent: QObject,
        text: str,
        *,
        detail: str = "",
        figure: str = "",
        second: str = "",
        icon: str = "",
        good: bool = False,
        ask: bool = False,
    ) -> None:
        super().__init__(parent)
        self._text = together(text)
        self._detail = together(detail)
        self._figure = figure
        self._second = second
        self._icon = icon
        self._good = good
        self._ask = ask

    @Property(str, constant=True)
    def text(self) -> str:
        """What."""
        return self._text

    @Property(str, constant=True)
    def detail(self) -> str:
        """More about it, or empty."""
        return self._detail

    @Property(str, constant=True)
    def figure(self) -> str:
        """Its figure, finished, or empty."""
        return self._figure

    @Property(str, constant=True)
    def second(self) -> str:
        """Another figure, finished, or empty."""
        return self._second

    @Property(str, constant=True)
    def icon(self) -> str:
        """A file of assets/icons, or empty."""
        return self._icon

    @Property(bool, constant=True)
    def good(self) -> bool:
        """Whether it is good news."""
        return self._good

    @Property(bool, constant=True)
    def ask(self) -> bool:
        """Whether somebody has to do something about it."""
        return self._ask
