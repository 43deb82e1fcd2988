"""How often one caller may ask."""

import shutil
from dataclasses import replace
from pathlib import Path

from kiosk.backend.api.limits import Bucket
from tests.backend.house import SetClock, ToldInsurer, close_house, open_house, settings_for


def test_a_minutes_worth_may_come_at_once_and_then_evenly() -> None:
    bucket = Bucket(60)
    assert [bucket.take("a", 0.0) for _ in range(60)] == [0] * 60
    assert bucket.take("a", 0.0) == 1.0
    assert bucket.take("b", 0.0) == 0
    assert bucket.take("a", 1.0) == 0
    assert bucket.take("a", 1.5) == 0.5


def test_looking_takes_nothing() -> None:
    bucket = Bucket(60)
    assert [bucket.wait("a", 0.0) for _ in range(99)] == [0] * 99
    for _ in range(60):
        bucket.take("a", 0.0)
    assert bucket.wait("a", 0.0) == 1.0


def test_whoever_makes_keys_up_is_held_by_where_they_come_from_and_a_terminal_beside_them_is_not(
    tmp_path: Path, empty_database: Path
) -> None:
    shutil.copy(empty_database, tmp_path / "backend.db")
    settings = settings_for(tmp_path)
    settings = replace(settings, security=replace(settings.security, requests_per_minute=5))
    house = open_house(settings, SetClock(), ToldInsurer())
    try:
        assert house.get("/v1/clinics").status_code == 200
        made_up = [
            house.client.get("/v1/clinics", headers={"Authorization": f"Bearer {n}"}).status_code for n in range(9)
        ]
        assert made_up == [401] * 5 + [429] * 4
        assert house.get("/v1/clinics").status_code == 200
    finally:
        close_house(house)


def test_whoever_asks_too_often_is_told_when_to_come_back(tmp_path: Path, empty_database: Path) -> None:
    shutil.copy(empty_database, tmp_path / "backend.db")
    settings = settings_for(tmp_path)
    settings = replace(settings, security=replace(settings.security, requests_per_minute=3))
    house = open_house(settings, SetClock(), ToldInsurer())
    house.enrol("t-2")
    try:
        answers = [house.get("/v1/clinics") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert answers[-1].json()["code"] == "too_many_requests"
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 21
        assert house.get("/v1/clinics", terminal="t-2").status_code == 200
        assert [house.client.get("/healthz").status_code for _ in range(9)] == [200] * 9
    finally:
        close_house(house)


def test_keys_that_are_made_up_win_nothing_on_a_route_that_asks_for_none(tmp_path: Path, empty_database: Path) -> None:
    shutil.copy(empty_database, tmp_path / "backend.db")
    settings = settings_for(tmp_path)
    settings = replace(settings, security=replace(settings.security, requests_per_minute=5))
    house = open_house(settings, SetClock(), ToldInsurer())
    try:
        codes = [
            house.client.get("/openapi.json", headers={"Authorization": f"Bearer {n}"}).status_code for n in range(9)
        ]
        assert codes == [200] * 5 + [429] * 4
        again = {"Authorization": "Bearer 0"}
        assert house.client.get("/openapi.json", headers=again).status_code == 429
    finally:
        close_house(house)
