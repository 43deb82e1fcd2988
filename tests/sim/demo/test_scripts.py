"""Whole visits: every part real, far ends in processes of their own, the terminal driven by touches."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.sim.demo.chip_reader import why_not
from kiosk.sim.demo.scripts import SCRIPTS

PATIENCE_S = 400


def play(script: str, out: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "kiosk.sim", "demo", "--headless", "--script", script, "--out", str(out)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as running:
        try:
            printed, said = running.communicate(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            # With the far ends, or they would stay for ever.
            os.killpg(running.pid, signal.SIGKILL)
            raise
    assert running.returncode == 0, printed + said
    words = [line for line in said.splitlines() if '"qt"' in line or "Traceback" in line or '"bug' in line]
    assert words == []
    report: dict[str, Any] = json.loads((out / "visit.json").read_text("utf-8"))
    assert report["result"] == "done"
    return report


def screens(report: dict[str, Any]) -> list[str]:
    return [step["screen"] for step in report["steps"]]


BALANCED = "staff compared the day: it balances"
FETCHED = "the receipt that was owed came out; nothing is due"


def papers(report: dict[str, Any]) -> dict[str, str | None]:
    return {paper["file"]: paper["code"] for paper in report["papers"]}


def test_a_whole_visit_ends_with_ticket_and_receipt_and_a_forgetful_terminal(tmp_path: Path) -> None:
    report = play("visit", tmp_path)
    assert screens(report) == [
        "Welcome",
        "Consent",
        "ChooseService",
        "ChoosePayer",
        "ChooseGroup",
        "ChooseClinic",
        "Review",
        "Registered",
        "Paying",
        "Paying",
        "ThankYou",
        "Welcome",
    ]
    assert all(step["at"] >= 0 for step in report["steps"])
    assert set(papers(report)) == {"ticket.png", "receipt.png"}
    code = papers(report)["ticket.png"]
    assert code is not None
    assert re.fullmatch(r"Q1\|[0-9a-f]{32}\|[0-9a-f]+", code)
    receipt = papers(report)["receipt.png"]
    assert receipt is not None
    assert re.fullmatch(r"R1\|BL\d{6}-\d{6}\|[A-Z0-9]{5,19}", receipt)


def test_an_expired_card_pays_itself_and_later(tmp_path: Path) -> None:
    report = play("self-pay", tmp_path)
    assert screens(report)[-2:] == ["ThankYou", "Welcome"]
    assert set(papers(report)) == {"ticket.png"}


def test_a_silent_insurer_does_not_keep_a_number_from_a_patient(tmp_path: Path) -> None:
    report = play("insurer-down", tmp_path)
    assert screens(report)[-1] == "Registered"
    asked = next(step for step in report["steps"] if step["screen"] == "ChoosePayer")
    assert asked["took"] < 8
    assert set(papers(report)) == {"ticket.png"}


def test_without_paper_the_number_stays_on_the_screen(tmp_path: Path) -> None:
    report = play("paper-out", tmp_path)
    assert screens(report)[-1] == "Registered"
    assert papers(report) == {}


def test_a_printer_unplugged_in_the_middle_of_a_ticket_leaves_the_number_and_tells_staff(tmp_path: Path) -> None:
    report = play("unplugged", tmp_path)
    assert screens(report)[-1] == "Registered"
    assert report["steps"][-1]["did"] == "staff see the printer's trouble"
    assert "ticket.png" not in papers(report)


def test_two_transfers_for_one_code_print_one_receipt_and_the_second_is_owed_back(tmp_path: Path) -> None:
    report = play("pay-twice", tmp_path)
    assert set(papers(report)) == {"ticket.png", "receipt.png"}
    assert [step["did"] for step in report["steps"]][-2:] == ["staff see the second transfer", BALANCED]


def test_money_that_comes_late_still_pays_the_bill(tmp_path: Path) -> None:
    report = play("pay-late", tmp_path)
    assert [step["did"] for step in report["steps"]][-2:] == [FETCHED, BALANCED]
    assert set(papers(report)) == {"ticket.png", "receipt.png"}
    assert "biết tiền sau khi mã đã tắt" in (tmp_path / "staff-pay-late-payments.html").read_text("utf-8")


def test_a_terminal_that_dies_while_its_patient_pays_learns_the_end_when_it_is_back(tmp_path: Path) -> None:
    report = play("plug-pulled", tmp_path)
    assert [step["did"] for step in report["steps"]][-2:] == [FETCHED, BALANCED]
    assert set(papers(report)) == {"ticket.png", "receipt.png"}
    assert "đã trả, HIS đã ghi" in (tmp_path / "staff-plug-pulled-payments.html").read_text("utf-8")


@pytest.mark.root
@pytest.mark.skipif(why_not() is not None, reason=f"no real reader service here: {why_not()}")
def test_a_visit_by_chip_runs_on_the_real_reader_service(tmp_path: Path) -> None:
    report = play("chip", tmp_path)
    assert screens(report)[:4] == ["Welcome", "PlaceCard", "Consent", "Welcome"]
    assert report["figures"]["card_absent_to_identity_s"] > 0
    assert screens(report)[-1] == "Feedback"


def test_with_the_server_room_dark_there_is_a_desk_slip(tmp_path: Path) -> None:
    report = play("backend-down", tmp_path)
    assert screens(report)[-2:] == ["Sorry", "AtDesk"]
    assert len(papers(report)) == 1


def test_a_foreign_code_is_refused_and_nothing_is_printed(tmp_path: Path) -> None:
    report = play("foreign-code", tmp_path)
    assert screens(report) == ["Welcome", "Sorry", "Welcome"]
    assert papers(report) == {}


def test_who_leaves_the_qr_while_the_bank_is_silent_gets_a_slip_and_later_the_receipt(tmp_path: Path) -> None:
    report = play("walk-away", tmp_path)
    assert "AtDesk" in screens(report)
    assert "PaymentClosed" not in screens(report)
    assert [step["did"] for step in report["steps"]][-2:] == [FETCHED, BALANCED]
    # The ticket, the slip that says it is looked into, and the receipt.
    assert len(papers(report)) == 3


def test_a_bill_left_for_later_is_found_by_the_card_and_paid(tmp_path: Path) -> None:
    report = play("pay-bill", tmp_path)
    assert set(papers(report)) == {"ticket.png", "receipt.png"}
    assert "ShowBill" in screens(report)
    assert report["steps"][-1]["did"] == BALANCED


def test_every_script_is_played_by_a_test() -> None:
    text = Path(__file__).read_text("utf-8")
    assert [name for name in SCRIPTS if f'play("{name}"' not in text] == []


def test_an_unknown_script_is_bad_usage(capfd: pytest.CaptureFixture[str]) -> None:
    from kiosk.app.exits import exit_code
    from kiosk.sim.cli import app

    assert exit_code(app, "kiosk-sim", ["demo", "--script", "no-such"]) == 2
    assert "no script no-such" in capfd.readouterr().err


def test_a_typed_number_is_looked_at_before_it_is_sent_and_names_its_patient(tmp_path: Path) -> None:
    report = play("typed-number", tmp_path)
    seen = screens(report)
    assert seen[:6] == ["Welcome", "OtherWays", "TypeNumber", "TypeNumber", "TypeBirth", "Consent"]
    assert seen[-1] == "Registered"
    assert set(papers(report)) == {"ticket.png"}


def test_an_appointment_takes_three_touches_after_the_card(tmp_path: Path) -> None:
    report = play("appointment", tmp_path)
    assert screens(report) == ["Welcome", "Consent", "ChooseService", "CheckIn", "Registered"]
    assert set(papers(report)) == {"ticket.png"}


def test_an_appointment_is_found_by_its_code_after_a_slip_of_the_finger(tmp_path: Path) -> None:
    report = play("appointment-code", tmp_path)
    assert screens(report)[-3:] == ["ChooseService", "CheckIn", "Registered"]
    assert screens(report).count("TypeNumber") == 2


def test_a_child_without_a_card_is_registered_by_whoever_brings_it(tmp_path: Path) -> None:
    report = play("child", tmp_path)
    seen = screens(report)
    assert seen[2:8] == ["ChooseService", "ChooseRelation", "TypeName", "TypeBirth", "ChooseSex", "Confirm"]
    assert seen[-1] == "Registered"


def test_whoever_says_no_gets_a_number_without_a_name(tmp_path: Path) -> None:
    report = play("quick-number", tmp_path)
    assert screens(report) == ["Welcome", "Consent", "Declined", "ChooseGroup", "ChooseClinic", "Review", "Registered"]
    assert set(papers(report)) == {"ticket.png"}


def test_two_clinics_in_one_visit_give_two_numbers(tmp_path: Path) -> None:
    report = play("two-clinics", tmp_path)
    assert screens(report)[-1] == "Registered"
    assert screens(report).count("Review") == 4
