"""What every card session owes its reader, simulated or real: one suite for both."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kiosk.devices.card.errors import CardGone, NoCard, NoReader
from kiosk.devices.card.link import CardSlots
from kiosk.devices.card.pcsc import PcscSlots
from kiosk.sim.card.pcscd import Pcscd
from tests.devices.card.real import FIRST, card, until
from tests.devices.card.simulated import SimulatedSlots

SELECT = bytes.fromhex("00A4040C07A0000002471001")
CARD_ACCESS = bytes.fromhex("00B09C0000")


@dataclass
class Bench:
    """Slots, and the ways to lay a card on the first of them and take it away."""

    slots: CardSlots
    name: str
    lay: Callable[[], None]
    take: Callable[[], None]


def _simulated() -> Bench:
    slots = SimulatedSlots({})
    name = slots.readers[0]
    return Bench(slots, name, lambda: slots.fields.update({name: card()}), lambda: slots.take_away(name))


@pytest.fixture(params=["simulated", pytest.param("real", marks=pytest.mark.root)])
def bench(request: pytest.FixtureRequest) -> Bench:
    """Both kinds."""
    if request.param == "simulated":
        return _simulated()
    daemon: Pcscd = request.getfixturevalue("daemon")
    slots: PcscSlots = request.getfixturevalue("slots")

    def lay() -> None:
        daemon.insert(card())
        until(slots, lambda: any(slot.atr for slot in slots.slots()))

    def take() -> None:
        daemon.empty()
        until(slots, lambda: not any(slot.atr for slot in slots.slots()))

    return Bench(slots, FIRST, lay, take)


def test_a_slot_shows_its_card_by_its_answer_to_reset(bench: Bench) -> None:
    assert {slot.atr for slot in bench.slots.slots()} == {None}
    bench.lay()
    shown = {slot.name: slot.atr for slot in bench.slots.slots()}[bench.name]
    assert shown is not None
    assert shown[0] == 0x3B
    session = bench.slots.connect(bench.name)
    assert (session.reader, session.atr) == (bench.name, shown)
    session.close()


def test_a_command_is_answered_with_data_and_status(bench: Bench) -> None:
    bench.lay()
    session = bench.slots.connect(bench.name)
    answer = session.transmit(CARD_ACCESS)
    assert (len(answer.data), answer.status) == (54, 0x9000)
    assert session.transmit(bytes.fromhex("00FF0000")).status == 0x6D00
    session.close()


def test_a_reset_forgets_what_was_selected(bench: Bench) -> None:
    bench.lay()
    session = bench.slots.connect(bench.name)
    assert session.transmit(SELECT).ok
    assert not session.transmit(CARD_ACCESS).ok
    session.reset()
    assert session.transmit(CARD_ACCESS).ok
    session.close()


def test_so_does_the_next_session(bench: Bench) -> None:
    bench.lay()
    first = bench.slots.connect(bench.name)
    assert first.transmit(SELECT).ok
    first.close()
    first.close()
    second = bench.slots.connect(bench.name)
    assert second.transmit(CARD_ACCESS).ok
    second.close()


def test_a_card_that_went_is_gone_for_every_call(bench: Bench) -> None:
    bench.lay()
    session = bench.slots.connect(bench.name)
    bench.take()
    with pytest.raises(CardGone):
        session.transmit(CARD_ACCESS)
    with pytest.raises(CardGone):
        session.reset()
    session.close()
    with pytest.raises(NoCard):
        bench.slots.connect(bench.name)


def test_an_empty_slot_has_no_card_and_an_unknown_one_is_no_reader(bench: Bench) -> None:
    with pytest.raises(NoCard):
        bench.slots.connect(bench.name)
    with pytest.raises(NoReader):
        bench.slots.connect("Nowhere 00")
