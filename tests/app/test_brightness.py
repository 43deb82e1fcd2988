"""Full under a payment code, dim while nobody is here."""

import threading
from datetime import time

import pytest

from kiosk.app.brightness import Brightness, Levels, wanted
from kiosk.devices.backlight.link import BacklightError
from kiosk.visit import states as s
from tests.visit import sample as given_

LEVELS = Levels(day=70, night=10)


class Lamp:
    """A light in memory; `broken` it cannot be set."""

    def __init__(self) -> None:
        self.set_to: list[int] = []
        self.broken = False
        self.done = threading.Semaphore(0)

    def set(self, percent: int) -> None:
        self.set_to.append(percent)
        self.done.release()
        if self.broken:
            raise BacklightError("the panel's light cannot be set: OSError")


@pytest.mark.parametrize(
    ("state", "asleep", "percent"),
    [
        (s.Welcome(), False, 70), (s.Welcome(), True, 10), (s.Night(time(6)), False, 10), (given_.MENU, False, 70),
        (given_.PAYING, False, 100), (given_.CLOSING, False, 70), (s.StartUp(), False, 70),
    ],
)  # fmt: skip
def test_each_screen_has_its_light(state: s.State, asleep: bool, percent: int) -> None:
    assert wanted(state, LEVELS, asleep=asleep) == percent


def test_the_light_is_set_only_when_it_changes_and_left_as_by_day() -> None:
    lamp = Lamp()
    light = Brightness(lamp, LEVELS)
    for state in (s.Welcome(), given_.MENU, given_.PAYING, given_.PAYING, s.Welcome()):
        light.follow(state, asleep=False)
    light.follow(s.Welcome(), asleep=True)
    light.close()
    assert lamp.set_to == [70, 100, 70, 10, 70]


@pytest.mark.expects_log("cannot be set")
def test_a_panel_that_cannot_be_set_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    lamp = Lamp()
    lamp.broken = True
    light = Brightness(lamp, LEVELS)
    for state in (s.Welcome(), given_.PAYING, s.Welcome()):
        light.follow(state, asleep=False)
    light.close()
    assert len([record for record in caplog.records if "cannot be set" in record.message]) == 1
