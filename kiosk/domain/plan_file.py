"""Reading a plan from TOML. Raises FieldError that names the key, OSError where the file cannot be read."""

from itertools import pairwise
from pathlib import Path
from typing import Final

from kiosk.domain.assets import assets
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.plan import Area, Box, Building, Floor, Plan, Point, Room, Spot, Stand, Use, Way
from kiosk.domain.toml_file import toml_values

MOST: Final = 6
"""Areas, and rooms of one area: what one screen can offer."""

_MOST_METRES: Final = 2000


def read_plan(path: Path | None = None, stand: Stand | None = None) -> Plan:
    """The plan of a file, or of the sample hospital; `stand`: where this terminal stands if elsewhere."""
    return parse_plan(toml_values((path or assets() / "plan" / "sample.toml").read_bytes(), "plan"), stand)


def parse_plan(value: object, stand: Stand | None = None) -> Plan:
    """From values already read. Raises FieldError."""
    fields = Fields(value, "plan.")
    listed = fields.each("floor", 40)
    floors = tuple(_floor(floor) for floor in listed)
    points = tuple(point for floor in listed for point in _points(floor))
    ways = tuple(way for floor in listed for way in _ways(floor)) + tuple(
        way for lift in fields.each("lift", 40) for way in _lift(lift)
    )
    here = fields.inner("stand")
    found = stand or Stand(here.text("point", 40), here.whole("facing", 0, 359))
    areas = tuple(
        Area(area.text("id", 40), area.text("name", 60), area.text("name_en", 60)) for area in fields.each("area", MOST)
    )
    fields.nothing_else()
    plan = Plan(floors, points, ways, found, areas)
    _fits(plan)
    return plan


def _fits(plan: Plan) -> None:
    names = [point.id for point in plan.points]
    rooms = [room.id for room in plan.rooms]
    levels = [floor.id for floor in plan.floors]
    for found, what in ((names, "point"), (rooms, "room"), (levels, "floor")):
        if len(set(found)) != len(found):
            raise FieldError(f"plan: two of one {what} id")
    used = [room.point for room in plan.rooms] + [end for way in plan.ways for end in (way.one, way.other)]
    for area in plan.areas:
        if not 1 <= len(plan.rooms_of(area.id)) <= MOST:
            raise FieldError(f"plan: an area holds 1 to {MOST} rooms")
    if not {room.area for room in plan.rooms} <= {None, *(area.id for area in plan.areas)}:
        raise FieldError("plan: a room names an area that is not there")
    if not {*used, plan.stand.point} <= set(names):
        raise FieldError("plan: a room, a way or the stand names a point that is not there")


def _floor(fields: Fields) -> Floor:
    return Floor(
        id=fields.text("id", 20),
        name=fields.text("name", 60),
        name_en=fields.text("name_en", 60),
        level=fields.whole("level", 0, 99),
        width=fields.whole("width", 1, _MOST_METRES),
        height=fields.whole("height", 1, _MOST_METRES),
        buildings=tuple(
            Building(one.text("name", 60), one.text("name_en", 60), _box(one)) for one in fields.each("building", 40)
        ),
        rooms=tuple(_room(room) for room in fields.each("room", 200)),
    )


def _room(fields: Fields) -> Room:
    try:
        use = Use(fields.text("use", 20))
    except ValueError:
        raise FieldError(f"plan: use is one of {', '.join(Use)}") from None
    room = Room(
        id=fields.text("id", 40),
        use=use,
        name=fields.text("name", 80),
        name_en=fields.text("name_en", 80),
        sign=fields.text("sign", 80),
        box=_box(fields),
        point=fields.text("point", 40),
        area=fields.text_or_none("area", 40),
        sign_en=fields.text_or_none("sign_en", 80),
        discreet=fields.flag("discreet", default=False),
    )
    if room.discreet and not all(any(map(str.isdigit, shown)) for shown in (room.shown, room.shown_en)):
        raise FieldError("plan: sign and sign_en of a discreet room begin with its number")
    return room


def _box(fields: Fields) -> Box:
    return Box(*(fields.whole(key, 0, _MOST_METRES) for key in ("x", "y", "w", "h")))


def _points(fields: Fields) -> tuple[Point, ...]:
    return tuple(
        Point(
            point.text("id", 40),
            fields.text("id", 20),
            Spot(point.whole("x", 0, _MOST_METRES), point.whole("y", 0, _MOST_METRES)),
        )
        for point in fields.each("point", 400)
    )


def _ways(fields: Fields) -> tuple[Way, ...]:
    """`way = ["a b c"]`: points in a row."""
    rows = [row.split() for row in fields.texts("way", 100)]
    fields.nothing_else()
    return tuple(Way(one, other) for row in rows for one, other in pairwise(row))


def _lift(fields: Fields) -> tuple[Way, ...]:
    """`stops`: one point on each floor it serves, from the lowest."""
    name, name_en, stops = fields.text("name", 60), fields.text("name_en", 60), fields.text("stops", 400).split()
    fields.nothing_else()
    return tuple(Way(one, other, name, name_en) for number, one in enumerate(stops) for other in stops[number + 1 :])
