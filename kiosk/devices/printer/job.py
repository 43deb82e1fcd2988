"""The ticket printer as the terminal uses it: a look, and a job with one of three outcomes.

Nothing a printer or a cable does is raised from here; it is an outcome or a status. One thread at a time prints.
"""

import logging
import threading
import time
from collections import OrderedDict
from dataclasses import replace
from enum import Enum, auto
from typing import Final

from kiosk.devices.printer.delivery import Delivery, Fault, Job
from kiosk.devices.printer.escpos import CUTTER_MM
from kiosk.devices.printer.link import LinkFactory, LinkLost
from kiosk.devices.printer.meter import PaperMeter
from kiosk.devices.printer.outcome import JobRecord, NoRecord, PrintOutcome
from kiosk.devices.printer.patience import Deadline, Patience
from kiosk.devices.printer.raster import Document, render, void_mark
from kiosk.devices.printer.status import PrinterStatus, Proof, Trouble
from kiosk.devices.printer.unit import NotReady, Unit, named
from kiosk.domain.outcome import Printed

log = logging.getLogger(__name__)

_REMEMBERED: Final = 256
_GONE: Final = frozenset((Trouble.ABSENT, Trouble.SILENT, Trouble.LINK_LOST))


class Taken(Enum):
    """Whether a hand took the ticket. Without a sensor nobody knows."""

    TAKEN = auto()
    LEFT = auto()
    NOT_KNOWN = auto()


