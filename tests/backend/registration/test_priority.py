"""Who goes first."""

from datetime import date

import pytest

from kiosk.backend.registration.priority import Priority, priority_of
from kiosk.domain.dates import PartialDate
from kiosk.domain.registration import Claim
from tests.backend.house import House

DAY = date(2026, 11, 23)


def date_of(born: str) -> PartialDate:
    return PartialDate.parse(born)


@pytest.mark.parametrize(
    ("born", "reason"),
    [
        ("1951-11-23", "age"),
        ("1951-11-24", None),
        ("1951-11", None),
        ("1951-10", "age"),
        ("1951", None),
        ("1950", "age"),
        ("2020-11-24", "child"),
        ("2020-11-23", None),
        ("2020", None),
        ("2021", "child"),
        ("2022", "child"),
        ("1990-01-15", None),
    ],
)
def test_age_speaks_for_itself_where_the_document_proves_it(born: str, reason: str | None) -> None:
    assert priority_of(date_of(born), None, DAY, 75) == Priority(reason is not None, reason, False)


def test_the_age_is_the_hospitals_to_set() -> None:
    assert not priority_of(date_of("1948-01-01"), None, DAY, 80).first


def test_a_claim_is_believed_and_left_to_staff_to_verify() -> None:
    assert priority_of(date_of("1990-01-15"), Claim.PREGNANT, DAY, 75) == Priority(True, "pregnant", True)
    assert priority_of(None, Claim.DISABILITY, DAY, 75) == Priority(True, "disability", True)


def test_priority_goes_before_others_and_behind_earlier_priority(house: House) -> None:
    house.register(house.token("001085000002", born="1985-03-22"), "noi-tq")
    second = house.register(house.token("001085000003", born="1985-03-22"), "noi-tq").json()
    assert second["places"][0]["ahead"] == 1
    elder = house.register(house.token("001148000003", born="1948-07-09"), "noi-tq").json()
    assert (elder["priority"], elder["places"][0]["ahead"]) == (True, 0)
    claimed = house.register(house.token("001190000004"), "noi-tq", priority_claim="pregnant").json()
    assert claimed["places"][0]["ahead"] == 1
    assert "nhân viên sẽ kiểm tra" in " ".join(claimed["tickets"][0]["notes"])
    again = house.get(f"/v1/registrations/{second['id']}").json()
    assert again["places"][0]["ahead"] == 3
    assert again["places"][0]["expected"] == "2026-11-23T08:18:00+07:00"
