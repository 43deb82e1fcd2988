"""The chip reader as the visit uses it: is a card there, who is it, what do they look like."""

import logging
import threading
from collections.abc import Callable
from typing import Final, Protocol

from kiosk.devices.card.card import ChipCard
from kiosk.devices.card.errors import CardError, CardGone, NoCard, NoReader, NotReady, Stage, Unreadable, WrongKey
from kiosk.devices.card.events import CardEvent, CardLifted, IdentityRead, PhotoRead, Progress
from kiosk.devices.card.key import AccessKey
from kiosk.devices.card.link import CardSlots
from kiosk.devices.card.photo import Photo
from kiosk.devices.card.reader import CardReader
from kiosk.devices.card.tlv import Malformed
from kiosk.domain.chip import ChipKey, Portrait
from kiosk.domain.citizen import Citizen, Source
from kiosk.domain.problem import Problem
from kiosk.services.health import DeviceState
from kiosk.ui.moment import Moment
from kiosk.visit import events as e

log = logging.getLogger(__name__)

LOOK_S: Final = 0.5
BACK_S: Final = 1.0
_IDENTITY: Final = ("SOD", "DG1", "DG13", "DG14", "DG15")


class Chips(Protocol):
    """A chip reader, or the absence of one."""

    def look(self) -> DeviceState:
        """How it was when it was last used."""

    def try_open(self) -> bool:
        """Whether there is a reader now."""

    def await_back(self, stop: threading.Event) -> bool:
        """True once there is a reader; False when stopped, or where none ever comes."""

    def await_card(self, stop: threading.Event, *, fresh: bool) -> e.Event | None:
        """CardSeen or ReaderMissing; None when stopped."""

    def await_removal(self, stop: threading.Event) -> e.Event | None:
        """CardLeft; None when stopped."""

    def read(self, key: ChipKey, moment: Moment) -> e.Event | None:
        """CardRead as soon as the identity stands, or Failed; the picture is read after it."""

    def portrait(self, stop: threading.Event) -> e.Event | None:
        """PortraitRead once the picture of the card read last is there or known not to come."""

    def forget(self) -> None:
        """Nothing of any card is kept."""


class NoChips:
    """A terminal without a chip reader."""

    def look(self) -> DeviceState:
        """There is none."""
        return DeviceState("card", "none")

    def try_open(self) -> bool:
        """There is none."""
        return False

    def await_back(self, stop: threading.Event) -> bool:
        """None comes."""
        del stop
        return False

    def await_card(self, stop: threading.Event, *, fresh: bool) -> e.Event | None:
        """There is none."""
        del stop, fresh
        return e.ReaderMissing()

    def await_removal(self, stop: threading.Event) -> e.Event | None:
        """Nothing was ever there."""
        del stop
        return e.CardLeft()

    def read(self, key: ChipKey, moment: Moment) -> e.Event | None:
        """Cannot be asked for without a reader."""
        del key, moment
        return e.Failed(Problem.CARD_UNREADABLE)

    def portrait(self, stop: threading.Event) -> e.Event | None:
        """None."""
        del stop
        return e.PortraitRead(None)

    def forget(self) -> None:
        """Nothing is held."""

    def there(self) -> tuple[DeviceState, bool]:
        """There is none, and no card on it."""
        return self.look(), False

    def attempt(self, key: ChipKey, stop: threading.Event, tell: Callable[[CardEvent], None]) -> ChipCard:
        """Raises NoReader."""
        del key, stop, tell
        raise NoReader(Stage.READER)


