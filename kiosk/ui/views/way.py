"""A way as the map needs it: one sheet a floor, with words at its ends."""

from PySide6.QtCore import QObject

from kiosk.domain.plan import Room
from kiosk.domain.route import Ride, Route, Step, Stretch
from kiosk.ui.map_sheet import Beside, MapName, MapSheet, MapTag
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.way import here_words, short_sign, step_words


def sheets(parent: QObject, route: Route) -> list[MapSheet]:
    """Every floor that is walked on, in the order of walking."""
    parts: list[list[Step]] = [[]]
    for step in route.steps:
        parts[-1].append(step)
        if isinstance(step, Ride):
            parts.append([])
    found: list[MapSheet] = []
    for number, stretch in enumerate(route.stretches):
        floor, start = stretch.floor, stretch.spots[0]
        steps = parts[number]
        ride = steps[-1] if steps and isinstance(steps[-1], Ride) else None
        found.append(
            MapSheet(
                parent,
                title=in_language(floor.name, floor.name_en),
                stretch=stretch,
                houses=tuple(MapName(in_language(one.name, one.name_en), one.box) for one in floor.buildings),
                goal=None if ride else route.goal,
                start=MapTag(here_words(first=number == 0), start, Beside.BELOW),
                end=_end(stretch, route.goal, ride),
                steps=[step_words(step) for step in steps],
                first=1 + sum(len(part) for part in parts[:number]),
            )
        )
    return found


def _end(stretch: Stretch, goal: Room, ride: Ride | None) -> MapTag:
    if ride is None:
        return MapTag(short_sign(goal), goal.box.middle, Beside.ON)
    last = stretch.spots[-1]
    return MapTag(in_language(ride.lift, ride.lift_en), last, Beside.ABOVE)
