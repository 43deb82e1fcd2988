"""The terminal's devices as the visit uses them, each of which may be missing."""

import threading
from collections.abc import Callable
from typing import Protocol

from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.scanner.codes import Code
from kiosk.devices.scanner.faults import ScannerFault
from kiosk.devices.scanner.sight import Sight
from kiosk.domain.outcome import Printed
from kiosk.domain.receipt import Receipt
from kiosk.domain.slip import DeskSlip
from kiosk.domain.ticket import Ticket
from kiosk.services.journal import PrintedBeforeError

Document = Ticket | Receipt | DeskSlip


class Scanning(Protocol):
    """Reads codes; raises ScannerFault."""

    def read(self, stop: threading.Event, on_sight: Callable[[Sight], None]) -> Code | None:
        """The next code, or None when stopped."""

    def await_back(self, stop: threading.Event) -> bool:
        """True once the scanner works again, False when stopped."""


class Printing(Protocol):
    """Prints; never raises for trouble of the device."""

    def print(self, job: str, document: Document) -> Printed:
        """Under a job id that is written down before the first byte."""


class Reads(Protocol):
    """A code reader that opens its source by itself."""

    def read(self, stop: threading.Event, on_sight: Callable[[Sight], None]) -> Code | None:
        """The next code, or None when stopped. Raises ScannerFault."""

    def reopen(self, stop: threading.Event) -> bool:
        """Whether the source could be opened. Raises ScannerFault."""


class Scanner:
    """The configured code reader."""

    def __init__(self, reader: Reads) -> None:
        self._reader = reader

    def read(self, stop: threading.Event, on_sight: Callable[[Sight], None]) -> Code | None:
        """The next code, or None when stopped. Raises ScannerFault."""
        return self._reader.read(stop, on_sight)

    def await_back(self, stop: threading.Event) -> bool:
        """Tries about once a second until the source opens."""
        while not stop.is_set():
            try:
                if self._reader.reopen(stop):
                    return True
            except ScannerFault:
                stop.wait(1.0)
        return False


class Printer:
    """The configured ticket printer."""

    def __init__(self, printer: TicketPrinter) -> None:
        self._printer = printer

    def print(self, job: str, document: Document) -> Printed:
        """The same job id again gives the first outcome and no second paper, across a restart too."""
        try:
            return self._printer.print(job, document).outcome
        except PrintedBeforeError:
            return Printed.UNKNOWN


class NoPrinter:
    """A terminal without a printer: numbers stay on the screen."""

    def print(self, job: str, document: Document) -> Printed:
        """Nothing is printed, and it is said so."""
        del job, document
        return Printed.NOT_PRINTED
