"""The plan of a hospital, and the way through it."""

import tomllib
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.assets import assets
from kiosk.domain.fields import FieldError
from kiosk.domain.plan import Box, Spot, Stand, Use
from kiosk.domain.plan_file import parse_plan, read_plan
from kiosk.domain.route import Arrive, Ride, Turn, Walk, route, route_to

SAMPLE = read_plan()
CROSS: dict[str, Any] = {
    "stand": {"point": "middle", "facing": 0},
    "area": [],
    "lift": [],
    "floor": [
        {
            "id": "1", "name": "Tầng 1", "name_en": "Ground floor", "level": 1, "width": 100, "height": 100,
            "building": [],
            "point": [
                {"id": "middle", "x": 50, "y": 50}, {"id": "north", "x": 50, "y": 20}, {"id": "east", "x": 80, "y": 50},
                {"id": "south", "x": 50, "y": 80}, {"id": "west", "x": 20, "y": 50}, {"id": "alone", "x": 5, "y": 5},
            ],
            "way": ["north middle south", "west middle east"],
            "room": [
                {"id": f"at-{point}", "use": "clinic", "name": "Phòng", "name_en": "Room", "sign": "P.1",
                 "point": point, "x": x, "y": y, "w": 6, "h": 6}
                for point, x, y in (
                    ("north", 47, 8), ("east", 78, 56), ("south", 60, 76), ("west", 17, 38), ("alone", 2, 2)
                )
            ],
        }
    ],
}  # fmt: skip


def cross(**changes: object) -> dict[str, Any]:
    """The small plan, with other parts."""
    return {**CROSS, **changes}


@pytest.mark.parametrize(
    ("goal", "turn", "side"),
    [
        ("at-north", Turn.AHEAD, Turn.AHEAD),
        ("at-east", Turn.RIGHT, Turn.RIGHT),
        ("at-south", Turn.BACK, Turn.LEFT),
        ("at-west", Turn.LEFT, Turn.RIGHT),
    ],
)
def test_turns_are_those_of_somebody_who_reads_the_screen(goal: str, turn: Turn, side: Turn) -> None:
    found = route(parse_plan(CROSS), goal)
    assert found is not None
    assert found.steps == (Walk(turn, 30), Arrive(found.goal, side))
    assert found.metres == 30


def test_the_same_way_is_told_otherwise_where_the_terminal_looks_elsewhere() -> None:
    found = route(parse_plan(CROSS, Stand("middle", 90)), "at-north")
    assert found is not None
    assert found.steps[0] == Walk(Turn.LEFT, 30)


def test_a_room_behind_its_door_is_ahead() -> None:
    plan = parse_plan(CROSS, Stand("north", 180))
    found = route(plan, "at-north")
    assert found is not None
    assert found.steps == (Arrive(found.goal, Turn.AHEAD),)


def test_no_room_and_no_path_are_no_way() -> None:
    plan = parse_plan(CROSS)
    assert route(plan, "nowhere") is None
    assert route(plan, "at-alone") is None
    assert plan.emergency() is None


def test_a_lift_is_one_step_and_the_walk_goes_on_from_its_door() -> None:
    found = route(SAMPLE, "noi-tiet")
    assert found is not None
    assert [type(step) for step in found.steps] == [Walk, Walk, Ride, Walk, Arrive]
    ride = found.steps[2]
    assert isinstance(ride, Ride)
    assert (ride.lift, ride.floor.level) == ("Thang máy A", 2)
    assert found.steps[3] == Walk(Turn.RIGHT, 15)
    assert [stretch.floor.id for stretch in found.stretches] == ["T1", "A2"]


def test_a_lift_that_is_the_goal_itself_is_only_ridden() -> None:
    found = route(SAMPLE, "thang-a3")
    assert found is not None
    assert [type(step) for step in found.steps] == [Walk, Walk, Ride, Arrive]


def test_every_room_of_the_sample_is_reached_in_few_steps() -> None:
    for room in SAMPLE.rooms:
        found = route(SAMPLE, room.id)
        assert found is not None
        assert len(found.steps) <= 7
        assert found.stretches[-1].spots[-1] == SAMPLE.point(room.point).spot


