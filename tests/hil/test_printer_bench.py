"""The printer's bench in process: paper that ends in a soak is changed, and is no failure."""

from pathlib import Path

import pytest

from kiosk.hil.bench import NotJudged, Site, Unavailable
from kiosk.hil.benches.printer import PrinterBench
from kiosk.hil.words import Words
from kiosk.sim.printer.server import SimPrinter


class Hand:
    """Changes the roll, where it is there."""

    def __init__(self, printer: SimPrinter, *, there: bool) -> None:
        self._printer = printer
        self._there = there
        self.asked: list[str] = []

    def do(self, name: str, words: Words) -> None:
        if not self._there:
            raise Unavailable(name)
        self.asked.append(words.en)
        self._printer.clear_faults()

    def undo(self, name: str, words: Words) -> None:
        raise AssertionError(name)

    def ask(self, name: str, words: Words) -> str:
        raise AssertionError(name)

    def confirm(self, name: str, words: Words) -> bool:
        self.asked.append(words.en)
        return True


@pytest.mark.parametrize("there", [True, False])
def test_a_roll_that_ends_in_a_soak_is_changed_or_nothing_is_judged(there: bool, tmp_path: Path) -> None:
    with SimPrinter() as printer:
        hand = Hand(printer, there=there)
        bench = PrinterBench(Site(printer.url, hand, {}, tmp_path, lambda *_: None))
        bench.before_cycles()
        bench.cycle(0)
        printer.set_fault("paper-out")
        if there:
            bench.cycle(1)
            bench.after_cycles()
            assert hand.asked == [
                "Put the roll in and shut the cover.", "Count the tickets just printed: are there exactly 2?",
            ]  # fmt: skip
            assert printer.wait_for_papers(2)
        else:
            with pytest.raises(NotJudged, match="the paper ran out after 1 tickets, and nobody is there to change it"):
                bench.cycle(1)
        bench.close()
