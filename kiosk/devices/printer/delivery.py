"""One job on its way: sent in small portions, watched all the time, so that little is ever out of our hands.

A portion goes only when the one before the last is known to be worked off. A printer that stops therefore holds at
most two portions, never a whole ticket that could come out later.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kiosk.devices.printer import escpos
from kiosk.devices.printer.escpos import Band
from kiosk.devices.printer.pace import Clock, Fences, Marks, Pace
from kiosk.devices.printer.patience import Deadline, Patience
from kiosk.devices.printer.proof import Abilities, new_mark
from kiosk.devices.printer.raster import Raster
from kiosk.devices.printer.session import Session
from kiosk.devices.printer.status import Proof, Trouble
from kiosk.domain.outcome import Printed

_PORTION_MM: Final = 16.0
_AHEAD: Final = 2


class Fault(Exception):
    """The printer stopped or does not go on; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Job:
    """A raster as portions in order."""

    portions: tuple[Band, ...]

    @classmethod
    def of(cls, raster: Raster) -> "Job":
        """Cut at bands into portions of at most 16 mm. The white at the end belongs to the last one that has ink."""
        portions: list[Band] = []
        bands = escpos.bands(raster)
        for number, band in enumerate(bands):
            last = portions[-1] if portions else None
            tail = band.blank and number == len(bands) - 1
            if last is not None and (tail or last.millimetres + band.millimetres <= _PORTION_MM):
                portions[-1] = Band(
                    last.data + band.data, last.millimetres + band.millimetres, last.blank and band.blank
                )
            else:
                portions.append(band)
        return cls(tuple(portions))

    @property
    def data(self) -> bytes:
        """All of it."""
        return b"".join(portion.data for portion in self.portions)

    @property
    def size(self) -> int:
        """Bytes of the document itself."""
        return sum(len(portion.data) for portion in self.portions)

    @property
    def millimetres(self) -> float:
        """Length of the paper."""
        return sum(portion.millimetres for portion in self.portions)


class Delivery:
    """The sending of one job over one session, and what is known of it at any moment."""

    def __init__(self, session: Session, job: Job, abilities: Abilities, patience: Patience) -> None:
        self._session = session
        self._job = job
        self._proof = abilities.proof
        self._patience = patience
        self._pace = _pace_of(session, abilities, patience)
        self._last = len(job.portions) - 1
        self._body_mark = new_mark()
        self._cut_mark = new_mark()
        self._through = False
        self.sent = 0
        self.body_handed_over = False
        self.cut_short = False

    def run(self, deadline: Deadline) -> None:
        """Send everything and wait for the proof. Raises Fault, LinkLost."""
        self._send(self._opening(), deadline)
        for number, portion in enumerate(self._job.portions):
            if number >= _AHEAD:
                self._await_portion(number - _AHEAD, deadline)
            self._send(portion.data, deadline)
            self.body_handed_over = number == self._last
            self._send(self._pace.sign(portion.millimetres), deadline)
        self._await_portion(self._last, deadline)  # while it can stop before the cut, the torso can still be voided
        self._send(self._ending(), deadline)
        self._await_end(deadline)
        self._through = True

    def outcome(self, cleared_in_order: bool) -> Printed:
        """What may be said now. `cleared_in_order`: the printer confirmed an emptied buffer on this same session,
        so whatever it has not answered by now it has not done."""
        if self._proof is Proof.PROCESS_ID and self._session.marked(self._cut_mark):
            return Printed.PRINTED
        if self._proof is Proof.FENCE and self._through:
            return Printed.PRINTED
        if not self.body_handed_over:
            return Printed.NOT_PRINTED
        if cleared_in_order and self._proof is Proof.PROCESS_ID and not self._session.marked(self._body_mark):
            return Printed.NOT_PRINTED
        if cleared_in_order and self._proof is Proof.FENCE and not self._pace.reached(self._last):
            return Printed.NOT_PRINTED
        return Printed.UNKNOWN

    @property
    def millimetres(self) -> float:
        """Paper that this may have cost, at most."""
        return self._job.millimetres * min(1.0, self.sent / max(1, self._job.size))

    def _opening(self) -> bytes:
        pulses = escpos.NO_REAL_TIME_PULSES if self._proof is Proof.PROCESS_ID else b""
        return escpos.RESET + pulses + escpos.DOT_UNITS

    def _ending(self) -> bytes:
        if self._proof is Proof.PROCESS_ID:
            body, cut = escpos.process_id(self._body_mark), escpos.process_id(self._cut_mark)
            return body + escpos.FEED_AND_CUT + cut
        return escpos.FEED_AND_CUT + self._pace.sign(escpos.CUTTER_MM)

    def _send(self, data: bytes, deadline: Deadline) -> None:
        self.cut_short = True
        went = self._session.write(data, deadline)
        self.sent += went
        self.cut_short = went < len(data)
        if self.cut_short:
            self._look()
            raise Fault(Trouble.STOPPED if deadline.stopped else Trouble.STALLED)

    def _await_portion(self, number: int, deadline: Deadline) -> None:
        """Until portion `number` has been worked off."""
        if self._pace.blind:
            self._look()
        self._await(lambda: self._pace.reached(number), deadline, lambda: self._pace.due(number))

    def _await_end(self, deadline: Deadline) -> None:
        if self._proof is Proof.PROCESS_ID:
            self._await(lambda: self._session.marked(self._cut_mark), deadline)
            return
        self._await_portion(self._last + 1, deadline)
        self._watch(deadline.within(self._patience.settle))

    def _await(self, done: Callable[[], bool], deadline: Deadline, due: Callable[[], float] = lambda: 1.0) -> None:
        """Until something is true; looking at the printer as long as it is not."""
        while not self._session.wait(done, deadline.within(min(self._patience.poll, due()))):
            self._look()
            if deadline.over:
                raise Fault(Trouble.STOPPED if deadline.stopped else Trouble.STALLED)

    def _watch(self, until: Deadline) -> None:
        """Keep looking for a while: a fault that shows up now belongs to this job."""
        while True:
            self._look()
            if until.over:
                return
            self._session.wait(self._session.fault_announced, until.within(self._patience.poll))

    def _look(self) -> None:
        """On its own time: the last look is the one that tells why a job did not end."""
        trouble = self._session.real_time_status(Deadline(self._patience.look)).trouble
        if trouble is not None:
            raise Fault(trouble)


def _pace_of(session: Session, abilities: Abilities, patience: Patience) -> Pace:
    if abilities.proof is Proof.NONE:
        return Clock(patience.slowest)
    if abilities.proof is Proof.PROCESS_ID and not abilities.fences:
        return Marks(session)
    return Fences(session)