class TicketPrinter:
    """One printer behind a link that is opened when needed and kept open. `proof`: "auto" or a Proof to insist on.

    `interrupted`: the record holds a job that was started and never ended; its torso is voided before anything else.
    """

    def __init__(
        self,
        open_link: LinkFactory,
        width_dots: int = 576,
        proof: str = "auto",
        record: JobRecord | None = None,
        *,
        interrupted: bool = False,
        meter: PaperMeter | None = None,
        patience: Patience | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        self.meter = meter or PaperMeter()
        self._width = width_dots
        self._record: JobRecord = record or NoRecord()
        self._patience = patience or Patience()
        self._stop = stop or threading.Event()
        wanted = None if proof == "auto" else Proof(proof)
        self._unit = Unit(open_link, wanted, void_mark(width_dots), self._patience, interrupted)
        self._outcomes: OrderedDict[str, PrintOutcome] = OrderedDict()
        self._busy = threading.Lock()
        self._last = PrinterStatus.unreachable(Trouble.BUSY)
        self._reachable = True

    def status(self) -> PrinterStatus:
        """Look at the printer now, in less than ten seconds. What does not answer is not online.

        While a job runs it is the last look that counts.
        """
        if not self._busy.acquire(timeout=self._patience.answer):
            return self._last
        try:
            self._last = self._look(Deadline(self._patience.look, self._stop))
        finally:
            self._busy.release()
        self._note(self._last)
        return self._last

    def print(self, job_id: str, document: Document) -> PrintOutcome:
        """Print once, within 25 seconds. The same id again gives the first outcome and no second paper.

        Only an id that ended as not printed is tried again.
        """
        with self._busy:
            before = self._outcomes.get(job_id)
            if before is not None and before.outcome is not Printed.NOT_PRINTED:
                return before
            begun = time.monotonic()
            job = Job.of(render(document, self._width))
            self._record.started(job_id)
            outcome = replace(self._deliver(job), seconds=time.monotonic() - begun)
            self._outcomes[job_id] = outcome
            if len(self._outcomes) > _REMEMBERED:
                self._outcomes.popitem(last=False)
            self._record.ended(job_id, outcome.outcome)
            return outcome

    def await_taken(self, seconds: float) -> Taken:
        """Wait for the hand that takes the ticket from the mouth. Without a sensor: not known, at once."""
        with self._busy:
            deadline = Deadline(seconds, self._stop)
            presenter = self._unit.presenter
            if presenter is None:
                return Taken.NOT_KNOWN
            try:
                while presenter.ticket_present(Deadline(self._patience.look)):
                    if deadline.over:
                        return Taken.LEFT
                    self._stop.wait(deadline.at_most(self._patience.poll))
            except LinkLost:
                self._unit.drop()
                return Taken.NOT_KNOWN
            return Taken.TAKEN

    def retract(self) -> bool:
        """Take back a ticket that nobody took; whether the mouth is empty now. False without a presenter."""
        with self._busy:
            try:
                return self._retracted(Deadline(self._patience.recovery))
            except LinkLost:
                self._unit.drop()
                return False

    def close(self, patience: float = -1) -> None:
        """Give the link back, once no job runs; after `patience` seconds it goes with the process."""
        if self._busy.acquire(timeout=patience):
            try:
                self._unit.drop(abort=False)
            finally:
                self._busy.release()

    def _look(self, deadline: Deadline) -> PrinterStatus:
        unit = self._unit
        try:
            answers = unit.ask(deadline)
        except NotReady as refused:
            return PrinterStatus.unreachable(refused.trouble)
        try:
            if answers.trouble is None:
                unit.prepare(deadline)
                answers = unit.ask(Deadline(self._patience.look))
        except NotReady as refused:
            if refused.trouble in _GONE:
                return PrinterStatus.unreachable(refused.trouble)
            return replace(PrinterStatus.of(answers, unit.proof), online=False, error=refused.trouble)
        self.meter.seen(answers.paper)
        return self._with_mouth(PrinterStatus.of(answers, unit.proof))

    def _with_mouth(self, status: PrinterStatus) -> PrinterStatus:
        """What a presenter adds: a ticket that waits, a jam, and its own count of the paper."""
        presenter = self._unit.presenter
        counted = replace(status, paper_left_mm=self.meter.left_mm)
        if presenter is None or not status.online:
            return counted
        deadline = Deadline(self._patience.answer * 3)
        try:
            present = presenter.ticket_present(deadline)
            jammed = presenter.jammed(deadline)
            left = presenter.remaining_mm(deadline)
        except LinkLost:
            self._unit.drop()
            return counted
        error = Trouble.PAPER_JAM if jammed else status.error
        return replace(counted, ticket_present=present, error=error, paper_left_mm=left or counted.paper_left_mm)

    def _retracted(self, deadline: Deadline) -> bool:
        presenter = self._unit.presenter
        if presenter is None:
            return False
        presenter.retract(deadline)
        while presenter.ticket_present(deadline):
            if deadline.over:
                return False
            self._stop.wait(deadline.at_most(self._patience.poll))
        return True

    def _deliver(self, job: Job) -> PrintOutcome:
        deadline = Deadline(self._patience.printing, self._stop)
        unit = self._unit
        try:
            session, abilities = unit.prepare(deadline)
            if job.size * session.link.seconds_per_byte > self._patience.printing:
                raise NotReady(Trouble.TOO_SLOW)
            if unit.presenter is not None and unit.presenter.ticket_present(deadline):
                self._retracted(deadline.within(self._patience.recovery))  # the next patient must not find it there
        except NotReady as refused:
            return PrintOutcome(Printed.NOT_PRINTED, unit.proof, 0, 0.0, refused.trouble)
        except LinkLost as lost_before:
            unit.drop()
            return PrintOutcome(Printed.NOT_PRINTED, unit.proof, 0, 0.0, named(lost_before))
        delivery = Delivery(session, job, abilities, self._patience)
        unit.begin()
        trouble: Trouble | None = None
        cleared = False
        try:
            delivery.run(deadline)
        except (Fault, LinkLost) as stopped:
            lost = isinstance(stopped, LinkLost)
            trouble = named(stopped) if isinstance(stopped, LinkLost) else stopped.trouble
            cleared = unit.make_safe(cut_short=delivery.cut_short or lost, usable=not lost)
        outcome = delivery.outcome(cleared)
        if trouble is None:
            unit.end(proven=outcome is Printed.PRINTED)
            trouble = Trouble.NO_PROOF if outcome is Printed.UNKNOWN else None
        self.meter.add(delivery.millimetres + CUTTER_MM)
        return PrintOutcome(outcome, abilities.proof, delivery.sent, 0.0, trouble)

    def _note(self, status: PrinterStatus) -> None:
        """A printer that goes away is one line in the log, and one when it is back."""
        reachable = status.error not in _GONE
        if reachable != self._reachable:
            self._reachable = reachable
            log.info("the ticket printer is %s", "back" if reachable else f"gone: {status.error}")
