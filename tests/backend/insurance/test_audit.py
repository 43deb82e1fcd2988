"""Look-ups are counted as they are made: whoever watches reads the counts, and nothing that is old."""

from datetime import timedelta

import pytest
from sqlalchemy import event, func, select

from kiosk.backend.insurance.insurer import CardAnswer
from kiosk.backend.insurance.rows import LookupRow
from kiosk.backend.registration.erasure import forget_the_old
from tests.backend.house import House
from tests.backend.registration.test_concurrency import at_once


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest) -> House:
    """The backend on each database in turn."""
    found = request.getfixturevalue("sqlite_house" if request.param == "sqlite" else "postgres_house")
    assert isinstance(found, House)
    return found


def counted(house: House) -> dict[str, int]:
    """What `/metrics` says of look-ups, by code."""
    lines = house.client.get("/metrics").text.splitlines()
    found = [line for line in lines if line.startswith("kiosk_insurer_lookups_total{")]
    return {line.split('code="')[1].split('"')[0]: int(float(line.rsplit(" ", 1)[1])) for line in found}


def look_up(house: House, number: str) -> None:
    answer = house.post("/v1/eligibility", {"patient_token": house.token(number)})
    assert answer.status_code == 200, answer.text


def test_every_look_up_is_counted_however_many_come_at_once(house: House) -> None:
    numbers = [f"0010850{n:05}" for n in range(12)]
    for number in numbers[:4]:
        house.insurer.answers[number] = CardAnswer("050")
    at_once(12, lambda n: look_up(house, numbers[n]))
    assert counted(house) == {"000": 8, "050": 4}


def test_watching_reads_no_look_up_however_many_there_are(house: House) -> None:
    look_up(house, "001190000001")
    asked: list[str] = []
    event.listen(house.backend.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    assert counted(house) == {"000": 1}
    assert any("lookup_totals" in statement for statement in asked)
    assert not [statement for statement in asked if "lookups" in statement.replace('"', " ").split()]


def test_what_is_forgotten_was_counted_all_the_same(house: House) -> None:
    look_up(house, "001190000001")
    core = house.backend.core
    with core.sessions.begin() as session:
        forget_the_old(session, timedelta(days=30), house.clock() + timedelta(days=31))
    with core.sessions() as session:
        assert session.execute(select(func.count()).select_from(LookupRow)).scalar_one() == 0
    assert counted(house) == {"000": 1}
