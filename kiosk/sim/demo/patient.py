"""A patient with eyes and a finger: sees screens, touches what is on them, never looks behind."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.sim.demo.lobby import Lobby


class Stuck(Exception):
    """The screen the patient waited for never came, or what to touch is not there."""


@dataclass(slots=True)
class Step:
    """One thing that happened, seconds after the start."""

    at: float
    screen: str
    did: str
    took: float
    picture: str | None = None


@dataclass(slots=True)
class Diary:
    """What the patient did and saw."""

    steps: list[Step] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)

    def to_json(self) -> list[dict[str, object]]:
        """One object a step."""
        return [asdict(step) for step in self.steps]


class Patient:
    """Waits in real time while the application runs; every wait has its end."""

    def __init__(self, lobby: Lobby, out: Path) -> None:
        self._lobby = lobby
        self._out = out
        self._began = self._last = time.monotonic()
        self.diary = Diary()

    def sees(self, *screens: str, within: float = 15.0, did: str = "") -> str:
        """Wait for one of these screens, take its picture, write it down. Raises Stuck."""
        ends = time.monotonic() + within
        while self._screen() not in screens:
            if time.monotonic() > ends:
                raise Stuck(f"waited for {' or '.join(screens)}, sees {self._screen()}")
            QTest.qWait(10)
        arrived = time.monotonic()
        while not self._lobby.kiosk.window.property("settled") and time.monotonic() < arrived + 2:
            QTest.qWait(10)
        QTest.qWait(50)
        picture = f"{len(self.diary.steps) + 1:02}-{self._screen()}.png"
        self._lobby.kiosk.window.grabWindow().save(str(self._out / picture))
        self._note(did, arrived, picture)
        return self._screen()

    def waits_until(self, what: Callable[[], bool], *, within: float = 15.0, did: str = "") -> None:
        """Wait for something beside the screen. Raises Stuck."""
        ends = time.monotonic() + within
        while not what():
            if time.monotonic() > ends:
                raise Stuck(f"never came true: {did}")
            QTest.qWait(100)
        self.does(did)

    def measured(self, name: str) -> None:
        """Keep the seconds the last step took as a figure."""
        self.diary.figures[name] = self.diary.steps[-1].took

    def does(self, what: str) -> None:
        """Write down something done beside the screen."""
        self._note(what, time.monotonic(), None)

    def touches(self, name: str) -> None:
        """Touch the middle of what carries this name, with a real mouse event. Raises Stuck."""
        item = self._find(name)
        middle = item.mapToScene(item.boundingRect().center())
        QTest.mouseClick(
            self._lobby.kiosk.window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(round(middle.x()), round(middle.y())),
        )

    def types(self, digits: str) -> None:
        """Touch the keys of these digits, then done. Raises Stuck."""
        for digit in digits:
            self.touches(f"digit_{digit}")
        self.touches("key_done")

    def presses(self, keys: str) -> None:
        """Touch these keys of a pad, named with blanks between, then done unless it is among them. Raises Stuck."""
        names = keys.split()
        for name in names if names[-1] == "done" else (*names, "done"):
            self.touches(f"key_{name}")

    def erases(self, count: int) -> None:
        """Take so many back. Raises Stuck."""
        for _ in range(count):
            self.touches("key_erase")

    def can_touch(self, name: str) -> bool:
        """Whether it is there."""
        return any(True for _ in self._found(name))

    def _find(self, name: str) -> QQuickItem:
        for item in self._found(name):
            return item
        raise Stuck(f"nothing to touch called {name} on {self._screen()}")

    def _found(self, name: str) -> Sequence[QQuickItem]:
        todo = [self._lobby.kiosk.window.contentItem()]
        found = []
        while todo:
            item = todo.pop()
            if item.objectName() == name and item.isVisible() and item.isEnabled():
                found.append(item)
            todo += item.childItems()
        return found

    def _screen(self) -> str:
        return type(self._lobby.kiosk.shell.state).__name__

    def _note(self, did: str, arrived: float, picture: str | None) -> None:
        took = arrived - self._last
        self._last = time.monotonic()
        at = round(arrived - self._began, 3)
        self.diary.steps.append(Step(at, self._screen(), did, round(took, 3), picture))
