"""Dates as people and documents write them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.dates import PartialDate, shown_date, shown_time


@pytest.mark.parametrize(("text", "shown"), [("1948", "1948"), ("1948-05", "05/1948"), ("1948-05-09", "09/05/1948")])
def test_what_is_known_of_a_date_is_kept_and_shown(text: str, shown: str) -> None:
    found = PartialDate.parse(text)
    assert str(found) == text
    assert found.shown() == shown


@pytest.mark.parametrize(
    "text", ["", "48", "1948-13", "1948-02-30", "0000", "1948-5-9", "１９４８", "1948-05-09T", "1948\n"]
)
def test_a_wrong_date_is_refused_without_quoting_it(text: str) -> None:
    with pytest.raises(ValueError, match="date") as caught:
        PartialDate.parse(text)
    assert not text.strip() or text not in str(caught.value)


def test_a_month_or_day_of_zero_is_no_date() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(1950, 0)
    with pytest.raises(ValueError, match="day"):
        PartialDate(1950, 1, 0)


def test_a_day_without_its_month_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(1948, None, 9)


def test_age_counts_completed_years() -> None:
    born = PartialDate(1950, 11, 22)
    assert born.age_on(date(2026, 11, 21)) == 75
    assert born.age_on(date(2026, 11, 22)) == 76


def test_nobody_is_made_older_than_the_document_proves() -> None:
    assert PartialDate(1951).age_on(date(2026, 11, 21)) == 74
    assert PartialDate(1951, 11).age_on(date(2026, 11, 29)) == 74
    assert PartialDate(1951).age_on(date(2026, 12, 31)) == 75


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_whole_date_survives_its_text(day: date) -> None:
    assert PartialDate.parse(str(PartialDate.of(day))) == PartialDate.of(day)


def test_dates_and_times_are_shown_the_vietnamese_way_on_the_hospitals_clock() -> None:
    assert shown_date(date(2026, 11, 21)) == "21/11/2026"
    assert shown_time(datetime(2026, 11, 21, 1, 5, tzinfo=UTC)) == "08:05"
