"""Until when a card is valid: the law's milestones, the two-year rule, and what a clerk may write."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card.validity import AT_MOST, NO_END, expiry_candidates


@pytest.mark.parametrize(
    ("born", "issued", "first"),
    [
        (date(1990, 1, 15), date(2021, 5, 20), "300115"),
        (date(2001, 6, 1), date(2021, 4, 1), "260601"),
        (date(1999, 3, 3), date(2023, 10, 1), "390303"),  # within two years of 25: the next milestone
        (date(1999, 12, 1), date(2024, 7, 1), "391201"),
        (date(1982, 2, 2), date(2021, 2, 2), "420202"),
        (date(1966, 5, 5), date(2022, 1, 1), "260505"),
        (date(1963, 5, 5), date(2021, 6, 1), NO_END),  # 58 and over
        (date(1958, 2, 1), date(2022, 3, 10), NO_END),
        (date(1944, 1, 1), date(2021, 3, 1), NO_END),
        (date(2018, 6, 5), date(2024, 9, 12), "320605"),  # under 12 by the law of 2023: to 14
        (date(2011, 6, 5), date(2024, 9, 12), "360605"),  # 12 to under 14: to 25
        (date(2008, 6, 5), date(2023, 9, 12), "330605"),  # before that law there is no milestone at 14
    ],
)
def test_the_lawful_expiry_comes_first(born: date, issued: date, first: str) -> None:
    assert expiry_candidates(born, issued)[0] == first


def test_the_boundary_day_of_the_two_year_rule() -> None:
    born = date(1999, 5, 10)
    assert expiry_candidates(born, date(2022, 5, 9))[0] == "240510"
    assert expiry_candidates(born, date(2022, 5, 10))[0] == "390510"


def test_the_neighbours_follow() -> None:
    assert expiry_candidates(date(1990, 1, 15), date(2021, 5, 20)) == ("300115", "500115", NO_END)
    assert expiry_candidates(date(1999, 3, 3), date(2023, 10, 1)) == ("390303", "590303", "240303")


def test_a_birthday_on_29_february_has_two_candidates() -> None:
    assert expiry_candidates(date(2000, 2, 29), date(2021, 5, 1))[:2] == ("250228", "250301")
    assert expiry_candidates(date(1984, 2, 29), date(2021, 5, 1))[0] == "240229"


def test_dates_that_contradict_each_other_yield_none() -> None:
    assert expiry_candidates(date(2022, 1, 1), date(2021, 1, 1)) == ()


@given(st.dates(date(1900, 1, 1), date(2040, 1, 1)), st.dates(date(2016, 1, 1), date(2040, 1, 1)))
def test_there_are_at_most_three_different_ones_after_the_issue(born: date, issued: date) -> None:
    found = expiry_candidates(born, issued)
    assert len(found) == len(set(found)) <= AT_MOST
    assert all(len(text) == 6 and text.isdigit() for text in found)
    assert bool(found) == (issued >= born)
