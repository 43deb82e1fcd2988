"""Nobody came for a while: the screen goes dim, and the first touch only wakes it."""

from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.domain.hours import Hours
from kiosk.ui.sleep import Sleep
from kiosk.visit import events as e
from kiosk.visit import states as s
from tests.album import Album, settle
from tests.gallery import CITIZEN
from tests.ui.by_ear import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def lobby(built: None, qtbot: object) -> Iterator[Album]:
    """A terminal that sleeps after ten minutes."""
    album = Album(follow=True, sleep_s=600)
    album.window.installEventFilter(album.shell)
    album.shell.put(s.Welcome())
    settle()
    yield album
    album.close()


def later(album: Album, seconds: float) -> None:
    album.shell.seconds += seconds
    album.shell.tick()
    settle()


def press(album: Album, name: str) -> None:
    """One finger where a button is, whatever lies over it."""
    item = album.item(name)
    place = item.mapToScene(item.boundingRect().center()).toPoint()
    QTest.mousePress(album.window, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(album.window, Qt.MouseButton.LeftButton, pos=place + QPoint(1, 0))
    settle()


def test_the_first_touch_after_sleep_wakes_and_does_nothing_else(lobby: Album) -> None:
    later(lobby, 599)
    assert not lobby.shell.property("asleep")
    later(lobby, 1)
    assert lobby.shell.property("asleep")
    assert lobby.item("curtain").isVisible()
    lobby.shell.events.clear()
    press(lobby, "service_emergency")
    assert lobby.shell.events == []
    assert not lobby.shell.property("asleep")
    press(lobby, "service_emergency")
    assert isinstance(lobby.shell.state, s.Emergency)


def test_a_double_tap_on_a_sleeping_screen_only_wakes_it_too(lobby: Album) -> None:
    lobby.window.setProperty("settleMs", 500)
    later(lobby, 601)
    press(lobby, "service_no_card")
    press(lobby, "service_no_card")
    assert isinstance(lobby.shell.state, s.Welcome)


def test_a_card_wakes_it_and_is_not_lost(lobby: Album) -> None:
    later(lobby, 601)
    lobby.shell.handle(e.CodeRead(CITIZEN))
    settle()
    assert not lobby.shell.property("asleep")
    assert lobby.shell.state == s.PlaceCard(CITIZEN)


def test_nobody_sleeps_in_a_visit_however_long_it_takes(lobby: Album) -> None:
    lobby.shell.put(s.Identifying(CITIZEN))
    later(lobby, 10_000)
    assert not lobby.shell.property("asleep")


def test_the_night_is_dark_and_its_first_touch_is_swallowed_too(lobby: Album) -> None:
    lobby.shell._hours = Hours(time(9), time(10))
    lobby.shell.put(s.Night(time(9)))
    later(lobby, 601)
    curtain = lobby.item("curtain")
    assert curtain.property("dark")
    middle = lobby.picture().pixelColor(200, 600)
    assert middle.lightness() == 0
    press(lobby, "emergency")
    assert type(lobby.shell.state) is s.Night
    press(lobby, "emergency")
    assert "Emergency" in repr(lobby.shell.state)


def test_a_terminal_without_the_setting_never_sleeps(clock: Clock) -> None:
    sleep = Sleep(None, clock)
    sleep.enter(alone=True)
    clock.now = 1e9
    sleep.tick()
    assert not sleep.asleep


def test_a_touch_begins_the_time_anew_and_the_next_attract_screen_too(clock: Clock) -> None:
    sleep = Sleep(600, clock)
    sleep.enter(alone=True)
    clock.now = 500
    sleep.touched()
    clock.now = 1_000
    sleep.tick()
    assert not sleep.asleep
    sleep.enter(alone=False)
    sleep.enter(alone=True)
    clock.now = 1_599
    sleep.tick()
    assert not sleep.asleep
    clock.now = 1_600
    sleep.tick()
    assert sleep.asleep
