"""Random fingers, keys, devices, languages and clocks on real screens; with speech, whoever works by ear too.

`python -m tests.ui.monkey [--steps N] [--seed S] [--speech SHARE]` runs it for long. The same seed does the same
things; a failure names its seed, its step and what came before it.
"""

import argparse
import gc
import logging
import os
import random
import statistics
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.devices.keys.key import Key
from kiosk.domain.citizen import Citizen
from kiosk.ui.views.view import answers
from kiosk.visit import states as s
from tests.album import Album, settle
from tests.gallery import CITIZEN
from tests.ui.by_ear import Clock, Ears, by_corners, by_keys, rest
from tests.ui.monkey_world import RARE, WORLD
from tests.ui.survey import area, buttons, texts, written

HOME = ("help", "back", "finish", "desk", "refused", "service_no_card")
KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Backtab)
LED = (Key.NEXT,) * 6 + (Key.PREVIOUS,) * 2 + (Key.CHOOSE,) * 5 + (Key.REPEAT,)
QUIET = (Key.PAUSE, Key.BLANK, Key.LOUDER, Key.SOFTER)
"""Keys that need not say anything."""
EMPTY = (s.Welcome, s.OutOfService, s.Night)
CORNER = QPoint(40, 40)
PERSONAL = (CITIZEN.name, CITIZEN.masked_name, CITIZEN.masked_number)
EVERY = 1_000
"""Steps between two looks at memory; before each one the visit must be able to end by itself."""


class Complaints(logging.Handler):
    """Whatever is logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Write it down."""
        self.told.append(record.getMessage())


class MonkeyError(AssertionError):
    """Seed, step, and what was done last."""


@dataclass
class Monkey:
    """One run on one window. `ears`: the terminal speaks, and some of its patients work by ear."""

    album: Album
    seed: int
    ears: Ears | None = None
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.step = 0
        self.visits = 0
        self.seen: set[str] = set()
        self.did: deque[str] = deque(maxlen=12)
        self.megabytes: list[float] = []
        self._complaints = Complaints()
        self._by_corners = by_corners(self.album, self.clock)
        self._by_keys = by_keys(self.album)
        self._inside = False

    def run(self, steps: int) -> None:
        """So many random things. Raises MonkeyError."""
        log = logging.getLogger()
        log.addHandler(self._complaints)
        try:
            for _ in range(steps):
                self._play()
                self._look()
                if self.step % EVERY == EVERY - 1:
                    self._come_home()
                    self._weigh()
                self.step += 1
        except Exception as error:
            told = f"seed {self.seed}, step {self.step}, on {self._name()}: {error!r}; before it: {', '.join(self.did)}"
            raise MonkeyError(told) from error
        finally:
            log.removeHandler(self._complaints)

    # One thing that happens

    def _play(self) -> None:
        roll = self.dice.random()
        if self.album.guide is not None and self.album.guide.property("led") and roll > 0.4:
            self._press()
        elif roll < 0.03:
            self._jump()
        elif roll < 0.04:
            self._speak_another()
        elif roll < 0.4:
            self._tell()
        elif roll < 0.75:
            self._touch_something()
        elif roll < 0.9:
            place = QPoint(self.dice.randrange(1080), self.dice.randrange(1920))
            self._note(f"touch {place.x()},{place.y()}")
            self._click(place)
        else:
            key = self.dice.choice(KEYS)
            self._note(key.name)
            QTest.keyClick(self.album.window, key)

    def _note(self, what: str) -> None:
        self.did.append(f"{self._name()}: {what}")

    def _name(self) -> str:
        return type(self.album.shell.state).__name__

    def _jump(self) -> None:
        seconds = self.dice.choice((1, 9, 21, 46, 3600))
        self._note(f"{seconds} s")
        self.album.shell.seconds += seconds
        self.clock.now += seconds
        self.album.shell.tick()

    def _speak_another(self) -> None:
        language = self.dice.choice(("vi", "en"))
        self._note(language)
        self.album.shell.setLanguage(language)

    def _tell(self) -> None:
        for make in self.dice.sample(WORLD, len(WORLD)):
            event = make(self.dice)
            often = 0.1 if isinstance(event, RARE) else 1
            if self.dice.random() < often and answers(self.album.shell.state, event):
                self._note(type(event).__name__)
                self.album.shell.handle(event)
                return

    def _touch_something(self) -> None:
        ways = [one for one in buttons(self.album) if one.objectName() not in HOME or self.dice.random() < 0.1]
        if ways:
            way = self.dice.choice(ways)
            self._note(way.objectName())
            self._click(area(way).center().toPoint())

    def _click(self, place: QPoint) -> None:
        # A hand that is not shaking: each touch stands for itself.
        self.clock.now += 0.5
        QTest.mouseClick(self.album.window, Qt.MouseButton.LeftButton, pos=place)

    def _press(self) -> None:
        """Somebody by ear: what is pressed is answered aloud."""
        assert self.ears is not None
        assert self.album.guide is not None
        if self.dice.random() < 0.1:
            quiet = self.dice.choice(QUIET)
            self._note(quiet.name)
            self.album.guide.pressed.emit(quiet)
            return
        key = self.dice.choice(LED)
        self._note(key.name)
        self.ears.heard = []
        (self._by_corners if self.album.guide.property("corners") else self._by_keys)(key)
        settle()
        assert self.ears.heard, f"nothing was heard after {key.name}"

    # What must hold

    def _look(self) -> None:
        album = self.album
        # What the album writes down for other tests would be all that grows here.
        album.shell.events.clear()
        if self.step % 5 == 0:
            settle()
        assert not self._complaints.told, self._complaints.told
        name = self._name()
        self.seen.add(name)
        assert name in str(album.window.property("shown").metaObject().className()), "another screen is shown"
        if self.ears is not None:
            if not self.ears.private:
                said = [words for words in self.ears.heard if any(personal in words for personal in PERSONAL)]
                assert not said, f"the loudspeaker said {said}"
            self.ears.everything.clear()
            self.ears.kept_back.clear()
        inside = not isinstance(album.shell.state, EMPTY)
        if inside is not self._inside:
            self._inside = inside
            self._entered() if inside else self._left()

    def _entered(self) -> None:
        """Somebody new: by sight, by keys, by the corners, or with a headset."""
        self.visits += 1
        guide, ears = self.album.guide, self.ears
        if guide is None or ears is None or guide.property("led"):
            return
        roll = self.dice.random()
        if roll < 0.25:
            self._by_keys(Key.NEXT)
        elif roll < 0.45:
            rest(self.album, self.clock, CORNER, 2.5)
        elif roll < 0.65:
            ears.private = True
            guide.plugged.emit(True)
        settle()

    def _left(self) -> None:
        """Nothing of the last one is left for the next one."""
        settle()
        if isinstance(self.album.shell.state, s.Welcome):
            words = {written(text) for text in texts(self.album)}
            assert not words & set(PERSONAL), "the last patient's name stands on the attract screen"
        if self.ears is not None and self.ears.private and self.album.guide is not None:
            self.ears.private = False
            self.album.guide.plugged.emit(False)

    def _come_home(self) -> None:
        """Everybody has left: clocks and devices alone bring the terminal home."""
        for _ in range(40):
            if isinstance(self.album.shell.state, EMPTY):
                break
            before = self.album.shell._moment.number
            self.album.shell.seconds += 3600
            self.clock.now += 3600
            self.album.shell.tick()
            settle()
            if self.album.shell._moment.number == before:
                self._answer()
        else:
            raise AssertionError("stuck: neither the clock nor a device ends this visit")
        self._look()

    def _answer(self) -> None:
        """What the screen waits for comes, whatever it is."""
        plain = random.Random(0)
        for make in WORLD:
            event = make(plain)
            before = type(self.album.shell.state)
            if answers(self.album.shell.state, event):
                self.album.shell.handle(event)
                settle()
                if type(self.album.shell.state) is not before:
                    return

    def _weigh(self) -> None:
        """Memory, and people who should be forgotten: always from the attract screen, always of the same one."""
        self.album.shell.put(s.Welcome())
        self._look()
        settle()
        gc.collect()
        people = [one for one in gc.get_objects() if type(one) is Citizen and one.number.startswith("0000")]
        assert not people, f"{len(people)} citizens of ended visits are still in memory"
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        self.megabytes.append(pages * os.sysconf("SC_PAGESIZE") / 1e6)

    def grown(self) -> float:
        """The median of the last five looks by that of the five after the first: caches of pictures and glyphs fill."""
        return statistics.median(self.megabytes[-5:]) / statistics.median(self.megabytes[1:6])