class ChipReader:
    """One PC/SC reader. A reading goes on for the picture after its identity was handed over, until `forget`."""

    def __init__(self, slots: CardSlots, reader: CardReader, *, name: str | None, photo: bool) -> None:
        self._slots = slots
        self._reader = reader
        self._name = name
        self._photo = photo
        self._changed = threading.Condition()
        self._portrait: Portrait | None = None
        self._reading = False
        self._over = threading.Event()
        self._there = True

    def look(self) -> DeviceState:
        """How it was when it was last looked at."""
        return DeviceState("card", "ok" if self._there else "gone")

    def try_open(self) -> bool:
        """Whether there is a reader now."""
        return self._look()[0]

    def await_back(self, stop: threading.Event) -> bool:
        """Looks about once a second until the reader is there."""
        while not stop.wait(BACK_S):
            if self.try_open():
                return True
        return False

    def await_card(self, stop: threading.Event, *, fresh: bool) -> e.Event | None:
        """CardSeen or ReaderMissing; None when stopped. `fresh`: what lies there now has to go first."""
        waited_out = not fresh
        while not stop.is_set():
            usable, present = self._look()
            if not usable:
                return e.ReaderMissing()
            if not present:
                waited_out = True
            elif waited_out:
                return e.CardSeen()
            self._slots.wait(LOOK_S)
        return None

    def await_removal(self, stop: threading.Event) -> e.Event | None:
        """CardLeft; None when stopped."""
        while not stop.is_set():
            if not self._look()[1]:
                return e.CardLeft()
            self._slots.wait(LOOK_S)
        return None

    def read(self, key: ChipKey, moment: Moment) -> e.Event | None:
        """Posts progress and the identity; what it returns is only a failure that came before the identity."""
        over = self._over = threading.Event()
        told = _Teller(moment, self._show)
        self._set(reading=self._photo)
        try:
            self._reader.read(_access(key), _Either(moment.over, over, told), told, photo=self._photo)
        except CardError as error:
            return None if told.identified else e.Failed(_problem(error))
        finally:
            self._set(reading=False)
            self._reader.forget()
        return None

    def portrait(self, stop: threading.Event) -> e.Event | None:
        """Waits no longer than the reading goes on."""
        with self._changed:
            while self._portrait is None and self._reading and not stop.is_set():
                self._changed.wait(0.2)
            return e.PortraitRead(self._portrait)

    def forget(self) -> None:
        """Stop a reading that still goes on for its picture, and drop the picture."""
        self._over.set()
        with self._changed:
            self._portrait = None

    def there(self) -> tuple[DeviceState, bool]:
        """Looked at now: the reader, and whether something lies on it."""
        _, present = self._look()
        return self.look(), present

    def attempt(self, key: ChipKey, stop: threading.Event, tell: Callable[[CardEvent], None]) -> ChipCard:
        """One reading for staff, of which nothing is kept here. Raises CardError."""
        try:
            return self._reader.read(_access(key), stop, tell, photo=self._photo)
        finally:
            self._reader.forget()

    def _show(self, photo: Photo | None) -> None:
        found: Portrait | None = None
        try:
            if photo is not None:
                found = Portrait(photo.width, photo.height, photo.pixels())
        except (Malformed, ValueError):
            log.info("the chip's picture cannot be shown")
        with self._changed:
            if not self._over.is_set():
                self._portrait = found
            self._reading = False
            self._changed.notify_all()

    def _set(self, *, reading: bool) -> None:
        with self._changed:
            self._reading = reading
            self._changed.notify_all()

    def _look(self) -> tuple[bool, bool]:
        slots = [slot for slot in self._slots.slots() if slot.refused is None and self._name in (None, slot.name)]
        self._there = bool(slots)
        return self._there, any(slot.atr is not None for slot in slots)


class _Teller:
    """Turns what the reader tells into the visit's events."""

    def __init__(self, moment: Moment, show: Callable[[Photo | None], None]) -> None:
        self._moment = moment
        self._show = show
        self._done: dict[str, tuple[int, int]] = {}
        self.identified = False

    def __call__(self, event: CardEvent) -> None:
        match event:
            case Progress(file, done, total) if file in _IDENTITY and not self.identified:
                self._done[file] = (done, total)
                came, of = (sum(part) for part in zip(*self._done.values(), strict=True))
                self._moment.post(e.CardProgress(min(99, 100 * came // max(of, 4000))))
            case CardLifted() if not self.identified:
                self._moment.post(e.CardLifted())
            case IdentityRead(card):
                self.identified = True
                self._moment.post(e.CardRead(_citizen(card)))
            case PhotoRead(photo):
                self._show(photo)
            case _:
                pass


class _Either(threading.Event):
    """Set when the visit is over, or its screen is gone before the identity was read."""

    def __init__(self, screen: threading.Event, over: threading.Event, teller: _Teller) -> None:
        super().__init__()
        self._screen = screen
        self._over = over
        self._teller = teller

    def is_set(self) -> bool:
        """Looked at before every command."""
        return self._over.is_set() or (self._screen.is_set() and not self._teller.identified)


def _access(key: ChipKey) -> AccessKey:
    return AccessKey.of_citizen(key.citizen) if key.citizen else AccessKey.of_digits(key.digits)


def _citizen(card: ChipCard) -> Citizen:
    """A chip that nobody vouches for proves no more than its printed code."""
    citizen = card.citizen
    source = Source.CHIP if card.trust.genuine else Source.QR
    return Citizen(
        citizen.number, citizen.name, citizen.born, citizen.sex, source, citizen.residence, citizen.old_number,
        citizen.issued,
    )  # fmt: skip


def _problem(error: CardError) -> Problem:
    match error:
        case WrongKey():
            return Problem.CARD_KEY_WRONG
        case CardGone() | NoCard():
            return Problem.CARD_REMOVED
        case Unreadable() | NotReady():
            return Problem.CARD_UNREADABLE
        case _:
            return Problem.CARD_REFUSED
