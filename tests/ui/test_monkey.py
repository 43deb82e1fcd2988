"""Random fingers, keys, devices and clocks: the screens follow the visit, whatever happens."""

import inspect
import random
from typing import get_args

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.events import touches
from tests.ui.monkey import EVERY, Monkey, MonkeyError, opened
from tests.ui.monkey_world import WORLD


def walked(steps: int, seed: int, *, speaks: bool) -> Monkey:
    monkey = opened(seed, speaks=speaks)
    try:
        monkey.run(steps)
    finally:
        monkey.album.close()
    return monkey


def test_five_hundred_random_things_leave_the_screens_in_step(built: None, qtbot: QtBot) -> None:
    assert len(walked(500, 7, speaks=False).seen) >= 12


def test_five_hundred_random_things_are_answered_aloud(built: None, qtbot: QtBot) -> None:
    assert len(walked(500, 8, speaks=True).seen) >= 12


def test_the_monkey_knows_all_that_is_not_a_touch() -> None:
    dice = random.Random(1)
    told = {type(make(dice)) for make in WORLD}
    by_hand = {kind for _, kind in inspect.getmembers(touches, inspect.isclass)}
    assert set(get_args(e.Event)) - told - by_hand == set()


def test_a_failure_names_its_seed_and_its_step(built: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkey = opened(7, speaks=False)
    monkeypatch.setattr(monkey.album.shell, "handle", lambda event: 1 / 0)
    with pytest.raises(MonkeyError, match=r"seed 7, step \d+, on Welcome: ZeroDivisionError.*before it: Welcome: "):
        monkey.run(100)
    monkey.album.close()


def test_a_screen_that_nothing_ends_is_told_as_stuck(
    built: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkey = opened(7, speaks=False)
    monkey.album.shell.put(s.LookUp())
    monkeypatch.setattr(monkey.album.shell, "tick", lambda: None)
    monkeypatch.setattr("tests.ui.monkey.answers", lambda state, event: False)
    with pytest.raises(AssertionError, match="stuck"):
        monkey._come_home()
    monkey.album.close()


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize(("steps", "speaks"), [(70 * EVERY, False), (30 * EVERY, True)], ids=["silent", "speaking"])
def test_a_hundred_thousand_random_things_leave_the_screens_in_step(
    built: None, qtbot: QtBot, steps: int, speaks: bool
) -> None:
    monkey = walked(steps, 11, speaks=speaks)
    assert len(monkey.seen) >= 55
    assert monkey.grown() <= 1.05, monkey.megabytes
