"""The reader's seams served by simulated cards in process: no pcscd, no sockets, no waiting."""

from dataclasses import dataclass, field
from datetime import datetime
from threading import Event

from kiosk.devices.card.anchors import TrustStore
from kiosk.devices.card.card import ChipCard
from kiosk.devices.card.errors import CardGone, CardSilent, NoCard, NoReader, Stage
from kiosk.devices.card.events import CardEvent
from kiosk.devices.card.key import AccessKey
from kiosk.devices.card.link import Answer, CardSession, Slot
from kiosk.devices.card.reader import CardReader
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.sim.card.authority import Issuer
from kiosk.sim.card.faults import parse_faults
from kiosk.sim.card.field import Field, Silent, Torn
from kiosk.sim.card.people import MAU, Person
from kiosk.sim.card.profiles import PROFILES, build, spoiled

TODAY = datetime(2026, 11, 21, 8, 0, tzinfo=HOSPITAL_TIME)
ANCHORED = TrustStore.of_certificates([Issuer().anchor()])


@dataclass
class SimulatedSession:
    """One session over a card in the field."""

    owner: "SimulatedSlots"
    name: str
    closed: bool = False
    dead: bool = False

    @property
    def reader(self) -> str:
        return self.name

    @property
    def atr(self) -> bytes:
        return self.owner.fields[self.name].atr

    def transmit(self, command: bytes) -> Answer:
        if self.dead or self.name not in self.owner.fields:
            raise CardGone(Stage.READER)
        try:
            answer = self.owner.fields[self.name].exchange(command)
        except Torn as torn:
            self.dead = True
            if not torn.back:
                self.owner.take_away(self.name)
            raise CardGone(Stage.READER) from None
        except Silent:
            raise CardSilent(Stage.READER) from None
        self.owner.log.append((command, answer))
        return Answer.parse(answer)

    def reset(self) -> None:
        if self.dead or self.name not in self.owner.fields:
            raise CardGone(Stage.READER)
        self.owner.fields[self.name].reset()

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            self.owner.open -= 1


@dataclass
class SimulatedSlots:
    """Readers by name, some with a card. `waits` run one by one, each time the reader waits."""

    fields: dict[str, Field]
    readers: tuple[str, ...] = ("Simulated 0",)
    refused: str | None = None
    open: int = 0
    waits: list[object] = field(default_factory=list)
    log: list[tuple[bytes, bytes]] = field(default_factory=list)

    def slots(self) -> tuple[Slot, ...]:
        return tuple(
            Slot(name, self.fields[name].atr if name in self.fields else None, refused=self.refused)
            for name in self.readers
        )

    def connect(self, name: str) -> CardSession:
        if name not in self.readers:
            raise NoReader(Stage.READER)
        if name not in self.fields:
            raise NoCard(Stage.READER)
        self.open += 1
        self.fields[name].reset()
        return SimulatedSession(self, name)

    def wait(self, seconds: float) -> None:
        if self.waits:
            step = self.waits.pop(0)
            assert callable(step)
            step()

    def take_away(self, name: str) -> None:
        self.fields.pop(name, None)


def lying(profile: str = "cccd", faults: str = "") -> SimulatedSlots:
    """One reader with this card on it."""
    parsed = parse_faults(faults)
    return SimulatedSlots({"Simulated 0": Field(build(spoiled(PROFILES[profile], parsed)), parsed)})


class Ticks:
    """A clock that moves by itself, a little at every look."""

    def __init__(self, step: float = 0.001) -> None:
        self.now = 0.0
        self.step = step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def key_of(person: Person = MAU) -> AccessKey:
    """What this person's QR yields."""
    return AccessKey.of_qr(person.qr())


@dataclass
class Reading:
    """A reader over simulated slots, and what it told."""

    slots: SimulatedSlots
    store: TrustStore = ANCHORED
    events: list[CardEvent] = field(default_factory=list)
    stop: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.reader = CardReader(self.slots, self.store, now=lambda: TODAY, clock=Ticks(), patience=0.05)

    def read(self, key: AccessKey | None = None, *, photo: bool = True) -> ChipCard:
        try:
            return self.reader.read(key or key_of(), self.stop, self.events.append, photo=photo)
        finally:
            assert self.slots.open == 0, "a session was left open"


def read(profile: str = "cccd", faults: str = "", key: AccessKey | None = None, *, photo: bool = True) -> ChipCard:
    """One card read from one reader, with the simulated root as anchor."""
    person = PROFILES[profile].person
    return Reading(lying(profile, faults)).read(key or key_of(person), photo=photo)
