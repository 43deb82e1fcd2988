"""The reader through a real pcscd and its virtual reader. Needs root; else the in-process link alone stands for it."""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from threading import Event

import pytest

from kiosk.devices.card import pcsc
from kiosk.devices.card.errors import CardError, CardGone, CardSilent, NoCard, NoReader, NotReady, ReaderBusy
from kiosk.devices.card.events import CardEvent, CardLeft, CardSeen, IdentityRead, ReadersChanged
from kiosk.devices.card.pcsc import PcscSlots
from kiosk.devices.card.reader import CardReader
from kiosk.devices.card.watch import CardWatch
from kiosk.sim.card import pcscd
from kiosk.sim.card.field import Exchanger, Field
from kiosk.sim.card.people import MAU
from kiosk.sim.card.profiles import PROFILES, build
from tests.devices.card.outcomes import OUTCOMES
from tests.devices.card.real import FIRST, SECOND, card, reader_over, until
from tests.devices.card.simulated import ANCHORED, TODAY, key_of

pytestmark = pytest.mark.root


class Deck:
    """A card that is another one at each reset, so that pcscd's polling is not waited for between profiles."""

    def __init__(self, card: Exchanger) -> None:
        self.card = card

    @property
    def atr(self) -> bytes:
        return self.card.atr

    def reset(self) -> None:
        self.card.reset()

    def exchange(self, raw: bytes) -> bytes:
        return self.card.exchange(raw)


def test_every_profile_comes_to_its_outcome_through_the_real_service(daemon: pcscd.Pcscd, slots: PcscSlots) -> None:
    deck = Deck(build(PROFILES["cccd"]))
    daemon.insert(Field(deck))
    until(slots, lambda: any(slot.atr for slot in slots.slots()))
    found: dict[str, str | tuple[str | None, ...]] = {}
    for profile in PROFILES:
        deck.card = build(PROFILES[profile])
        try:
            read = reader_over(slots).read(key_of(PROFILES[profile].person), Event(), timeout=30)
        except CardError as error:
            found[profile] = error.code
            continue
        trust, photo = read.trust, read.photo
        found[profile] = (
            read.access,
            trust.integrity,
            trust.signer,
            trust.chip,
            trust.cross_check,
            photo.format if photo else None,
        )
    assert found == OUTCOMES


def test_a_card_already_there_is_read_and_one_that_comes_is_waited_for(daemon: pcscd.Pcscd, slots: PcscSlots) -> None:
    timer = threading.Timer(0.3, lambda: daemon.insert(card()))
    timer.start()
    came = reader_over(slots).read(key_of(), Event(), timeout=30)
    timer.join()
    assert came.citizen.number == MAU.number
    assert came.reader == FIRST
    assert reader_over(slots).read(key_of(), Event(), timeout=30).trust.genuine


@pytest.mark.parametrize("at", [4, 19])
def test_a_card_pulled_is_card_removed_within_three_seconds(daemon: pcscd.Pcscd, slots: PcscSlots, at: int) -> None:
    daemon.insert(card("cccd", f"tear@{at}"))
    until(slots, lambda: any(slot.atr for slot in slots.slots()))
    began = time.monotonic()
    with pytest.raises(CardGone) as fault:
        reader_over(slots).read(key_of(), Event(), timeout=10)
    assert fault.value.code == "card_removed"
    assert time.monotonic() - began < 3.5


@pytest.mark.parametrize("at", [9, 20])
def test_a_card_pulled_and_put_back_is_read_whole(daemon: pcscd.Pcscd, slots: PcscSlots, at: int) -> None:
    daemon.insert(card("cccd", f"tear@{at}:back"))
    until(slots, lambda: any(slot.atr for slot in slots.slots()))
    events: list[CardEvent] = []
    chip = CardReader(slots, ANCHORED, patience=5, now=lambda: TODAY)
    read = chip.read(key_of(), Event(), events.append, timeout=15)
    assert read.trust.genuine
    assert read.photo is not None
    assert sum(isinstance(event, IdentityRead) for event in events) == 1


