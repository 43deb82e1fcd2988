"""JUnit and CSV: what other programs read."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hil.events import (
    CaseRan,
    Event,
    Identified,
    Measured,
    PhaseBegan,
    PhaseEnded,
    RunBegan,
    RunEnded,
    parse_journal,
    to_line,
)
from kiosk.hil.record import RunRecord, record_of
from kiosk.hil.report.html import report_html
from kiosk.hil.report.tables import cycles_csv, junit, measurements_csv
from tests.hil.test_openhtf import whole_record


def parsed(record: RunRecord) -> Tree.Element:
    return Tree.fromstring(junit(record))  # noqa: S314 - our own


def test_junit_counts_and_carries_measurements_as_properties(tmp_path: Path) -> None:
    suites = parsed(whole_record(tmp_path)).findall("testsuite")
    assert [(s.get("name"), s.get("tests"), s.get("failures"), s.get("errors")) for s in suites] == [
        ("identify-1", "1", "0", "0"),
        ("soak-1", "1", "1", "0"),
    ]
    values = [(p.get("name"), p.get("value")) for p in suites[1].iter("property")]
    assert values == [("m.ms", "5||4|ms"), ("m.count", "5|||"), ("m.span", "5|4|6|")]
    failure = suites[1].find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == "jam"


def test_a_phase_that_was_cut_short_is_an_error_of_its_own(tmp_path: Path) -> None:
    record = whole_record(tmp_path)
    record.phases[1].ended = None
    root = parsed(record)
    last = root.findall("testsuite")[1]
    assert (last.get("tests"), last.get("failures"), last.get("errors")) == ("2", "1", "1")
    assert record.outcome == "FAIL"
    assert "ABORTED" in report_html(record, tmp_path)


def test_csv_is_read_back_as_it_was(tmp_path: Path) -> None:
    record = whole_record(tmp_path)
    rows = list(csv.DictReader(io.StringIO(measurements_csv(record).decode())))
    assert [(row["measurement"], row["value"], row["high"], row["outcome"]) for row in rows] == [
        ("ms", "5", "4", "FAIL"),
        ("count", "5", "", "UNSET"),
        ("span", "5", "6", "PASS"),
    ]
    cycles = list(csv.reader(io.StringIO(cycles_csv(record).decode())))
    assert cycles[1:] == [["soak", "1", "1", "0.5", "True", ""], ["soak", "1", "2", "0.6", "False", "jam"]]


def test_a_text_from_a_device_is_no_formula_for_a_spreadsheet() -> None:
    events: list[Event] = [
        RunBegan(0, "p", "d", "k", "a", {}, {}, "s", "", 1),
        PhaseBegan(0, 1, "x", "soak"),
        Measured("t", '=HYPERLINK("x")', 1, "+1", None, None, "UNSET"),
    ]
    line = measurements_csv(record_of(events)).decode().splitlines()[1]
    assert """"'=HYPERLINK(""x"")",1,'+1""" in line


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_a_device_says_of_itself_every_report_stays_whole(said: str, why: str) -> None:
    events: list[Event] = [
        RunBegan(0, said, said, said, said, {"model": said}, {said: why}, said, said, 1),
        PhaseBegan(0, 1, said, "soak"),
        CaseRan("t", said, "FAIL", 0, why),
        PhaseEnded(1, 1, "FAIL", why),
        RunEnded(1, "FAIL", why),
    ]
    again = parse_journal("\n".join(map(to_line, events)))
    assert again == tuple(events)
    record = record_of(again)
    case = parsed(record).find("testsuite/testcase")
    assert case is not None
    html = report_html(record, Path("/nowhere"))
    assert "<script" not in html
    assert "<img" not in html


@given(st.text(max_size=200))
def test_a_journal_of_anything_is_read_without_a_crash(text: str) -> None:
    assert isinstance(parse_journal(text), tuple)
    parse_journal('{"event": "RunBegan"}\n{"event": 3}\n[]\n{"event": "CaseRan", "name": 1}\n' + text)


def test_junit_has_what_the_strictest_schema_wants_in_its_order(tmp_path: Path) -> None:
    root = parsed(whole_record(tmp_path))
    assert root.attrib == {}, "Ant's schema knows no attribute there"
    for number, suite in enumerate(root):
        assert [each.tag for each in suite] == ["properties", "testcase", "system-out", "system-err"]
        assert (suite.get("id"), suite.get("package"), suite.get("hostname")) == (str(number), "p", "here")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", suite.get("timestamp", ""))
    failure = root[1].find("testcase/failure")
    assert failure is not None
    assert failure.get("type") == "FAIL"


def test_what_a_device_hides_in_its_name_is_seen_in_the_report_and_moves_no_cursor() -> None:
    said = "S\x1b[31m1\u202e2\u200b3 Máy in"
    events: list[Event] = [
        RunBegan(0, "p", "d", "k", "a", {}, {}, "s", "", 1), PhaseBegan(0, 1, "x", "identify"),
        Identified("V", "M", "1", said, "tcp"), PhaseEnded(1, 1, "FAIL", said), RunEnded(1, "FAIL", said),
    ]  # fmt: skip
    html = report_html(record_of(events), Path("/nowhere"))
    assert "S\ufffd[31m1\ufffd2\ufffd3 Máy in" in html
    assert not set("\x1b\u202e\u200b") & set(html)


def test_a_verdict_says_what_was_not_tried() -> None:
    events: list[Event] = [
        RunBegan(0, "p", "d", "k", "a", {}, {}, "s", "", 2),
        PhaseBegan(0, 1, "identify", "identify"), PhaseEnded(1, 1, "PASS"),
        PhaseBegan(1, 2, "faults", "faults"), PhaseEnded(2, 2, "SKIP", "needs hands"), RunEnded(2, "PASS"),
    ]  # fmt: skip
    assert "<b>Not tried: faults.</b>" in report_html(record_of(events), Path("/nowhere"))


@pytest.mark.parametrize(
    "line",
    [
        '{"event": "Measured", "test": "", "name": "", "value": "x", "unit": "", "low": 1, "high": 1, "outcome": ""}',
        '{"event": "CaseRan", "name": 1, "title": "t", "outcome": "PASS", "seconds": 1}',
        '{"event": "Saw", "moment": "m", "words": {"a": 1}}',
    ],
)
def test_an_event_of_another_kind_of_values_is_passed_over(line: str) -> None:
    assert parse_journal(line) == ()


def test_half_a_pair_of_surrogates_breaks_no_report() -> None:
    line = to_line(CaseRan("t", "a\udcff", "PASS", 0.1))
    assert parse_journal(line) == (CaseRan("t", "a?", "PASS", 0.1),)
    assert parse_journal(line.replace("a?", "a\\udcff")) == (CaseRan("t", "a?", "PASS", 0.1),)
