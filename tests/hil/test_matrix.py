"""The hardware matrix, and that the one in the documents is what its records say."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.hil.matrix import Row, load_row, matrix_markdown, slim
from kiosk.hil.record import NoRun
from kiosk.hil.report.openhtf import openhtf_record
from tests.hil.test_openhtf import whole_record

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_in_the_documents_is_made_from_the_records_beside_it() -> None:
    rows = [load_row(path) for path in sorted((DOCS / "hardware").glob("*.json"))]
    assert {row.kind for row in rows} >= {"card", "printer", "scanner"}
    assert (DOCS / "hardware.md").read_text("utf-8") == matrix_markdown(rows)


def test_a_run_becomes_a_row_with_its_verdict(tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    file.write_text(json.dumps(openhtf_record(whole_record(tmp_path), tmp_path)), "utf-8")
    row = load_row(tmp_path)
    assert (row.kind, row.name, row.firmware, row.outcome, row.why, row.day) == (
        "printer", "V M", "1.0", "FAIL", "jam", "01/01/1970",
    )  # fmt: skip
    assert matrix_markdown([row]).splitlines()[-1] == "| printer | V M | 1.0 | FAIL: jam | – | – | 01/01/1970 |"
    name, data = slim(file)
    assert name == "printer-v-m-1.0-p.json"
    small = tmp_path / name
    small.write_bytes(data)
    assert load_row(small) == row
    assert b"aGVsbG8=" not in data


def test_of_one_device_and_firmware_the_newest_run_is_shown_and_no_cell_breaks_the_table() -> None:
    def row(day: str, firmware: str = "1", outcome: str = "PASS", why: str = "") -> Row:
        return Row("card", "A|B", "R", firmware, "pcsc:auto", outcome, why, day, False, {"soak.cycles": 10000})

    text = matrix_markdown([row("02/03/2027"), row("01/12/2026", outcome="FAIL", why="a\nb"), row("01/01/2026", "0.9")])
    lines = text.splitlines()[7:]
    assert len(lines) == 2
    assert "02/03/2027" in lines[1] or "02/03/2027" in lines[0]
    assert "FAIL" not in text
    assert all(line.replace("\\|", "").count("|") == 8 for line in lines)
    assert "10,000 cycles, 0 failed" in lines[0]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"metadata": 1}', '{"metadata": {"device": {}}}', "\x00"])
def test_what_is_no_record_is_said_so(tmp_path: Path, text: str) -> None:
    file = tmp_path / "record.json"
    file.write_text(text, "utf-8")
    with pytest.raises(NoRun, match="not the record of a run"):
        load_row(tmp_path)
    with pytest.raises(NoRun, match="No such file"):
        load_row(tmp_path / "nowhere")


def test_a_soak_under_any_name_counts_and_the_runs_of_one_device_are_one_line(tmp_path: Path) -> None:
    def kept(plan: str, suite: str, outcome: str, **values: float) -> Row:
        phase = {
            "name": "night", "codeinfo": {"name": suite}, "outcome": outcome,
            "measurements": {name: {"measured_value": value} for name, value in values.items()},
        }  # fmt: skip
        device = {"vendor": "Maker", "model": "M", "firmware": "1", "serial": ""}
        record = {
            "outcome": "PASS", "outcome_details": [], "start_time_millis": 0, "phases": [phase],
            "metadata": {"test_name": plan, "device": device, "kind": "printer", "address": "tcp://x"},
        }  # fmt: skip
        path = tmp_path / f"{plan}.json"
        path.write_text(json.dumps(record), "utf-8")
        name, data = slim(path)
        assert name == f"printer-maker-m-1-{plan}.json"
        path.write_bytes(data)
        return load_row(path)

    first = kept("first", "timing", "PASS", cycle_p50_ms=900, cycle_p95_ms=1000)
    rows = [first, kept("soak", "soak", "PASS", cycles=10000, failures=0), kept("later", "faults", "SKIP")]
    (line,) = matrix_markdown(rows).splitlines()[7:]
    assert line == "| printer | Maker M | 1 | PASS | 900 / 1000 ms | 10,000 cycles, 0 failed | 01/01/1970 |"
    (alone,) = matrix_markdown(rows[2:]).splitlines()[7:]
    assert "PASS (not tried: faults)" in alone


def test_a_device_without_a_name_is_no_row_and_a_name_is_no_markup(tmp_path: Path) -> None:
    value = openhtf_record(whole_record(tmp_path), tmp_path)
    value["metadata"]["device"] = {"vendor": "", "model": "", "firmware": "", "serial": ""}  # type: ignore[index]
    (tmp_path / "record.json").write_text(json.dumps(value), "utf-8")
    with pytest.raises(NoRun, match="write vendor and model into its plan"):
        slim(tmp_path)
    row = replace(load_row(tmp_path), vendor="<img src=x>", model="A&B\u202e")
    assert "&lt;img src=x> A&amp;B\ufffd" in matrix_markdown([row])