def test_a_silent_card_is_told_within_three_seconds(
    daemon: pcscd.Pcscd, slots: PcscSlots, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pcsc, "_PATIENCE", 0.7)
    stop = daemon.insert(card("cccd", "silent@10"))
    until(slots, lambda: any(slot.atr for slot in slots.slots()))
    with pytest.raises(CardSilent):
        reader_over(slots).read(key_of(), Event(), timeout=10)
    stop.set()  # the service answers for the card that left, and the waiting thread ends
    until(slots, lambda: not any(thread.name.startswith("card Virtual") for thread in threading.enumerate()))


@pytest.mark.parametrize("at", [11])
def test_a_killed_service_is_typed_within_three_seconds_and_its_restart_heals(
    daemon: pcscd.Pcscd, slots: PcscSlots, at: int
) -> None:
    field = card()
    daemon.insert(field)
    until(slots, lambda: any(slot.atr for slot in slots.slots()))
    answer, count = field.exchange, [0]

    def kill_at(raw: bytes) -> bytes:
        count[0] += 1
        if count[0] == at:
            daemon.kill()
        return answer(raw)

    field.exchange = kill_at  # type: ignore[method-assign]  # the fault is the service's, not the card's
    began = time.monotonic()
    with pytest.raises(CardGone):
        reader_over(slots).read(key_of(), Event(), timeout=10)
    assert time.monotonic() - began < 3.5
    assert slots.slots() == ()
    daemon.empty()
    daemon.start()
    daemon.insert(card())
    assert reader_over(slots).read(key_of(), Event(), timeout=10).trust.genuine


def test_a_service_that_hangs_is_typed_and_given_up(
    daemon: pcscd.Pcscd, slots: PcscSlots, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pcsc, "_PATIENCE", 0.5)
    daemon.insert(card())
    until(slots, lambda: any(slot.atr for slot in slots.slots()))
    assert daemon.process is not None
    os.kill(daemon.process.pid, signal.SIGSTOP)
    began = time.monotonic()
    try:
        with pytest.raises(NotReady):
            reader_over(slots).read(key_of(), Event(), timeout=1)
        assert time.monotonic() - began < 30
    finally:
        os.kill(daemon.process.pid, signal.SIGCONT)
    assert reader_over(slots).read(key_of(), Event(), timeout=10).trust.genuine
    until(slots, lambda: sum(thread.name.startswith("card ") for thread in threading.enumerate()) <= 1)


def test_of_two_cards_on_two_readers_the_one_the_key_opens_is_read(daemon: pcscd.Pcscd, slots: PcscSlots) -> None:
    daemon.insert(card("no-expiry"), 0)
    daemon.insert(card(), 1)
    until(slots, lambda: sum(slot.atr is not None for slot in slots.slots()) == 2)
    assert reader_over(slots).read(key_of(), Event(), timeout=30).reader == SECOND
    with pytest.raises(CardError) as fault:
        reader_over(slots, FIRST).read(key_of(), Event(), timeout=30)
    assert fault.value.code == "key_does_not_match"


def test_a_reader_another_program_holds_is_busy(daemon: pcscd.Pcscd, slots: PcscSlots) -> None:
    daemon.insert(card())
    until(slots, lambda: any(slot.atr for slot in slots.slots()))
    other = PcscSlots(allow_virtual=True)
    held = other.connect(FIRST)
    with pytest.raises(ReaderBusy):
        reader_over(slots).read(key_of(), Event(), timeout=30)
    held.close()
    other.close()
    assert reader_over(slots).read(key_of(), Event(), timeout=30).trust.genuine


def test_a_virtual_reader_is_refused_outside_a_development_install(daemon: pcscd.Pcscd) -> None:
    daemon.insert(card())
    strict = PcscSlots()
    until(strict, lambda: any(slot.atr for slot in strict.slots()))
    assert {slot.refused for slot in strict.slots()} == {"virtual"}
    with pytest.raises(NoReader):
        reader_over(strict).read(key_of(), Event(), timeout=3)
    strict.close()


