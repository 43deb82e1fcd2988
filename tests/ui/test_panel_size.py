"""A panel that is switched on after the terminal has started, or is another one than then."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.ui.panel_size import PanelWatch, panel_size
from kiosk.ui.window import Screens
from tests.album import Album
from tests.gallery import SAMPLES
from tests.ui.survey import crowding


class NoPanel:
    """What Qt puts there while the compositor has no output."""

    def size(self) -> QSize:
        return QSize(0, 0)


def test_without_a_panel_the_screens_are_laid_out_for_a_usual_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert panel_size((1, 1)) != (1, 1)
    monkeypatch.setattr(QGuiApplication, "primaryScreen", NoPanel)
    assert panel_size((1080, 1920)) == (1080, 1920)


@pytest.mark.parametrize("size", [(1920, 1080), (2160, 3840)])
def test_the_screens_take_the_panel_that_comes(built: None, qtbot: QtBot, size: tuple[int, int]) -> None:
    album = Album((1080, 1920), 0.4958 if size[0] < size[1] else 0.3114)
    screens = next(child for child in album.shell.children() if isinstance(child, Screens))
    told: list[tuple[int, int]] = []

    def changed(width: int, height: int) -> None:
        told.append((width, height))
        screens.fit(width, height)

    PanelWatch(album.window, (1080, 1920), changed)
    album.window.resize(100, 100)
    album.window.resize(*size)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == [size]
    assert (album.window.property("stageWidth"), album.window.property("stageHeight")) == size
    faults = {}
    for sample in ("Welcome", "Consent", "Paying"):
        album.show(SAMPLES[sample], "vi", 1)
        faults[sample] = crowding(album)
    assert {sample: found for sample, found in faults.items() if found} == {}
    assert album.window.property("stage").property("fit") == 1.0
    album.close()
