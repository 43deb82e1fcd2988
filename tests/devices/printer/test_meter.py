"""Counting paper."""

from pathlib import Path

import pytest

from kiosk.devices.printer.meter import ROLL_MM, PaperMeter
from kiosk.devices.printer.status import Paper


def test_the_count_is_kept_over_restarts(tmp_path: Path) -> None:
    file = tmp_path / "state" / "paper.json"
    meter = PaperMeter(file)
    for _ in range(10):
        meter.add(114.6)
    assert PaperMeter(file).used_mm == 1146
    assert PaperMeter(file).left_mm == ROLL_MM - 1146


def test_a_full_roll_is_about_seven_hundred_tickets() -> None:
    assert PaperMeter().tickets_left(114.6) == 698
    assert PaperMeter().tickets_left(0) == 0


def test_more_than_a_roll_leaves_nothing_and_not_less() -> None:
    meter = PaperMeter()
    meter.add(ROLL_MM + 5000)
    meter.add(-3)
    assert meter.left_mm == 0


def test_out_and_back_is_a_new_roll_and_low_is_not(tmp_path: Path) -> None:
    meter = PaperMeter(tmp_path / "paper.json")
    meter.add(500)
    for paper in (Paper.OK, Paper.LOW, Paper.OK):
        meter.seen(paper)
    assert meter.used_mm == 500
    for paper in (Paper.OUT, Paper.OUT, Paper.OK):
        meter.seen(paper)
    assert meter.used_mm == 0


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"used_mm": "x"}', b'{"used_mm": -4}', b'{"used_mm": NaN}', b"\xff"]
)
def test_a_spoiled_count_begins_anew(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "paper.json"
    file.write_bytes(content)
    assert PaperMeter(file).used_mm == 0


def test_a_folder_that_cannot_be_written_stops_no_ticket(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    meter = PaperMeter(tmp_path / "file" / "paper.json")
    meter.add(100)
    assert meter.used_mm == 100
