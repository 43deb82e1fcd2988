"""The printed lines and DG1."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card.com import parse_com
from kiosk.devices.card.dg1 import parse_dg1
from kiosk.devices.card.mrz import Mrz, check_digit
from kiosk.devices.card.tlv import Malformed
from kiosk.domain.citizen import Sex
from kiosk.sim.card.content import dg1
from kiosk.sim.card.people import MAU

LINES = ("IDVNM1900000015001190000001<<6", "9001158F3001156VNM<<<<<<<<<<<0", "NGUYEN<<THI<MAU<<<<<<<<<<<<<<<")
OLD = ("IDVNM0580000025079058000002<<5", "5801028M9912315VNM<<<<<<<<<<<0", "TRAN<<VAN<MAU<<<<<<<<<<<<<<<<<")


def test_the_lines_of_a_citizen_card_are_read() -> None:
    mrz = Mrz.parse("".join(LINES))
    assert mrz.lines == LINES
    assert (mrz.country, mrz.document, mrz.number) == ("VNM", "190000001", "001190000001")
    assert (mrz.born, mrz.sex, mrz.expires, mrz.name) == ("900115", Sex.FEMALE, "300115", "NGUYEN THI MAU")
    assert mrz.faults == ()
    assert mrz.key.text == b"190000001590011583001156"
    assert mrz.last_day == date(2030, 1, 15)


def test_a_card_without_end_ends_in_2099() -> None:
    mrz = Mrz.parse("\n".join(OLD))
    assert mrz.faults == ()
    assert mrz.key.text == b"058000002558010289912315"
    assert mrz.last_day == date(2099, 12, 31)


@pytest.mark.parametrize(
    ("line", "at", "fault"),
    [(0, 14, "document"), (0, 29, "number"), (1, 6, "born"), (1, 14, "expires"), (1, 29, "composite")],
)
def test_each_check_digit_is_checked(line: int, at: int, fault: str) -> None:
    lines = [list(text) for text in LINES]
    lines[line][at] = "4" if lines[line][at] != "4" else "5"
    assert fault in Mrz.parse("".join("".join(text) for text in lines)).faults


@pytest.mark.parametrize("text", ["", "IDVNM", "".join(LINES)[:-1], "".join(LINES) + "<", "".join(LINES)[:-1] + "!"])
def test_other_texts_are_refused_without_being_quoted(text: str) -> None:
    with pytest.raises(ValueError, match="three lines") as fault:
        Mrz.parse(text)
    assert "IDVNM" not in str(fault.value)


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<", min_size=90, max_size=90))
def test_any_ninety_characters_are_read(text: str) -> None:
    mrz = Mrz.parse(text)
    assert mrz.last_day is None or mrz.last_day.year >= 2000


def test_the_specimens_check_digits() -> None:
    assert [check_digit(text) for text in ("L898902C<", "690806", "940623")] == ["3", "1", "6"]


def test_an_expiry_that_is_no_day_is_none() -> None:
    text = "".join((LINES[0], LINES[1][:8] + "301332" + LINES[1][14:], LINES[2]))
    assert Mrz.parse(text).last_day is None


def test_dg1_holds_the_lines() -> None:
    data = dg1(MAU)
    assert len(data) == 95
    assert parse_dg1(data).lines == LINES


@given(st.binary(max_size=120))
def test_any_other_bytes_are_no_dg1(data: bytes) -> None:
    with pytest.raises(Malformed):
        parse_dg1(data)


def test_a_passports_two_lines_are_no_citizen_card() -> None:
    with pytest.raises(Malformed):
        parse_dg1(b"\x61\x5b\x5f\x1f\x58" + b"P<" + b"A" * 86)


COM = bytes.fromhex("60185F0104303130375F36063034303030305C066175636D6F6E")


def test_com_lists_what_a_citizen_card_holds() -> None:
    com = parse_com(COM)
    assert (com.lds, com.unicode, com.groups) == ("0107", "040000", (1, 2, 3, 13, 15, 14))
    assert parse_com(bytes.fromhex("60145F0104303130365F36063034303030305C026175")).groups == (1, 2)


@given(st.binary(max_size=60))
def test_any_other_bytes_are_a_list_or_malformed(data: bytes) -> None:
    for candidate in (data, b"\x60" + bytes([len(data)]) + data):
        try:
            parse_com(candidate)
        except Malformed:
            continue