@given(st.sampled_from(SAMPLE.rooms), st.sampled_from(SAMPLE.points), st.integers(0, 359))
def test_the_way_from_anywhere_begins_there_and_never_walks_back_and_forth(room: Any, start: Any, facing: int) -> None:
    plan = read_plan(None, Stand(start.id, facing))
    found = route(plan, room.id)
    assert found is not None
    assert found.stretches[0].spots[0] == start.spot
    spots = [(stretch.floor.id, spot) for stretch in found.stretches for spot in stretch.spots]
    assert len(set(spots)) == len(spots)


def test_the_sample_shows_where_the_sample_clinics_are() -> None:
    text = (Path(__file__).parents[2] / "kiosk" / "backend" / "hospital" / "sample.toml").read_text("utf-8")
    for group in tomllib.loads(text)["group"]:
        for clinic in group["clinic"]:
            room = SAMPLE.room(clinic["id"])
            assert room is not None, clinic["id"]
            assert (room.sign, room.name, room.area) == (clinic["room"], clinic["name"], group["id"])


def test_the_sample_has_an_emergency_department() -> None:
    found = SAMPLE.emergency()
    assert found is not None
    assert found.use is Use.EMERGENCY
    assert SAMPLE.rooms_of("noi")[0].id == "noi-tq"


def test_middles_and_distances() -> None:
    assert Box(10, 20, 4, 8).middle == Spot(12, 24)
    assert Spot(0, 0).to(Spot(3, 4)) == 5


def without(key: str) -> dict[str, Any]:
    floor = {**CROSS["floor"][0]}
    floor.pop(key)
    return cross(floor=[floor])


def room(**changes: object) -> dict[str, Any]:
    floor = {**CROSS["floor"][0]}
    floor["room"] = [{**floor["room"][0], **changes}]
    return cross(floor=[floor])


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        cross(stand={"point": "nowhere", "facing": 0}),
        cross(stand={"point": "middle", "facing": 360}),
        cross(extra=1),
        cross(floor=CROSS["floor"] * 2),
        cross(area=[{"id": "empty", "name": "Không", "name_en": "None"}]),
        cross(lift=[{"name": "Thang", "name_en": "Lift", "stops": "middle nowhere"}]),
        without("name"),
        without("room"),
        room(use="kitchen"),
        room(point="nowhere"),
        room(area="nowhere"),
        room(x=-1),
        [],
    ],
)
def test_a_plan_whose_parts_do_not_fit_is_refused(wrong: object) -> None:
    with pytest.raises(FieldError):
        parse_plan(wrong)


def test_two_rooms_of_one_name_are_refused() -> None:
    floor = {**CROSS["floor"][0]}
    floor["room"] = [floor["room"][0]] * 2
    with pytest.raises(FieldError, match="two of one room"):
        parse_plan(cross(floor=[floor]))


def test_a_file_that_is_not_toml_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text("a = [", "utf-8")
    with pytest.raises(FieldError, match="TOML"):
        read_plan(file)
    assert (assets() / "plan" / "sample.toml").is_file()


def test_a_discreet_room_is_its_number_on_the_way_to_it() -> None:
    room = SAMPLE.room("tim-mach")
    assert room is not None
    assert (room.shown, room.shown_en) == ("Khám Tim mạch", "Cardiology")
    way = route_to(SAMPLE, replace(room, discreet=True))
    assert way is not None
    assert (way.goal.shown, way.goal.shown_en) == ("P.107", "P.107")
    assert replace(way.goal, sign_en=None).shown_en == "P.107"
    assert way.steps[-1] == Arrive(way.goal, Turn.LEFT)


def test_a_plan_says_which_rooms_are_discreet() -> None:
    told = deepcopy(CROSS)
    told["floor"][0]["room"][0]["discreet"] = True
    assert [room.discreet for room in parse_plan(told).rooms] == [True, False, False, False, False]
    for key in ("sign", "sign_en"):
        nameless = deepcopy(told)
        nameless["floor"][0]["room"][0][key] = "HIV, 1"
        with pytest.raises(FieldError, match="discreet"):
            parse_plan(nameless)
