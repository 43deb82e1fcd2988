"""The ghost-print campaign: a fault in the middle of a job, then everything is put right, then the next patient.

Counts what must never happen: "printed" without a paper, "not printed" with one, a ticket that comes out later, and a
next ticket that carries anything of the one before.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kiosk.devices.printer.delivery import Job
from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.patience import Patience
from kiosk.devices.printer.raster import Raster, render, void_mark
from kiosk.devices.printer.transports import link_to
from kiosk.domain.outcome import Printed
from kiosk.sim.printer.paper import Piece
from kiosk.sim.printer.server import SimPrinter
from tests.devices.printer.samples import QUICK, TICKET

PROOFS = ("process-id", "fence", "none")
FAULTS = ("paper-out", "cover-open", "cutter", "power", "cable")
MORE_FAULTS = ("reset", "stall", "head-hot", "offline", "jam", "unrecoverable", "deaf-clear,paper-out")
STEP = 2048

_FIRST = render(TICKET)
_SECOND = render(replace(TICKET, number="B-117", qr=None))
_VOID = void_mark(576).bits.strip(b"\0")
STEADY = replace(QUICK, slowest=300.0)  # a busy machine is not a faulty printer
SIZE = Job.of(_FIRST).size
POSITIONS = tuple(range(0, SIZE + STEP, STEP))


@dataclass
class Tally:
    """What a cell of the table saw."""

    outcomes: Counter[Printed] = field(default_factory=Counter)
    false_printed: int = 0
    false_not_printed: int = 0
    ghosts: int = 0
    late_rows: int = 0
    spoiled: int = 0
    not_usable_again: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing happened that must not."""
        wrong = self.false_printed, self.false_not_printed, self.ghosts, self.spoiled, self.not_usable_again
        return not any(wrong)


def run(proof: str, fault: str, at: int, tally: Tally, patience: Patience = QUICK, **machine: object) -> None:
    """One job with one fault."""
    with SimPrinter(proof=proof, **machine) as sim:  # type: ignore[arg-type]  # options of the machine, handed through
        printer = TicketPrinter(link_to(sim.url), patience=patience)
        assert printer.status().ready
        sim.set_fault(f"{fault}@{at}")
        outcome = printer.print("job-1", TICKET).outcome
        tally.outcomes[outcome] += 1
        sim.settle(0.3)
        whole_now = _holds(sim, _FIRST)
        tally.false_printed += outcome is Printed.PRINTED and not _cut(sim, _FIRST)
        tally.false_not_printed += outcome is Printed.NOT_PRINTED and whole_now
        ink = sim.inked_rows
        sim.clear_faults()
        for _ in range(6):
            if printer.status().ready:
                break
        sim.settle(1.0)
        tally.ghosts += not whole_now and _holds(sim, _FIRST, unvoided=True)
        tally.late_rows += max(0, sim.inked_rows - ink - _rows_with_ink(void_mark(576)))
        before = len(sim.papers)
        second = Printed.NOT_PRINTED
        for attempt in range(3):  # a busy machine may let a question go unanswered: then nothing was sent
            if second is Printed.NOT_PRINTED:
                second = printer.print(f"job-2-{attempt}", replace(TICKET, number="B-117", qr=None)).outcome
        sim.wait_for_papers(before + 1)
        sim.settle(1.0)
        tally.not_usable_again += second is Printed.NOT_PRINTED
        whole = [_is_exactly(piece, _SECOND) for piece in sim.papers]
        tally.spoiled += not (whole and whole[-1] and sum(whole) == 1)
        printer.close()


def table(cells: dict[tuple[str, str], Tally]) -> Iterable[str]:
    """For people."""
    heads = ["runs", *Printed, "false+", "false-", "ghosts", "late rows", "spoiled", "stuck"]
    yield f"{'proof':<11} {'fault':<20} " + " ".join(f"{head:>11}" for head in heads)
    for (proof, fault), tally in cells.items():
        wrong = tally.false_printed, tally.false_not_printed, tally.ghosts, tally.late_rows, tally.spoiled
        figures = [tally.outcomes.total(), *(tally.outcomes[outcome] for outcome in Printed), *wrong]
        yield f"{proof:<11} {fault:<20} " + " ".join(f"{n:>11}" for n in (*figures, tally.not_usable_again))


def _rows_with_ink(raster: Raster) -> int:
    return sum(any(raster.row(y)) for y in range(raster.height))


def _is_exactly(piece: Piece, raster: Raster) -> bool:
    dots = _dots(piece)
    return dots[: len(raster.bits)] == raster.bits and not any(dots[len(raster.bits) :])


def _dots(piece: Piece) -> bytes:
    return bytes(byte ^ 0xFF for byte in piece.picture.tobytes())


def _cut(sim: SimPrinter, raster: Raster, unvoided: bool = False) -> bool:
    """Whether the whole document lies in the tray; or one that nobody marked as void."""
    whole = [_dots(piece) for piece in sim.papers if raster.bits.rstrip(b"\0") in _dots(piece)]
    return any(not (unvoided and _VOID in dots) for dots in whole)


def _holds(sim: SimPrinter, raster: Raster, unvoided: bool = False) -> bool:
    """Whether the whole document is on paper, cut or still hanging."""
    with sim.machine.changed:
        hanging = b"".join(sim.machine.roll.hanging())
    return _cut(sim, raster, unvoided) or raster.bits.rstrip(b"\0") in hanging


def main() -> None:
    """Everything, or one kind of proof, as a table."""
    cells: dict[tuple[str, str], Tally] = {}
    for proof in sys.argv[1:] or PROOFS:
        for fault in (*FAULTS, *MORE_FAULTS):
            tally = cells[proof, fault] = Tally()
            for at in POSITIONS:
                run(proof, fault, at, tally, STEADY)
                if not tally.clean:
                    print("!!", proof, fault, at, tally, flush=True)  # noqa: T201 - a campaign run by hand
    print("\n".join(table(cells)))  # noqa: T201 - a campaign run by hand


if __name__ == "__main__":
    main()
