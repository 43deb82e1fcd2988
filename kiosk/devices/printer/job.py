"""The ticket printer as the terminal uses it: a look, and a job with one of three outcomes.

Nothing a printer or a cable does is raised from here; it is an outcome or a status. One thread at a time prints.
"""

import logging
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, Protocol

from kiosk.devices.printer import recovery
from kiosk.devices.printer.delivery import Delivery, Fault, Job
from kiosk.devices.printer.link import LinkFactory, LinkLost, PrinterAbsent
from kiosk.devices.printer.patience import Deadline, Patience
from kiosk.devices.printer.proof import probe
from kiosk.devices.printer.raster import Document, render, void_mark
from kiosk.devices.printer.recovery import Residue
from kiosk.devices.printer.session import Session, Silent
from kiosk.devices.printer.status import PrinterStatus, Proof, RealTimeStatus, Trouble
from kiosk.domain.outcome import Printed

log = logging.getLogger(__name__)

_REMEMBERED: Final = 256
_ACKNOWLEDGED: Final = frozenset((Trouble.CUTTER, Trouble.RECOVERABLE))  # errors that stay until the host says so


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """What became of one job. `bytes` were handed to the link; `trouble` is for staff."""

    outcome: Printed
    proof: Proof | None
    bytes: int
    seconds: float
    trouble: Trouble | None = None

    def to_json(self) -> dict[str, object]:
        """Contract §1."""
        return {
            "outcome": self.outcome,
            "proof": self.proof,
            "bytes": self.bytes,
            "seconds": round(self.seconds, 3),
            "trouble": self.trouble,
        }


class JobRecord(Protocol):
    """The journal's side of printing. Holds job ids and outcomes, nothing of the document."""

    def started(self, job_id: str) -> None:
        """Called before the first byte. What it raises stops the job and goes to the caller."""
        ...

    def ended(self, job_id: str, outcome: Printed) -> None:
        """Called once the outcome stands."""
        ...


class NoRecord:
    """For a command line, where the outcome is shown and not kept."""

    def started(self, job_id: str) -> None:
        """Nothing."""

    def ended(self, job_id: str, outcome: Printed) -> None:
        """Nothing."""


