"""Chip readers on the bench: `pcsc:auto`, `pcsc:NAME`, or another package's scheme. A test card lies on the reader."""

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Final

from kiosk.devices.card.anchors import TrustStore
from kiosk.devices.card.card import ChipCard
from kiosk.devices.card.errors import CardError, NoCard, NoReader, WrongKey
from kiosk.devices.card.key import AccessKey
from kiosk.devices.card.link import CardSlots, Slot
from kiosk.devices.card.pcsc import PcscSlots
from kiosk.devices.card.reader import CardReader
from kiosk.devices.card.readers import slots_for
from kiosk.devices.card.trace import Trace
from kiosk.devices.drivers import CARD_READERS, NoDriver, driver
from kiosk.domain.condition import Device
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.hil.bench import Absent, Failed, FaultCase, Hands, Identity, Kind, NotJudged, Site, Unavailable
from kiosk.hil.figures import more_often_than
from kiosk.hil.states import NOT_SUPPORTED, Condition, Control, Level, Message
from kiosk.hil.words import Words

_KEY: Final = Words(
    "Nhập 6 số cuối của thẻ thử, hoặc cả 12 số. Không lưu lại.",
    "Type the last six digits of the test card, or all twelve. They are not kept.",
)
_MORE: Final = 3
"""Commands that sizes may cost; a key exchange anew costs more."""
_AGAIN_PART: Final = 0.01
_AGAIN: Final = Words(
    "Số này không mở được thẻ. Nhập lại 6 số cuối của thẻ đang đặt trên máy đọc.",
    "This number does not open the card. Type the last six digits of the card on the reader again.",
)
_NOT_DIGITS: Final = Words("Cần đúng 6 hoặc 12 chữ số. Nhập lại.", "Six or twelve digits are wanted. Type them again.")
_LAY: Final = Words("Đặt thẻ thử lên máy đọc và để yên.", "Lay the test card on the reader and leave it there.")
_LIFT: Final = Words("Nhấc thẻ ra khỏi máy đọc ngay bây giờ.", "Lift the card off the reader now.")
_UNPLUG: Final = Words("Rút cáp máy đọc thẻ.", "Pull the reader's cable.")
_PLUG: Final = Words("Cắm lại cáp và đặt thẻ lên.", "Plug it in again, with the card on it.")


@dataclass
class Rig:
    """What the contract suite works on."""

    slots: CardSlots
    reader: str
    hands: Hands
    patience_s: float

    def lift(self) -> bool:
        """By whoever has hands here."""
        try:
            self.hands.do("lift", _LIFT)
        except Unavailable:
            return False
        return True

    def lay(self) -> None:
        """Back again."""
        self.hands.undo("lift", _LAY)


