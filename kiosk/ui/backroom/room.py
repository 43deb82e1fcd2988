"""The postman of the back room: touches in, requests out, late answers dropped. As the shell is for a visit."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from math import ceil

from PySide6.QtCore import Property, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.dates import HOSPITAL_TIME, shown_time
from kiosk.staff import events as e
from kiosk.staff.effects import Effect
from kiosk.staff.setup_states import Tongue
from kiosk.staff.state import State
from kiosk.staff.states import Gone
from kiosk.staff.step import Unexpected, answers, asks, patience, stays, step
from kiosk.ui.backroom.make import make_view
from kiosk.ui.backroom.view import RoomView
from kiosk.ui.moment import Stamp

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

_TOUCHES = {QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress}

Perform = Callable[[Effect, Stamp[e.Event]], None]


@QmlElement
class Room(QObject):
    """Open or not. `gone` tells when whoever was in it has left: by themselves, or (True) because nobody was there."""

    view_changed = Signal()
    language_changed = Signal()
    ticked = Signal()
    opened = Signal()
    gone = Signal(bool)
    _mail = Signal(int, object)

    def __init__(
        self,
        perform: Perform,
        *,
        terminal: str = "",
        language: str = "vi",
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(HOSPITAL_TIME),
        on_state: Callable[[State], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self._perform = perform
        self._terminal = terminal
        self._language = language
        self._clock = clock
        self._now = now
        self._on_state = on_state
        self._mail.connect(self._receive)
        self._state: State = Gone()
        self._moment: Stamp[e.Event] = Stamp(0, self._mail.emit)
        self._moment.end()
        self._view = RoomView("", 0, title="")
        self._touched = clock()
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self.tick)

    @property
    def state(self) -> State:
        """Where staff are; Gone where nobody is."""
        return self._state

    def enter(self, state: State) -> None:
        """Open the room."""
        self._timer.start()
        self._enter(state, asks(state))
        self.opened.emit()

    def shut(self) -> None:
        """Nobody is in it any more; nothing is told."""
        self._timer.stop()
        self._moment.end()
        self._moment = Stamp(self._moment.number + 1, self._mail.emit)
        self._moment.end()
        self._state = Gone()
        self.opened.emit()

    def handle(self, event: e.Event) -> None:
        """One event of the screen that is up. A bug ends at a screen that stands, never in a dead one."""
        try:
            state, effects = step(self._state, event)
        except Unexpected as unexpected:
            if isinstance(event, e.Broke | e.TimedOut):
                log.error("no row for %s", unexpected)
            else:
                # A touch of a screen that has changed under the finger, news of what nobody waits for.
                log.info("no row for %s", unexpected)
            return
        if isinstance(state, Gone):
            self.shut()
            self.gone.emit(state.idle)
        elif stays(self._state, state):
            self._state = state
            self._show()
            self._on_state(state)
            for effect in effects:
                self._perform(effect, self._moment)
        else:
            self._enter(state, effects)

    def _enter(self, state: State, effects: tuple[Effect, ...]) -> None:
        self._moment.end()
        self._moment = Stamp(self._moment.number + 1, self._mail.emit)
        self._state = state
        self._touched = self._clock()
        self._show()
        self._on_state(state)
        for effect in effects:
            self._perform(effect, self._moment)

    def _show(self) -> None:
        before, self._view = self._view, make_view(self._state, self._moment.number)
        self.view_changed.emit()
        # After the screen that was bound to it: both go in that order.
        before.deleteLater()

    @Slot(int, object)
    def _receive(self, moment: int, event: e.Event) -> None:
        if moment == self._moment.number:
            self.handle(event)

    @Slot()
    def tick(self) -> None:
        """Look at the clocks."""
        limit = patience(self._state)
        if limit is not None and self._clock() - self._touched >= limit:
            self.handle(e.TimedOut())
        self.ticked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Installed on the window: any touch says that somebody is here."""
        if event.type() in _TOUCHES:
            self._touched = self._clock()
        return super().eventFilter(watched, event)

    # What the screens read

    @Property(bool, notify=opened)
    def open(self) -> bool:
        """Whether somebody is in it."""
        return not isinstance(self._state, Gone)

    @Property(RoomView, notify=view_changed)
    def view(self) -> RoomView:
        """The view-model of the screen that is up."""
        return self._view

    @Property(str, notify=language_changed)
    def language(self) -> str:
        """ "vi" or "en"."""
        return self._language

    @Property(bool, notify=view_changed)
    def mayLeave(self) -> bool:  # noqa: N802 - a QML property
        """Whether one can leave from here: a set-up is left by its end only."""
        return answers(self._state, e.Leave())

    @Property(str, constant=True)
    def terminal(self) -> str:
        """The terminal's name, or empty where it has none yet."""
        return self._terminal

    @Property(str, notify=ticked)
    def clock(self) -> str:
        """The time of day, HH:mm."""
        return shown_time(self._now())

    @Property(int, notify=ticked)
    def secondsLeft(self) -> int:  # noqa: N802 - a QML property
        """Seconds until it closes by itself, 0 where it does not."""
        limit = patience(self._state)
        return 0 if limit is None else max(0, ceil(limit - (self._clock() - self._touched)))

    # What the screens say

    def _touch(self, moment: int, event: e.Event) -> None:
        if moment == self._moment.number:
            self.handle(event)

    @Slot(int, str)
    def chosen(self, moment: int, key: str) -> None:
        """One of the things offered."""
        if isinstance(self._state, Tongue) and moment == self._moment.number:
            self.setLanguage(key)
        self._touch(moment, e.Again() if key == "again" else e.Chosen(key))

    @Slot(int, str)
    def entered(self, moment: int, text: str) -> None:
        """What was typed on our own keys."""
        self._touch(moment, e.Entered(text))

    @Slot(int, float)
    def measured(self, moment: int, mm_per_px: float) -> None:
        """Millimetres of a pixel."""
        self._touch(moment, e.Measured(round(mm_per_px, 4)))

    @Slot(int)
    def back(self, moment: int) -> None:
        """One screen back."""
        self._touch(moment, e.Back())

    @Slot(int)
    def leave(self, moment: int) -> None:
        """Out of the room."""
        self._touch(moment, e.Leave())

    @Slot(str)
    def setLanguage(self, language: str) -> None:  # noqa: N802 - a QML slot
        """Say the screen again in another language."""
        if language != self._language:
            self._language = language
            self.language_changed.emit()
            if not isinstance(self._state, Gone):
                self._show()
