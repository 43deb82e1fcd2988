"""What the backend does by itself at night: people are forgotten when the hospital's time for them is over."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from kiosk.backend.deeds import DeedRow
from kiosk.backend.housekeeping import Housekeeping
from kiosk.backend.registration.rows import PatientRow
from tests.backend.house import House

KEEP = timedelta(days=30)


def named(house: House) -> int:
    with house.backend.core.sessions() as session:
        return sum(1 for row in session.scalars(select(PatientRow)) if row.sealed is not None)


def told(house: House) -> list[tuple[str, str, str]]:
    with house.backend.core.sessions() as session:
        return [(row.who, row.what, row.target) for row in session.scalars(select(DeedRow))]


def came(house: House, *numbers: str) -> None:
    for number in numbers:
        assert house.register(house.token(number), "yc-tim").status_code == 201


def test_people_go_at_night_when_their_time_is_over_and_not_before(house: House) -> None:
    came(house, "001190000001")
    house.clock.forward(days=20)
    came(house, "001085000002")
    keeping = Housekeeping(house.backend.core.sessions, house.clock, KEEP)
    house.clock.forward(days=15)
    keeping.tick()
    assert named(house) == 2, "by day patients wait for the database"
    house.clock.forward(hours=18)
    for _ in range(3):
        keeping.tick()
    assert named(house) == 1
    assert told(house) == [("keep_days", "forgotten", "30 days, 1 patients")]


def test_nobody_goes_where_the_hospital_said_nothing(house: House) -> None:
    came(house, "001190000001")
    house.clock.forward(days=4_000, hours=18)
    Housekeeping(house.backend.core.sessions, house.clock).tick()
    assert (named(house), told(house)) == (1, [])


def test_a_long_list_goes_in_rounds_whoever_was_here_longest_ago_first(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.backend.housekeeping._AT_ONCE", 2)
    came(house, "001190000001", "001085000002")
    house.clock.forward(days=1)
    came(house, "001090000003")
    house.clock.forward(days=60, hours=18)
    keeping = Housekeeping(house.backend.core.sessions, house.clock, KEEP)
    keeping.tick()
    assert named(house) == 1
    keeping.tick()
    assert named(house) == 0
