"""The hospital as a plan: floors, rooms, and the points people walk between. Metres, y to the south."""

from dataclasses import dataclass
from enum import StrEnum
from math import hypot

from kiosk.domain.clinic import shown_name


class Use(StrEnum):
    """What a room is for; pictures and groups follow it."""

    CLINIC = "clinic"
    DESK = "desk"
    CASHIER = "cashier"
    PHARMACY = "pharmacy"
    LABORATORY = "laboratory"
    IMAGING = "imaging"
    EMERGENCY = "emergency"
    TOILET = "toilet"
    LIFT = "lift"
    EXIT = "exit"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a floor."""

    x: float
    y: float

    def to(self, other: "Spot") -> float:
        """Metres between the two."""
        return hypot(other.x - self.x, other.y - self.y)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of walls."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Spot:
        """Its centre."""
        return Spot(self.x + self.width / 2, self.y + self.height / 2)


@dataclass(frozen=True, slots=True)
class Room:
    """One room: `sign` is what stands on its door and on tickets (`sign_en` where it is words).

    `point` is where one stands before the door. `area` is the list it is found in; a lift or a door stands in none.
    The name of a `discreet` room tells an illness: it stands in that list, and on no paper and no way to it.
    """

    id: str
    use: Use
    name: str
    name_en: str
    sign: str
    box: Box
    point: str
    area: str | None = None
    sign_en: str | None = None
    discreet: bool = False

    @property
    def shown(self) -> str:
        """What it is called once somebody asked the way to it."""
        return shown_name(self.name, self.sign, discreet=self.discreet)

    @property
    def shown_en(self) -> str:
        """The same in English."""
        return shown_name(self.name_en, self.sign_en or self.sign, discreet=self.discreet)


@dataclass(frozen=True, slots=True)
class Building:
    """One building on a floor."""

    name: str
    name_en: str
    box: Box


@dataclass(frozen=True, slots=True)
class Floor:
    """One drawing: what lies on one level and can be walked without a lift."""

    id: str
    name: str
    name_en: str
    level: int
    width: float
    height: float
    buildings: tuple[Building, ...]
    rooms: tuple[Room, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """Where paths meet."""

    id: str
    floor: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Way:
    """A path between two points, walked both ways; `lift` names the lift where it leads to another floor."""

    one: str
    other: str
    lift: str | None = None
    lift_en: str | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """At most six rooms that are looked for together."""

    id: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a terminal stands: its point, and where somebody looks who reads it, in degrees clockwise from north."""

    point: str
    facing: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole hospital, whose points, rooms and paths fit together."""

    floors: tuple[Floor, ...]
    points: tuple[Point, ...]
    ways: tuple[Way, ...]
    stand: Stand
    areas: tuple[Area, ...] = ()

    def floor(self, id_: str) -> Floor:
        """By id. Raises StopIteration for one that the plan does not have."""
        return next(floor for floor in self.floors if floor.id == id_)

    def point(self, id_: str) -> Point:
        """By id. Raises StopIteration for one that the plan does not have."""
        return next(point for point in self.points if point.id == id_)

    @property
    def rooms(self) -> tuple[Room, ...]:
        """Every room, floor by floor."""
        return tuple(room for floor in self.floors for room in floor.rooms)

    def room(self, id_: str) -> Room | None:
        """By id, or None."""
        return next((room for room in self.rooms if room.id == id_), None)

    def rooms_of(self, area_id: str) -> tuple[Room, ...]:
        """The rooms of an area, in the order of the file."""
        return tuple(room for room in self.rooms if room.area == area_id)

    def emergency(self) -> Room | None:
        """The emergency department, or None where the plan shows none."""
        return next((room for room in self.rooms if room.use is Use.EMERGENCY), None)
