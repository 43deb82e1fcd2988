"""What the contract suites ask for, from the device under test."""

from collections.abc import Iterator

import pytest

from kiosk.devices.printer.link import LinkFactory
from kiosk.hil.benches import card, scanner
from kiosk.hil.benches.card import CardBench
from kiosk.hil.benches.printer import PrinterBench
from kiosk.hil.benches.scanner import ScannerBench


@pytest.fixture
def open_link(bench: PrinterBench) -> LinkFactory:
    """The printer's own link; most printers serve one host at a time, so the driver lets go of it first."""
    bench.printer.close()
    return bench.open_link


@pytest.fixture
def rig(bench: ScannerBench) -> Iterator[scanner.Rig]:
    """A source opened anew."""
    made = bench.rig()
    yield made
    made.close()


@pytest.fixture
def reader_rig(bench: CardBench) -> card.Rig:
    """The reader and its card."""
    return bench.rig()
