"""A transfer slip is good for ten working days, or for a year: said to staff, never to the patient's cost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backend.registration.paper_terms import Term, term_of, working_days

FRIDAY = date(2026, 11, 6)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(("days", "working"), [(0, 0), (1, 0), (2, 0), (3, 1), (7, 5), (14, 10), (16, 10), (17, 11)])
def test_weekends_do_not_count(days: int, working: int) -> None:
    assert working_days(FRIDAY, FRIDAY + timedelta(days=days)) == working


@given(DAYS, st.integers(0, 60))
def test_working_days_are_those_one_counts_on_the_fingers(since: date, span: int) -> None:
    counted = sum((since + timedelta(days=n)).weekday() < 5 for n in range(1, span + 1))
    assert working_days(since, since + timedelta(days=span)) == counted


@given(DAYS, st.integers(0, 60), st.sets(st.integers(-5, 65), max_size=8))
def test_public_holidays_do_not_count_either(since: date, span: int, off: set[int]) -> None:
    holidays = {since + timedelta(days=n) for n in off}
    days = [since + timedelta(days=n) for n in range(1, span + 1)]
    counted = sum(day.weekday() < 5 and day not in holidays for day in days)
    assert working_days(since, since + timedelta(days=span), holidays) == counted


def test_a_slip_from_before_tet_is_still_good_after_it() -> None:
    slip = {"kind": "transfer", "issued": "2027-01-29"}
    tet = {date(2027, 2, 4) + timedelta(days=n) for n in range(7)}
    assert term_of(slip, date(2027, 2, 16)) is Term.YEARLY
    assert term_of(slip, date(2027, 2, 16), tet) is Term.GOOD


@pytest.mark.parametrize(
    ("slip", "term"),
    [
        ({"kind": "transfer", "issued": "2026-11-09"}, Term.GOOD),
        ({"kind": "transfer", "issued": "2026-11-06"}, Term.YEARLY),
        ({"kind": "transfer", "issued": "2025-11-23"}, Term.YEARLY),
        ({"kind": "transfer", "issued": "2025-11-22"}, Term.OVER),
        ({"kind": "transfer", "issued": "0001-01-01"}, Term.OVER),
        ({"kind": "re_examination", "issued": "2026-01-01"}, Term.GOOD),
        ({"kind": "transfer", "issued": None}, Term.GOOD),
        ({"kind": "transfer", "issued": "2026-02-31"}, Term.GOOD),
        ({"kind": "transfer", "issued": "2027-01-01"}, Term.GOOD),
        ({"kind": "transfer", "issued": "9999-12-31"}, Term.GOOD),
        ({}, Term.GOOD),
    ],
)
def test_only_a_transfer_slip_lapses_and_only_by_a_day_that_is_one(slip: dict[str, str | None], term: Term) -> None:
    assert term_of(slip, date(2026, 11, 23)) is term


@pytest.mark.parametrize(("day", "term"), [(date(2029, 3, 1), Term.YEARLY), (date(2029, 3, 2), Term.OVER)])
def test_a_slip_signed_on_a_leap_day_is_good_for_a_whole_year(day: date, term: Term) -> None:
    assert term_of({"kind": "transfer", "issued": "2028-02-29"}, day) is term


@given(DAYS, st.integers(0, 800))
def test_a_slip_only_ever_grows_older(signed: date, span: int) -> None:
    slip: dict[str, str | None] = {"kind": "transfer", "issued": signed.isoformat()}
    order = list(Term)
    today, tomorrow = (term_of(slip, signed + timedelta(days=span + n)) for n in (0, 1))
    assert order.index(today) <= order.index(tomorrow)
