"""The terminal's devices as the visit uses them, each of which may be missing."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

from kiosk.devices.printer.outcome import PrintOutcome
from kiosk.devices.printer.status import Paper, PrinterStatus, Trouble
from kiosk.devices.scanner.codes import Code
from kiosk.devices.scanner.faults import ScannerFault
from kiosk.devices.scanner.sight import Sight
from kiosk.domain.outcome import Printed
from kiosk.domain.receipt import Receipt
from kiosk.domain.slip import DeskSlip
from kiosk.domain.ticket import Ticket
from kiosk.domain.way_slip import WaySlip
from kiosk.services.health import DeviceState
from kiosk.services.journal import PrintedBeforeError

CLOSE_S: Final = 1.0
"""So long the end of the terminal waits for a job that is under way."""

Document = Ticket | Receipt | DeskSlip | WaySlip


class Scanning(Protocol):
    """Reads codes; raises ScannerFault."""

    def look(self) -> DeviceState:
        """How it was when it was last used."""

    def try_open(self, stop: threading.Event) -> bool:
        """Whether it opens now."""

    def read(self, stop: threading.Event, on_sight: Callable[[Sight], None]) -> Code | None:
        """The next code, or None when stopped."""

    def await_back(self, stop: threading.Event) -> bool:
        """True once the scanner works again, False when stopped."""


class Printing(Protocol):
    """Prints; never raises for trouble of the device."""

    def look(self) -> DeviceState:
        """How it is now, for staff."""

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
        self._lost = False

    def look(self) -> DeviceState:
        """How it was when it was last used."""
        return DeviceState("scanner", "gone" if self._lost else "ok")

    def read(self, stop: threading.Event, on_sight: Callable[[Sight], None]) -> Code | None:
        """The next code, or None when stopped. Raises ScannerFault."""
        try:
            return self._reader.read(stop, on_sight)
        except ScannerFault:
            self._lost = True
            raise

    def await_back(self, stop: threading.Event) -> bool:
        """Tries about once a second until the source opens."""
        while not stop.is_set():
            if self.try_open(stop):
                return True
            stop.wait(1.0)
        return False

    def try_open(self, stop: threading.Event) -> bool:
        """Whether the source opens now."""
        try:
            opened = self._reader.reopen(stop)
        except ScannerFault:
            self._lost = True
            return False
        if opened:
            self._lost = False
        return opened


class Prints(Protocol):
    """A ticket printer that keeps a record of its jobs."""

    def status(self) -> PrinterStatus:
        """How it is now."""

    def print(self, job_id: str, document: Document) -> PrintOutcome:
        """One job, once. Raises PrintedBeforeError."""

    def close(self, patience: float) -> None:
        """Give the link back, once no job runs."""


class Papers(Protocol):
    """What is known of papers that came out."""

    def paper_due(self, job_id: str) -> str | None:
        """The job under which paper of this one is still to come out, or None."""


class Printer:
    """The configured ticket printer."""

    def __init__(
        self,
        printer: Prints,
        papers: Papers,
        on_trouble: Callable[[], None] = lambda: None,
        new_roll: Callable[[], None] = lambda: None,
    ) -> None:
        """`new_roll`: where the paper is counted."""
        self._printer = printer
        self._new_roll = new_roll
        self._papers = papers
        self._on_trouble = on_trouble
        self._last = ""

    def look(self) -> DeviceState:
        """Asked now; waits for a job under way. The detail tells of the last job that failed."""
        status = self._printer.status()
        state = str(status.error or (status.paper if status.paper is Paper.LOW else "ok"))
        return DeviceState("printer", state, self._last or None, paper_left_mm=status.paper_left_mm)

    def close(self) -> None:
        """Let go of it, so that whoever starts next may have it: a printer on the network serves one at a time."""
        self._printer.close(CLOSE_S)

    def print(self, job: str, document: Document) -> Printed:
        """The same job id again gives the first outcome and no second paper, across a restart too.

        A receipt over whose paper the terminal died comes out again as a marked copy.
        """
        due = self._papers.paper_due(job) if isinstance(document, Receipt) else None
        if isinstance(document, Receipt) and due not in (None, job):
            document = replace(document, copy=True)
        try:
            found = self._printer.print(due or job, document)
        except PrintedBeforeError:
            return Printed.UNKNOWN
        if found.outcome is not Printed.PRINTED:
            self._last = f"{job.partition(':')[0]} {found.outcome} {found.trouble or ''}".strip()
            self._on_trouble()
        return found.outcome

    def attempt(self, job: str, document: Document) -> PrintOutcome:
        """The same for staff, with everything that is known of it. Raises JournalError."""
        return self._printer.print(job, document)

    def roll_changed(self) -> None:
        """Staff put in a full roll: the count begins anew."""
        self._new_roll()


class NoPrinter:
    """A terminal without a printer: numbers stay on the screen."""

    def close(self) -> None:
        """Nothing is held."""

    def look(self) -> DeviceState:
        """There is none."""
        return DeviceState("printer", "none")

    def attempt(self, job: str, document: Document) -> PrintOutcome:
        """Nothing is printed."""
        del job, document
        return PrintOutcome(Printed.NOT_PRINTED, None, 0, 0.0, Trouble.ABSENT)

    def roll_changed(self) -> None:
        """There is no roll."""

    def print(self, job: str, document: Document) -> Printed:
        """Nothing is printed, and it is said so."""
        del job, document
        return Printed.NOT_PRINTED


def all_printed(printing: Printing, job: str, tickets: tuple[Ticket, ...]) -> Printed:
    """Each under its own job id; the worst that became of one is what became of all."""
    found = [printing.print(job if at == 0 else f"{job}:{at + 1}", ticket) for at, ticket in enumerate(tickets)]
    return next((one for one in (Printed.NOT_PRINTED, Printed.UNKNOWN) if one in found), Printed.PRINTED)
