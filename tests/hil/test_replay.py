"""Traces are played against today's software, and a change in it is found."""

import json
import time
from pathlib import Path
from threading import Event
from typing import cast
from zipfile import ZipFile

import numpy as np
import pytest
from PIL import Image

from kiosk.devices.card.reader import CardReader
from kiosk.devices.card.trace import Trace
from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.patience import Patience
from kiosk.devices.printer.transports import link_to
from kiosk.domain.outcome import Printed
from kiosk.hil.bench import Site
from kiosk.hil.benches.printer import PrinterBench
from kiosk.hil.benches.scanner_picture import around_code
from kiosk.hil.lab import Lab, LabHands
from kiosk.hil.replay import Differs, play_tape, replay, traces_in
from kiosk.hil.samples import sample_ticket, slip_code
from kiosk.hil.wire import Departed, PlayedLink, Tape, calls_of, made_with, taped
from kiosk.sim.camera import Pose, draw_card, see
from kiosk.sim.labs.slots import ProcessSlots, field_of
from kiosk.sim.printer.server import SimPrinter
from tests.devices.card.simulated import ANCHORED, TODAY, key_of

BUSY = Patience(answer=5.0, stall=60.0, printing=60.0, recovery=10.0, look=20.0)
"""For a printer and a driver that share a busy machine."""


@pytest.fixture(scope="module")
def tape() -> str:
    """Two tickets on a printer that is gone by now."""
    with SimPrinter() as printer:
        kept = Tape()
        driver = TicketPrinter(taped(link_to(printer.url), kept), patience=BUSY)
        kept.called("status")
        assert driver.status().ready
        for number in ("A-001", "A-002"):
            kept.called(f"print {number}")
            assert driver.print(number, sample_ticket(number)).outcome is Printed.PRINTED
        driver.close()
    return kept.text()


def test_a_tape_plays_byte_for_byte_without_its_printer(tape: str, tmp_path: Path) -> None:
    file = tmp_path / "printer.tape.jsonl"
    file.write_text(tape, "utf-8")
    played = replay(file)
    sent = sum(len(bytes.fromhex(json.loads(line)["to"])) for line in tape.splitlines() if '"to"' in line)
    assert (played.steps, played.unit) == (sent, "bytes")
    assert sent > 60_000


