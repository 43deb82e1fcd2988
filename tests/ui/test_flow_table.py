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
    # A child's name needs tones, whose keys are called by words that only the ear hears: walked by ear.
    for name in FLOWS.keys() - {"a child"}:
        found = walk(walked, name)
        # Typing is many touches of one thing; whoever lays a card types nothing.
        typing = any(part in name for part in ("typed", "number", "code", "child", "name"))
        assert found.touches <= (60 if typing else 16), found
        assert found.screens <= 22, found


def test_an_emergency_is_two_touches_from_the_attract_screen_and_back(walked: Album) -> None:
    assert walk(walked, "an emergency").touches == 2
