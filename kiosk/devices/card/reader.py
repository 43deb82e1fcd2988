"""The citizen card reader: one call from a card on any reader to a citizen who is proven."""

import time
from collections.abc import Callable
from datetime import datetime
from threading import Event

from kiosk.devices.card.anchors import TrustStore
from kiosk.devices.card.card import ChipCard
from kiosk.devices.card.course import Course, Notes
from kiosk.devices.card.errors import (
    CardGone,
    CardSilent,
    NoCard,
    NoReader,
    NotIdCard,
    Refused,
    Stage,
    Stopped,
    WrongKey,
)
from kiosk.devices.card.events import CardEvent, CardLifted
from kiosk.devices.card.key import AccessKey
from kiosk.devices.card.link import CardSlots, Slot
from kiosk.devices.card.meter import Meter
from kiosk.devices.card.sizes import Memory
from kiosk.devices.card.trace import Trace
from kiosk.domain.dates import HOSPITAL_TIME

_LIFTS = 3
_LOOK = 0.5
_READER_GRACE = 2.0


def _now() -> datetime:
    return datetime.now(HOSPITAL_TIME)


class CardReader:
    """Reads citizen cards on the readers of this terminal. One thread at a time.

    `reader` names the one to use; `patience` is how long a lifted card is waited for, in seconds; `trace` collects
    what support may see.
    """

    def __init__(
        self,
        slots: CardSlots,
        store: TrustStore | None = None,
        *,
        reader: str | None = None,
        patience: float = 2.0,
        now: Callable[[], datetime] = _now,
        clock: Callable[[], float] = time.monotonic,
        trace: Trace | None = None,
    ) -> None:
        self._slots = slots
        self._store = store or TrustStore()
        self._reader = reader
        self._patience = patience
        self._now = now
        self._clock = clock
        self._trace = trace
        self._memory = Memory()
        self._notes: Notes | None = None

    def read(
        self,
        key: AccessKey,
        stop: Event,
        on_event: Callable[[CardEvent], None] = lambda _: None,
        *,
        photo: bool = True,
        timeout: float = 30.0,
    ) -> ChipCard:
        """Wait for a card, open it with `key`, read and judge it. Blocks; looks at `stop` at every command.

        A card lifted and put back within `patience` goes on where it stopped; so does the next call with the same key.
        Raises every kind of CardError. Nothing of a card is kept after success, a refusal or `forget`.
        """
        notes = self._notes
        if notes is None or notes.key != key:
            self.forget()
            notes = self._notes = Notes(key)
        notes.forget_verdicts()
        end = self._clock() + timeout

        def check() -> None:
            if stop.is_set():
                raise Stopped(Stage.READER)
            if self._clock() > end:
                raise CardSilent(Stage.READER, "the time is over")

        slots = self._await(end, check)
        course = Course(self._store, self._memory, Meter(self._clock, self._trace), self._now, on_event, check)
        try:
            card = self._attempt(course, notes, slots, photo)
        except Refused:
            self.forget()
            raise
        self.forget()
        return card

    def forget(self) -> None:
        """Wipe what is held of any card: at the end of a visit, however it ends."""
        if self._notes is not None:
            self._notes.wipe()
        self._notes = None

    def _attempt(self, course: Course, notes: Notes, slots: tuple[Slot, ...], photo: bool) -> ChipCard:
        for lift in range(_LIFTS + 1):
            try:
                return self._first(course, notes, slots, photo)
            except (CardGone, NoCard, NoReader) as fault:
                gone = fault if isinstance(fault, CardGone) else CardGone(fault.stage)
            notes.lift()
            course.on_event(CardLifted(notes.held))
            slots = () if lift == _LIFTS else self._again(course.check)
            if not slots:
                raise gone
        raise AssertionError("the loop returns or raises")

    def _first(self, course: Course, notes: Notes, slots: tuple[Slot, ...], photo: bool) -> ChipCard:
        """The first card the key opens, of those that lie there."""
        refused: Refused | None = None
        for slot in slots:
            session = self._slots.connect(slot.name)
            try:
                return course.run(course.meter.over(session), notes, photo)
            except (NotIdCard, WrongKey) as fault:
                refused = fault if refused is None or isinstance(fault, WrongKey) else refused
            finally:
                session.close()
        raise refused or NoCard(Stage.READER)

    def _await(self, end: float, check: Callable[[], None]) -> tuple[Slot, ...]:
        """The readers with a card, once there is one. Raises NoReader, NoCard when the time is over, Stopped."""
        reader_by = min(end, self._clock() + _READER_GRACE)
        while True:
            usable, loaded = self._look()
            if loaded:
                return loaded
            left = end - self._clock()
            if not usable and self._clock() >= reader_by:
                raise NoReader(Stage.READER)
            if left <= 0:
                raise NoCard(Stage.READER)
            check()
            self._slots.wait(min(left, _LOOK))

    def _again(self, check: Callable[[], None]) -> tuple[Slot, ...]:
        end = self._clock() + self._patience
        while (left := end - self._clock()) > 0:
            check()
            self._slots.wait(min(left, _LOOK))
            _, loaded = self._look()
            if loaded:
                return loaded
        return ()

    def _look(self) -> tuple[bool, tuple[Slot, ...]]:
        slots = [s for s in self._slots.slots() if s.refused is None and self._reader in (None, s.name)]
        return bool(slots), tuple(slot for slot in slots if slot.atr is not None)
