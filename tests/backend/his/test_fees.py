"""What an examination makes due: the reference vectors (base salary 2,530,000 đ), and what is asked for beforehand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backend.his.fees import RIGHT_LINE, SELF_REFERRED, charged_en, due_now, line_text, line_text_en, share
from kiosk.domain.coverage import CoverageStatus
from kiosk.domain.money import Dong

DAY = date(2026, 11, 23)

VECTORS = [
    # price, insurance price, line, level, fund, patient
    (300_000, 300_000, "1.1", "4", 300_000, 0),
    (379_500, 379_500, "1.1", "4", 303_600, 75_900),
    (500_000, 400_000, "1.1", "4", 320_000, 180_000),
    (1_000_000, 1_000_000, "1.1", "3", 950_000, 50_000),
    (1_000_000, 1_000_000, "1.1", "2", 1_000_000, 0),
    (1_000_000, 1_000_000, "1.14", "4", 400_000, 600_000),
    (1_000_000, 1_000_000, "3.1", "4", 0, 1_000_000),
    (1_000_000, 1_000_000, "9", "4", 0, 1_000_000),
]


@pytest.mark.parametrize(("price", "bhyt", "line", "level", "fund", "patient"), VECTORS)
def test_the_share_of_fund_and_patient(  # noqa: PLR0917 - a row of the reference table
    price: int, bhyt: int, line: str, level: str, fund: int, patient: int
) -> None:
    found = share(Dong(price), Dong(bhyt), line, level, DAY)
    assert (found.fund.amount, found.patient.amount) == (fund, patient)


def test_a_rule_holds_from_its_day_on() -> None:
    before, after = date(2026, 6, 30), date(2026, 7, 1)
    assert share(Dong(1_000_000), Dong(1_000_000), SELF_REFERRED, "1", before).fund == Dong(0)
    assert share(Dong(1_000_000), Dong(1_000_000), SELF_REFERRED, "1", after).fund == Dong(500_000)
    small = Dong(370_000)  # below 15 % of 2,530,000, above 15 % of 2,340,000
    assert share(small, small, RIGHT_LINE, "4", before).fund == Dong(296_000)
    assert share(small, small, RIGHT_LINE, "4", after).fund == small


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(["1.1", "1.14", "3.1", "9"]))
def test_nothing_is_lost_between_fund_and_patient(price: int, bhyt: int, line: str) -> None:
    for level in "12345":
        found = share(Dong(price), Dong(bhyt), line, level, DAY)
        assert found.fund + found.patient == Dong(price)
        assert found.fund.amount <= min(price, bhyt)


def lines(price: int, bhyt: int, line: str | None) -> list[int]:
    return [charge.amount.amount for charge in due_now("Khám", Dong(price), Dong(bhyt), line, DAY)]


def test_what_is_asked_for_has_its_english_name_where_the_clinic_has_one() -> None:
    named = {"Khám": "Examination"}.get
    charged = due_now("Khám", Dong(250_000), Dong(50_600), SELF_REFERRED, DAY)
    assert [charged_en(charge.text, named) for charge in charged] == [
        "Examination: part not covered (provisional)",
        "Examination: above the insurance price",
    ]
    assert charged_en("Khám", named) == "Examination"
    assert charged_en("Phẫu thuật: chênh lệch giá ngoài BHYT", named) is None
    assert charged_en("Phẫu thuật", named) is None


@pytest.mark.parametrize("status", CoverageStatus)
@pytest.mark.parametrize("line", [RIGHT_LINE, SELF_REFERRED])
def test_what_is_said_of_the_line_is_said_in_both_languages(status: CoverageStatus, line: str) -> None:
    assert (line_text(status, line) is None) == (line_text_en(status, line) is None)


def test_what_is_asked_for_beforehand() -> None:
    assert lines(50_600, 50_600, None) == [50_600]
    assert lines(50_600, 50_600, RIGHT_LINE) == []
    assert lines(250_000, 50_600, RIGHT_LINE) == [199_400]
    assert lines(250_000, 50_600, SELF_REFERRED) == [25_300, 199_400]
    assert lines(0, 0, None) == []
