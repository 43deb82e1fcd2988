"""A transfer slip is good for ten working days: said to staff, never to the patient's cost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backend.registration.paper_terms import lapsed, working_days

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
    assert lapsed(slip, date(2027, 2, 16))
    assert not lapsed(slip, date(2027, 2, 16), tet)


@pytest.mark.parametrize(
    ("slip", "over"),
    [
        ({"kind": "transfer", "issued": "2026-11-06"}, True),
        ({"kind": "transfer", "issued": "2026-11-09"}, False),
        ({"kind": "re_examination", "issued": "2026-01-01"}, False),
        ({"kind": "transfer", "issued": None}, False),
        ({"kind": "transfer", "issued": "2026-02-31"}, False),
        ({"kind": "transfer", "issued": "2027-01-01"}, False),
        ({}, False),
    ],
)
def test_only_a_transfer_slip_lapses_and_only_by_a_day_that_is_one(slip: dict[str, str | None], over: bool) -> None:
    assert lapsed(slip, date(2026, 11, 23)) is over
