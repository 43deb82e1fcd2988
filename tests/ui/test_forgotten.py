"""One second after a visit: no text, no property, no log and no object of Python holds what was personal."""

import gc
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.domain.citizen import Source
from kiosk.domain.dates import PartialDate
from kiosk.domain.registration import Patient
from kiosk.ui.shell import Shell
from kiosk.ui.window import close_window, open_window
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.service import Service
from tests.album import settle
from tests.gallery import COVERED, GROUPS, PAYMENT, RECEIPT, REGISTRATION
from tests.visit.sample import CITIZEN

MASKED = "ĐỖ T** Q*** N***"


def personal() -> tuple[str, ...]:
    """Made anew for each look, so that the list itself is not what is found."""
    return ("".join(["001", "959595951"]), "".join(["Đỗ Thị Quên", " Ngay"]), "".join(["token-", "to-forget"]))


@pytest.fixture
def shell(built: None, qtbot: QtBot) -> Iterator[Shell]:
    shell = Shell(lambda *_: None, hospital="BỆNH VIỆN")
    window = open_window(shell, mm_per_px=0.248, fullscreen=False)
    window.setProperty("settleMs", 0)
    shell.start()
    settle()
    yield shell
    shell.stop()
    close_window(shell)


def someone() -> s.Visitor:
    """A patient whose texts exist nowhere else."""
    number, name, token = personal()
    who = replace(CITIZEN, number=number, name=name, born=PartialDate(1951, 9, 14), source=Source.CHIP)
    return s.Visitor(who, Patient(token, returning=True, active_today=0, unpaid_bills=0))


def visit(shell: Shell) -> None:
    """As far as the receipt, with help and a warning on the way."""
    visitor = someone()
    shell._enter(s.Consent(visitor.who), ())
    settle()
    for event in (
        e.Agreed(), e.Identified(visitor.patient), e.HelpAsked(), e.Back(), e.ServiceChosen(Service.REGISTER),
        e.CoverageRead(COVERED), e.IdleWarned(), e.Stay(), e.PayerChosen(REGISTRATION.kind), e.ClinicsRead(GROUPS),
    ):  # fmt: skip
        shell.handle(event)
        settle()


@pytest.mark.parametrize("end", ["finish", "timeout", "crash", "emergency"])
def test_no_object_remembers_the_patient_one_second_after_the_end(shell: Shell, qtbot: QtBot, end: str) -> None:
    visit(shell)
    assert remembered(), "the scan would find somebody who is still here"
    if end == "finish":
        shell.handle(e.IdleWarned())
        shell.handle(e.Finish())
    elif end == "timeout":
        shell.handle(e.IdleWarned())
        shell.handle(e.TimedOut())
    elif end == "emergency":
        shell.handle(e.EmergencyAsked())
        shell.handle(e.Finish())
    else:
        logging.getLogger("kiosk.ui.shell").disabled = True
        shell.handle(e.CodeRead(CITIZEN))
        logging.getLogger("kiosk.ui.shell").disabled = False
        shell._open(s.Welcome())
    assert isinstance(shell.state, s.Welcome)
    settle()
    gc.collect()
    assert remembered() == []


def remembered() -> list[str]:
    """Types of objects that hold a personal text: values, lists, dictionaries, and fields of slotted classes."""
    secrets = set(personal())
    found = []
    for thing in gc.get_objects():
        if thing is secrets:
            continue
        try:
            held = [part for part in gc.get_referents(thing) if type(part) is str and part in secrets]
        except (TypeError, ReferenceError):
            continue
        if held and type(thing).__name__ not in ("set", "frame", "tuple", "list"):
            found.append(type(thing).__name__)
    return found


def test_no_log_of_a_whole_visit_names_anybody(shell: Shell, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(5)
    visit(shell)
    shell.handle(e.Back())
    said = "\n".join(f"{record.getMessage()} {record.args!r}" for record in caplog.records)
    assert not [secret for secret in (*personal(), MASKED, PAYMENT.ref, RECEIPT.number) if secret in said]