class CardBench:
    """One reader, one test card."""

    def __init__(self, site: Site) -> None:
        site.only("key", "trust_dir", "photo", "today")
        self._day = _day(site.options.get("today", ""))
        self._site = site
        self._name = site.address.removeprefix("pcsc:") if site.address.startswith("pcsc:") else "auto"
        self._slots = _slots(site.address)
        self._key: AccessKey | None = None
        self._typed = ""
        self._opened = False
        self._cost: list[int] = []
        trust = site.options.get("trust_dir")
        self._store = TrustStore.load(Path(trust)) if trust else TrustStore()
        self._reader = CardReader(self._slots, self._store, reader=self._wanted, now=self._now)

    @property
    def _wanted(self) -> str | None:
        return None if self._name == "auto" else self._name

    def rig(self) -> Rig:
        """For the contract suite."""
        slot = self._slot()
        if slot is None:
            raise Absent("no reader is there")
        return Rig(self._slots, slot.name, self._site.hands, 5.0)

    def identify(self) -> Identity:
        """The reader's name and what its driver says."""
        slot = self._slot()
        if slot is None:
            raise Absent("no reader is there")
        describe = getattr(self._slots, "describe", None)
        said: Mapping[str, str] = describe(slot.name) if describe is not None else {}
        more = {"reader": slot.name, "atr": slot.atr.hex().upper() if slot.atr else "no card"}
        return Identity(
            said.get("vendor", ""),
            said.get("model", "") or slot.name,
            said.get("firmware", ""),
            said.get("serial", ""),
            "PC/SC" if isinstance(self._slots, PcscSlots) else self._site.address.partition(":")[0],
            more,
        )

    def condition(self) -> Condition:
        """`chipPower` is that of the card which lies there: a reader without one is online and says `noCard`."""
        slot = self._slot()
        if slot is None:
            return Condition(Device.NO_DEVICE, Control.CLOSED, Message.NOT_REACHABLE, _parts("noDevice", "unknown"))
        if slot.busy:
            return Condition(Device.DEVICE_BUSY, Control.BUSY, Message.OK, _parts("busy", "present"))
        if slot.atr is None:
            return Condition(Device.ONLINE, Control.IDLE, Message.MEDIA_ABSENT, _parts("noCard", "notPresent"))
        return Condition(Device.ONLINE, Control.IDLE, Message.MEDIA_PRESENT, _parts("online", "present"))

    def check_health(self, level: Level) -> str:
        """Internal: it is listed. External: the card is read. Interactive: lifted and laid on again."""
        if self._slot() is None:
            raise Absent("no reader is there")
        if level is Level.INTERNAL:
            return "the reader is listed"
        if level is Level.EXTERNAL:
            return f"{self.read(photo=False).tally.commands} commands"
        self._site.hands.do("lift", _LIFT)
        try:
            self._await(there=False)
        finally:
            self._site.hands.undo("lift", _LAY)
        self._await(there=True)
        return "a card that leaves and comes is seen"

    def before_cycles(self) -> None:
        """A card lies there and can be opened."""
        self.read(photo=False)
        self._cost = []

    def cycle(self, number: int) -> None:
        """One identity, proven."""
        del number
        self._cost.append(self.read(photo=self._site.options.get("photo") == "yes").tally.commands)

    def after_cycles(self) -> None:
        """A card that lies still is read at one go: what has to be begun again costs commands. Raises Failed."""
        again = sum(cost > min(self._cost) + _MORE for cost in self._cost)
        if more_often_than(_AGAIN_PART, found=again, tried=len(self._cost)):
            raise Failed(f"{again} of {len(self._cost)} readings of a card that lay still had to be begun again")

    def fault_cases(self) -> tuple[FaultCase, ...]:
        """A card lifted, a reader unplugged."""
        return (
            FaultCase("lift", _LIFT, _LAY, "xfs4iot.chipPower", frozenset(("noCard",))),
            FaultCase("unplug", _UNPLUG, _PLUG, "xfs4iot.device", frozenset(("noDevice",))),
        )

    def read(self, *, photo: bool) -> ChipCard:
        """One reading of the test card. Raises CardError."""
        if self._key is None:
            self._key = AccessKey.of_digits(self._digits())
            self._opened = False
        try:
            card = self._reader.read(self._key, Event(), photo=photo, timeout=20)
        except WrongKey:
            if self._opened or self._site.options.get("key"):
                raise
            # Nobody knows yet whether the reader or whoever typed is wrong.
            before, self._key, self._typed = self._typed, None, ""
            if self._digits(_AGAIN) == before:
                raise
            self._key = AccessKey.of_digits(self._typed)
            card = self._reader.read(self._key, Event(), photo=photo, timeout=20)
        self._opened = True
        return card

    def read_with_wrong_key(self) -> str:
        """How a reading with another card's number ends."""
        right = self._digits()[-6:]
        wrong = f"{(int(right) + 1) % 1_000_000:06d}"
        try:
            self._reader.read(AccessKey.of_digits(wrong), Event(), photo=False, timeout=20)
        except CardError as fault:
            return fault.code
        finally:
            self._reader.forget()
        return "read"

    def close(self) -> None:
        """Keep one traced reading, which holds nothing of the card, and let the readers go."""
        with suppress(CardError, Unavailable):
            if self._key is not None:
                trace = Trace(time.monotonic)
                reader = CardReader(self._slots, self._store, reader=self._wanted, now=self._now, trace=trace)
                try:
                    reader.read(self._key, Event(), photo=True, timeout=20)
                finally:
                    self._site.keep("card.trace.jsonl", trace.text().encode())
        if isinstance(self._slots, PcscSlots):
            self._slots.close()

    def _digits(self, words: Words = _KEY) -> str:
        """Of the test card; asked for once, again where they are no digits. Raises NotJudged."""
        if not self._typed:
            for again in (words, _NOT_DIGITS):
                self._typed = _bare(self._site.options.get("key") or self._site.hands.ask("key", again))
                if self._typed:
                    break
        if not self._typed:
            raise NotJudged("the test card's key is six digits, or all twelve")
        return self._typed

    def _slot(self) -> Slot | None:
        slots = [s for s in self._slots.slots() if s.refused is None and self._wanted in (None, s.name)]
        return max(slots, key=lambda slot: slot.atr is not None, default=None)

    def _await(self, *, there: bool) -> None:
        until = time.monotonic() + 5
        while ((slot := self._slot()) is not None and slot.atr is not None) is not there:
            if time.monotonic() > until:
                raise Failed(f"the reader does not see the card {'come' if there else 'go'}")
            self._slots.wait(0.2)

    def _now(self) -> datetime:
        return self._day or datetime.now(HOSPITAL_TIME)


def _day(text: str) -> datetime | None:
    """The day cards are judged by. Raises NotJudged."""
    try:
        found = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise NotJudged("device.options: today is a day such as 2026-11-21") from None
    return found if found is None or found.tzinfo is not None else found.replace(tzinfo=HOSPITAL_TIME)


def _bare(text: str) -> str:
    """The digits without the blanks people type; empty where they are not six or twelve."""
    found = "".join(text.split())
    return found if found.isascii() and found.isdigit() and len(found) in (6, 12) else ""


def _parts(power: str, media: str) -> dict[str, str]:
    return {"chipPower": power, "media": media, "securityModule": NOT_SUPPORTED}


def _slots(address: str) -> CardSlots:
    if address.startswith("pcsc:"):
        return slots_for("auto")[0]
    try:
        slots: CardSlots = driver(CARD_READERS, address)(address)
    except NoDriver as reason:
        raise NotJudged(f"{reason}; a chip reader is pcsc:auto or pcsc:NAME") from None
    return slots


KIND: Final = Kind(
    CardBench,
    {"contract": "kiosk.hil.suites.card_slots", "functional": "kiosk.hil.suites.card_functional"},
    "chip readers (PC/SC)",
    (CardError,),
    "kiosk.hil.benches.fixtures",
    (NoReader, NoCard),
)
