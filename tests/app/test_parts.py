"""What of the terminal works: gathered on one board, told to the screen that is up."""

import threading
from datetime import UTC, datetime

import pytest

from kiosk.app.parts import PartsBoard, works
from kiosk.domain.condition import Fault
from kiosk.domain.part import Part
from kiosk.services.health import DeviceState, FaultSince, Report
from kiosk.ui.moment import Moment
from kiosk.visit import events as e

AT = datetime(2026, 11, 21, 1, 5, tzinfo=UTC)


class Screen:
    """A screen that writes down what it is told."""

    def __init__(self, number: int = 1) -> None:
        self.told: list[tuple[Part, bool]] = []
        self.moment = Moment(number, self._take)

    def _take(self, _number: int, event: e.Event) -> None:
        assert isinstance(event, e.PartTold)
        self.told.append((event.part, event.works))


def report(*devices: DeviceState, fault: Fault | None = None) -> Report:
    """How a terminal is."""
    return Report(devices, "Welcome", None, faults=(FaultSince(fault, AT),) if fault else ())


@pytest.mark.parametrize(
    ("state", "good"),
    [
        ("ok", True), ("low", True), ("unknown", True), ("busy", True), ("none", False), ("paper_out", False),
        ("cover_open", False), ("cutter", False), ("paper_jam", False), ("absent", False), ("silent", False),
        ("unrecoverable", False), ("offline", False), ("stalled", False),
    ],
)  # fmt: skip
def test_a_printer_works_where_a_patient_gets_paper(state: str, good: bool) -> None:
    assert works("printer", state) is good


def test_a_screen_hears_at_once_what_is_known_and_later_what_changes() -> None:
    board, screen = PartsBoard(plan=False), Screen()
    board.know(Part.PRINTER, works=False)
    board.watch(screen.moment)
    assert screen.told == [(Part.PLAN, False), (Part.PRINTER, False)]
    board.tell(report(DeviceState("printer", "paper_out"), DeviceState("card", "ok"), DeviceState("scanner", "gone")))
    assert screen.told[2:] == [(Part.BACKEND, True), (Part.READER, True), (Part.SCANNER, False)]
    board.tell(report(DeviceState("printer", "ok"), DeviceState("card", "ok"), DeviceState("scanner", "gone")))
    assert screen.told[5:] == [(Part.PRINTER, True)]


def test_only_the_screen_that_is_up_hears_it() -> None:
    board, first, second = PartsBoard(plan=True), Screen(1), Screen(2)
    board.watch(first.moment)
    first.moment.end()
    board.know(Part.READER, works=False)
    board.watch(second.moment)
    assert (Part.READER, False) not in first.told
    assert (Part.READER, False) in second.told


def test_one_lost_packet_is_no_news_and_a_second_one_is() -> None:
    board, screen = PartsBoard(plan=True), Screen()
    board.watch(screen.moment)
    for fault in (None, Fault.BACKEND_AWAY, None, Fault.BACKEND_AWAY, Fault.BACKEND_AWAY, None):
        board.tell(report(fault=fault))
    assert screen.told[1:] == [(Part.BACKEND, True), (Part.BACKEND, False), (Part.BACKEND, True)]


def test_news_that_comes_while_a_screen_is_told_is_told_last() -> None:
    board, heard = PartsBoard(plan=True), list[tuple[Part, bool]]()
    board.know(Part.READER, works=True)
    threads: list[threading.Thread] = []

    def take(_number: int, event: e.Event) -> None:
        assert isinstance(event, e.PartTold)
        if not threads:
            # The reader is pulled while the screen is still being told how things were.
            threads.append(threading.Thread(target=board.know, args=(Part.READER,), kwargs={"works": False}))
            threads[0].start()
            threads[0].join(0.05)
        heard.append((event.part, event.works))

    board.watch(Moment(1, take))
    threads[0].join(10)
    assert [works for part, works in heard if part is Part.READER] == [True, False]
