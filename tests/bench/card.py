"""The chip reader in figures: over the link model's floor, beside a plain reader, in the same run.

The card is another process with the bit rate and latency of the model; between them stands the real pcscd where this
machine allows it, else a socket in its place, and the table says which.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event

from kiosk.devices.card.card import ChipCard
from kiosk.devices.card.events import CardEvent, IdentityRead
from kiosk.devices.card.key import AccessKey
from kiosk.devices.card.link import Answer, CardSession, CardSlots, Slot
from kiosk.devices.card.pcsc import PcscSlots
from kiosk.devices.card.reader import CardReader
from kiosk.devices.card.sizes import Habits, Memory
from kiosk.sim.card import pcscd
from kiosk.sim.card.field import Field
from kiosk.sim.card.people import MAU
from kiosk.sim.card.profiles import PROFILES, build
from kiosk.sim.card.radio import Radio
from tests.devices.card.simulated import ANCHORED, TODAY, SimulatedSlots, key_of

_ROUNDS = 9
_LATENCY_MS = 10
_SPEEDS = (106, 212, 424, 848)
_GOAL_SPEED = 424


@dataclass(frozen=True)
class Cost:
    """One reading: seconds and commands to the identity and in all, processor seconds of this process."""

    identity: float
    total: float
    identity_cpu: float
    total_cpu: float
    own: float
    identity_commands: int
    commands: int


@dataclass
class TimedSession:
    """A session that adds up the seconds spent on the link."""

    below: CardSession
    spent: list[float]

    @property
    def reader(self) -> str:
        return self.below.reader

    @property
    def atr(self) -> bytes:
        return self.below.atr

    def transmit(self, command: bytes) -> Answer:
        began = time.perf_counter()
        answer = self.below.transmit(command)
        self.spent[0] += time.perf_counter() - began
        return answer

    def reset(self) -> None:
        self.below.reset()

    def close(self) -> None:
        self.below.close()


@dataclass
class TimedSlots:
    """Slots whose sessions are timed."""

    below: CardSlots
    spent: list[float]

    def slots(self) -> tuple[Slot, ...]:
        return self.below.slots()

    def connect(self, name: str) -> CardSession:
        return TimedSession(self.below.connect(name), self.spent)

    def wait(self, seconds: float) -> None:
        self.below.wait(seconds)


class PlainMemory(Memory):
    """What a plain reader assumes of every card: no short names, 223 bytes at once."""

    def of(self, reader: str, atr: bytes) -> Habits:
        del reader, atr
        return Habits(chunk=223, short_names=False, guessing=False)


def floor(speed: int) -> tuple[float, float]:
    """Seconds the link needs for the identity and in all: each file in one command of extended length, nothing asked.

    What must pass: EF.CardAccess, five commands of PACE, SELECT, two of chip authentication, and the files.
    """
    radio = Radio(speed, _LATENCY_MS / 1000, real=False)
    files = {number: len(data) for number, data in build(PROFILES["cccd"]).chip.files.items()}

    def sealed(size: int) -> float:
        padded = (size // 16 + 1) * 16
        return radio.seconds(23, padded + 1 + (2 if padded < 127 else 3 if padded < 255 else 4) + 4 + 10 + 2)

    access = radio.seconds(5, 54 + 2) + radio.seconds(20, 2)
    pace = radio.seconds(8, 22) + 2 * radio.seconds(75, 71) + radio.seconds(18, 14)
    select = radio.seconds(35, 16)
    chip = radio.seconds(35, 16) + radio.seconds(101, 35)
    identity = access + pace + select + chip + sum(sealed(files[n]) for n in (0x011D, 0x010E, 0x0101, 0x010D))
    return identity, identity + sealed(files[0x0102])


def once(reader: CardReader, key: AccessKey, spent: list[float], *, early: bool) -> Cost:
    """One reading. A reader that does not show early has the identity when it has everything."""
    marks: list[tuple[float, float, float]] = []
    spent[0] = 0.0
    began, cpu = time.perf_counter(), time.process_time()

    def mark(event: CardEvent) -> None:
        if isinstance(event, IdentityRead):
            wall = time.perf_counter() - began
            marks.append((wall, time.process_time() - cpu, wall - spent[0]))

    card: ChipCard = reader.read(key, Event(), mark, timeout=60)
    total, total_cpu = time.perf_counter() - began, time.process_time() - cpu
    assert card.trust.genuine
    assert card.photo is not None
    identity, identity_cpu, own = marks[0] if early else (total, total_cpu, total - spent[0])
    commands = card.tally.identity_commands if early else card.tally.commands
    return Cost(identity, total, identity_cpu, total_cpu, own, commands, card.tally.commands)


def median(costs: list[Cost]) -> Cost:
    """Field by field."""
    return Cost(
        statistics.median(c.identity for c in costs),
        statistics.median(c.total for c in costs),
        statistics.median(c.identity_cpu for c in costs),
        statistics.median(c.total_cpu for c in costs),
        statistics.median(c.own for c in costs),
        int(statistics.median(c.identity_commands for c in costs)),
        int(statistics.median(c.commands for c in costs)),
    )


def measure(slots: CardSlots, *, plain: bool, rounds: int = _ROUNDS) -> tuple[Cost, list[Cost]]:
    """The first reading, of a kind of card never seen, and those after it."""
    spent = [0.0]
    reader = CardReader(TimedSlots(slots, spent), ANCHORED, now=lambda: TODAY)
    if plain:
        reader._memory = PlainMemory()
    first = once(reader, key_of(MAU), spent, early=not plain)
    return first, [once(reader, key_of(MAU), spent, early=not plain) for _ in range(rounds)]


@contextmanager
def carded(daemon: pcscd.Pcscd, speed: int) -> Iterator[PcscSlots]:
    """The real pcscd with a card of this speed on it, in a process of its own."""
    options = ["--vpcd", f"127.0.0.1:{daemon.port}", "--speed", str(speed), "--latency-ms", str(_LATENCY_MS)]
    program = "import typer; from kiosk.sim.card.command import card; typer.run(card)"
    card = subprocess.Popen([sys.executable, "-c", program, *options])
    slots = PcscSlots(allow_virtual=True)
    end = time.monotonic() + 30
    while not any(slot.atr for slot in slots.slots()):
        assert time.monotonic() < end, "the simulated card did not come"
        slots.wait(0.2)
    try:
        yield slots
    finally:
        card.terminate()
        card.wait()
        while any(slot.atr for slot in slots.slots()):
            slots.wait(0.2)
        slots.close()


def row(what: str, cost: Cost, speed: int) -> None:
    """One line of the table."""
    least, most = floor(speed)
    print(
        f"{what:<30} {cost.identity:>8.3f} {cost.identity / least:>6.2f} {cost.total:>8.3f} {cost.total / most:>6.2f}"
        f" {cost.identity_commands:>5} {cost.commands:>5}"
        f" {cost.own * 1000:>7.1f} {cost.identity_cpu * 1000:>7.1f} {cost.total_cpu * 1000:>7.1f}"
    )


def rows(slots: CardSlots, speed: int) -> None:
    """Both readers on one card."""
    rounds = _ROUNDS if speed == _GOAL_SPEED else 3
    first, after = measure(slots, plain=False, rounds=rounds)
    row("  kiosk: first of its kind", first, speed)
    row("  kiosk: kind known, median", median(after), speed)
    row("  kiosk: kind known, best", min(after, key=lambda cost: cost.identity), speed)
    _, plain = measure(slots, plain=True, rounds=3)
    row("  plain reader, median", median(plain), speed)


def table(over: str, slots_at: dict[int, CardSlots] | None, daemon: pcscd.Pcscd | None) -> None:
    """Both readers at every speed."""
    print(f"citizen card over {over}, {_LATENCY_MS} ms a command; load {os.getloadavg()[0]:.1f}")
    print(
        f"{'seconds':<30} {'identity':>8} {'/floor':>6} {'total':>8} {'/floor':>6}"
        f" {'cmds':>5} {'all':>5} {'own ms':>7} {'cpu ms':>7} {'all':>7}"
    )
    for speed in _SPEEDS:
        least, most = floor(speed)
        print(f"{f'{speed} kbit/s: floor':<30} {least:>8.3f} {1:>6.2f} {most:>8.3f} {1:>6.2f} {13:>5} {14:>5}")
        if daemon is not None:
            with carded(daemon, speed) as slots:
                rows(slots, speed)
        elif slots_at is not None:
            rows(slots_at[speed], speed)
    print(
        "own: until the identity, not waiting for the link. Wanted at 424 kbit/s: at most 1.25 of the floor, 60 cpu ms"
    )


def main() -> None:
    """Print the table."""
    why_not = pcscd.available()
    if why_not is not None:
        lying = {
            speed: SimulatedSlots({"Simulated 0": Field(build(PROFILES["cccd"]), (), Radio(speed, _LATENCY_MS / 1000))})
            for speed in _SPEEDS
        }
        table(f"the in-process link ({why_not}; its processor time holds the card's too)", dict(lying), None)
        return
    daemon = pcscd.Pcscd()
    daemon.start()
    os.environ[pcscd.SOCKET] = str(daemon.socket)
    try:
        table("pcscd and its virtual reader", None, daemon)
    finally:
        daemon.close()


if __name__ == "__main__":
    main()
