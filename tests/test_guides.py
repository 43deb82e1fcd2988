"""The guides say what the code does: every alert, every fault, every test that is named."""

import re
from pathlib import Path

from kiosk.domain.condition import STOPS, Fault
from kiosk.domain.log_lines import FIELDS
from tests.pictured import BACK_ROOM, HERE, PATIENTS

ROOT = Path(__file__).parents[1]
FLEET = (ROOT / "docs" / "guides" / "fleet.md").read_text("utf-8")
THREATS = (ROOT / "docs" / "guides" / "threat-model.md").read_text("utf-8")


def test_every_alert_and_every_fault_has_its_line_and_no_other() -> None:
    alerts = re.findall(r"alert: (\w+)", (ROOT / "packaging/prometheus/kiosk.rules.yml").read_text("utf-8"))
    assert sorted(re.findall(r"^\| (Kiosk\w+) \|", FLEET, re.MULTILINE)) == sorted(alerts)
    faults = dict(re.findall(r"^\| `([a-z_]+)` \| ([^|]*?) \|", FLEET, re.MULTILINE))
    assert set(faults) == set(map(str, Fault))
    assert {code for code, serves in faults.items() if serves == "no"} == {str(fault) for fault in STOPS}


def test_the_fields_of_a_log_line_are_told() -> None:
    for field in FIELDS:
        assert f" {field} " in FLEET.replace("`", " ")


def test_each_threat_names_tests_that_exist_or_its_reason() -> None:
    threats = [line for line in THREATS.splitlines() if line.startswith("| ") and "---" not in line][1:]
    assert len(threats) >= 30
    for threat in threats:
        shown = threat.rsplit("|", 2)[-2].strip()
        named = re.findall(r"`((?:tests|packaging)/[^`]+)`", shown)
        assert named or shown.startswith(("decision ", "accepted: ")), threat
        for path in named:
            assert (ROOT / path).exists(), path
        for number in re.findall(r"decision (\d{4})", shown):
            assert list((ROOT / "docs/decisions").glob(f"{number}-*.md")), number


def test_each_thing_a_terminal_must_do_names_what_shows_it() -> None:
    text = (ROOT / "docs/guides/acceptance.md").read_text("utf-8")
    rows = [line.split("|") for line in text.splitlines() if re.match(r"\| \d", line)]
    assert [int(row[1]) for row in rows] == list(range(1, 48))
    for row in rows:
        named = re.findall(r"`((?:tests|docs|packaging)/[^`]+)`", row[3])
        assert named or "*" in row[3] or "no such step" in row[3], row[1]
    for name in re.findall(r"`((?:tests|docs|packaging)/[^`]+)`", text):
        path, _, test = name.partition("::")
        assert (ROOT / path).is_file(), name
        assert not test or f"def {test}(" in (ROOT / path).read_text("utf-8"), name


def test_every_picture_of_the_guides_is_there_and_taken_by_the_one_command() -> None:
    named = set()
    for guide in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for path in re.findall(r"!\[[^]]*\]\(([^)]+\.png)\)", guide.read_text("utf-8")):
            assert (guide.parent / path).is_file(), f"{guide.name}: {path}"
            named.add((guide.parent / path).resolve())
    taken = {HERE / f"{name}.png" for name in (*PATIENTS, *BACK_ROOM, "ticket")}
    assert named == taken == set(HERE.glob("*.png"))
