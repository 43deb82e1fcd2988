"""The simulated printer as a stranger's program sees it: plain sockets, bytes from the manual."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from kiosk.sim.printer.faults import FaultSpec, parse_faults
from kiosk.sim.printer.server import SimPrinter

ROW = b"\x1dv0\x00\x48\x00\x01\x00" + b"\xff" * 72
CUT = b"\x1dV\x00"


@contextmanager
def wire_to(sim: SimPrinter) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", sim.port), timeout=30) as wire:
        yield wire


def ask(wire: socket.socket, question: bytes, count: int) -> bytes:
    wire.sendall(question)
    answer = b""
    while len(answer) < count:
        answer += wire.recv(64)
    return answer


@pytest.mark.parametrize(
    ("fault", "answers"),
    [
        ("", "12121212"),
        ("paper-low", "1212121e"),
        ("paper-out", "1a32127e"),
        ("cover-open", "1a161212"),
        ("offline", "1a121212"),
        ("unrecoverable", "1a523212"),
        ("head-hot", "1a525212"),
    ],
)
def test_status_answers_are_those_of_the_manual(fault: str, answers: str) -> None:
    with SimPrinter() as sim:
        sim.set_fault(fault)
        with wire_to(sim) as wire:
            said = b"".join(ask(wire, bytes((0x10, 0x04, n)), 1) for n in (1, 2, 3, 4))
    assert said.hex() == answers


def test_papers_are_numbered_and_named_in_order(tmp_path: Path) -> None:
    with SimPrinter(out=tmp_path, names=["ticket"]) as sim, wire_to(sim) as wire:
        wire.sendall((ROW + CUT) * 3)
        assert sim.wait_for_papers(3)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["ticket-002.png", "ticket-003.png", "ticket.png"]
    with Image.open(tmp_path / "ticket.png") as picture:
        assert picture.size == (576, 1)
        assert picture.getpixel((5, 0)) == 0


def test_a_process_id_is_answered_when_everything_before_it_is_on_paper() -> None:
    with SimPrinter() as sim, wire_to(sim) as wire:
        assert ask(wire, ROW + CUT + b"\x1d(H\x06\x0000AB12", 7) == b"\x37\x22AB12\x00"
        assert len(sim.papers) == 1


def test_the_latest_process_id_waits_for_a_host_that_listens() -> None:
    with SimPrinter(speed=8.0) as sim:
        with wire_to(sim) as wire:
            wire.sendall(ROW * 2 + CUT + b"\x1d(H\x06\x0000AB12")
            assert sim.machine.wait(lambda: sim.machine.received >= 170, 3)
        assert sim.wait_for_papers(1)
        sim.settle()
        with wire_to(sim) as wire:
            assert wire.recv(64) in (b"\x37\x22AB12\x00", b"")


def test_ghosts_are_real_here_without_a_clear_the_old_job_prints_after_the_refill() -> None:
    with SimPrinter() as sim:
        sim.set_fault("paper-out")
        with wire_to(sim) as wire:
            wire.sendall((ROW + CUT) * 3)
            assert sim.machine.wait(lambda: sim.machine.received >= 3 * 83, 3)
            assert not sim.papers
            sim.clear_faults()
            assert sim.wait_for_papers(3)


def test_a_clear_empties_the_buffer_and_is_confirmed() -> None:
    with SimPrinter() as sim:
        sim.set_fault("paper-out")
        with wire_to(sim) as wire:
            assert ask(wire, ROW + CUT + b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08", 3) == b"\x37\x25\x00"
            sim.clear_faults()
            sim.settle()
            assert not sim.papers
            assert sim.inked_rows == 0


def test_a_full_buffer_stops_the_data_but_not_the_questions() -> None:
    with SimPrinter(buffer_size=1024) as sim:
        sim.set_fault("paper-out")
        with wire_to(sim) as wire:
            wire.sendall(ROW * 12 + b"\x1dr\x01" * 200)
            assert sim.machine.wait(lambda: sim.machine.room() == 0, 3)
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        with wire_to(sim) as wire:
            assert ask(wire, b"\x10\x04\x04", 1) == b"\x7e"


def test_a_stuck_knife_waits_for_the_host_after_it_was_freed() -> None:
    with SimPrinter() as sim:
        sim.set_fault("cutter")
        with wire_to(sim) as wire:
            wire.sendall(ROW + CUT)
            assert sim.machine.wait(lambda: sim.machine.sensors.knife_stuck, 3)
            sim.clear_faults()
            assert ask(wire, b"\x10\x04\x03", 1) == b"\x1a"
            wire.sendall(b"\x10\x05\x01")
            assert sim.wait_for_papers(1)
            assert ask(wire, b"\x10\x04\x03", 1) == b"\x12"


def test_a_pulled_cable_refuses_and_comes_back_on_the_same_port() -> None:
    with SimPrinter() as sim:
        sim.set_fault("cable")
        with pytest.raises(OSError, match="refused"), wire_to(sim):
            pass
        sim.clear_faults()
        with wire_to(sim) as wire:
            assert ask(wire, b"\x10\x04\x01", 1) == b"\x12"


def test_power_off_forgets_what_was_not_printed() -> None:
    with SimPrinter() as sim:
        with wire_to(sim) as wire:
            sim.set_fault("power@100")
            wire.sendall(ROW + ROW + CUT)
            assert sim.machine.wait(lambda: not sim.machine.powered, 3)
        sim.clear_faults()
        sim.settle()
        assert not sim.papers


def test_automatic_status_speaks_on_every_change() -> None:
    with SimPrinter() as sim, wire_to(sim) as wire:
        assert ask(wire, b"\x1da\x0f", 4) == b"\x10\x00\x00\x0f"
        sim.set_fault("cover-open")
        assert wire.recv(16) == b"\x38\x00\x00\x0f"


def test_a_custom_printer_answers_with_its_full_status() -> None:
    with SimPrinter(custom=True) as sim, wire_to(sim) as wire:
        assert ask(wire, b"\x10\x04\x14", 6) == b"\x10\x0f\x00\x00\x00\x00"
        wire.sendall(ROW + CUT)
        assert sim.wait_for_papers(1)
        assert ask(wire, b"\x10\x04\x14", 6) == b"\x10\x0f\x20\x00\x00\x00"
        assert ask(wire, b"\x1de\x06", 1) == b"\x08"
        assert ask(wire, b"\x1d\xe1", 6) == b"7999cm" or sim.machine.roll.used_rows < 80


def test_text_is_drawn_so_that_it_can_be_seen() -> None:
    with SimPrinter() as sim, wire_to(sim) as wire:
        wire.sendall(b"HUY / VOID\n" + CUT)
        assert sim.wait_for_papers(1)
        assert sim.papers[0].inked_rows > 5
        assert "text" in sim.machine.log


def test_faults_are_words() -> None:
    assert parse_faults("paper-out, cable@12000,delay=0.7") == (
        FaultSpec("paper-out"),
        FaultSpec("cable", 0.0, 12000),
        FaultSpec("delay", 0.7),
    )
    assert parse_faults("") == ()


@pytest.mark.parametrize("text", ["fire", "delay", "paper-out@x", "cable@-1", "paper out"])
def test_other_words_are_refused_with_the_list(text: str) -> None:
    with pytest.raises(ValueError, match="paper-out"):
        parse_faults(text)
