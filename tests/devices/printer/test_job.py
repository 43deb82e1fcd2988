"""Jobs on the simulated printer: three outcomes, each of them true."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
import zxingcpp

from kiosk.devices.printer.delivery import Job
from kiosk.devices.printer.job import Taken, TicketPrinter
from kiosk.devices.printer.raster import Document, render
from kiosk.devices.printer.status import Cover, Cutter, Paper, Proof, Trouble
from kiosk.devices.printer.transports import link_to
from kiosk.domain.outcome import Printed
from kiosk.sim.printer.server import SimPrinter
from tests.devices.printer.samples import CODE, QUICK, RECEIPT, SLIP, TICKET

Opener = Callable[..., TicketPrinter]


class Record:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []

    def started(self, job_id: str) -> None:
        self.said.append((job_id, "started"))

    def ended(self, job_id: str, outcome: Printed) -> None:
        self.said.append((job_id, outcome))


@pytest.fixture(name="printer_at")
def made_printers() -> Iterator[Opener]:
    """Printers that are closed when the test ends."""
    with ExitStack() as opened:

        def printer_at(sim: SimPrinter, record: Record | None = None, stop: Event | None = None) -> TicketPrinter:
            printer = TicketPrinter(link_to(sim.url), 576, "auto", record, patience=QUICK, stop=stop)
            opened.callback(printer.close)
            return printer

        yield printer_at


@pytest.mark.parametrize("document", [TICKET, RECEIPT, SLIP])
def test_every_document_comes_out_dot_for_dot(document: Document, tmp_path: Path, printer_at: Opener) -> None:
    with SimPrinter(out=tmp_path, names=["paper"]) as sim:
        printer = printer_at(sim)
        outcome = printer.print("job-1", document)
        (paper,) = sim.papers
    assert outcome.outcome is Printed.PRINTED
    assert outcome.proof is Proof.PROCESS_ID
    raster = render(document)
    printed = bytes(byte ^ 0xFF for byte in paper.picture.tobytes())
    assert printed[: len(raster.bits)] == raster.bits
    assert not any(printed[len(raster.bits) :])
    assert (tmp_path / "paper.png").is_file()


def test_the_code_is_read_from_the_paper(tmp_path: Path, printer_at: Opener) -> None:
    with SimPrinter(out=tmp_path) as sim:
        printer = printer_at(sim)
        printer.print("job-1", TICKET)
        (found,) = zxingcpp.read_barcodes(sim.papers[0].picture.convert("L"))
    assert found.text == CODE


@pytest.mark.parametrize(
    ("proof", "outcome"),
    [("process-id", Printed.PRINTED), ("fence", Printed.PRINTED), ("none", Printed.UNKNOWN)],
)
def test_a_unit_proves_what_it_can_and_no_more(proof: str, outcome: Printed, printer_at: Opener) -> None:
    with SimPrinter(proof=proof) as sim:
        printer = printer_at(sim)
        assert printer.status().proof == proof
        assert printer.print("job-1", TICKET).outcome is outcome
        assert sim.wait_for_papers(1)


@pytest.mark.parametrize(
    ("fault", "trouble", "proof"),
    [
        ("paper-out", Trouble.PAPER_OUT, "process-id"),
        ("paper-out", Trouble.PAPER_OUT, "none"),
        ("cover-open", Trouble.COVER_OPEN, "fence"),
        ("head-hot", Trouble.RECOVERABLE, "process-id"),
        ("jam", Trouble.RECOVERABLE, "process-id"),
        ("unrecoverable", Trouble.UNRECOVERABLE, "fence"),
        ("offline", Trouble.OFFLINE, "process-id"),
        ("silent", Trouble.SILENT, "fence"),
        ("power", Trouble.ABSENT, "process-id"),
    ],
)
def test_a_printer_that_is_not_ready_gets_no_job_and_prints_nothing_later(
    fault: str, trouble: Trouble, proof: str, printer_at: Opener
) -> None:
    with SimPrinter(proof=proof) as sim:
        sim.set_fault(fault)
        printer = printer_at(sim)
        outcome = printer.print("job-1", TICKET)
        assert outcome.outcome is Printed.NOT_PRINTED
        assert outcome.trouble is trouble
        assert outcome.bytes == 0
        sim.clear_faults()
        assert printer.print("job-2", TICKET).outcome is not Printed.NOT_PRINTED
        assert sim.wait_for_papers(1)
        assert len(sim.papers) == 1


def test_the_record_knows_of_a_job_before_the_printer_does(printer_at: Opener) -> None:
    with SimPrinter() as sim:
        record = Record()
        printer = printer_at(sim, record)
        seen: list[int] = []
        started = record.started
        record.started = lambda job_id: (seen.append(sim.machine.received), started(job_id))[1]  # type: ignore[method-assign, func-returns-value]  # a look at the moment
        printer.print("job-1", TICKET)
        assert seen == [0]
        assert record.said == [("job-1", "started"), ("job-1", Printed.PRINTED)]


def test_a_record_that_cannot_be_written_stops_the_job_before_the_first_byte(printer_at: Opener) -> None:
    class Full(Record):
        def started(self, job_id: str) -> None:
            raise OSError("disk full")

    with SimPrinter() as sim:
        printer = printer_at(sim, Full())
        with pytest.raises(OSError, match="disk full"):
            printer.print("job-1", TICKET)
        assert sim.machine.received == 0


def test_the_same_job_twice_is_one_paper(printer_at: Opener) -> None:
    with SimPrinter() as sim:
        printer = printer_at(sim)
        first = printer.print("job-1", TICKET)
        assert printer.print("job-1", TICKET) is first
        assert printer.print("job-2", replace(TICKET, copy=True)).outcome is Printed.PRINTED
        assert len(sim.papers) == 2


def test_a_job_that_was_not_printed_comes_out_only_when_it_is_asked_for_again(printer_at: Opener) -> None:
    with SimPrinter() as sim:
        sim.set_fault("paper-out")
        printer = printer_at(sim)
        assert printer.print("job-1", TICKET).outcome is Printed.NOT_PRINTED
        sim.clear_faults()
        assert printer.status().ready
        sim.settle()
        assert not sim.papers
        assert printer.print("job-1", TICKET).outcome is Printed.PRINTED
        assert printer.print("job-1", TICKET).outcome is Printed.PRINTED
        assert len(sim.papers) == 1


def test_an_unknown_job_is_never_sent_again_under_its_id(printer_at: Opener) -> None:
    with SimPrinter(proof="none") as sim:
        printer = printer_at(sim)
        first = printer.print("job-1", TICKET)
        assert first.outcome is Printed.UNKNOWN
        assert printer.print("job-1", TICKET) is first
        assert sim.wait_for_papers(1)
        sim.settle()
        assert len(sim.papers) == 1


def test_status_tells_what_somebody_has_to_put_right(printer_at: Opener) -> None:
    with SimPrinter() as sim:
        printer = printer_at(sim)
        assert printer.status().ready
        sim.set_fault("paper-low")
        low = printer.status()
        assert (low.ready, low.paper) == (True, Paper.LOW)
        sim.set_fault("cover-open")
        assert printer.status().cover is Cover.OPEN
        sim.clear_faults()
        sim.set_fault("paper-out")
        out = printer.status()
        assert (out.online, out.paper, out.error) == (False, Paper.OUT, Trouble.PAPER_OUT)
        sim.clear_faults()
        assert printer.status().ready


def test_a_printer_that_is_not_there_is_absent_and_says_so_once(
    caplog: pytest.LogCaptureFixture, printer_at: Opener
) -> None:
    caplog.set_level("INFO", "kiosk.devices.printer.job")
    with SimPrinter() as sim:
        printer = printer_at(sim)
        url = sim.url
        assert printer.status().ready
    for _ in range(3):
        gone = printer.status()
        assert (gone.online, gone.paper) == (False, None)
    with SimPrinter(port=int(url.rpartition(":")[2])):
        assert printer.status().ready
    assert [r.getMessage().split(":")[0] for r in caplog.records if r.name == "kiosk.devices.printer.job"] == [
        "the ticket printer is gone",
        "the ticket printer is back",
    ]


def test_late_answers_are_never_taken_for_a_ready_printer(printer_at: Opener) -> None:
    with SimPrinter() as sim:
        sim.set_fault("delay=1.0")
        printer = printer_at(sim)
        assert not printer.status().online
        outcome = printer.print("job-1", TICKET)
        assert (outcome.outcome, outcome.trouble) == (Printed.NOT_PRINTED, Trouble.SILENT)


def test_split_and_slow_answers_are_understood(printer_at: Opener) -> None:
    with SimPrinter() as sim:
        sim.set_fault("split,delay=0.02")
        printer = printer_at(sim)
        assert printer.print("job-1", TICKET).outcome is Printed.PRINTED


def test_a_stuck_knife_is_unknown_and_nothing_more_comes_out_when_it_is_freed(printer_at: Opener) -> None:
    with SimPrinter() as sim:
        printer = printer_at(sim)
        assert printer.status().ready
        sim.set_fault("cutter")
        outcome = printer.print("job-1", TICKET)
        assert (outcome.outcome, outcome.trouble) == (Printed.UNKNOWN, Trouble.CUTTER)
        ink = sim.inked_rows
        assert not printer.status().ready
        sim.clear_faults()
        assert printer.status().cutter is Cutter.OK
        assert printer.status().ready
        assert sim.inked_rows - ink < 80, "only the void mark was printed after the fault"
        assert len(sim.papers) == 1


def test_stopping_ends_a_job_soon(printer_at: Opener) -> None:
    stop = threading.Event()
    with SimPrinter(speed=5.0) as sim:
        printer = printer_at(sim, stop=stop)
        threading.Timer(0.3, stop.set).start()
        begun = time.monotonic()
        outcome = printer.print("job-1", TICKET)
        assert time.monotonic() - begun < 20
        assert outcome.outcome is Printed.NOT_PRINTED
        assert outcome.trouble is Trouble.STOPPED


def test_a_printer_that_hangs_up_at_once_is_not_ready(printer_at: Opener) -> None:
    with SimPrinter() as sim:
        sim.set_fault("refuse")
        printer = printer_at(sim)
        assert not printer.status().online
        outcome = printer.print("job-1", TICKET)
        assert outcome.outcome is Printed.NOT_PRINTED
        assert outcome.trouble in (Trouble.LINK_LOST, Trouble.ABSENT), "whichever the race let it see"


def test_a_look_during_a_job_is_the_last_look_and_does_not_wait(printer_at: Opener) -> None:
    with SimPrinter(speed=50.0) as sim:
        printer = printer_at(sim)
        before = printer.status()
        job = threading.Thread(target=printer.print, args=("job-1", TICKET))
        job.start()
        assert sim.machine.wait(lambda: sim.machine.roll.inked_rows > 0, 5)
        assert printer.status() == before
        assert not sim.papers, "the job was still under way"
        job.join()


def test_paper_is_counted_and_a_new_roll_starts_at_nothing(printer_at: Opener) -> None:
    with SimPrinter() as sim:
        printer = printer_at(sim)
        printer.print("job-1", TICKET)
        used = printer.meter.used_mm
        assert 100 < used < 160
        assert printer.status().paper_left_mm == 80_000 - used
        sim.set_fault("paper-out")
        printer.status()
        sim.clear_faults()
        printer.status()
        assert printer.meter.used_mm == 0


def test_without_a_sensor_nobody_claims_that_the_ticket_was_taken(printer_at: Opener) -> None:
    with SimPrinter() as sim:
        printer = printer_at(sim)
        printer.print("job-1", TICKET)
        assert printer.status().ticket_present is None
        assert printer.await_taken(1.0) is Taken.NOT_KNOWN
        assert not printer.retract()


def test_a_presenter_knows_of_the_ticket_until_a_hand_takes_it(printer_at: Opener) -> None:
    with SimPrinter(custom=True) as sim:
        assert sim.presenter is not None
        printer = printer_at(sim)
        assert printer.status().ticket_present is False
        assert printer.print("job-1", TICKET).outcome is Printed.PRINTED
        assert printer.status().ticket_present is True
        assert printer.await_taken(0.1) is Taken.LEFT
        threading.Timer(0.1, sim.presenter.taken_by_hand).start()
        assert printer.await_taken(3.0) is Taken.TAKEN
        assert printer.status().ticket_present is False


def test_a_ticket_that_nobody_takes_is_drawn_back(printer_at: Opener) -> None:
    with SimPrinter(custom=True) as sim:
        assert sim.presenter is not None
        printer = printer_at(sim)
        printer.print("job-1", TICKET)
        assert printer.await_taken(0.1) is Taken.LEFT
        assert printer.retract()
        assert [piece.number for piece in sim.presenter.retracted] == [1]


def test_a_forgotten_ticket_is_drawn_back_before_the_next_one_comes(printer_at: Opener) -> None:
    with SimPrinter(custom=True) as sim:
        assert sim.presenter is not None
        printer = printer_at(sim)
        printer.print("job-1", TICKET)
        assert printer.print("job-2", RECEIPT).outcome is Printed.PRINTED
        assert [piece.number for piece in sim.presenter.retracted] == [1]
        assert sim.presenter.held is not None
        assert sim.presenter.held.number == 2
        assert not sim.presenter.ejected


def test_a_presenter_counts_its_own_roll_and_reports_its_jam(printer_at: Opener) -> None:
    with SimPrinter(custom=True) as sim:
        assert sim.presenter is not None
        printer = printer_at(sim)
        assert printer.status().paper_left_mm == 80_000
        printer.print("job-1", TICKET)
        left = printer.status().paper_left_mm
        assert left is not None
        assert 79_800 < left < 79_900
        sim.presenter.jammed = True
        jammed = printer.status()
        assert jammed.error is Trouble.PAPER_JAM
        assert not jammed.ready


def test_a_terminal_that_died_in_the_middle_of_a_ticket_does_not_spoil_the_next_one(printer_at: Opener) -> None:
    with SimPrinter() as sim:
        with socket.create_connection(("127.0.0.1", sim.port)) as dying:
            stream = Job.of(render(TICKET)).data
            dying.sendall(b"\x1b@\x1dP\xcb\xcb" + stream[:20_000])
            assert sim.machine.wait(lambda: sim.machine.received >= 20_000, 3)
        printer = TicketPrinter(link_to(sim.url), interrupted=True, patience=QUICK)
        assert printer.print("job-2", RECEIPT).outcome is Printed.PRINTED
        printer.close()
        torso, paper = sim.papers
        assert torso.inked_rows > 100
        raster = render(RECEIPT)
        printed = bytes(byte ^ 0xFF for byte in paper.picture.tobytes())
        assert printed[: len(raster.bits)] == raster.bits


def test_a_link_that_died_while_idle_is_opened_again_for_the_next_ticket(printer_at: Opener) -> None:
    with SimPrinter() as sim:
        printer = printer_at(sim)
        assert printer.print("job-1", TICKET).outcome is Printed.PRINTED
        sim.set_fault("reset")
        assert printer.print("job-2", RECEIPT).outcome is Printed.PRINTED
        assert len(sim.papers) == 2


def test_another_unit_at_the_same_address_is_asked_for_its_own_proof(printer_at: Opener) -> None:
    with SimPrinter() as first:
        printer = printer_at(first)
        assert printer.status().proof is Proof.PROCESS_ID
        port = first.port
    with SimPrinter(port=port, proof="fence"):
        assert printer.status().proof is Proof.FENCE
        assert printer.print("job-1", TICKET).proof is Proof.FENCE


def test_two_terminals_at_one_printer_do_not_mix_their_tickets(printer_at: Opener) -> None:
    with SimPrinter() as sim:
        holder, other = printer_at(sim), printer_at(sim)
        assert holder.print("job-1", TICKET).outcome is Printed.PRINTED
        refused = other.print("job-2", RECEIPT)
        assert (refused.outcome, refused.trouble) == (Printed.NOT_PRINTED, Trouble.SILENT)
        holder.close()
        assert other.print("job-2", RECEIPT).outcome is Printed.PRINTED
        assert len(sim.papers) == 2
