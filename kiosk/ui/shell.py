"""The postman between the visit and the screens: events in, effects out, late mail dropped."""

import logging
import time
from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Property, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.dates import HOSPITAL_TIME, shown_time
from kiosk.domain.hours import ALWAYS, Hours
from kiosk.domain.log_lines import frames
from kiosk.ui.idle import Idle, IdleTimes
from kiosk.ui.moment import Moment, Perform
from kiosk.ui.sleep import Sleep
from kiosk.ui.touches import Touches
from kiosk.ui.views import View, make_view
from kiosk.visit import events as e
from kiosk.visit.around import NOBODY
from kiosk.visit.effects import Effect
from kiosk.visit.patience import patience
from kiosk.visit.states import Night, State, Welcome
from kiosk.visit.step import Unexpected, asks, step

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

_TOUCHES = {QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress}


@QmlElement
class Shell(Touches):
    """Holds the one state. Every message carries the number of the screen it belongs to; others are dropped."""

    view_changed = Signal()
    language_changed = Signal()
    ticked = Signal()
    slept = Signal()
    _mail = Signal(int, object)

    def __init__(
        self,
        perform: Perform,
        *,
        hospital: str,
        language: str = "vi",
        times: IdleTimes | None = None,
        sleep_s: float | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(HOSPITAL_TIME),
        hours: Hours = ALWAYS,
        view_of: Callable[[State, int], View] = make_view,
        on_state: Callable[[State], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self._perform = perform
        self._hospital = hospital
        self._home_language = self._language = language
        self._idle = Idle(times or IdleTimes(), clock)
        self._sleep = Sleep(sleep_s, clock)
        self._now = now
        self._hours = hours
        self._view_of = view_of
        self._on_state = on_state
        self._mail.connect(self._receive)
        self._over = False
        self._state: State = Welcome()
        self._moment = Moment(0, self._mail.emit)
        self._moment.end()
        self._view = view_of(self._state, 0)
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self.tick)

    # The visit

    @property
    def state(self) -> State:
        """Where the visit is."""
        return self._state

    def start(self, first: State | None = None) -> None:
        """Open the attract screen, or another one before it, and begin to keep time."""
        self._over = False
        self._open(first or Welcome())
        self._timer.start()

    def stop(self) -> None:
        """End the screen's moment and forget the visit. What anybody still wants of a screen comes too late."""
        self._over = True
        self._timer.stop()
        self._moment.end()
        # Mail already on its way belongs to a screen that is gone.
        self._moment = Moment(self._moment.number + 1, self._mail.emit)
        self._moment.end()
        self._state = Welcome()

    def set_home_language(self, language: str) -> None:
        """The language every visit starts in."""
        self._home_language = language
        if isinstance(self._state, Welcome):
            self.setLanguage(language)

    def handle(self, event: e.Event) -> None:
        """One event of the screen that is up. A bug ends in "our fault", never in a dead screen."""
        if self._over:
            return
        try:
            self._handle(event)
        except Unexpected as unexpected:
            log.error("no row for %s", unexpected)
            self._recover(event)
        except Exception as error:  # noqa: BLE001 - the last line of a touch: half of a new screen is none
            log.error("bug: %s", frames(error))
            self._recover(event)

    def _handle(self, event: e.Event) -> None:
        state, effects = step(self._state, event)
        if type(state) is type(self._state):
            self._state = state
            self._show()
        else:
            self._enter(state, effects)

    def _recover(self, event: e.Event) -> None:
        if isinstance(event, e.Broke):
            self._open(Welcome())
        else:
            self.handle(e.Broke())

    def _open(self, state: State) -> None:
        self._enter(state, asks(state))

    def _enter(self, state: State, effects: tuple[Effect, ...]) -> None:
        self._moment.end()
        self._moment = Moment(self._moment.number + 1, self._mail.emit)
        self._state = state
        self._idle.enter(patience(state))
        self._sleep.enter(alone=isinstance(state, NOBODY))
        self.slept.emit()
        if isinstance(state, Welcome):
            self._speak(self._home_language)
        self._show()
        self._on_state(state)
        moment = self._moment
        for effect in effects:
            # One that answers at once may end this screen: the others were asked for it, and not for the next.
            self._perform(effect, moment)

    def _show(self) -> None:
        self._view = self._view_of(self._state, self._moment.number)
        self.view_changed.emit()

    def _speak(self, language: str) -> None:
        if language != self._language:
            self._language = language
            self.language_changed.emit()

    @Slot(int, object)
    def _receive(self, moment: int, event: e.Event) -> None:
        if moment == self._moment.number:
            self.handle(event)

    @Slot()
    def tick(self) -> None:
        """Look at the clocks."""
        event = self._idle.due() or self._opening()
        if event is not None:
            self.handle(event)
        slept = self._sleep.asleep
        self._sleep.tick()
        if self._sleep.asleep is not slept:
            self.slept.emit()
        self.ticked.emit()

    def _opening(self) -> e.Event | None:
        """Whether night falls on an attract screen, or the day begins."""
        if isinstance(self._state, Welcome) and not self._hours.open_at(self._now()):
            return e.Closed(self._hours.opens)
        return e.Opened() if isinstance(self._state, Night) and self._hours.open_at(self._now()) else None

    def stirred(self) -> None:
        """Somebody is here: a key of the keypad, or ears that still listen."""
        self._idle.touched()
        self.wake()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Installed on the window: any touch restarts the idle clock."""
        if event.type() in _TOUCHES:
            self._idle.touched()
            self._sleep.touched()
        return super().eventFilter(watched, event)

    # What the screens read

    @Property(View, notify=view_changed)
    def view(self) -> View:
        """The view-model of the screen that is up."""
        return self._view

    @Property(str, notify=language_changed)
    def language(self) -> str:
        """ "vi" or "en", for this visit."""
        return self._language

    @Property(str, notify=language_changed)
    def homeLanguage(self) -> str:  # noqa: N802 - a QML property
        """The language every visit starts in."""
        return self._home_language

    @Property(bool, notify=slept)
    def asleep(self) -> bool:
        """Whether the screen is dim, because nobody came for a while."""
        return self._sleep.asleep

    @Slot()
    def wake(self) -> None:
        """Bright again."""
        self._sleep.wake()
        self.slept.emit()

    @Property(str, constant=True)
    def hospital(self) -> str:
        """The hospital's name."""
        return self._hospital

    @Property(str, notify=ticked)
    def clock(self) -> str:
        """The time of day, HH:mm."""
        return shown_time(self._now())

    @Property(int, notify=ticked)
    def secondsLeft(self) -> int:  # noqa: N802 - a QML property
        """Seconds until the screen ends by itself, 0 where it does not."""
        return self._idle.seconds_left

    # What the screens say

    def touch(self, moment: int, event: e.Event) -> None:
        """A touch counts on the screen it was meant for."""
        if moment == self._moment.number:
            self.handle(event)

    def today(self) -> date:
        """The hospital's day."""
        return self._now().date()

    @Slot(str)
    def setLanguage(self, language: str) -> None:  # noqa: N802 - a QML slot
        """Switch the visit's language and say the screen again in it."""
        self._speak(language)
        self._show()
