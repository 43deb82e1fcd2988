"""The played hospital day: its people, and a short one of it against a real backend."""

import shutil
from collections import Counter
from pathlib import Path

from typer.testing import CliRunner

from kiosk.sim.cli import app
from kiosk.sim.day.arrivals import A_DAY, NOT_FOUND, arrivals
from kiosk.sim.day.play import play
from kiosk.sim.day.terminal import Figures
from tests.backend.conftest import empty_database
from tests.backend.house import SetClock, ToldInsurer, close_house, open_house, settings_for

__all__ = ["empty_database"]


def test_three_in_ten_come_in_the_busiest_hour_and_nobody_twice() -> None:
    day = arrivals()
    assert len(day) == A_DAY == len({patient.number for patient in day})
    hours = Counter(int(patient.at_s // 3600) for patient in day)
    assert 0.26 < hours.most_common(1)[0][1] / A_DAY < 0.34
    assert [patient.at_s for patient in day] == sorted(patient.at_s for patient in day)
    assert arrivals(50, 7) == arrivals(50, 7) != arrivals(50, 8)


def test_twenty_three_look_ups_in_a_hundred_find_nothing() -> None:
    lost = sum(int(patient.number[-2:]) < NOT_FOUND for patient in arrivals())
    assert 0.20 < lost / A_DAY < 0.26


def test_a_gap_and_a_duplicate_would_be_counted() -> None:
    figures = Figures(given={"a": [("noi", "A-001")], "b": [("noi", "A-003")], "c": [("noi", "A-003")]})
    found = figures.document()
    assert (found["numbers"], found["duplicates"], found["gaps"]) == (3, 1, 1)


def test_a_short_day_gives_every_patient_a_number(tmp_path: Path, empty_database: Path) -> None:
    shutil.copy(empty_database, tmp_path / "backend.db")
    house = open_house(settings_for(tmp_path), SetClock(), ToldInsurer())
    keys = [house.enrol(f"day-{n}") for n in range(4)]
    try:
        figures = play(house.served.url, keys, arrivals(24, 5), speed=1e6)
    finally:
        close_house(house)
    found = figures.document()
    assert (found["registrations"], found["duplicates"], found["gaps"]) == (24, 0, 0)
    assert found["coverage"] == {"covered": 24}


def test_a_day_without_keys_is_bad_usage(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["day", "--keys", str(tmp_path / "none")])
    assert done.exit_code == 2