def main() -> None:
    """Run both halves: without speech, then with it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--speech", type=float, default=0.3)
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    from PySide6.QtCore import qInstallMessageHandler

    app = QGuiApplication.instance() or QGuiApplication([])
    # What Qt and QML complain of counts like a log record.
    qInstallMessageHandler(lambda kind, where, text: logging.getLogger("qt").warning("%s", text))
    with_speech = round(wanted.steps * wanted.speech)
    for steps, speaks in ((wanted.steps - with_speech, False), (with_speech, True)):
        monkey = opened(wanted.seed, speaks=speaks)
        began = time.monotonic()
        for left in range(steps, 0, -EVERY * 5):
            monkey.run(min(left, EVERY * 5))
            sys.stdout.write(
                f"{'speaking' if speaks else 'silent':9}{monkey.step:7} steps {monkey.visits:6} visits "
                f"{len(monkey.seen):3} screens {monkey.megabytes[-1] if monkey.megabytes else 0:6.1f} MB "
                f"{time.monotonic() - began:6.0f} s\n"
            )
            sys.stdout.flush()
        if len(monkey.megabytes) >= 12:
            sys.stdout.write(f"memory at the end by memory after the warm-up: {monkey.grown():.3f}\n")
        monkey.album.close()
    del app


def opened(seed: int, *, speaks: bool) -> Monkey:
    """A monkey at a window of its own."""
    clock, ears = Clock(), Ears() if speaks else None
    album = Album(follow=True, speaker=ears, clock=clock)
    album.window.requestActivate()
    album.shell.put(s.Welcome())
    settle()
    return Monkey(album, seed, ears, clock)


if __name__ == "__main__":
    main()
