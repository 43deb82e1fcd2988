"""A terminal may be ended at any moment: orderly, with its record closed and nothing that keeps the process alive."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.domain.condition import Fault
from kiosk.domain.order import Order
from kiosk.services.health import FaultSince, Report
from kiosk.visit.events import TimedOut
from kiosk.visit.states import Welcome
from tests.app import ending

ONE_OF_EACH = (
    ending.End("StartUp"),
    ending.End("Identifying", asked="/v1/patients/identify"),
    ending.End("Review", helped=True),
    ending.End("OpeningPayment", asked="/v1/payments"),
    ending.End("Paying", asked="/v1/payments/pay-1"),
    ending.End("ClosingPayment", asked="/v1/payments/pay-1/cancel"),
    ending.End("PrintingTicket", printing=True),
    ending.End("PrintingReceipt"),
    ending.End("Thanked"),
    ending.End("AskPin"),
    ending.End("Board"),
    ending.End("Board", board="print"),
    ending.End("Board", board="dials"),
)
"""The others are ended by `python -m tests.app.ending`."""


@pytest.mark.parametrize("at", ONE_OF_EACH, ids=str)
def test_it_ends_in_order_and_nothing_is_left(qtbot: QtBot, tmp_path: Path, at: ending.End) -> None:
    # One of them waits for the deadline of its call.
    ending.end(tmp_path, at, hangs_up=at.screen != "OpeningPayment")


@pytest.mark.long
@pytest.mark.parametrize("at", ending.ENDS, ids=str)
def test_it_ends_in_order_at_every_moment_though_nobody_ever_answers(
    qtbot: QtBot, tmp_path: Path, at: ending.End
) -> None:
    ending.end(tmp_path, at)


def test_what_the_heartbeat_and_staff_still_want_of_an_ended_terminal_opens_no_screen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with ending.world(tmp_path, ending.End("Welcome")) as (kiosk, printer, came, _):
        ending.lead(kiosk, printer, came, ending.End("Welcome"))
        late = datetime.now(UTC)
        full = Report((), faults=(FaultSince(Fault.DISK_FULL, late),))
        kiosk.stop()
        kiosk._stops.tell(full)
        kiosk._orders.give(Order("x", "out_of_service", None, late + timedelta(hours=1)))
        kiosk.shell.handle(TimedOut())
        QCoreApplication.processEvents()
        assert isinstance(kiosk.shell.state, Welcome)


@pytest.mark.expects_log("the moment of the test")
def test_a_complaint_at_the_end_is_told(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "lead", lambda *_: logging.warning("the moment of the test"))
    with pytest.raises(AssertionError, match="the moment of the test"):
        ending.end(tmp_path, ending.End("StartUp"))
