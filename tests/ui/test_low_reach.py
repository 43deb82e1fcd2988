"""Everything that is touched comes down for somebody in a wheelchair, for one visit."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.visit import states as s
from tests.album import Album, settle
from tests.gallery import SAMPLES
from tests.ui.survey import area, buttons, crowding

LOW_MM, MM_PER_PX = 345.0, 0.248
TOP = 1920 - LOW_MM / MM_PER_PX


@pytest.fixture
def tall(built: None, qtbot: object) -> Iterator[Album]:
    """An upright panel of 21.5 inches, 476 mm high."""
    album = Album(low_mm=LOW_MM)
    album.show(s.Welcome())
    yield album
    album.close()


def press(album: Album, name: str) -> None:
    QTest.mouseClick(album.window, Qt.MouseButton.LeftButton, pos=area(album.item(name)).center().toPoint())
    for _ in range(2):
        settle()
        album.picture()


def highest(album: Album) -> float:
    return min(area(button).top() for button in buttons(album))


def test_one_touch_brings_everything_down_and_another_up_again(tall: Album) -> None:
    before = highest(tall)
    press(tall, "low_reach")
    assert highest(tall) >= TOP > before
    press(tall, "low_reach")
    assert highest(tall) == before


@pytest.mark.parametrize("level", [0, 1])
def test_every_screen_stays_within_reach_whole_and_large_enough(tall: Album, level: int) -> None:
    press(tall, "low_reach")
    faults = {}
    for sample, state in SAMPLES.items():
        if isinstance(state, s.Welcome):
            continue
        tall.show(state, "vi", level)
        found = crowding(tall)
        found += [
            f"small {button.objectName()}"
            for button in buttons(tall)
            if min(area(button).width(), area(button).height()) * MM_PER_PX < 20
        ]
        found += [f"high {button.objectName()}" for button in buttons(tall) if area(button).top() < TOP]
        if found:
            faults[sample] = found
    assert faults == {}


def test_the_next_patient_finds_it_as_it_was(tall: Album) -> None:
    press(tall, "low_reach")
    tall.show(SAMPLES["Confirm"])
    assert highest(tall) >= TOP
    tall.show(s.Welcome())
    assert highest(tall) < TOP


def test_a_wide_panel_has_no_height_to_give_away(built: None, qtbot: object) -> None:
    album = Album((1920, 1080), low_mm=LOW_MM)
    album.show(s.Welcome())
    assert "low_reach" not in {button.objectName() for button in buttons(album)}
    album.close()
