"""One floor of a way as the map draws it, with words at its ends."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.domain.plan import Box, Room, Spot
from kiosk.domain.route import Stretch

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


class Beside(Enum):
    """Where a word stands: on its place, or clear of the dot there."""

    ON = 0
    BELOW = 1
    ABOVE = -1


@dataclass(frozen=True, slots=True)
class MapTag:
    """A word on the map, at a place."""

    text: str
    spot: Spot
    beside: Beside


@dataclass(frozen=True, slots=True)
class MapName:
    """A building and what it is called in the language that is spoken now."""

    name: str
    box: Box


@QmlElement
class MapSheet(QObject):
    """What one floor shows: the stretch of the way, its beginning and its end in words."""

    def __init__(
        self,
        parent: QObject,
        *,
        title: str,
        stretch: Stretch,
        houses: tuple[MapName, ...],
        goal: Room | None,
        start: MapTag,
        end: MapTag | None,
        steps: list[str],
        first: int,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._steps = steps
        self._first = first
        self.stretch = stretch
        self.houses = houses
        self.goal = goal
        self.start = start
        self.end = end

    @Property(str, constant=True)
    def title(self) -> str:
        """The floor."""
        return self._title

    @Property(list, constant=True)
    def steps(self) -> list[str]:
        """What is walked on it, step by step."""
        return self._steps

    @Property(int, constant=True)
    def first(self) -> int:
        """The number of its first step."""
        return self._first
