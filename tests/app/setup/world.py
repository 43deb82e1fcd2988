"""A new terminal off screen: its devices simulated, its touches real."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.app.compose import now
from kiosk.app.setup.finding import DeviceFinder, any_reader, printer
from kiosk.app.setup.first_start import FirstStart, first_start
from kiosk.app.setup.newcomer import Newcomer
from kiosk.staff.found import Found, Kind
from kiosk.staff.state import State
from kiosk.ui.window import find_item
from tests.ui.survey import area

CHIP = "simchip:cccd"


class Plugged(DeviceFinder):
    """What a test has plugged in: a folder as the camera, a printer on the network as if it hung on USB."""

    def __init__(self, camera: Path | None = None, printer_url: str = "", chip: str = "") -> None:
        super().__init__(any_reader)
        self.camera = camera
        self.printer_url = printer_url
        self.chip = chip

    def cards(self) -> tuple[Found, ...]:
        """The simulated chip."""
        return (Found(Kind.CARD, self.chip, "Simulated Reader"),) if self.chip else ()

    def scanners(self, stop: threading.Event) -> tuple[Found, ...]:
        """The folder."""
        return (Found(Kind.SCANNER, f"images:{self.camera}", "Folder"),) if self.camera else ()

    def printers(self) -> tuple[Found, ...]:
        """Asked as any printer."""
        return (printer(self.printer_url, "Simulated Printer"),) if self.printer_url else ()


def begun(config: Path) -> FirstStart:
    """It is the first start."""
    found = first_start(config)
    assert found is not None
    return found


class Stand:
    """Somebody before the new terminal."""

    def __init__(self, qtbot: QtBot, newcomer: Newcomer, done: list[bool]) -> None:
        self.qtbot = qtbot
        self.newcomer = newcomer
        self.done = done
        self.touches = 0

    @property
    def state(self) -> State:
        """The screen that is up."""
        return self.newcomer.room.state

    def comes(self, kind: type, timeout: int = 60_000) -> State:
        """Wait for a screen."""
        self.qtbot.waitUntil(lambda: isinstance(self.state, kind), timeout=timeout)
        return self.state

    def touch(self, *names: str) -> None:
        """Buttons, one after the other, as soon as each can be touched."""
        for name in names:
            self.qtbot.waitUntil(partial(self._touchable, name), timeout=20_000)
            item = find_item(self.newcomer.window, name)
            assert item is not None
            QTest.mouseClick(self.newcomer.window, Qt.MouseButton.LeftButton, pos=area(item).center().toPoint())
            self.touches += 1

    def types(self, text: str) -> None:
        """On the terminal's own keys, to their end."""
        self.touch(*(f"key_{letter}" for letter in text), "key_done")

    def digits(self, text: str) -> None:
        """On its pad."""
        self.touch(*(f"digit_{digit}" for digit in text), "key_done")

    def _touchable(self, name: str) -> bool:
        item = find_item(self.newcomer.window, name)
        return item is not None and item.isEnabled() and find_item(self.newcomer.window, "settling") is None


@contextmanager
def new_terminal(
    qtbot: QtBot, start: FirstStart, finder: DeviceFinder, clock: Callable[[], datetime] = now
) -> Iterator[Stand]:
    """Its set-up is up until the block ends."""
    done: list[bool] = []
    newcomer = Newcomer(start, lambda: done.append(True), full_screen=False, finder=finder, clock=clock)
    newcomer.window.setProperty("settleMs", 0)
    try:
        yield Stand(qtbot, newcomer, done)
    finally:
        newcomer.close()
