"""What every way to a printer promises."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.link import LinkFactory, LinkLost, PrinterLink
from kiosk.devices.printer.patience import Deadline, Patience
from kiosk.devices.printer.session import Session
from kiosk.devices.printer.status import Proof
from kiosk.domain.outcome import Printed
from kiosk.hil.samples import sample_ticket


@pytest.fixture(name="link")
def one_link(open_link: LinkFactory) -> Iterator[PrinterLink]:
    link = open_link()
    yield link
    link.abort()


def test_a_link_opens_within_two_seconds_and_again_after_it_was_closed(open_link: LinkFactory) -> None:
    for end in ("close", "abort", "close"):
        begun = time.monotonic()
        link = open_link()
        assert time.monotonic() - begun < 2.5
        getattr(link, end)()
        getattr(link, end)()


def test_silence_is_no_bytes_within_the_time_given(link: PrinterLink) -> None:
    link.receive(0.2)
    begun = time.monotonic()
    assert link.receive(0.2) == b""
    assert 0.1 < time.monotonic() - begun < 1.0


def test_a_question_goes_out_and_its_answer_comes_back(link: PrinterLink) -> None:
    assert link.send(b"\x10\x04\x01", 0.5) == 3
    answer = link.receive(0.5)
    assert answer
    assert answer[0] & 0x93 == 0x12


def test_a_closed_link_says_that_it_is_lost(open_link: LinkFactory) -> None:
    link = open_link()
    link.close()
    with pytest.raises(LinkLost):
        link.send(b"\x10\x04\x01", 0.1)
    with pytest.raises(LinkLost):
        link.receive(0.1)


def test_all_four_questions_are_answered_and_none_is_left_over(link: PrinterLink) -> None:
    session = Session(link, Patience())
    for _ in range(20):
        assert session.real_time_status(Deadline(5)).trouble is None


def test_a_clear_does_not_upset_an_idle_printer(link: PrinterLink) -> None:
    session = Session(link, Patience())
    session.clear(Deadline(2))
    assert session.real_time_status(Deadline(5)).trouble is None


def test_a_ready_printer_prints_what_it_can_prove(open_link: LinkFactory) -> None:
    printer = TicketPrinter(open_link)
    status = printer.status()
    assert status.ready
    outcome = printer.print("contract-1", replace(sample_ticket(), copy=True))
    printer.close()
    assert outcome.proof is status.proof
    assert outcome.outcome is (Printed.UNKNOWN if outcome.proof is Proof.NONE else Printed.PRINTED)
    assert outcome.seconds < 25
