"""Conditions in the words of XFS4IoT, UnifiedPOS and CUSS, and verdicts from outcomes."""

from dataclasses import replace
from itertools import product

import pytest

from kiosk.devices.printer.status import Cover, Cutter, Paper, PrinterStatus, Proof, Trouble
from kiosk.domain.condition import Device
from kiosk.hil.benches.printer import condition_of
from kiosk.hil.events import CaseRan, PhaseEnded
from kiosk.hil.states import Control, Message
from kiosk.hil.verdict import of_phase, of_run

READY = PrinterStatus(True, Paper.OK, Cover.CLOSED, Cutter.OK, None, Proof.PROCESS_ID)
XFS_DEVICE = {"online", "offline", "powerOff", "noDevice", "hardwareError", "userError", "deviceBusy", "fraudAttempt",
              "potentialFraud"}  # fmt: skip
XFS_PAPER = {"full", "low", "out", "jammed", "unknown", "notSupported"}
XFS_MEDIA = {"present", "notPresent", "jammed", "entering", "retracted", "unknown", "notSupported"}


@pytest.mark.parametrize("trouble", [None, *Trouble])
def test_every_trouble_has_words_of_all_three_standards(trouble: Trouble | None) -> None:
    for paper, present in product([None, *Paper], [None, True, False]):
        found = condition_of(replace(READY, error=trouble, paper=paper, ticket_present=present)).flat()
        assert found["xfs4iot.device"] in XFS_DEVICE
        assert found["xfs4iot.paper"] in XFS_PAPER
        assert found["xfs4iot.media"] in XFS_MEDIA
        assert found["unifiedpos.state"] in {"closed", "idle", "busy", "error"}
        assert found["cuss.message"] in set(Message)
        if trouble in (None, Trouble.BUSY):
            assert found["unifiedpos.state"] != Control.ERROR
        else:
            assert found["xfs4iot.device"] != Device.ONLINE
            assert found["unifiedpos.state"] == Control.ERROR


def test_what_is_not_known_is_not_what_is_not_there() -> None:
    silent = condition_of(PrinterStatus.unreachable(Trouble.SILENT)).flat()
    assert (silent["xfs4iot.paper"], silent["xfs4iot.cover"], silent["xfs4iot.media"]) == (
        "unknown", "unknown", "notSupported",
    )  # fmt: skip
    with_mouth = condition_of(replace(READY, ticket_present=False)).flat()
    assert with_mouth["xfs4iot.media"] == "notPresent"


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (READY, Message.OK),
        (replace(READY, paper=Paper.LOW), Message.MEDIA_LOW),
        (replace(READY, paper=Paper.OUT, error=Trouble.PAPER_OUT), Message.MEDIA_EMPTY),
        (replace(READY, error=Trouble.PAPER_JAM), Message.MEDIA_JAMMED),
        (PrinterStatus.unreachable(Trouble.ABSENT), Message.NOT_REACHABLE),
        (PrinterStatus.unreachable(Trouble.STALLED), Message.TIMEOUT),
    ],
)
def test_cuss_messages(status: PrinterStatus, message: Message) -> None:
    assert condition_of(status).message is message


def ran(outcome: str) -> CaseRan:
    return CaseRan("t", "It works", outcome, 0.1, f"{outcome} why")


@pytest.mark.parametrize(
    ("outcomes", "crash", "wanted"),
    [
        (["PASS", "PASS"], "", "PASS"),
        (["PASS", "SKIP"], "", "PASS"),
        (["SKIP", "SKIP"], "", "SKIP"),
        (["PASS", "FAIL"], "", "FAIL"),
        (["FAIL", "TIMEOUT"], "", "TIMEOUT"),
        (["FAIL", "ERROR"], "", "ERROR"),
        (["PASS"], "it crashed", "ERROR"),
        (["FAIL"], "it crashed", "ERROR"),
        ([], "", "ERROR"),
    ],
)
def test_a_phase_is_as_good_as_its_worst_test(outcomes: list[str], crash: str, wanted: str) -> None:
    outcome, why = of_phase([ran(each) for each in outcomes], crash)
    assert outcome == wanted
    assert bool(why) == (wanted != "PASS")


def test_a_run_is_as_good_as_its_worst_phase_and_nothing_tried_is_nothing_proven() -> None:
    def ended(*outcomes: str) -> str:
        return of_run([PhaseEnded(0, n, outcome, "why") for n, outcome in enumerate(outcomes, 1)])[0]

    assert ended("PASS", "SKIP") == "PASS"
    assert ended("PASS", "FAIL", "ABORTED") == "ABORTED"
    assert ended("PASS", "FAIL", "ERROR") == "ERROR"
    assert ended("SKIP") == "ERROR"
    assert ended() == "ERROR"
