"""Every flow by touch, from the attract screen to the attract screen, in few touches."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.album import Album
from tests.ui.flow_table import walk
from tests.ui.flows import FLOWS


@pytest.fixture
def walked(built: None, qtbot: QtBot) -> Iterator[Album]:
    """An album that follows the visit's own table."""
    album = Album(follow=True)
    yield album
    album.close()


def test_every_flow_is_walked_by_touch_and_comes_home(walked: Album) -> None:
    # Names need tones, whose keys are called by words that only the ear hears: walked by ear.
    for name in FLOWS:
        if any("dấu" in str(step) for step in FLOWS[name]):
            continue
        found = walk(walked, name)
        # Typing is many touches of one thing; whoever lays a card types nothing.
        assert found.touches <= 60, found
        assert found.screens <= 26, found


def test_an_emergency_is_two_touches_from_the_attract_screen_and_back(walked: Album) -> None:
    assert walk(walked, "an emergency").touches == 2