def test_a_service_that_refuses_this_user_is_told_apart_from_one_that_is_away(
    daemon: pcscd.Pcscd, slots: PcscSlots, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As pcsc-lite 2 answers whom polkit does not let in.
    with monkeypatch.context() as refused:
        refused.setattr("kiosk.devices.card.pcsc.scard.SCardEstablishContext", lambda _scope: (0x8010006A, 0))
        assert slots.slots() == ()
        assert slots.away == "the PC/SC service refuses this user"
        with pytest.raises(NoReader, match="refuses this user"):
            slots.connect(FIRST)
    daemon.kill()
    assert slots.slots() == ()
    assert slots.away == "the PC/SC service is away"
    daemon.start()
    until(slots, lambda: len(slots.slots()) == 2)
    assert slots.away == ""


def test_no_card_and_no_reader_are_told_apart(daemon: pcscd.Pcscd, slots: PcscSlots) -> None:
    with pytest.raises(NoCard):
        reader_over(slots).read(key_of(), Event(), timeout=0.5)
    with pytest.raises(NoReader):
        reader_over(slots, "Absent 00").read(key_of(), Event(), timeout=0.5)


def test_the_watch_tells_cards_that_come_and_go_and_a_service_that_does(daemon: pcscd.Pcscd) -> None:
    events: list[CardEvent] = []
    stop = Event()
    own = PcscSlots(allow_virtual=True)
    thread = threading.Thread(target=CardWatch(own).run, args=(stop, events.append))
    thread.start()
    look = PcscSlots(allow_virtual=True)

    def came(*wanted: CardEvent) -> Callable[[], bool]:
        return lambda: all(event in events for event in wanted)

    atr = build(PROFILES["cccd"]).atr
    until(look, came(ReadersChanged((FIRST, SECOND))))
    taken = daemon.insert(card())
    until(look, came(CardSeen(FIRST, atr)))
    taken.set()
    until(look, came(CardLeft(FIRST)))
    daemon.kill()
    until(look, came(ReadersChanged(())))
    daemon.empty()
    daemon.start()
    events.clear()
    daemon.insert(card(), 1)
    until(look, came(CardSeen(SECOND, atr)))
    stop.set()
    thread.join(30)
    assert not thread.is_alive()
    own.close()
    look.close()


@pytest.mark.expects_log("polkit has no rule")
def test_a_service_that_refuses_us_is_told_once_and_not_while_it_only_begins(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("kiosk.devices.card.pcsc.scard.SCardEstablishContext", lambda _scope: (0x8010006A, 0))
    slots = PcscSlots(allow_virtual=True)

    def told() -> int:
        return sum("polkit has no rule" in record.getMessage() for record in caplog.records)

    for _ in range(pcsc.REFUSALS - 1):
        assert slots.slots() == ()
    assert (slots.away, told()) == ("the PC/SC service refuses this user", 0)
    for _ in range(pcsc.REFUSALS):
        slots.slots()
    assert told() == 1
    slots.close()


def test_traffic_is_logged_in_lengths_only(
    daemon: pcscd.Pcscd, slots: PcscSlots, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(pcsc.TRAFFIC, "kiosk.devices.card.pcsc")
    daemon.insert(card())
    reader_over(slots).read(key_of(), Event(), photo=False, timeout=30)
    lines = [record.getMessage() for record in caplog.records if record.levelno == pcsc.TRAFFIC]
    assert len(lines) == 16
    assert all(set(line) <= set("0123456789 bytes there, back") for line in lines)
    assert logging.getLogger("kiosk.devices.card.pcsc").isEnabledFor(pcsc.TRAFFIC)


def test_thirty_readings_leave_no_thread_and_no_handle(daemon: pcscd.Pcscd, slots: PcscSlots) -> None:
    daemon.insert(card())
    until(slots, lambda: any(slot.atr for slot in slots.slots()))
    chip = reader_over(slots)
    chip.read(key_of(), Event(), photo=False, timeout=30)
    threads, handles = threading.active_count(), len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - only counted
    for _ in range(30):
        chip.read(key_of(), Event(), photo=False, timeout=30)
    assert threading.active_count() == threads
    assert len(os.listdir("/proc/self/fd")) <= handles + 1  # noqa: PTH208 - only counted
