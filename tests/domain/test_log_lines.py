"""Log lines: what passes and what never does."""

import json
import logging
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.log_lines import BLOT, FIELDS, JsonLines, blotted, priority

PERSONA = ("001152000417", "187654320", "GB4010123456789", "DN4017901234577", "0123456789")
MRZ = "IDVNM1520004170001152000417<<2", "5109147F3009148VNM<<<<<<<<<<<6", "NGUYEN<<THI<AM<MAU<<<<<<<<<<<<"
QR = "001152000417|187654320|Nguyễn Thị Ẳm Mẫu|14091951|Nữ|Số 12 ngõ Mẫu|20052021"


def line(message: str, name: str = "kiosk.app.test", *args: object, journal: bool = False, **extra: Any) -> str:
    record = logging.LogRecord(name, logging.WARNING, "/x/place.py", 7, message, args, None)
    record.__dict__.update(extra)
    return JsonLines({"JOURNAL_STREAM": "8:1"} if journal else {}).format(record)


def test_a_line_is_json_with_its_code() -> None:
    found = json.loads(line("fault: %s", "kiosk.app.reporter", "disk_full", code="disk_full"))
    del found["at"]
    assert found == {
        "level": "WARNING", "from": "kiosk.app.reporter", "message": "fault: disk_full", "code": "disk_full",
    }  # fmt: skip


@pytest.mark.parametrize("secret", [*PERSONA, *MRZ, QR])
def test_nothing_personal_passes_in_a_message_or_a_field(secret: str) -> None:
    for text in (line(f"read {secret} well"), line("read %s", "kiosk.x", secret), line("x", code=secret, order=secret)):
        assert secret not in text
        for part in secret.replace("<", "|").split("|"):
            assert len(part) < 9 or part not in text


def test_a_field_nobody_listed_does_not_pass() -> None:
    found = json.loads(line("x", patient="Mẫu", name_of="Mẫu", citizen="Mẫu", password="x", code="Nguyễn Thị Mẫu"))
    assert set(found) <= {"at", "level", "from", "message", *FIELDS}
    assert "Mẫu" not in json.dumps(found, ensure_ascii=False)


def test_another_librarys_words_are_not_repeated() -> None:
    found = json.loads(line("INSERT INTO patients VALUES ('Nguyễn Thị Mẫu')", "sqlalchemy.engine"))
    assert found["message"] == "place.py:7"


def test_an_exception_is_its_type_and_frames() -> None:
    try:
        raise ValueError(QR)
    except ValueError:
        record = logging.LogRecord("kiosk.x", logging.ERROR, "x.py", 1, "bug", (), sys.exc_info())
    found = JsonLines({}).format(record)
    assert "ValueError at test_log_lines.py" in found
    assert "Nguyễn" not in found


def test_under_systemd_the_level_goes_first() -> None:
    assert line("x", journal=True).startswith('<4>{"at"')
    assert not line("x").startswith("<")
    assert [priority(level) for level in (5, 10, 20, 30, 40, 50)] == [7, 7, 6, 4, 3, 2]


@pytest.mark.parametrize(
    "text", ["7:abc", "ticket:4f1c0e8a-9b2d", "2026-11-23T08:04:00", "port 8080", "100.000 ₫", "A-042"]
)
def test_what_is_ours_stays(text: str) -> None:
    assert blotted(text) == text


@given(
    st.text(), st.dictionaries(st.sampled_from([*FIELDS, "patient"]), st.one_of(st.text(), st.integers(), st.none()))
)
def test_whatever_is_logged_is_one_line_of_json(message: str, extra: dict[str, Any]) -> None:
    text = line(message.replace("%", ""), **extra)
    assert "\n" not in text
    assert isinstance(json.loads(text), dict)


def test_the_blot_is_there() -> None:
    assert BLOT in line(f"read {PERSONA[0]}")
