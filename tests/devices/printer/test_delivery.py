"""Portions, and how a job is paced by what a unit answers."""

import pytest

from kiosk.devices.printer import escpos
from kiosk.devices.printer.delivery import Job
from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.pace import Clock
from kiosk.devices.printer.raster import Document, render
from kiosk.devices.printer.status import Proof
from kiosk.devices.printer.transports import link_to
from kiosk.domain.outcome import Printed
from kiosk.sim.printer.server import SimPrinter
from tests.devices.printer.samples import QUICK, RECEIPT, SLIP, TICKET


@pytest.mark.parametrize("document", [TICKET, RECEIPT, SLIP])
def test_portions_are_short_and_together_the_whole(document: Document) -> None:
    raster = render(document)
    job = Job.of(raster)
    assert job.data == b"".join(band.data for band in escpos.bands(raster))
    assert job.size == len(job.data)
    assert job.millimetres == pytest.approx(raster.millimetres)
    assert all(portion.millimetres <= 16 for portion in job.portions[:-1])
    assert not job.portions[-1].blank, "a job whose last portion was not sent lacks ink, not only white"
    assert len(job.portions) >= 5


def test_a_unit_with_process_ids_and_no_fences_is_paced_by_its_ids() -> None:
    with SimPrinter(proof="process-id-only") as sim:
        printer = TicketPrinter(link_to(sim.url), patience=QUICK)
        outcome = printer.print("job-1", TICKET)
        printer.close()
        assert (outcome.outcome, outcome.proof) == (Printed.PRINTED, Proof.PROCESS_ID)
        assert len(sim.papers) == 1


@pytest.mark.parametrize("proof", ["process-id", "process-id-only", "fence", "none"])
def test_a_printer_that_stops_never_holds_more_than_a_few_centimetres(proof: str) -> None:
    job = Job.of(render(TICKET))
    with SimPrinter(proof=proof, buffer_size=1 << 20) as sim:
        printer = TicketPrinter(link_to(sim.url), patience=QUICK)
        assert printer.status().ready
        before = sim.machine.received
        sim.set_fault("offline@20,deaf-clear")
        outcome = printer.print("job-1", TICKET)
        printer.close()
        assert outcome.outcome is Printed.NOT_PRINTED
        first_three = sum(len(portion.data) for portion in job.portions[:3])
        assert sim.machine.received - before < first_three + 300


def test_a_clock_gives_each_portion_its_time_after_the_one_before() -> None:
    now = [100.0]
    pace = Clock(slowest=80.0, clock=lambda: now[0])
    assert pace.sign(16.0) == b""
    pace.sign(16.0)
    assert not pace.reached(0)
    assert pace.due(1) == pytest.approx(0.4)
    now[0] += 0.21
    assert pace.reached(0)
    assert not pace.reached(1)
    now[0] += 10
    pace.sign(8.0)
    assert pace.due(2) == pytest.approx(0.1)
