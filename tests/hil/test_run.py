"""Whole runs on simulators, unattended: a good device passes, each bad one fails for its own reason."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PLAN = """[device]
kind = "{kind}"
address = "{address}"
{more}
[phase.{suite}]
cycles = {cycles}
limit_s = {limit}
{phase}
"""


def run(tmp_path: Path, address: str, suite: str, **more: object) -> tuple[int, dict[str, object]]:
    """One phase of one plan; the exit code and the verdict."""
    kind = address.removeprefix("sim:").partition("?")[0]
    values = {"kind": kind, "address": address, "suite": suite, "cycles": 3, "limit": 60, "more": "", "phase": ""}
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN.format(**{**values, **more}), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.hil", "run", str(plan), "--out", str(tmp_path / "out")],
        capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    verdict: dict[str, object] = json.loads((tmp_path / "out" / "verdict.json").read_text("utf-8"))
    return done.returncode, verdict


def test_a_good_printer_passes_and_says_who_it_is(tmp_path: Path) -> None:
    code, verdict = run(tmp_path, "sim:printer", "identify")
    assert (code, verdict["outcome"]) == (0, "PASS")
    assert verdict["device"] == {"vendor": "SIMPLE", "model": "SIM-80", "firmware": "1.00 SIM", "serial": "S0000001"}


@pytest.mark.parametrize(
    ("address", "suite", "why"),
    [
        ("sim:printer?fault=silent", "identify", "the device is offline (NOT_RESPONDING)"),
        ("sim:printer?dead=cover-open", "faults", "cover-open was not noticed within 2 s: xfs4iot.cover is closed"),
        ("sim:printer?proof=none", "functional", "the printer proves nothing"),
        ("sim:scanner?fault=garbled&eye=serial", "functional", "was not read exactly"),
        ("sim:card?link=process&fault=clone", "functional", "cloned at chip"),
        ("sim:printer?fault=cutter@60000", "soak", "first cycle 1: unknown: cutter"),
    ],
)
def test_a_bad_device_fails_for_its_own_reason(tmp_path: Path, address: str, suite: str, why: str) -> None:
    phase = 'only = ["cover-open"]' if suite == "faults" else ""
    code, verdict = run(tmp_path, address, suite, phase=phase)
    assert (code, verdict["outcome"]) == (4, "FAIL"), verdict
    assert why in str(verdict["why"])