def test_one_byte_of_a_ticket_that_changed_is_found_at_its_place(tape: str) -> None:
    lines = tape.splitlines()
    at = max(range(len(lines)), key=lambda n: len(lines[n]))
    value = json.loads(lines[at])
    data = bytearray.fromhex(value["to"])
    data[len(data) // 2] ^= 1
    lines[at] = json.dumps({**value, "to": data.hex()})
    with pytest.raises(Differs, match=r"after \d+ bytes as on the tape other ones are sent"):
        play_tape("\n".join(lines))


def test_an_answer_in_the_middle_of_what_is_sent_at_one_stroke_today_comes_all_the_same() -> None:
    link = PlayedLink('{"t": 0, "open": 1}\n{"t": 0, "to": "0102"}\n{"t": 0, "from": "16"}\n{"t": 0, "to": "0304"}\n')
    link.open()
    assert link.receive(0.1) == b""
    assert link.send(b"\x01\x02\x03", 0.1) == 3
    assert link.bytes_matched == 2
    assert link.receive(0.1) == b"\x16"
    assert link.receive(0.1) == b""
    assert link.send(b"\x04", 0.1) == 1
    assert link.whole
    assert link.bytes_matched == 4
    with pytest.raises(Departed, match="1 bytes more than on the tape"):
        link.send(b"\x05", 0.1)


def test_another_ticket_than_was_printed_is_found(tape: str) -> None:
    with pytest.raises(Differs, match="bytes as on the tape"):
        play_tape(tape.replace("print A-002", "print A-003"))


def test_a_tape_that_ends_too_soon_or_goes_on_is_found(tape: str) -> None:
    lines = tape.splitlines()
    with pytest.raises(Differs, match=r"job|call|bytes more"):
        play_tape("\n".join(lines[: len(lines) * 2 // 3]))
    with pytest.raises(Differs, match="the tape goes on"):
        play_tape("".join(line for line in tape.splitlines(keepends=True) if "print A-002" not in line))


def test_a_tape_without_calls_or_of_something_else_is_not_played() -> None:
    with pytest.raises(ValueError, match="for reading, not for playing"):
        play_tape('{"t": 0, "to": "1b40"}\n')
    for text in ("no json", '{"t": 1}', '{"to": "zz"}', "[]", '{"to": 3}'):
        with pytest.raises(ValueError, match="one JSON object a line"):
            play_tape(text)


def test_a_cards_trace_plays_and_one_that_was_changed_does_not(tmp_path: Path) -> None:
    trace = Trace(time.monotonic)
    reader = CardReader(ProcessSlots(field_of("cccd", "")), ANCHORED, now=lambda: TODAY, trace=trace)
    reader.read(key_of(), Event())
    file = tmp_path / "card.trace.jsonl"
    file.write_text(trace.text(), "utf-8")
    assert replay(file).steps > 5
    file.write_text(trace.text().replace('"le": 223', '"le": 200'), "utf-8")
    with pytest.raises(Differs):
        replay(file)
    file.write_text("nonsense", "utf-8")
    with pytest.raises(ValueError, match="one JSON object a line"):
        replay(file)


def test_frames_play_and_hold_the_code_only(tmp_path: Path) -> None:
    grey = see(draw_card(slip_code(7)), Pose(0.5, 0.52, 1.2, 1.0, 0.6), 1)
    code = around_code(grey)
    assert code is not None
    assert code.size < grey.size / 3
    assert around_code(np.full((200, 200), 90, np.uint8)) is None
    Image.fromarray(code).save(tmp_path / "frame-01.png")
    read = {"kind": "slip", "fields": {"id": "HIL0000007", "expires": None, "mac": "JBSWY3DPEHPK3PXPAB"}}
    index = tmp_path / "frames.jsonl"
    index.write_text(json.dumps({"t": 1, "file": "frame-01.png", "read": read}) + "\n", "utf-8")
    assert replay(index).steps == 1
    index.write_text(json.dumps({"t": 1, "file": "frame-01.png", "read": {"kind": "lab"}}) + "\n", "utf-8")
    with pytest.raises(Differs, match=r"frame-01\.png is not read as it was"):
        replay(index)
    (tmp_path / "frame-01.png").write_bytes(b"no picture")
    with pytest.raises(ValueError, match="PNG files"):
        replay(index)


@pytest.mark.parametrize(("proof", "width"), [("none", 576), ("fence", 384)])
def test_a_tape_of_any_printer_plays_with_nothing_but_the_report(proof: str, width: int, tmp_path: Path) -> None:
    kept: dict[str, bytes] = {}
    with SimPrinter(proof=proof) as printer:
        site = Site(printer.url, LabHands(cast("Lab", None)), {"width_dots": str(width)}, tmp_path, kept.__setitem__)
        site.hands.counts = False  # type: ignore[attr-defined]  # nobody counts here
        bench = PrinterBench(site)
        bench.before_cycles()
        for number in range(3):
            bench.cycle(number)
        bench.close()
    with ZipFile(tmp_path / "traces.zip", "w") as archive:
        archive.writestr("07/printer.tape.jsonl", kept["printer.tape.jsonl"])
    with traces_in(tmp_path / "traces.zip") as traces:
        (trace,) = map(replay, traces)
    assert trace.steps > 40_000
    assert calls_of(kept["printer.tape.jsonl"].decode())[1].end == ("unknown" if proof == "none" else "printed")
    assert made_with(kept["printer.tape.jsonl"].decode()) == (width, "auto")


def test_what_holds_no_trace_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"nothing")
    with pytest.raises(ValueError, match="not a zip file"), traces_in(tmp_path / "a.zip"):
        pass
    with traces_in(tmp_path) as none, traces_in(tmp_path / "a.tape.jsonl") as one:
        assert (none, one) == ([], [tmp_path / "a.tape.jsonl"])
    with pytest.raises(ValueError, match="one JSON object a line"):
        play_tape('{"t": 0, "with": 3}\n{"t": 0, "call": "status"}\n')
