"""Screens for the tests: built once, opened once for each size."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.ui import build
from tests.album import Album

Open = Callable[[tuple[int, int]], Album]

PORTRAIT = (1080, 1920)
LANDSCAPE = (1920, 1080)


@pytest.fixture(scope="session")
def built() -> None:
    """Translations and type information are up to date."""
    build.release()
    build.types()


@pytest.fixture(scope="session")
def album_of(built: None, qapp: QGuiApplication) -> Iterator[Open]:
    """An album of a size, shared by all tests: what a test shows replaces what another left."""
    open_now: dict[tuple[int, int], Album] = {}

    def album(size: tuple[int, int]) -> Album:
        if size not in open_now:
            open_now[size] = Album(size)
        found = open_now[size]
        found.shell.events.clear()
        return found

    yield album
    for found in open_now.values():
        found.close()


@pytest.fixture
def album(album_of: Open) -> Album:
    """The terminal's own size: portrait."""
    return album_of(PORTRAIT)
