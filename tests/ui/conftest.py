"""Screens for the tests: built once, opened once for each size."""

from collections.abc import Callable, Iterator
from typing import Protocol

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.ui import build
from tests.album import Album
from tests.ui.survey import Sight, survey

Open = Callable[[tuple[int, int]], Album]


class Surveyed(Protocol):
    """Every screen of a size, in a language, at a reading level, in a theme."""

    def __call__(self, size: tuple[int, int], language: str, level: int, theme: str = "light") -> tuple[Sight, ...]:
        """Looked at once."""


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
        for other in open_now.values():
            if other is not found:
                # One application has one language at a time.
                other.shell.setLanguage("vi")
        found.window.requestActivate()
        found.shell.events.clear()
        return found

    yield album
    for found in open_now.values():
        found.close()


@pytest.fixture(scope="session")
def survey_of(album_of: Open) -> Surveyed:
    """Every screen of a size, in a language, at a reading level, looked at once."""
    kept: dict[tuple[tuple[int, int], str, int, str], tuple[Sight, ...]] = {}

    def surveyed(size: tuple[int, int], language: str, level: int, theme: str = "light") -> tuple[Sight, ...]:
        key = (size, language, level, theme)
        if key not in kept:
            kept[key] = survey(album_of(size), language, level, theme)
        return kept[key]

    return surveyed


@pytest.fixture
def album(album_of: Open) -> Album:
    """The terminal's own size: portrait."""
    return album_of(PORTRAIT)


@pytest.fixture
def walked(built: None, qtbot: QtBot) -> Iterator[Album]:
    """An album of its own that follows the visit's table."""
    album = Album(follow=True)
    album.window.requestActivate()
    yield album
    album.close()
