"""The gates can fail: each fault is put into a screen that has none, and is found."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtQml import QQmlProperty, qmlContext
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from tests.album import Album, settle
from tests.gallery import SAMPLES
from tests.ui.gates import low_letters, near_targets, order_faults, places, small_targets
from tests.ui.survey import Sight, look

SAMPLE = "Sorry-BACKEND_AWAY"


@pytest.fixture
def album(built: None, qtbot: QtBot) -> Iterator[Album]:
    """A window of its own: what is spoilt here is spoilt for nobody else."""
    album = Album()
    album.window.requestActivate()
    QAccessible.setActive(True)
    album.show(SAMPLES[SAMPLE])
    yield album
    QAccessible.setActive(False)
    album.close()


def write(item: QQuickItem, name: str, value: object) -> None:
    """Set a property in place of its binding, an attached one too."""
    context = qmlContext(item)
    assert context is not None
    assert QQmlProperty.write(item, name, value, context), name


def faults(album: Album) -> dict[str, list[str]]:
    """What each gate has to say of the screen."""
    album.picture()
    sight = look(album, SAMPLE)
    sound = look_again(album)
    moved = [name for name, found in places((sound, sight)).items() if len(found) > 1]
    return {
        "size": small_targets(sight),
        "distance": near_targets(sight),
        "letters": low_letters(sight),
        "names and roles": list(sight.untold),
        "cut or covered": list(sight.faults),
        "keys": order_faults(album),
        "places": moved,
        "contrast": [sight.contrast[1]] if sight.contrast[0] < 7 else [],
        "edges": [sight.edge[1]] if sight.edge[0] < 3 else [],
    }


SOUND: list[Sight] = []


def look_again(album: Album) -> Sight:
    """The screen as it was before anything was spoilt."""
    if not SOUND:
        SOUND.append(look(album, SAMPLE))
    return SOUND[0]


def no_name(album: Album) -> None:
    write(album.item("again"), "Accessible.name", "")


def no_role(album: Album) -> None:
    write(album.item("again"), "Accessible.role", QAccessible.Role.Client.value)


def untold(album: Album) -> None:
    write(album.item("action"), "Accessible.ignored", True)


def no_heading(album: Album) -> None:
    write(album.item("title"), "Accessible.role", QAccessible.Role.StaticText.value)


def small(album: Album) -> None:
    album.item("again").setHeight(70)


def near(album: Album) -> None:
    first, second = sorted((album.item("again"), album.item("desk")), key=lambda item: item.y())
    first.setY(second.y() - first.height() - 4)


def low(album: Album) -> None:
    font = QFont(album.item("action").property("font"))
    font.setPixelSize(38)
    write(album.item("action"), "font", font)


def cut(album: Album) -> None:
    text = album.item("action")
    for name, value in (("text", "rất dài " * 60), ("maximumLineCount", 2), ("elide", 1)):
        text.setProperty(name, value)


def covered(album: Album) -> None:
    album.item("again").setY(album.item("again").y() - 60)


def outside(album: Album) -> None:
    album.item("again").setX(-300)


def out_of_reach(album: Album) -> None:
    album.item("again").setActiveFocusOnTab(False)


def disordered(album: Album) -> None:
    one, other = album.item("again"), album.item("desk")
    here, there = one.y(), other.y()
    one.setY(there)
    other.setY(here)


def moved(album: Album) -> None:
    write(album.item("help"), "anchors.verticalCenterOffset", -8)


def pale(album: Album) -> None:
    write(album.item("action"), "color", "#c0c8d0")


def edgeless(album: Album) -> None:
    write(album.item("desk"), "border", "#eef4f8")


SEEDED: tuple[tuple[Callable[[Album], None], str], ...] = (
    (no_name, "names and roles"),
    (no_role, "names and roles"),
    (untold, "names and roles"),
    (no_heading, "names and roles"),
    (small, "size"),
    (near, "distance"),
    (low, "letters"),
    (cut, "cut or covered"),
    (covered, "cut or covered"),
    (outside, "cut or covered"),
    (out_of_reach, "keys"),
    (disordered, "keys"),
    (pale, "contrast"),
    (edgeless, "edges"),
    # The bars outlive their screens: last.
    (moved, "places"),
)


def test_each_gate_finds_the_fault_that_is_put_before_it(album: Album) -> None:
    assert {gate: found for gate, found in faults(album).items() if found} == {}
    for spoil, gate in SEEDED:
        album.show(SAMPLES["Welcome"])
        album.show(SAMPLES[SAMPLE])
        spoil(album)
        settle()
        assert faults(album)[gate] != [], spoil.__name__
