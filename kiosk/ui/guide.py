"""Leads through the screens by ear: speaks each one, follows four keys, forgets all of it with the visit."""

import time
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import Property, QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.devices.keys.key import Key
from kiosk.devices.voice.prompt import Prompt
from kiosk.ui import guide_words as words
from kiosk.ui.corners import Corners, Meaning, Turned, Zone
from kiosk.ui.ring import ring
from kiosk.ui.shell import Shell
from kiosk.ui.spoken import Line, Part, script, words_of

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

STEPS: Final = 5
USUAL: Final = 3
LONELY_S: Final = 60.0
"""How long the attract screen stays led by ear after the last key: then whoever began has left."""
_ZONE_MM: Final = 42.0
_BRIEF: Final = 2  # lines that everybody hears of a new screen: what it is, and what to do

_KEYS: Final = {
    Qt.Key.Key_Left: Key.PREVIOUS, Qt.Key.Key_Up: Key.PREVIOUS, Qt.Key.Key_Backtab: Key.PREVIOUS,
    Qt.Key.Key_Right: Key.NEXT, Qt.Key.Key_Down: Key.NEXT, Qt.Key.Key_Tab: Key.NEXT,
    Qt.Key.Key_Return: Key.CHOOSE, Qt.Key.Key_Enter: Key.CHOOSE, Qt.Key.Key_Space: Key.CHOOSE,
    Qt.Key.Key_F1: Key.REPEAT, Qt.Key.Key_Help: Key.REPEAT, Qt.Key.Key_Asterisk: Key.REPEAT, Qt.Key.Key_F2: Key.HELP,
    Qt.Key.Key_VolumeUp: Key.LOUDER, Qt.Key.Key_Plus: Key.LOUDER,
    Qt.Key.Key_VolumeDown: Key.SOFTER, Qt.Key.Key_Minus: Key.SOFTER,
}  # fmt: skip


class Says(Protocol):
    """What speaks: cuts what was said before."""

    @property
    def private(self) -> bool:
        """Whether only a headset hears it."""

    @property
    def busy(self) -> bool:
        """Whether it is speaking."""

    def set_volume(self, step: int) -> None:
        """1 to 5."""

    def say(self, prompts: Sequence[Prompt]) -> None:
        """Say this now, and nothing else."""