class _NotReady(Exception):
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class TicketPrinter:
    """One printer behind a link that is opened when needed and kept open. `proof`: "auto" or a Proof to insist on."""

    def __init__(
        self,
        open_link: LinkFactory,
        width_dots: int = 576,
        proof: str = "auto",
        record: JobRecord | None = None,
        *,
        patience: Patience | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        self._open_link = open_link
        self._width = width_dots
        self._wanted_proof = None if proof == "auto" else Proof(proof)
        self._record: JobRecord = record or NoRecord()
        self._patience = patience or Patience()
        self._stop = stop
        self._session: Session | None = None
        self._proof = self._wanted_proof
        self._residue = Residue.BUFFER  # whoever printed before may have left something
        self._voided = False
        self._unproven = False
        self._tries, self._not_before = 0, 0.0
        self._reachable = True
        self._outcomes: OrderedDict[str, PrintOutcome] = OrderedDict()
        self._busy = threading.Lock()
        self._void = void_mark(width_dots)

    def status(self) -> PrinterStatus:
        """Look at the printer now, in less than ten seconds. What does not answer is not online."""
        with self._busy:
            status = self._look()
        self._note(status)
        return status

    def print(self, job_id: str, document: Document) -> PrintOutcome:
        """Print once. The same id again gives the first outcome and no second paper. Ends within 25 seconds."""
        with self._busy:
            if job_id in self._outcomes:
                return self._outcomes[job_id]
            begun = time.monotonic()
            job = Job.of(render(document, self._width))
            self._record.started(job_id)
            outcome = self._deliver(job, begun)
            self._outcomes[job_id] = outcome
            if len(self._outcomes) > _REMEMBERED:
                self._outcomes.popitem(last=False)
            self._record.ended(job_id, outcome.outcome)
            return outcome

    def close(self) -> None:
        """Give the link back."""
        with self._busy:
            self._drop(abort=False)

    def _look(self) -> PrinterStatus:
        deadline = Deadline(self._patience.look, self._stop)
        try:
            session, answers = self._ask(deadline)
        except _NotReady as refused:
            return PrinterStatus.unreachable(refused.trouble)
        try:
            if answers.trouble is None:
                self._tidy(session, Deadline(self._patience.recovery, self._stop))
                self._proof_of(session, deadline)
                answers = session.real_time_status(deadline)
        except LinkLost as lost:
            self._drop()
            return PrinterStatus.unreachable(_named(lost))
        return PrinterStatus.of(answers, self._proof)

    def _ask(self, deadline: Deadline) -> tuple[Session, RealTimeStatus]:
        """The four answers over a link that works; one that died while idle is opened again. Raises _NotReady."""
        trouble = Trouble.ABSENT
        for _ in range(2):
            fresh = self._session is None
            try:
                session = self._connected(deadline)
                answers = session.real_time_status(deadline)
                if answers.trouble is Trouble.CUTTER or (answers.trouble is not None and self._unproven):
                    self._residue = max(self._residue, Residue.TORSO)
                if answers.trouble in _ACKNOWLEDGED and time.monotonic() >= self._not_before:
                    self._not_before = time.monotonic() + self._patience.again * 2 ** min(self._tries, 5)
                    self._tries += 1
                    recovery.acknowledge(session, deadline)
                    answers = session.real_time_status(deadline)
                return session, answers
            except PrinterAbsent:
                raise _NotReady(Trouble.ABSENT) from None
            except LinkLost as lost:
                self._drop()
                trouble = _named(lost)
                if fresh:
                    break
        raise _NotReady(trouble)

    def _connected(self, deadline: Deadline) -> Session:
        """An open session. The first thing a printer with a past hears is to forget it."""
        if self._session is None:
            self._session = Session(self._open_link(), self._patience)
            self._proof = self._wanted_proof
            if self._residue is not Residue.NOTHING:
                recovery.empty(self._session, deadline)
        return self._session

    def _tidy(self, session: Session, deadline: Deadline) -> None:
        """On a ready printer: put away what an earlier job left. Raises LinkLost."""
        if self._residue is Residue.CUT_SHORT:
            if not recovery.end_raster(session, deadline):
                return
            self._residue = Residue.TORSO
        if self._residue is Residue.TORSO:
            void = None if self._voided else self._void
            self._voided = True
            if not recovery.cut_off(session, void, self._patience, deadline):
                return
        self._residue, self._voided = Residue.NOTHING, False
        self._tries, self._not_before = 0, 0.0

    def _proof_of(self, session: Session, deadline: Deadline) -> Proof:
        if self._proof is None:
            self._proof = probe(session, deadline, self._patience)
        return self._proof

    def _deliver(self, job: Job, begun: float) -> PrintOutcome:
        deadline = Deadline(self._patience.printing, self._stop)
        try:
            session, answers = self._ask(deadline)
            if answers.trouble is not None:
                raise _NotReady(answers.trouble)
            if job.size * session.link.seconds_per_byte > self._patience.printing:
                raise _NotReady(Trouble.TOO_SLOW)
            self._tidy(session, deadline)
            if self._residue is not Residue.NOTHING:
                raise _NotReady(Trouble.STALLED)
            proof = self._proof_of(session, deadline)
        except _NotReady as refused:
            return _ended(Printed.NOT_PRINTED, self._proof, 0, begun, refused.trouble)
        except LinkLost as lost:
            self._drop()
            return _ended(Printed.NOT_PRINTED, self._proof, 0, begun, _named(lost))
        delivery = Delivery(session, job, proof, self._patience)
        self._residue, self._voided = Residue.TORSO, False
        try:
            delivery.run(deadline)
        except (Fault, LinkLost) as stopped:
            trouble = stopped.trouble if isinstance(stopped, Fault) else _named(stopped)
            if delivery.cut_short or isinstance(stopped, LinkLost):
                self._residue = Residue.CUT_SHORT
            cleared = self._make_safe(session, usable=isinstance(stopped, Fault))
            return _ended(delivery.outcome(cleared), proof, delivery.sent, begun, trouble)
        self._residue = Residue.NOTHING
        outcome = delivery.outcome(cleared_in_order=False)
        self._unproven = outcome is Printed.UNKNOWN
        trouble_left = None if outcome is Printed.PRINTED else Trouble.NO_PROOF
        return _ended(outcome, proof, delivery.sent, begun, trouble_left)

    def _make_safe(self, session: Session, usable: bool) -> bool:
        """After a fault, first of all: empty the buffers; whether that was confirmed on the job's own session."""
        deadline = Deadline(self._patience.recovery)
        try:
            if usable and recovery.empty(session, deadline):
                return True
        except LinkLost:
            pass
        self._drop()
        try:
            self._connected(deadline)
        except (LinkLost, PrinterAbsent):
            self._drop()
        return False

    def _drop(self, abort: bool = True) -> None:
        if self._session is not None:
            link = self._session.link
            self._session = None
            link.abort() if abort else link.close()

    def _note(self, status: PrinterStatus) -> None:
        """A printer that goes away is one line in the log, and one when it is back."""
        reachable = status.error not in (Trouble.ABSENT, Trouble.SILENT, Trouble.LINK_LOST)
        if reachable != self._reachable:
            self._reachable = reachable
            log.info("the ticket printer is %s", "back" if reachable else f"gone: {status.error}")


def _named(lost: LinkLost) -> Trouble:
    return Trouble.SILENT if isinstance(lost, Silent) else Trouble.LINK_LOST


def _ended(outcome: Printed, proof: Proof | None, sent: int, begun: float, trouble: Trouble | None) -> PrintOutcome:
    return PrintOutcome(outcome, proof, sent, time.monotonic() - begun, trouble)
