"""What forbids to serve: on the screen, for staff, and away again when it is over."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.app.stops import Stops, stopping
from kiosk.domain.condition import STOPS, Fault
from kiosk.services.health import FaultSince, Report
from kiosk.ui.shell import Shell
from kiosk.ui.views import make_view
from kiosk.visit import events as e
from kiosk.visit import states as s

AT = datetime(2026, 11, 23, tzinfo=UTC)


def report(*faults: Fault, offset: float | None = None) -> Report:
    return Report(devices=(), faults=tuple(FaultSince(fault, AT) for fault in faults), clock_offset_s=offset)


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[Shell]:
    made = Shell(lambda *_: None, hospital="BỆNH VIỆN")
    made.start()
    yield made
    made.stop()


def at(shell: Shell) -> s.State:
    """Where the visit is now."""
    return shell.state


def settle() -> None:
    QCoreApplication.processEvents()


@pytest.mark.parametrize("fault", list(Fault))
def test_only_what_forbids_to_serve_stops(fault: Fault) -> None:
    assert stopping(report(fault)) == ((fault,) if fault in STOPS else ())


@pytest.mark.parametrize(("offset", "stops"), [(None, False), (59.0, False), (-3599.0, False), (86_400.0, True)])
def test_a_clock_a_day_off_stops_and_one_a_minute_off_does_not(offset: float | None, stops: bool) -> None:
    assert stopping(report(Fault.CLOCK_OFF, offset=offset)) == ((Fault.CLOCK_OFF,) if stops else ())


def test_the_screen_says_it_and_opens_again_when_it_is_over(shell: Shell) -> None:
    stops = Stops(shell)
    stops.tell(report(Fault.DISK_FULL, Fault.HOT))
    settle()
    assert at(shell) == s.OutOfService(faults=(Fault.DISK_FULL,))
    cause = str(make_view(at(shell), 1).property("cause"))
    assert cause.replace("\u00a0", " ") == "Ổ đĩa đã đầy (disk_full)"
    stops.tell(report(Fault.DISK_FULL, Fault.NOT_ENROLLED))
    settle()
    assert at(shell) == s.OutOfService(faults=(Fault.DISK_FULL, Fault.NOT_ENROLLED))
    stops.tell(report())
    settle()
    assert isinstance(at(shell), s.Welcome)


def test_a_patient_is_not_interrupted(shell: Shell) -> None:
    stops = Stops(shell)
    shell.handle(e.CardSeen())
    stops.tell(report(Fault.DISK_FULL))
    settle()
    assert isinstance(at(shell), s.GiveKey)
    shell.handle(e.CardLeft())
    stops.settle(shell.state)
    settle()
    assert at(shell) == s.OutOfService(faults=(Fault.DISK_FULL,))


def test_what_staff_ordered_stays_ordered_when_a_fault_is_over(shell: Shell) -> None:
    stops = Stops(shell)
    shell.handle(e.StopService())
    stops.tell(report(Fault.DISK_FULL))
    settle()
    assert at(shell) == s.OutOfService(ordered=True, faults=(Fault.DISK_FULL,))
    stops.tell(report())
    settle()
    assert at(shell) == s.OutOfService(ordered=True)
