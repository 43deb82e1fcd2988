"""A printer in use: every paper the terminal prints, proven where the unit can prove, and never twice."""

from collections.abc import Callable

import pytest

from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.outcome import PrintOutcome
from kiosk.devices.printer.raster import Document
from kiosk.devices.printer.status import Proof
from kiosk.domain.outcome import Printed
from kiosk.hil.bench import Failed, Hands, Unavailable
from kiosk.hil.benches.printer import PrinterBench
from kiosk.hil.plugin import Measure
from kiosk.hil.samples import sample_receipt, sample_slip, sample_ticket
from kiosk.hil.words import Words

PAPERS: dict[str, Callable[[], Document]] = {"ticket": sample_ticket, "receipt": sample_receipt, "slip": sample_slip}
_LOOK = Words(
    "Xem phiếu vừa in: chữ tiếng Việt đủ dấu, mã QR rõ, cắt gọn. Có đúng không?",
    "Look at the paper just printed: all Vietnamese marks, a clear code, a clean cut. Is it right?",
)


def printed(printer: TicketPrinter, job: str, paper: Document) -> PrintOutcome:
    outcome = printer.print(job, paper)
    if outcome.outcome is Printed.NOT_PRINTED:
        raise Failed(f"not printed: {outcome.trouble}")
    return outcome


@pytest.mark.parametrize("name", list(PAPERS))
def test_every_paper_comes_out(bench: PrinterBench, name: str, measure: Measure, hands: Hands) -> None:
    before = bench.counted()
    outcome = printed(bench.printer, f"hil-{name}", PAPERS[name]())
    after = bench.counted()
    if outcome.outcome is Printed.PRINTED and None not in (before, after) and before == after:
        raise Failed(f"the {name} is said to be printed, and none came out")
    measure(f"{name}_s", round(outcome.seconds, 3), "s", high=12)
    measure(f"{name}_bytes", outcome.bytes, "B", high=120_000)
    try:
        right = hands.confirm(name, _LOOK)
    except Unavailable:
        return
    if not right:
        raise Failed(f"the operator says the {name} is not as it should be")


def test_printing_is_proven(bench: PrinterBench) -> None:
    outcome = printed(bench.printer, "hil-proof", sample_ticket("A-043"))
    if outcome.proof is Proof.NONE or outcome.outcome is not Printed.PRINTED:
        raise Failed(f"the printer proves nothing: outcome {outcome.outcome}, proof {outcome.proof}")


def test_the_same_job_gives_no_second_paper(bench: PrinterBench) -> None:
    first = printed(bench.printer, "hil-once", sample_ticket("A-044"))
    papers = bench.papers()
    assert bench.printer.print("hil-once", sample_ticket("A-044")) == first
    assert bench.papers() == papers, "a second paper came out"
