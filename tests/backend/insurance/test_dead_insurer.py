"""The insurer is dead in every way it can be while terminals register on: the short form of `insurer_hour`."""

import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from kiosk.backend.compose import build
from kiosk.backend.config import InsuranceSettings
from kiosk.backend.insurance.rows import LookupRow, RecheckRow
from kiosk.backend.registration.rows import RegistrationRow
from kiosk.backend.store.vault import make_key
from kiosk.sim.bhxh.server import Play, create_app
from tests.backend.house import House, SetClock, ToldInsurer, close_house, settings_for
from tests.backend.insurer_hour import kept
from tests.served import Served

CLINICS = ("noi-tq", "tim-mach", "tieu-hoa", "noi-tiet")
PROMISED_S = 8.0


@pytest.fixture
def play() -> Play:
    return Play()


@pytest.fixture
def hall(tmp_path: Path, empty_database: Path, play: Play) -> Iterator[House]:
    """A house whose insurer is the played gateway over HTTP, as a hospital's configuration would have it."""
    shutil.copy(empty_database, tmp_path / "backend.db")
    with Served(create_app(play)) as url:
        insurance = InsuranceSettings(
            "bhxh", url, play.username, play.password, "Nguyễn Cán Bộ", "001080009999", 1.0, 0.6, "form", 15, 1000
        )
        settings = replace(settings_for(tmp_path), insurance=insurance)
        make_key(settings.database.data_key_file)
        clock = SetClock()
        backend = build(settings, now=clock)
        served = Served(backend.app).start()
        house = House(backend, served, httpx.Client(base_url=served.url, timeout=20), clock, ToldInsurer())
        for n in range(8):
            house.enrol(f"t-{n}")
        yield house
        close_house(house)
        for far_end in backend.closers:
            far_end.close()


def visit(hall: House, n: int) -> tuple[str, float]:
    """What a patient is told of insurance, and seconds until the number."""
    began, terminal = time.monotonic(), f"t-{n % 8}"
    token = hall.token(f"0990000{n:03}50", terminal=terminal)
    said = hall.post("/v1/eligibility", {"patient_token": token}, terminal=terminal).json()["status"]
    body = {"patient_token": token, "kind": "bhyt", "clinics": [CLINICS[n % 4]]}
    made = hall.post("/v1/registrations", body, terminal=terminal)
    assert made.status_code == 201, made.text
    return said, time.monotonic() - began


def count(hall: House, *where: Any) -> int:
    with hall.backend.core.sessions() as session:
        return session.execute(select(func.count()).where(*where)).scalar_one()


def test_who_comes_while_the_insurer_is_dead_has_a_number_at_once_and_a_verdict_afterwards(
    hall: House, play: Play
) -> None:
    patients = iter(range(1000))
    seen: list[tuple[str, float]] = []
    with ThreadPoolExecutor(8) as terminals:
        for fault, seconds in (("silent", 2), ("html", 0), ("http500", 0), ("malformed", 0), ("slow", 2)):
            play.fault, play.seconds = fault, seconds
            for _ in range(2):
                seen += terminals.map(lambda n: visit(hall, n), [next(patients) for _ in range(6)])
                hall.clock.forward(minutes=4)
                hall.backend.rechecks.tick()
    assert {said for said, _ in seen} == {"unverified"}
    assert max(waited for _, waited in seen) < PROMISED_S
    assert count(hall, RecheckRow.done_at.is_(None)) == len(seen) == 60
    assert count(hall, RegistrationRow.coverage == "unverified") == 60
    assert count(hall, LookupRow.reason == "terminal") == 60

    play.fault = "none"
    for _ in range(20):
        hall.clock.forward(seconds=31)
        hall.backend.rechecks.tick()
    assert count(hall, RecheckRow.done_at.is_(None)) == 0
    assert count(hall, RegistrationRow.coverage == "unverified") == 0
    assert count(hall, RecheckRow.code == "000", RecheckRow.sealed.is_(None)) == 60


@pytest.mark.parametrize(
    ("part", "broken"),
    [
        ("hour", {"max_s": 8.2}),
        ("when asked", {"unverified": 9, "covered": 1}),
        ("without a kept question", 1),
        ("without a line in the audit", 1),
        ("unverified afterwards", 1),
        ("open afterwards", 1),
    ],
)
def test_the_hours_own_judgement_can_fail(part: str, broken: object) -> None:
    good: dict[str, Any] = {
        "hour": {"max_s": 6.1},
        "when asked": {"unverified": 10},
        "without a kept question": 0,
        "without a line in the audit": 0,
        "unverified afterwards": 0,
        "open afterwards": 0,
    }
    assert kept(good)
    assert not kept({**good, part: broken})
