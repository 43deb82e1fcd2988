"""Leads through the screens by ear: speaks each one, follows four keys, forgets all of it with the visit."""

import time
from collections.abc import Callable
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickWindow

from kiosk.devices.keys.key import Key
from kiosk.ui import guide_words as words
from kiosk.ui.corners import Meaning, Turned
from kiosk.ui.fingers import Fingers
from kiosk.ui.hearing import Hearing
from kiosk.ui.ring import enter
from kiosk.ui.shell import Shell
from kiosk.ui.spoken import Line, script, words_of
from kiosk.ui.standpoint import Standpoint
from kiosk.ui.teller import Says, own
from kiosk.ui.typed import TYPED
from kiosk.ui.views import View

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LONELY_S: Final = 60.0
"""How long the attract screen stays led by ear after the last key: then whoever began has left."""
_EMPTY: Final = ("StartUp", "Welcome", "OutOfService", "Night", "Attended")
"""Screens of nobody's visit."""
_CALLING: Final = ("StillThere", "Registered", "AtDesk", "Sorry")
"""Screens that call somebody back who looks elsewhere: time runs out, paper lies in the slot, something went wrong."""


@QmlElement
class Guide(Hearing):
    """Belongs to one shell and one window. Led: somebody works by ear. Otherwise a new screen only says what it is."""

    pressed = Signal(object)
    """A key, from any thread."""
    plugged = Signal(bool)
    """A headset came or went, from any thread."""

    def __init__(
        self, shell: Shell, speaker: Says, *, headset: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(shell, speaker, headset=headset)
        self._shell = shell
        self._clock = clock
        self._window: QQuickWindow | None = None
        self._fingers: Fingers | None = None
        self._moment = -1
        self._screen = ""
        self._here = Standpoint()
        self._stirred = clock()
        self._passing_on = False
        self._tellings = 0
        self.pressed.connect(self.press)
        self.plugged.connect(self._headset_changed)

    def attach(self, window: QQuickWindow, mm_per_px: float) -> None:
        """Speak for this window. After it was loaded: by then each new screen stands before it is spoken."""
        self._window = window
        self._here.enter(window)
        self._fingers = Fingers(window, mm_per_px, self._clock)
        window.installEventFilter(self)
        for signal, slot in self._links():
            signal.connect(slot)
        self._follow()

    def detach(self) -> None:
        """Silence; the window goes."""
        if self._window is not None:
            self._window.removeEventFilter(self)
            for signal, slot in self._links():
                signal.disconnect(slot)
            self._window = self._fingers = None
            self._here.enter(None)
            self._speaker.say(())

    def _links(self) -> tuple[tuple[SignalInstance, Callable[[], None]], ...]:
        shell = self._shell
        return (shell.view_changed, self._follow), (shell.language_changed, self._again), (shell.ticked, self._tick)

    # What the screens read and say

    def cornered(self) -> bool:
        """Whether the four quarters of the screen are keys."""
        return self._fingers is not None and self._fingers.on

    @Slot()
    def pause(self) -> None:
        """Stop in the middle of it; go on there; or say it again where there is nothing to go on with."""
        if not self._teller.pause():
            self._repeat()

    @Slot()
    def listen(self) -> None:
        """Read the whole screen, and what can be touched on it; touched again it stops, and goes on there."""
        if not self._teller.pause():
            self._teller.whole(self._lines(), ways=not self._led)

    # Keys

    @Slot(object)
    def press(self, key: Key) -> None:
        """One of the keys, wherever it came from. The first one only begins."""
        self._stir()
        if key in (Key.LOUDER, Key.SOFTER):
            self.set_volume(self._volume + (1 if key is Key.LOUDER else -1))
        elif key is Key.BLANK:
            self.toggleBlank()
        elif key is Key.HELP and self._view().help:
            self._shell.helpAsked(self._moment)
        elif not self._led:
            self._lead(words.how_with_keys())
        elif key is Key.CHOOSE:
            self._choose()
        elif key in (Key.PREVIOUS, Key.NEXT):
            self._go(1 if key is Key.NEXT else -1)
        elif key is Key.PAUSE or self._speaker.busy:
            # With four keys the one that says it again also stops it.
            self.pause()
        else:
            self.pause() if self._teller.paused else self._repeat()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keys are followed here; while the corners are keys no touch reaches the screens."""
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress and not self._passing_on:
                key = TYPED.get(Qt.Key(event.key()))
                if key is not None and not event.isAutoRepeat():
                    self.press(key)
                return key is not None
            case QTouchEvent() | QMouseEvent() if self._fingers is not None:
                kept, meaning = self._fingers.follow(event)
                if kept:
                    self._stir()
                self._meant(meaning)
                return kept
        return super().eventFilter(watched, event)

    def _meant(self, meaning: Meaning | None) -> None:
        match meaning:
            case Turned.ON:
                if self._fingers is not None:
                    self._fingers.let_go()
                self._lead(words.how_with_corners())
            case Turned.OFF:
                self._led = False
                self._teller.say([own(words.corners_off())])
                self.changed.emit()
            case Key():
                self.press(meaning)

    # Going through a screen

    def _go(self, by: int) -> None:
        if self._here.go(by):
            self._say_way()
        else:
            self._tell()

    def _say_way(self) -> None:
        """Where the keys are: its words, its role, its place."""
        at = self._here.at
        if at is None:
            self._here.leave()
            self._tell()
            return
        name = [Line(line.text, line.personal) for line in words_of(at)]
        self._teller.say([*name, own(words.place_of(*self._here.place))])

    def _choose(self) -> None:
        if self._window is None or self._here.at is None:
            self._teller.say([own(words.nothing_chosen())])
            return
        before = self._tellings
        self._passing_on = True
        try:
            enter(self._window)
        finally:
            self._passing_on = False
        if self._tellings == before:
            QTimer.singleShot(0, self, self._answered)

    @Slot()
    def _answered(self) -> None:
        """What a choice changed on the same screen, or else where one is."""
        if not self._teller.news(self._lines()):
            self._say_way()

    # Screens

    def _view(self) -> View:
        # A property reads as its value; the stubs of PySide call it a Property.
        return cast(View, self._shell.view)

    def _lines(self) -> tuple[Line, ...]:
        self._teller.language = str(self._shell.property("language"))
        return script(self._window) if self._window is not None else ()

    def _lead(self, how: str) -> None:
        self._led = True
        self._here.leave()
        self.changed.emit()
        self._tell(how)

    @Slot()
    def _follow(self) -> None:
        """A new screen, or news of the same one."""
        moment, screen = int(self._view().property("moment")), str(self._view().property("screen"))
        if moment == self._moment:
            if self._led or screen not in _EMPTY:
                self._teller.news(self._lines())
            return
        left = self._screen not in ("", *_EMPTY) and screen in _EMPTY
        self._moment, self._screen = moment, screen
        self._here.leave()
        end = words.farewell() if left and self._led else ""
        if left:
            self._forget()
        if end and not self._led:
            self._teller.say([own(end)])
        else:
            self._tell(end)

    @Slot()
    def _again(self) -> None:
        """Another language: the view that follows is told as a new one."""
        self._moment = -1

    @Slot()
    def _tell(self, how: str = "") -> None:
        lines = self._lines()
        self._tellings += 1
        if self._led:
            last = words.choices_here(len(self._here.ways))
            self._teller.whole(lines, first=how, last=last, chime=self._screen in _CALLING)
        elif self._screen in _EMPTY:
            self._teller.quiet(lines)
        else:
            self._teller.brief(lines, chime=self._screen in _CALLING)

    def _repeat(self) -> None:
        self._say_way() if self._here.at is not None else self._tell()

    def _forget(self) -> None:
        """The next patient begins as everybody does."""
        self.begin_anew()
        if self._fingers is not None:
            self._fingers.off()
        self.changed.emit()

    # The clock and the headset

    def _stir(self) -> None:
        self._stirred = self._clock()
        self._shell.stirred()

    @Slot()
    def _tick(self) -> None:
        if self._fingers is not None:
            self._meant(self._fingers.tick())
        if self._led and self._speaker.busy:
            # Who listens is here.
            self._stir()
        alone = self._screen in _EMPTY and not self._speaker.private
        if self._led and alone and self._clock() - self._stirred >= LONELY_S:
            self._forget()

    @Slot(bool)
    def _headset_changed(self, plugged: bool) -> None:
        self._stir()
        if plugged:
            self._lead(words.how_with_keys())
        else:
            self._speaker.say(())
