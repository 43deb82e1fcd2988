"""The file for node-exporter."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.app.textfile import TextFile, exposed
from kiosk.domain.condition import Fault, Standing
from kiosk.services.health import DeviceState, FaultSince, Report

AT = datetime(2026, 11, 23, tzinfo=UTC)
REPORT = Report(
    devices=(DeviceState("printer", "cover_open", paper_left_mm=9_200), DeviceState("card", "ok")),
    standing=Standing.DEGRADED,
    faults=(FaultSince(Fault.PRINTER_COVER, AT), FaultSince(Fault.HOT, AT)),
    started_at=AT,
    payments_open=1,
    clock_offset_s=-0.25,
    temperature_c=88.0,
    certificate_until=AT,
)


def test_the_codes_are_those_of_log_and_console() -> None:
    text = exposed(REPORT, "0.1.0")
    for sample in (
        'kiosk_node_fault{code="printer_cover",weight="hinder"} 1',
        'kiosk_node_fault{code="hot",weight="warn"} 1',
        'kiosk_node_device{device="printer",condition="userError"} 1',
        'kiosk_node_state{state="degraded"} 1',
        'kiosk_node_state{state="ready"} 0',
        "kiosk_node_paper_left_meters 9.2",
        "kiosk_node_clock_offset_seconds -0.25",
        "kiosk_node_started_timestamp_seconds 1795392000",
    ):
        assert f"{sample}\n" in text, sample


def test_promtool_finds_nothing_to_mend() -> None:
    done = subprocess.run(
        ["promtool", "check", "metrics"], input=exposed(REPORT, "0.1.0"), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.prom"
    made = TextFile(path, "0.1.0")
    made.write(REPORT)
    first = path.read_text("utf-8")
    with path.open(encoding="utf-8") as reading:
        made.write(REPORT)
        assert reading.read() == first, "who has the old file open reads all of it"
    assert path.stat().st_mode & 0o777 == 0o644
    assert os.listdir(tmp_path) == ["kiosk.prom"]  # noqa: PTH208 - names only


def test_a_folder_that_is_not_there_is_said_once_and_hinders_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    made = TextFile(tmp_path / "none" / "kiosk.prom", "0.1.0")
    made.write(REPORT)
    made.write(REPORT)
    assert [record.name for record in caplog.records if record.name.startswith("kiosk")] == ["kiosk.app.textfile"]
    (tmp_path / "none").mkdir()
    made.write(REPORT)
    assert (tmp_path / "none" / "kiosk.prom").exists()
