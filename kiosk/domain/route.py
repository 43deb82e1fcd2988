"""The way from the terminal to a room: the shortest path, told in a few steps as somebody walks it."""

import heapq
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from math import atan2, degrees
from typing import Final

from kiosk.domain.plan import Floor, Plan, Room, Spot, Way

_LIFT_M: Final = 25.0
"""What a ride costs beside walking: waiting for it."""
_STRAIGHT: Final = 35
_BEHIND: Final = 145


class Turn(Enum):
    """Where to go next, as the walker looks."""

    AHEAD = auto()
    LEFT = auto()
    RIGHT = auto()
    BACK = auto()


@dataclass(frozen=True, slots=True)
class Walk:
    """Turn, then go so many metres (to five, at least five)."""

    turn: Turn
    metres: int


@dataclass(frozen=True, slots=True)
class Ride:
    """Take this lift to that floor."""

    lift: str
    lift_en: str
    floor: Floor


@dataclass(frozen=True, slots=True)
class Arrive:
    """The room is there: AHEAD, or on one side."""

    room: Room
    side: Turn


Step = Walk | Ride | Arrive


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is walked on one floor, to be drawn."""

    floor: Floor
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """The way to a room."""

    goal: Room
    stretches: tuple[Stretch, ...]
    steps: tuple[Step, ...]
    metres: int


def route(plan: Plan, room_id: str) -> Route | None:
    """From where the terminal stands; None where the plan has no such room, or no path leads there."""
    goal = plan.room(room_id)
    return route_to(plan, goal) if goal else None


def route_to(plan: Plan, goal: Room) -> Route | None:
    """The same to a room of the plan, called as it is called here; None where no path leads there."""
    path = _shortest(plan, plan.stand.point, goal.point)
    if path is None:
        return None
    stretches, rides = _stretches(plan, path)
    steps: list[Step] = []
    heading = float(plan.stand.facing)
    for number, stretch in enumerate(stretches):
        walks, heading = _walks(stretch.spots, heading)
        steps += walks
        if number < len(rides):
            lift = rides[number]
            steps.append(Ride(lift.lift or "", lift.lift_en or "", stretches[number + 1].floor))
            heading = _out_of_the_lift(stretches[number + 1], heading)
    last = stretches[-1].spots[-1]
    steps.append(Arrive(goal, _side(last, goal, heading)))
    metres = sum(one.to(other) for stretch in stretches for one, other in pairwise(stretch.spots))
    return Route(goal, tuple(stretches), tuple(steps), round(metres))


def _shortest(plan: Plan, start: str, goal: str) -> list[str] | None:
    near: dict[str, list[tuple[str, float]]] = {point.id: [] for point in plan.points}
    for way in plan.ways:
        far = _LIFT_M if way.lift else plan.point(way.one).spot.to(plan.point(way.other).spot)
        near[way.one].append((way.other, far))
        near[way.other].append((way.one, far))
    open_: list[tuple[float, str, list[str]]] = [(0.0, start, [start])]
    done: set[str] = set()
    while open_:
        cost, at, path = heapq.heappop(open_)
        if at == goal:
            return path
        if at in done:
            continue
        done.add(at)
        for other, far in near[at]:
            heapq.heappush(open_, (cost + far, other, [*path, other]))
    return None


def _stretches(plan: Plan, path: list[str]) -> tuple[list[Stretch], list[Way]]:
    """The path cut where a lift is taken."""
    parts: list[list[str]] = [[path[0]]]
    rides: list[Way] = []
    for one, other in pairwise(path):
        way = next(way for way in plan.ways if {way.one, way.other} == {one, other})
        if way.lift:
            rides.append(way)
            parts.append([other])
        else:
            parts[-1].append(other)
    return [
        Stretch(plan.floor(plan.point(part[0]).floor), tuple(plan.point(name).spot for name in part)) for part in parts
    ], rides


def _walks(spots: tuple[Spot, ...], heading: float) -> tuple[list[Walk], float]:
    """Straight parts joined, each after its turn; and where the walker looks in the end."""
    found: list[tuple[Turn, float]] = []
    for one, other in pairwise(spots):
        toward = _bearing(one, other)
        turn = _turn(heading, toward)
        if found and turn is Turn.AHEAD:
            found[-1] = (found[-1][0], found[-1][1] + one.to(other))
        else:
            found.append((turn, one.to(other)))
        heading = toward
    return [Walk(turn, max(5, round(metres / 5) * 5)) for turn, metres in found], heading


def _out_of_the_lift(stretch: Stretch, heading: float) -> float:
    """A lift is left toward the corridor it opens to: at a right angle to the first steps, to the south of the plan."""
    if len(stretch.spots) < 2:
        return heading
    return 180.0


def _bearing(one: Spot, other: Spot) -> float:
    return degrees(atan2(other.x - one.x, one.y - other.y)) % 360


def _turn(heading: float, toward: float) -> Turn:
    angle = (toward - heading + 180) % 360 - 180
    if abs(angle) <= _STRAIGHT:
        return Turn.AHEAD
    if abs(angle) >= _BEHIND:
        return Turn.BACK
    return Turn.RIGHT if angle > 0 else Turn.LEFT


def _side(last: Spot, goal: Room, heading: float) -> Turn:
    """On which side the room lies of somebody who stands before its door."""
    turn = _turn(heading, _bearing(last, goal.box.middle))
    return Turn.AHEAD if turn is Turn.BACK else turn
