"""Every flow by touch, from the attract screen to the attract screen, in few touches."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.album import Album
from tests.ui.flow_table import walk
from tests.ui.flows import FLOWS

# What asks for two numbers, a reason and a paper asks more: so much and no more.
LONGER = {"two clinics, priority and a paper": (17, 24)}


@pytest.fixture
def walked(built: None, qtbot: QtBot) -> Iterator[Album]:
    """An album that follows the visit's own table."""
    album = Album(follow=True)
    yield album
    album.close()


def test_every_flow_is_walked_by_touch_and_comes_home(walked: Album) -> None:
    for name in FLOWS:
        found = walk(walked, name)
        touches, screens = LONGER.get(name, (16, 22))
        assert found.touches <= touches, found
        assert found.screens <= screens, found


def test_an_emergency_is_two_touches_from_the_attract_screen_and_back(walked: Album) -> None:
    assert walk(walked, "an emergency").touches == 2
