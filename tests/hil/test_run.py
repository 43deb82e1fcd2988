"""Whole runs on simulators, unattended: a good device passes, each bad one fails for its own reason."""

import hashlib
import json
from pathlib import Path

import pytest

from kiosk.sim.card.pcscd import available
from tests.hil.bench import Process, plan_file


def run(tmp_path: Path, address: str, **phases: str) -> tuple[int, dict[str, object]]:
    kind = address.removeprefix("sim:").partition("?")[0]
    return Process(plan_file(tmp_path, kind, address, phases), tmp_path / "out").end()


def test_a_good_printer_passes_says_who_it_is_and_leaves_a_whole_report(tmp_path: Path) -> None:
    code, verdict = run(tmp_path, "sim:printer", identify="", timing="cycles = 3\n")
    assert (code, verdict["outcome"]) == (0, "PASS"), verdict
    assert verdict["device"] == {"vendor": "SIMPLE", "model": "SIM-80", "firmware": "1.00 SIM", "serial": "S0000001"}
    out = tmp_path / "out"
    names = {path.name for path in out.iterdir()}
    assert names >= {
        "report.html", "junit.xml", "record.json", "measurements.csv", "cycles.csv", "traces.zip", "verdict.json",
        "manifest.sha256", "events.jsonl",
    }  # fmt: skip
    assert not [name for name in names if name.startswith(".") or name.endswith(".part")]
    for line in (out / "manifest.sha256").read_text().splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    html = (out / "report.html").read_text("utf-8")
    assert "SIMPLE SIM-80" in html
    assert 'src="data:image/png' in html
    assert "http://" not in html
    assert "https://" not in html
    assert len(json.loads((out / "record.json").read_text("utf-8"))["phases"]) == 2


@pytest.mark.parametrize(
    ("address", "suite", "lines", "why"),
    [
        ("sim:printer?fault=silent", "identify", "", "The device is offline (NOT_RESPONDING)"),
        ("sim:printer?dead=cover-open", "faults", 'only = ["cover-open"]', "cover-open was not noticed within 2 s"),
        ("sim:printer?proof=none", "functional", 'only = ["proven"]', "the printer proves nothing"),
        pytest.param(
            "sim:printer?fault=cutter@60000",
            "soak",
            "cycles = 5",
            "first cycle 1: unknown: cutter",
            marks=pytest.mark.long,
        ),
        ("sim:scanner?fault=garbled&eye=serial", "functional", 'only = ["exactly"]', "was not read exactly"),
        pytest.param(
            "sim:scanner?fault=blind", "identify", "", "(NOT_RESPONDING) before the run", marks=pytest.mark.long
        ),
        ("sim:printer?drops=2", "timing", "cycles = 3", "4 tickets were said to be printed, 2 came out"),
        ("sim:scanner?fault=twice&eye=serial", "contract", 'only = ["once"]', "was delivered 2 times within 1 s"),
        pytest.param(
            "sim:scanner?drops=4&eye=serial",
            "soak",
            "cycles = 8",
            "first cycle 3: the code was not read within",
            marks=pytest.mark.long,
        ),
        (
            "sim:card?link=process&fault=new-atr",
            "contract",
            'only = ["same-card"]',
            "one card gave 3 different answers",
        ),
        ("sim:card?link=process&fault=clone", "functional", "", "cloned at chip"),
        pytest.param(
            "sim:card?link=process&fault=hash:DG13",
            "timing",
            "cycles = 1",
            "forged at signature",
            marks=pytest.mark.long,
        ),
    ],
)
def test_a_bad_device_fails_for_its_own_reason(tmp_path: Path, address: str, suite: str, lines: str, why: str) -> None:
    code, verdict = run(tmp_path, address, **{suite: lines})
    assert (code, verdict["outcome"]) == (4, "FAIL"), verdict
    assert why.casefold() in str(verdict["why"]).casefold()


@pytest.mark.root
def test_two_card_laboratories_run_at_once_on_the_same_port(tmp_path: Path) -> None:
    why_not = available()
    if why_not is not None:
        pytest.skip(f"real pcscd: {why_not}")
    runs = []
    for name, address in (("one", "sim:card"), ("two", "sim:card?profile=cccd-2024")):
        (tmp_path / name).mkdir()
        plan = plan_file(tmp_path / name, "card", address, {"identify": "", "timing": "cycles = 40"})
        runs.append(Process(plan, tmp_path / name / "out"))
    ends = [process.end() for process in runs]  # both, whatever is found: nothing may run on into other tests
    for process, (code, verdict) in zip(runs, ends, strict=True):
        assert (code, verdict["outcome"]) == (0, "PASS"), verdict
        assert '"isolated": "own namespaces"' in process.journal()
        assert '"reader": "Virtual PCD 00 00"' in process.journal()
    one, two = ((tmp_path / name / "out" / "record.json").read_text("utf-8") for name in ("one", "two"))
    began = [json.loads(text)["phases"][1]["start_time_millis"] for text in (one, two)]
    ended = [json.loads(text)["phases"][1]["end_time_millis"] for text in (one, two)]
    assert max(began) < min(ended), "they did not run at the same time"
