"""The postman between the visit and the screens: events in, effects out, late mail dropped."""

import logging
import time
import uuid
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Property, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.citizen import Sex
from kiosk.domain.dates import HOSPITAL_TIME, shown_time
from kiosk.domain.hours import ALWAYS, Hours
from kiosk.domain.identity import Relation
from kiosk.domain.money import Dong
from kiosk.domain.registration import Claim, Kind
from kiosk.ui.idle import Idle, IdleTimes
from kiosk.ui.moment import Moment, Perform
from kiosk.ui.views import View, make_view
from kiosk.visit import events as e
from kiosk.visit.effects import Effect
from kiosk.visit.patience import patience
from kiosk.visit.service import Service
from kiosk.visit.states import Night, State, Wanted, Welcome
from kiosk.visit.step import Unexpected, asks, step

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

_TOUCHES = {QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress}


@QmlElement
class Shell(QObject):
    """Holds the one state. Every message carries the number of the screen it belongs to; others are dropped."""

    view_changed = Signal()
    language_changed = Signal()
    ticked = Signal()
    _mail = Signal(int, object)

    def __init__(
        self,
        perform: Perform,
        *,
        hospital: str,
        language: str = "vi",
        times: IdleTimes | None = None,
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
        self._now = now
        self._hours = hours
        self._view_of = view_of
        self._on_state = on_state
        self._mail.connect(self._receive)
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

    def start(self) -> None:
        """Open the attract screen and begin to keep time."""
        self._open(Welcome())
        self._timer.start()

    def stop(self) -> None:
        """End the screen's moment and forget the visit."""
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
        try:
            state, effects = step(self._state, event)
        except Unexpected as unexpected:
            log.error("no row for %s", unexpected)
            self._recover(event)
            return
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
        if isinstance(state, Welcome):
            self._speak(self._home_language)
        self._show()
        self._on_state(state)
        for effect in effects:
            self._perform(effect, self._moment)

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
        self.ticked.emit()

    def _opening(self) -> e.Event | None:
        """Whether night falls on an attract screen, or the day begins."""
        if isinstance(self._state, Welcome) and not self._hours.open_at(self._now()):
            return e.Closed(self._hours.opens)
        return e.Opened() if isinstance(self._state, Night) and self._hours.open_at(self._now()) else None

    def stirred(self) -> None:
        """Somebody is here: a key of the keypad, or ears that still listen."""
        self._idle.touched()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Installed on the window: any touch restarts the idle clock."""
        if event.type() in _TOUCHES:
            self._idle.touched()
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

    def _touch(self, moment: int, event: e.Event) -> None:
        if moment == self._moment.number:
            self.handle(event)

    @Slot(int, str)
    def serviceChosen(self, moment: int, service: str) -> None:  # noqa: N802 - a QML slot
        """What the patient came for, by the value of its Service."""
        self._touch(moment, e.ServiceChosen(Service(service)))

    @Slot(int, str)
    def digitsGiven(self, moment: int, digits: str) -> None:  # noqa: N802 - a QML slot
        """The last six digits of the card's number."""
        self._touch(moment, e.DigitsGiven(digits))

    @Slot(int)
    def withoutChip(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Go on with the printed code alone."""
        self._touch(moment, e.WithoutChip())

    @Slot(int)
    def agreed(self, moment: int) -> None:
        """Yes: the hospital may use it; or that is me."""
        self._touch(moment, e.Agreed())

    @Slot(int)
    def refused(self, moment: int) -> None:
        """No, the hospital may not use it."""
        self._touch(moment, e.Refused())

    @Slot(int, str)
    def payerChosen(self, moment: int, kind: str) -> None:  # noqa: N802 - a QML slot
        """ "bhyt" or "self_pay"."""
        self._touch(moment, e.PayerChosen(Kind(kind)))

    @Slot(int, str)
    def groupChosen(self, moment: int, group_id: str) -> None:  # noqa: N802 - a QML slot
        """A group of clinics."""
        self._touch(moment, e.GroupChosen(group_id))

    @Slot(int, str)
    def clinicChosen(self, moment: int, clinic_id: str) -> None:  # noqa: N802 - a QML slot
        """A clinic."""
        self._touch(moment, e.ClinicChosen(clinic_id))

    @Slot(int)
    def numberWanted(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Take the numbers. The registration's idempotency key is made here, before the first attempt."""
        self._touch(moment, e.NumberWanted(str(uuid.uuid4())))

    @Slot(int)
    def moreClinics(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """One more clinic in the same visit."""
        self._touch(moment, e.MoreClinics())

    @Slot(int)
    def claimAsked(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """There is a reason to go first."""
        self._touch(moment, e.ClaimAsked())

    @Slot(int, str)
    def claimChosen(self, moment: int, claim: str) -> None:  # noqa: N802 - a QML slot
        """Which one, by the value of its Claim; empty takes it back."""
        self._touch(moment, e.ClaimChosen(Claim(claim) if claim else None))

    @Slot(int)
    def paperAsked(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """There is a paper, or an insurance card to type."""
        self._touch(moment, e.PaperAsked())

    @Slot(int, bool)
    def paperChosen(self, moment: int, re_examination: bool) -> None:  # noqa: N802 - a QML slot
        """A re-examination paper, else a transfer."""
        self._touch(moment, e.PaperChosen(re_examination))

    @Slot(int, str)
    def entered(self, moment: int, text: str) -> None:
        """What was typed on our own keys."""
        self._touch(moment, e.Entered(text, self._now().date()))

    @Slot(int, str)
    def relationChosen(self, moment: int, relation: str) -> None:  # noqa: N802 - a QML slot
        """Whom the helper brings, by the value of its Relation."""
        self._touch(moment, e.RelationChosen(Relation(relation)))

    @Slot(int, str)
    def sexChosen(self, moment: int, sex: str) -> None:  # noqa: N802 - a QML slot
        """ "male" or "female"."""
        self._touch(moment, e.SexChosen(Sex(sex)))

    @Slot(int, str)
    def billChosen(self, moment: int, bill_id: str) -> None:  # noqa: N802 - a QML slot
        """One of the bills."""
        self._touch(moment, e.BillChosen(bill_id))

    @Slot(int)
    def depositWanted(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Pay ahead."""
        self._touch(moment, e.DepositWanted())

    @Slot(int, str)
    def amountChosen(self, moment: int, amount: str) -> None:  # noqa: N802 - a QML slot
        """How much to pay ahead, in digits. The deposit's idempotency key is made here, before the first attempt."""
        self._touch(moment, e.AmountChosen(Dong(int(amount)), str(uuid.uuid4())))

    @Slot(int)
    def otherBills(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """What else is owed."""
        self._touch(moment, e.OtherBills())

    @Slot(int, str)
    def codePainted(self, moment: int, text: str) -> None:  # noqa: N802 - beside the touches
        """What was read back from the glass. Not a touch: nobody has done anything."""
        self._touch(moment, e.CodePainted(text))

    @Slot(int)
    def payNow(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Pay by QR. The payment's idempotency key is made here, before the first attempt."""
        self._touch(moment, e.PayNow(str(uuid.uuid4())))

    @Slot(int)
    def payLater(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Pay at the cashier."""
        self._touch(moment, e.PayLater())

    @Slot(int)
    def deskChosen(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Go to the desk instead."""
        self._touch(moment, e.DeskChosen())

    @Slot(int)
    def again(self, moment: int) -> None:
        """Try again."""
        self._touch(moment, e.Again())

    @Slot(int)
    def back(self, moment: int) -> None:
        """One screen back."""
        self._touch(moment, e.Back())

    @Slot(int)
    def finish(self, moment: int) -> None:
        """The visit is over."""
        self._touch(moment, e.Finish())

    @Slot(int)
    def helpAsked(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Somebody should come."""
        self._touch(moment, e.HelpAsked())

    @Slot(int, str)
    def topicChosen(self, moment: int, wanted: str) -> None:  # noqa: N802 - a QML slot
        """What to look up, by the value of its Wanted."""
        self._touch(moment, e.TopicChosen(Wanted(wanted)))

    @Slot(int, str)
    def sectionChosen(self, moment: int, number: str) -> None:  # noqa: N802 - a QML slot
        """A heading of a page, by its number."""
        self._touch(moment, e.SectionChosen(int(number)))

    @Slot(int, str)
    def roomChosen(self, moment: int, room_id: str) -> None:  # noqa: N802 - a QML slot
        """A room to go to."""
        self._touch(moment, e.RoomChosen(room_id))

    @Slot(int)
    def printWanted(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """What is shown should come on paper."""
        self._touch(moment, e.PrintWanted())

    @Slot(int)
    def wayWanted(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """The way to the room that is shown."""
        self._touch(moment, e.WayWanted())

    @Slot(int)
    def nextShown(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """The next of several."""
        self._touch(moment, e.NextShown())

    @Slot(int)
    def copyWanted(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """The slip once more. The copy's idempotency key is made here, before the first attempt."""
        self._touch(moment, e.CopyWanted(str(uuid.uuid4())))

    @Slot(int, int)
    def rated(self, moment: int, rating: int) -> None:
        """How it was, from 1 to 5. The count's idempotency key is made here."""
        self._touch(moment, e.Rated(rating, str(uuid.uuid4())))

    @Slot(int)
    def emergencyAsked(self, moment: int) -> None:  # noqa: N802 - a QML slot
        """Somebody is in danger."""
        self._touch(moment, e.EmergencyAsked())

    @Slot(int)
    def stay(self, moment: int) -> None:
        """I am still here."""
        self._touch(moment, e.Stay())

    @Slot(str)
    def setLanguage(self, language: str) -> None:  # noqa: N802 - a QML slot
        """Switch the visit's language and say the screen again in it."""
        self._speak(language)
        self._show()
