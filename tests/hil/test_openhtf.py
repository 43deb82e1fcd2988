"""The record in OpenHTF's shape: against a record OpenHTF wrote, and against OpenHTF itself where it is installed."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from kiosk.hil.events import (
    CaseRan,
    Cycled,
    Event,
    Identified,
    Kept,
    Measured,
    PhaseBegan,
    PhaseEnded,
    RunBegan,
    RunEnded,
)
from kiosk.hil.record import RunRecord, record_of
from kiosk.hil.report.openhtf import openhtf_record
from tests.hil.openhtf_ingest import strange

HERE = Path(__file__).parent


def whole_record(out: Path, outcome: str = "FAIL") -> RunRecord:
    """A run with everything in it that a record can hold."""
    (out / "attachments").mkdir(parents=True)
    (out / "attachments" / "a.txt").write_bytes(b"hello")
    events: list[Event] = [
        RunBegan(1.5, "p", "d", "printer", "tcp://x", {"serial": "S9"}, {"kiosk": "1"}, "here", "a real device", 2),
        PhaseBegan(2, 1, "identify", "identify"),
        Identified("V", "M", "1.0", "", "tcp"),
        Kept("t", "a.txt", "attachments/a.txt", "text/plain", "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"),
        Kept("t", "gone.txt", "attachments/gone.txt", "text/plain", "00"),
        CaseRan("t", "It answers", "PASS", 0.1),
        PhaseEnded(3, 1, "PASS"),
        PhaseBegan(3, 2, "soak", "soak"),
        Measured("t", "ms", 5, "ms", None, 4, "FAIL"),
        Measured("t", "count", 5, "", None, None, "UNSET"),
        Measured("t", "span", 5, "", 4, 6, "PASS"),
        Cycled("soak", 1, 0.5, True),
        Cycled("soak", 2, 0.6, False, "jam"),
        CaseRan("t", "It goes on", "FAIL", 0.1, "jam"),
        PhaseEnded(9, 2, outcome, "jam"),
        RunEnded(9, outcome, "jam"),
    ]
    return record_of(events)


@pytest.mark.parametrize("outcome", ["PASS", "FAIL", "ERROR", "TIMEOUT", "ABORTED"])
def test_every_key_is_one_openhtf_writes_and_of_its_type(tmp_path: Path, outcome: str) -> None:
    sample = json.loads((HERE / "openhtf_sample.json").read_text("utf-8"))
    record = json.loads(json.dumps(openhtf_record(whole_record(tmp_path, outcome), tmp_path)))
    assert strange(record, sample) == []
    assert set(sample) == set(record)
    assert record["outcome"] == outcome
    assert (record["dut_id"], record["station_id"], record["start_time_millis"]) == ("S9", "here", 1500)
    identify, soak = record["phases"]
    assert identify["attachments"] == {
        "a.txt": {"sha1": "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d", "mimetype": "text/plain", "data": "aGVsbG8="}
    }
    assert soak["measurements"]["ms"]["validators"] == ["-inf <= x <= 4"]
    assert soak["measurements"]["soak_series"]["measured_value"] == [[1, 0.5], [2, 0.6]]


def test_the_comparison_of_shapes_can_fail(tmp_path: Path) -> None:
    sample = json.loads((HERE / "openhtf_sample.json").read_text("utf-8"))
    record = json.loads(json.dumps(openhtf_record(whole_record(tmp_path), tmp_path)))
    record["phases"][0]["colour"] = "red"
    record["outcome"] = 3
    assert strange(record, sample) == [".outcome: int for str", ".phases[].colour"]


def test_openhtf_itself_takes_the_record_in(tmp_path: Path) -> None:
    python = os.environ.get("KIOSK_OPENHTF")
    if not python:
        pytest.skip("KIOSK_OPENHTF names no Python with openhtf: a sample of its output stands for it")
    record = tmp_path / "record.json"
    record.write_text(json.dumps(openhtf_record(whole_record(tmp_path), tmp_path)), "utf-8")
    done = subprocess.run(
        [python, str(HERE / "openhtf_ingest.py"), str(record), str(tmp_path / "sample.json")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["strange"] == []
    event = found["event"]
    assert (event["dut"], event["test"], event["phases"], event["measurements"]) == ("S9", "p", 2, 3)
