"""What is typed is looked at honestly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.dates import PartialDate
from kiosk.domain.entry import Asked, Mistake, agrees, read_birth, read_name, read_number

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        (Asked.CITIZEN, "001190000001", "001190000001"),
        (Asked.CITIZEN, "001 190 000 001", "001190000001"),
        (Asked.CITIZEN, "00119000000", Mistake.NOT_A_NUMBER),
        (Asked.CITIZEN, "097190000001", "097190000001"),
        (Asked.CITIZEN, "000190000001", "000190000001"),
        (Asked.CITIZEN, "0119000001", Mistake.NOT_A_NUMBER),
        (Asked.CARD, "gb4010000000417", "GB4010000000417"),
        (Asked.CARD, "0119000001", "0119000001"),
        (Asked.CARD, "001190000001", Mistake.NOT_A_NUMBER),
        (Asked.CARD, "GB9010000000417", Mistake.NOT_A_NUMBER),
        (Asked.APPOINTMENT, "26110001", "26110001"),
        (Asked.APPOINTMENT, "2611000", Mistake.NOT_A_NUMBER),
    ],
)
def test_a_number_is_of_its_kind_or_not_a_number(asked: Asked, text: str, found: str | Mistake) -> None:
    assert read_number(asked, text) == found


@pytest.mark.parametrize(
    ("digits", "found"),
    [
        ("14091951", PartialDate(1951, 9, 14)),
        ("1951", PartialDate(1951)),
        ("29022024", PartialDate(2024, 2, 29)),
        ("29022023", Mistake.NO_SUCH_DAY),
        ("31041990", Mistake.NO_SUCH_DAY),
        ("00001990", Mistake.NO_SUCH_DAY),
        ("140951", Mistake.NO_SUCH_DAY),
        ("0000", Mistake.NO_SUCH_DAY),
        ("", Mistake.NO_SUCH_DAY),
        ("21112026", PartialDate(2026, 11, 21)),
        ("22112026", Mistake.NOT_YET),
        ("2027", Mistake.NOT_YET),
        ("01011900", Mistake.TOO_LONG_AGO),
        ("1901", PartialDate(1901)),
    ],
)
def test_a_birth_date_is_a_day_that_was(digits: str, found: PartialDate | Mistake) -> None:
    assert read_birth(digits, TODAY) == found


@pytest.mark.parametrize("text", ["", " ", "Mẫu", "Mẫu 3", "A_ B", "Lê  ", "1 2"])
def test_a_name_has_two_words(text: str) -> None:
    assert read_name(text) is Mistake.NO_NAME


def test_a_name_is_folded() -> None:
    assert read_name(" Lê  Mẫu ") == "Lê Mẫu"


@pytest.mark.parametrize(
    ("number", "year", "same"),
    [
        ("001190000001", 1990, True),
        ("001190000001", 1991, False),
        ("001205000001", 2005, True),
        ("001305000001", 2005, True),
        ("001005000001", 2005, False),
        ("GB4010000000417", 1951, True),
    ],
)
def test_a_citizen_number_knows_the_year(number: str, year: int, same: bool) -> None:
    assert agrees(number, PartialDate(year)) is same


@given(st.text(max_size=20), st.sampled_from(Asked))
def test_any_text_is_a_number_or_a_fault(text: str, asked: Asked) -> None:
    found = read_number(asked, text)
    assert isinstance(found, Mistake) or read_number(asked, found) == found


@given(st.text(max_size=10))
def test_any_text_is_a_day_or_a_fault(text: str) -> None:
    assert isinstance(read_birth(text, TODAY), PartialDate | Mistake)


@given(st.dates(date(1905, 1, 1), TODAY))
def test_every_day_of_a_life_can_be_typed(day: date) -> None:
    assert read_birth(day.strftime("%d%m%Y"), TODAY) == PartialDate.of(day)
