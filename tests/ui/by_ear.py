"""Somebody who sees nothing: hears what the loudspeaker or the headset says, and has four keys."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.devices.keys.key import Key
from kiosk.devices.voice.prompt import Prompt
from kiosk.visit.events import Event
from tests.album import Album, settle

Step = str | Event
"""Words to choose by, or something that happens in the world."""

_PLACE = re.compile(r"(?:Nút (\d+) trên (\d+)|Button (\d+) of (\d+))")


class Ears:
    """What speaks, in place of a loudspeaker: keeps what comes out of it."""

    def __init__(self, *, private: bool = False) -> None:
        self.private = private
        self.busy = False
        self.volume = 3
        self.saying: Sequence[Prompt] = ()
        self.heard: list[str] = []
        self.languages: set[str] = set()
        self.tongues: set[str] = set()
        self.everything: list[str] = []
        self.kept_back: list[str] = []

    def set_volume(self, step: int) -> None:
        self.volume = step

    def pause(self) -> Sequence[Prompt]:
        self.busy = False
        self.heard = []
        return self.saying

    def say(self, prompts: Sequence[Prompt]) -> None:
        self.saying = prompts
        self.languages = {prompt.language for prompt in prompts}
        self.tongues |= self.languages
        self.heard = [prompt.text for prompt in prompts if self.private or not prompt.personal]
        self.kept_back += [prompt.text for prompt in prompts if prompt.personal and not self.private]
        self.everything += self.heard


class Clock:
    """Goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class LostError(AssertionError):
    """By ear alone there is no way on."""


@dataclass
class ByEar:
    """Works a terminal by what was spoken and four keys alone."""

    album: Album
    ears: Ears
    press: Callable[[Key], None]
    presses: int = 0
    told: list[str] = field(default_factory=list)

    def key(self, key: Key) -> list[str]:
        """One press, and what is heard then."""
        self.ears.heard = []
        self.press(key)
        settle()
        self.presses += 1
        self.told = self.ears.heard
        return self.told

    def go_to(self, *words: str) -> None:
        """Press next until one of these words is heard. Raises LostError after one round."""
        heard: list[str] = []
        for _ in range(60):
            said = self.key(Key.NEXT)
            if not said:
                raise LostError("the next key said nothing")
            heard.append(" | ".join(said))
            # A letter or a digit is a key of that very name.
            if any(one == said[0] or (len(one) > 1 and one in said[0]) for one in words):
                return
            place = _PLACE.search(said[-1])
            if place is None:
                raise LostError(f"no place was told: {said}")
            here, count = (int(part) for part in place.groups() if part is not None)
            if len(heard) > count:
                break
            assert 1 <= here <= count
        raise LostError(f"never heard {words!r}, only {heard}")

    def choose(self, *words: str) -> None:
        """Go to what is called so, and choose it. Something must be heard then."""
        self.go_to(*words)
        if not self.key(Key.CHOOSE):
            raise LostError(f"nothing was heard after {words!r}")

    def walk(self, steps: Sequence[Step], called: Callable[[str], tuple[str, ...]] = lambda words: (words,)) -> None:
        """A whole flow: choices by what they are `called` now, between them what happens in the world."""
        for step in steps:
            if isinstance(step, str):
                self.choose(*called(step))
            else:
                self.ears.heard = []
                self.album.shell.handle(step)
                settle()
                if not self.ears.heard:
                    raise LostError(f"nothing was heard of {type(step).__name__}")


def by_keys(album: Album) -> Callable[[Key], None]:
    """A keypad that types arrows, Enter and F1."""
    typed = {Key.PREVIOUS: Qt.Key.Key_Left, Key.NEXT: Qt.Key.Key_Right, Key.CHOOSE: Qt.Key.Key_Return,
             Key.REPEAT: Qt.Key.Key_F1, Key.HELP: Qt.Key.Key_F2}  # fmt: skip
    return lambda key: QTest.keyClick(album.window, typed[key])


def by_corners(album: Album, clock: Clock) -> Callable[[Key], None]:
    """A finger in the four quarters of the glass; well inside each, never twice in the same place."""
    width, height = album.window.width(), album.window.height()
    quarters = {Key.PREVIOUS: (0.2, 0.3), Key.NEXT: (0.8, 0.2), Key.REPEAT: (0.15, 0.85), Key.CHOOSE: (0.7, 0.6)}

    def press(key: Key) -> None:
        clock.now += 0.5
        across, down = quarters[key]
        touch(album, QPoint(round(across * width + clock.now % 7), round(down * height + clock.now % 5)))

    return press


def touch(album: Album, place: QPoint) -> None:
    """One finger, down and up."""
    QTest.mousePress(album.window, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(album.window, Qt.MouseButton.LeftButton, pos=place)


def rest(album: Album, clock: Clock, place: QPoint, seconds: float) -> None:
    """One finger that stays, while the terminal looks at its clock, and is lifted."""
    clock.now += 1.0
    QTest.mousePress(album.window, Qt.MouseButton.LeftButton, pos=place)
    until = clock.now + seconds
    while clock.now < until:
        clock.now += 0.25
        album.shell.tick()
    QTest.mouseRelease(album.window, Qt.MouseButton.LeftButton, pos=place)
    settle()