@QmlElement
class Guide(QObject):
    """Belongs to one shell and one window. Led: somebody works by ear. Otherwise a new screen only says what it is."""

    changed = Signal()
    pressed = Signal(object)
    """A key, from any thread."""
    plugged = Signal(bool)
    """A headset came or went, from any thread."""

    def __init__(
        self, shell: Shell, speaker: Says, *, headset: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._speaker = speaker
        self._headset = headset
        self._clock = clock
        self._window: QQuickWindow | None = None
        self._corners = Corners(Zone(0.2, 0.1), clock)
        self._led = False
        self._volume = USUAL
        self._moment = -1
        self._screen = ""
        self._known: tuple[Line, ...] = ()
        self._at: QQuickItem | None = None
        self._stirred = clock()
        self._passing_on = False
        self.pressed.connect(self.press)
        self.plugged.connect(self._headset_changed)

    def attach(self, window: QQuickWindow, mm_per_px: float) -> None:
        """Speak for this window. After it was loaded: by then each new screen stands before it is spoken."""
        self._window = window
        stage = window.property("stageWidth"), window.property("stageHeight")
        self._corners = Corners(Zone(*(_ZONE_MM / mm_per_px / side for side in stage)), self._clock)
        window.installEventFilter(self)
        self._shell.view_changed.connect(self._follow)
        self._shell.language_changed.connect(self._again)
        self._shell.ticked.connect(self._tick)
        self._follow()

    def detach(self) -> None:
        """Silence; the window goes."""
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._shell.view_changed.disconnect(self._follow)
            self._shell.language_changed.disconnect(self._again)
            self._shell.ticked.disconnect(self._tick)
            self._window = self._at = None
            self._speaker.say(())

    # What the screens read and say

    @Property(int, notify=changed)
    def volume(self) -> int:
        """The step, 1 to 5."""
        return self._volume

    @Property(bool, notify=changed)
    def corners(self) -> bool:
        """Whether the four quarters of the screen are keys."""
        return self._corners.on

    @Property(bool, notify=changed)
    def led(self) -> bool:
        """Whether somebody works by ear."""
        return self._led

    @Slot()
    def listen(self) -> None:
        """Read the whole screen, and what can be touched on it."""
        self._say_screen(full=True, enumerate_ways=not self._led)

    @Slot()
    def louder(self) -> None:
        """One step up."""
        self._set_volume(self._volume + 1)

    @Slot()
    def softer(self) -> None:
        """One step down."""
        self._set_volume(self._volume - 1)

    # Keys

    @Slot(object)
    def press(self, key: Key) -> None:
        """One of the keys, wherever it came from. The first one only begins."""
        self._stir()
        if key in (Key.LOUDER, Key.SOFTER):
            self._set_volume(self._volume + (1 if key is Key.LOUDER else -1))
        elif key is Key.HELP:
            self._call_help()
        elif not self._led:
            self._lead(words.how_with_keys())
        elif key is Key.REPEAT:
            self._repeat()
        elif key is Key.CHOOSE:
            self._choose()
        else:
            self._go(1 if key is Key.NEXT else -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keys are followed here; while the corners are keys no touch reaches the screens."""
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress and not self._passing_on:
                key = _KEYS.get(Qt.Key(event.key()))
                if key is None or (event.isAutoRepeat()):
                    return key is not None
                self.press(key)
                return True
            case QTouchEvent():
                points = event.points()
                return self._touch(event, points[0].position() if points else None)
            case QMouseEvent():
                return self._touch(event, event.position())
        return super().eventFilter(watched, event)

    def _touch(self, event: QEvent, place: QPointF | None) -> bool:
        kind = event.type()
        meaning: Meaning | None = None
        was_on = self._corners.on
        if kind == QEvent.Type.TouchCancel or place is None:
            self._corners.cancel()
        elif kind in (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._corners.press(*self._part(place))
        elif kind in (QEvent.Type.TouchUpdate, QEvent.Type.MouseMove):
            self._corners.move(*self._part(place))
        elif kind in (QEvent.Type.TouchEnd, QEvent.Type.MouseButtonRelease):
            meaning = self._corners.release()
        if was_on:
            event.accept()
            self._stir()
        self._meant(meaning)
        return was_on

    def _part(self, place: QPointF) -> tuple[float, float]:
        """A place in the window as parts of the stage."""
        assert self._window is not None  # noqa: S101 - tells the type
        stage = self._window.property("stage")
        inside = stage.mapFromScene(place)
        return inside.x() / stage.width(), inside.y() / stage.height()

    def _meant(self, meaning: Meaning | None) -> None:
        match meaning:
            case Turned.ON:
                self._let_go()
                self._lead(words.how_with_corners())
            case Turned.OFF:
                self._led = False
                self._say([self._own(words.corners_off())])
                self.changed.emit()
            case Key():
                self.press(meaning)

    def _let_go(self) -> None:
        """The button under the resting finger must not take it for a touch."""
        held = self._window.mouseGrabberItem() if self._window is not None else None
        if held is not None:
            held.setEnabled(False)
            held.setEnabled(True)

    # Going through a screen

    def _ways(self) -> list[QQuickItem]:
        return ring(self._window) if self._window is not None else []

    def _go(self, by: int) -> None:
        ways = self._ways()
        if not ways:
            self._repeat()
            return
        here = ways.index(self._at) if self._at in ways else None
        there = (0 if by > 0 else len(ways) - 1) if here is None else (here + by) % len(ways)
        self._at = ways[there]
        self._at.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self._say_way()

    def _say_way(self) -> None:
        ways = self._ways()
        if self._at not in ways:
            self._at = None
            self._repeat()
            return
        name = [Line(line.text, line.personal) for line in words_of(self._at)]
        self._say([*name, self._own(words.place_of(ways.index(self._at) + 1, len(ways)))])

    def _choose(self) -> None:
        if self._window is None or self._at not in self._ways():
            self._say([self._own(words.nothing_chosen())])
            return
        before = self._moment
        self._passing_on = True
        try:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
                QCoreApplication.sendEvent(self._window, key)
        finally:
            self._passing_on = False
        if self._moment == before:
            QTimer.singleShot(0, self, self._answered)

    def _answered(self) -> None:
        """What a choice changed on the same screen, or else where one is."""
        if not self._say_news():
            self._say_way()

    def _call_help(self) -> None:
        if self._shell.view.property("help"):
            self._shell.helpAsked(self._shell.view.property("moment"))
        else:
            self._repeat()

    # Speaking

    def _lead(self, how: str) -> None:
        self._led = True
        self._at = None
        self.changed.emit()
        self._say_screen(full=True, first=how)

    @Slot()
    def _follow(self) -> None:
        """A new screen, or news of the same one."""
        moment, screen = int(self._shell.view.property("moment")), str(self._shell.view.property("screen"))
        if moment == self._moment:
            self._say_news()
            return
        left = self._screen not in ("", "Welcome", "OutOfService") and screen in ("Welcome", "OutOfService")
        self._moment, self._screen, self._at = moment, screen, None
        if left:
            self._forget()
        self._say_screen(full=self._led)

    @Slot()
    def _again(self) -> None:
        """The same screen in another language: told anew when its words stand."""
        self._known = ()
        QTimer.singleShot(0, self, lambda: self._say_screen(full=self._led))

    def _forget(self) -> None:
        """The next patient begins as everybody does."""
        self._led = self._speaker.private
        self._corners.off()
        self._volume = USUAL
        self._speaker.set_volume(USUAL)
        self.changed.emit()

    def _lines(self) -> tuple[Line, ...]:
        return script(self._window) if self._window is not None else ()

    def _say_screen(self, *, full: bool, first: str = "", enumerate_ways: bool = False) -> None:
        self._known = self._lines()
        told = [line for line in self._known if line.part is Part.TOLD]
        if not full:
            # The attract screen does not call out to an empty lobby.
            self._say(told[:_BRIEF] if self._screen not in ("Welcome", "StartingUp") else [])
            return
        shut = [line for line in self._known if line.part is Part.SHUT]
        ways = [line for line in self._known if line.part is Part.WAY] if enumerate_ways else []
        count = [self._own(words.choices_here(len(self._ways())))] if self._led else []
        self._say([*([self._own(first)] if first else []), *told, *shut, *ways, *count])

    def _repeat(self) -> None:
        if self._at is not None and self._at in self._ways():
            self._say_way()
        else:
            self._say_screen(full=True)

    def _say_news(self) -> bool:
        """What was not there before; a figure that counts down is no news. Whether there was any."""
        now = self._lines()
        before = {line.text for line in self._known}
        news = [
            line
            for line in now
            if line.part is Part.TOLD and line.text not in before and any(c.isalpha() for c in line.text)
        ]
        self._known = now
        if news and (self._led or self._screen != "Welcome"):
            self._say(news)
        return bool(news)

    def _own(self, text: str) -> Line:
        return Line(text, personal=False)

    def _say(self, lines: Sequence[Line]) -> None:
        language = str(self._shell.property("language"))
        said = [Prompt(line.text, language, line.personal) for line in lines if line.text]
        if any(prompt.personal for prompt in said) and not self._speaker.private:
            said.append(Prompt(words.private_here(headset=self._headset), language))
        self._speaker.say(said)

    def _set_volume(self, step: int) -> None:
        self._volume = min(STEPS, max(1, step))
        self._speaker.set_volume(self._volume)
        self.changed.emit()
        self._say([self._own(words.volume_now(self._volume, STEPS))])

    # The clock and the headset

    def _stir(self) -> None:
        self._stirred = self._clock()
        self._shell.stirred()

    @Slot()
    def _tick(self) -> None:
        self._meant(self._corners.tick())
        if self._led and self._speaker.busy:
            # Who listens is here.
            self._stir()
        alone = self._screen == "Welcome" and not self._speaker.private
        if self._led and alone and self._clock() - self._stirred >= LONELY_S:
            self._forget()

    @Slot(bool)
    def _headset_changed(self, plugged: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._stir()
        if plugged:
            self._lead(words.how_with_keys())
        else:
            self._speaker.say(())
