"""Card, reader, scanner and printer are pulled on every screen: the next one stands, names nobody, and can be left."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.ui.window import find_item
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.around import NOBODY
from kiosk.visit.step import step
from tests.album import Album, settle
from tests.gallery import CITIZEN, SAMPLES
from tests.ui.survey import area, texts, written
from tests.visit.pulled import device_events

PERSONAL = (CITIZEN.name, CITIZEN.masked_name, CITIZEN.number, CITIZEN.masked_number)


def pulls() -> Iterator[tuple[s.State, e.Event]]:
    """One of each: a kind of screen, what its devices say, and what comes of it."""
    seen = set()
    for state in SAMPLES.values():
        for event in device_events(state):
            kind = type(state), repr(event), type(step(state, event)[0])
            if kind not in seen:
                seen.add(kind)
                yield state, event


@pytest.fixture(scope="module")
def album(built: None, qapp: object) -> Iterator[Album]:
    found = Album(follow=True)
    yield found
    found.close()


def touched(album: Album, name: str) -> None:
    item = find_item(album.window, name)
    assert item is not None, f"no {name}"
    assert item.isEnabled(), name
    at: QPoint = area(item).center().toPoint()
    QTest.mouseClick(album.window, Qt.MouseButton.LeftButton, pos=at)
    settle()


def at(album: Album) -> s.State:
    return album.shell.state


def test_whatever_is_pulled_the_screen_that_follows_stands_and_can_be_left(album: Album, qtbot: QtBot) -> None:
    album.window.requestActivate()
    left: set[type[s.State]] = set()
    for state, event in pulls():
        what = f"{event} on {type(state).__name__}"
        album.shell.put(state)
        settle()
        album.shell.handle(event)
        settle()
        after = at(album)
        assert after == step(state, event)[0], what
        shown = album.window.property("shown").metaObject().className()
        assert type(after).__name__ in shown, f"{shown} after {what}"
        if isinstance(after, NOBODY | s.Sorry | s.AtDesk):
            words = " ".join(written(text) for text in texts(album))
            assert not [who for who in PERSONAL if who in words], f"somebody is named after {what}"
        view = album.shell.view
        back, helps = bool(view.property("back")), bool(view.property("help"))  # type: ignore[attr-defined] # a view
        if type(after) in left:
            continue
        left.add(type(after))
        if back:
            touched(album, "back")
            assert album.shell.events[-1] == e.Back(), what
            album.shell.put(after)
            settle()
        if helps:
            touched(album, "help")
            assert isinstance(at(album), s.CallingHelp), what
        album.shell.events.clear()
