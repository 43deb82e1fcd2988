"""The devices themselves are pulled under the real performer: it says what the visit's table was proven for."""

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from kiosk.app import chips as chips_part
from kiosk.app import code_watch
from kiosk.app.chips import ChipReader
from kiosk.app.devices import NoPrinter
from kiosk.app.perform import Performer
from kiosk.devices.card.errors import CardGone, Stage
from kiosk.devices.card.link import Slot
from kiosk.devices.card.reader import CardReader
from kiosk.devices.scanner.codes import CccdCode
from kiosk.devices.scanner.faults import ScannerGone
from kiosk.domain.chip import ChipKey
from kiosk.domain.route import route
from kiosk.domain.slip import SlipReason
from kiosk.ui.moment import Moment
from kiosk.visit import effects as f
from kiosk.visit import events as e
from kiosk.visit import states as s
from tests.app.test_perform import Bench
from tests.fixtures.stage import stage
from tests.gallery import PORTRAIT, SAMPLES
from tests.visit.pulled import ANSWERS
from tests.visit.sample import CITIZEN, PLAN, RECEIPT, TICKET


class Table:
    """A reader on which a card lies, until somebody pulls one or the other. Nobody waits."""

    def __init__(self) -> None:
        self.reader = self.card = True
        self.at_wait: list[Callable[[], None]] = []

    def slots(self) -> tuple[Slot, ...]:
        return (Slot("reader", b"\x3b" if self.card else None),) if self.reader else ()

    def connect(self, name: str) -> Any:
        self.card = False
        raise CardGone(Stage.READER, "pulled")

    def wait(self, seconds: float) -> None:
        if self.at_wait:
            self.at_wait.pop(0)()


class World:
    """A performer over devices that can be pulled; what it says of them, in order."""

    def __init__(self, bench: Bench) -> None:
        self.table = Table()
        reader = CardReader(self.table, patience=0.01)
        self.chips = ChipReader(self.table, reader, name=None, photo=True)
        self.told: queue.Queue[e.Event] = queue.Queue()
        self.moment = Moment(1, lambda _, event: self.told.put(event))
        self.bench = bench
        self.perform = Performer(replace(bench.perform._world, chips=self.chips, printing=NoPrinter()))

    def hears(self, effect: f.Effect, last: type[e.Event]) -> list[e.Event]:
        """Until that event."""
        self.perform(effect, self.moment)
        found: list[e.Event] = []
        while not (found and isinstance(found[-1], last)):
            found.append(self.told.get(timeout=30))
        for event in found:
            assert type(event) in {type(known) for known in ANSWERS[type(effect)]} | {e.PartTold}, event
            if isinstance(event, e.Failed):
                assert event in ANSWERS[type(effect)]
        return found


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr(chips_part, "BACK_S", 0.001)
    monkeypatch.setattr(code_watch, "LOST_S", 0.001)
    with stage() as scene:
        bench = Bench(scene)
        made = World(bench)
        yield made
        made.moment.end()
        made.perform.close()
        bench.moment.end()
        bench.perform.close()


def pull(table: Table, *, reader: bool = True, card: bool = True) -> Callable[[], None]:
    def now() -> None:
        table.reader, table.card = reader, card

    return now


def test_a_reader_that_is_pulled_while_a_card_is_waited_for_and_put_back(world: World) -> None:
    world.table.card = False
    world.table.at_wait = [pull(world.table, reader=False), pull(world.table, card=False), pull(world.table)]
    missing = threading.Event()

    def back() -> None:
        missing.wait(30)
        world.table.reader = world.table.card = True

    helper = threading.Thread(target=back)
    helper.start()
    world.perform(f.WatchForCard(fresh=False), world.moment)
    assert world.told.get(timeout=30) == e.ReaderMissing()
    missing.set()
    assert world.told.get(timeout=30) == e.CardSeen()
    helper.join()


def test_a_card_taken_away_and_a_reader_torn_off_are_the_same_to_whoever_waits_for_its_going(world: World) -> None:
    for torn in (pull(world.table, card=False), pull(world.table, reader=False)):
        world.table.reader = world.table.card = True
        world.table.at_wait = [torn]
        assert world.hears(f.AwaitRemoval(), e.CardLeft) == [e.CardLeft()]


def test_a_card_pulled_while_it_is_read_and_a_reader_that_is_gone_are_failures_in_the_patients_terms(
    world: World,
) -> None:
    assert isinstance(world.hears(f.ReadCard(ChipKey.of(CITIZEN)), e.Failed)[-1], e.Failed)
    assert world.hears(f.FetchPortrait(), e.PortraitRead) == [e.PortraitRead(None)]


def test_a_scanner_pulled_and_put_back(world: World) -> None:
    world.bench.reader.code = ScannerGone("pulled")
    world.bench.reader.mended = CccdCode(CITIZEN)
    world.perform(f.WatchForCode(), world.moment)
    told = [world.told.get(timeout=30) for _ in range(3)]
    assert told == [e.ScannerLost(), e.ScannerBack(), e.CodeRead(CITIZEN)]


def test_a_printer_that_is_pulled_is_said_on_every_paper(world: World) -> None:
    way = route(PLAN, "cap-cuu")
    assert way is not None
    for effect in (f.PrintTickets("t:1", (TICKET,)), f.PrintReceipt("r:1", RECEIPT), f.PrintWay(way)):
        assert isinstance(world.hears(effect, e.PrintEnded)[-1], e.PrintEnded)
    world.hears(f.PrintSlip(SlipReason.COVERAGE, None, None), e.SlipEnded)


def test_the_picture_of_a_chip_is_held_for_its_screen_and_what_lies_over_it_alone(world: World) -> None:
    """Not while somebody is asked how it was: the visit is over by then. And not once they have said no."""
    holding = s.Consent | s.CallingHelp | s.Help | s.Emergency | s.StillThere
    for name, state in SAMPLES.items():
        world.chips._portrait = PORTRAIT
        world.perform.shows(state)
        assert (world.chips._portrait is not None) is isinstance(state, holding), name
