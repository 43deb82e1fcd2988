"""Typed numbers and relatives."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.citizen import Sex
from kiosk.domain.dates import PartialDate
from kiosk.domain.identity import Relative, Typed, appointment_code, patient_number

BORN = PartialDate(1990)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("001 190 000 001", "001190000001"),
        ("0123456789", "0123456789"),
        ("dn-4-01-0123456789", "DN4010123456789"),
        ("DN4.01_0123456789", "DN4010123456789"),
    ],
)
def test_a_number_is_read_however_it_is_grouped(typed: str, number: str) -> None:
    assert patient_number(typed) == number


@pytest.mark.parametrize("typed", ["", "1", "00119000000", "DN6010123456789", "DN4", "٠" * 12, "0" * 16])
def test_what_is_no_number_is_refused_and_not_quoted(typed: str) -> None:
    with pytest.raises(ValueError, match="10 or 12 digits"):
        patient_number(typed)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert patient_number(patient_number(text)) == patient_number(text)


def test_an_appointment_has_eight_digits() -> None:
    assert appointment_code("2611 0001") == "26110001"
    with pytest.raises(ValueError, match="8 digits"):
        appointment_code("2611")


def test_who_typed_and_who_is_brought_are_well_formed() -> None:
    Typed("001190000001", BORN, "Nguyễn Thị Mẫu")
    Typed("0123456789", BORN)
    Relative("Nguyễn Bé", BORN, Sex.MALE)
    Relative("Nguyễn Bé", BORN, Sex.MALE, number="001190000001")
    with pytest.raises(ValueError, match="printable"):
        Typed("001190000001", BORN, "a\x1bb")
    with pytest.raises(ValueError, match="patient_number"):
        Typed("001 190 000 001", BORN)
    with pytest.raises(ValueError, match="patient_number"):
        Relative("Nguyễn Bé", BORN, Sex.MALE, number="1 2 3 4 5 6 7 8 9 0")
