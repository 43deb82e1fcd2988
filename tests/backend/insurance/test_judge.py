"""The verdict on the day of the visit."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backend.insurance.asking import ask_and_judge
from kiosk.backend.insurance.insurer import Card, CardAnswer, CardQuery
from kiosk.backend.insurance.judge import judge
from kiosk.backend.insurance.question import Question
from kiosk.domain.citizen import Sex
from kiosk.domain.coverage import CoverageStatus, NextStep
from kiosk.domain.dates import PartialDate
from tests.backend.house import ToldInsurer

DAY = date(2026, 11, 23)
QUERY = CardQuery("001190000001", "Nguyễn Thị Mẫu", PartialDate(1990, 1, 15))
OLD = Card("DN4017901234577", date(2025, 1, 1), date(2025, 12, 31), "01001")
NOW = Card("DN4017901234577", date(2026, 1, 1), date(2026, 12, 31), "01001")
NEW = Card("GD4017901234577", date(2026, 6, 1), date(2027, 5, 31), "01001")
LATER = Card("GD4017901234577", date(2027, 1, 1), date(2027, 12, 31), "01001")


def test_003_takes_the_new_card_where_its_period_contains_the_day() -> None:
    judged = judge(CardAnswer("003", OLD, NEW), QUERY, None, DAY)
    assert (judged.status, judged.card) == (CoverageStatus.COVERED, NEW)


def test_003_with_a_new_card_that_has_not_started_is_for_the_counter() -> None:
    judged = judge(CardAnswer("003", OLD, LATER), QUERY, None, DAY)
    assert (judged.status, judged.next) == (CoverageStatus.REVIEW, NextStep.COUNTER)


def test_004_keeps_the_old_card_until_the_new_one_starts() -> None:
    assert judge(CardAnswer("004", NOW, LATER), QUERY, None, DAY).card == NOW
    assert judge(CardAnswer("004", NOW, NEW), QUERY, None, DAY).card == NEW
    on_the_first = judge(CardAnswer("004", NOW, LATER), QUERY, None, date(2027, 1, 1))
    assert (on_the_first.card, on_the_first.status) == (LATER, CoverageStatus.COVERED)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_whatever_the_day_a_card_out_of_its_period_never_covers(day: date) -> None:
    for code in ("000", "003", "004"):
        judged = judge(CardAnswer(code, NOW, LATER), QUERY, None, day)
        if judged.status is CoverageStatus.COVERED:
            assert judged.card is not None
            assert judged.card.valid_on(day)


def test_000_out_of_its_dates_is_for_the_counter() -> None:
    assert judge(CardAnswer("000", OLD), QUERY, None, DAY).status is CoverageStatus.REVIEW
    assert judge(CardAnswer("000", None), QUERY, None, DAY).status is CoverageStatus.REVIEW
    last_day = judge(CardAnswer("000", replace(OLD, valid_to=DAY)), QUERY, None, DAY)
    assert last_day.status is CoverageStatus.COVERED


@pytest.mark.parametrize(
    "answer",
    [
        CardAnswer("000", NOW, name="Trần Văn Khác"),
        CardAnswer("000", NOW, born=PartialDate(1991, 1, 15)),
        CardAnswer("000", NOW, sex="Nam"),
    ],
)
def test_000_about_somebody_else_is_a_mismatch(answer: CardAnswer) -> None:
    assert judge(answer, QUERY, Sex.FEMALE, DAY).status is CoverageStatus.MISMATCH


@pytest.mark.parametrize("name", ["NGUYỄN THỊ MẪU", "Nguyễn  thị mẫu", "Nguyen Thi Mau", "NGUYÊN THI MÂU"])
def test_accents_and_case_do_not_make_somebody_else(name: str) -> None:
    assert judge(CardAnswer("000", NOW, name=name), QUERY, Sex.FEMALE, DAY).status is CoverageStatus.COVERED


def test_an_open_stay_elsewhere_is_for_the_counter() -> None:
    judged = judge(CardAnswer("000", NOW, stays_elsewhere=True), QUERY, None, DAY)
    assert (judged.status, judged.next) == (CoverageStatus.REVIEW, NextStep.COUNTER)


def test_050_for_a_card_that_was_shown_already_leads_to_self_pay() -> None:
    by_card = QUERY.by("DN4017901234577")
    assert judge(CardAnswer("050"), by_card, None, DAY).next is NextStep.SELF_PAY
    assert judge(CardAnswer("050"), QUERY, None, DAY).next is NextStep.RETRY_WITH_CARD


def question(number: str = "001190000001", *, by_chip: bool = False) -> Question:
    return Question("ref", QUERY.by(number), None, "001190000001", by_chip)


@pytest.mark.parametrize("code", ["053", "121", "122", "123"])
def test_a_stale_card_is_asked_for_once_more_by_the_citizen_number(code: str) -> None:
    insurer = ToldInsurer()
    insurer.answers["DN5017901234577"] = CardAnswer(code)
    insurer.answers["001190000001"] = CardAnswer("000", NOW)
    judged = ask_and_judge(insurer, question("DN5017901234577"), DAY)
    assert judged.status is CoverageStatus.COVERED
    assert [query.number for query in insurer.asked] == ["DN5017901234577", "001190000001"]


def test_a_stale_benefit_digit_of_somebody_without_a_citizen_number_is_asked_around_by_the_insurance_number() -> None:
    insurer = ToldInsurer()
    insurer.answers["DN5017901234577"] = CardAnswer("053")
    insurer.answers["7901234577"] = CardAnswer("000", NOW)
    nameless = Question("ref", QUERY.by("DN5017901234577"))
    assert ask_and_judge(insurer, nameless, DAY).status is CoverageStatus.COVERED
    assert [query.number for query in insurer.asked] == ["DN5017901234577", "7901234577"]
    insurer.asked.clear()
    insurer.answers["7901234577"] = CardAnswer("053")
    ask_and_judge(insurer, Question("ref", QUERY.by("7901234577")), DAY)
    assert len(insurer.asked) == 1


@pytest.mark.parametrize("code", ["121", "122", "123"])
def test_a_card_given_up_is_not_looked_for_by_its_own_number(code: str) -> None:
    insurer = ToldInsurer()
    insurer.answers["DN5017901234577"] = CardAnswer(code)
    ask_and_judge(insurer, Question("ref", QUERY.by("DN5017901234577")), DAY)
    assert len(insurer.asked) == 1


@pytest.mark.parametrize("code", ["053", "121", "122", "123"])
def test_without_another_number_there_is_one_call_only(code: str) -> None:
    insurer = ToldInsurer()
    insurer.answers["001190000001"] = CardAnswer(code)
    ask_and_judge(insurer, question(), DAY)
    assert len(insurer.asked) == 1


def test_070_is_asked_once_more_by_year_for_a_chip_only() -> None:
    insurer = ToldInsurer()
    insurer.answers["001190000001"] = CardAnswer("070")
    assert ask_and_judge(insurer, question(by_chip=True), DAY).status is CoverageStatus.MISMATCH
    assert [str(query.born) for query in insurer.asked] == ["1990-01-15", "1990"]
    insurer.asked.clear()
    ask_and_judge(insurer, question(by_chip=False), DAY)
    assert len(insurer.asked) == 1


@pytest.mark.parametrize("code", ["060", "061", "050", "010", "110", "100", "205"])
def test_no_other_code_is_asked_twice(code: str) -> None:
    insurer = ToldInsurer()
    insurer.answers["DN4017901234577"] = CardAnswer(code)
    ask_and_judge(insurer, question("DN4017901234577", by_chip=True), DAY)
    assert len(insurer.asked) == 1


def test_003_is_confirmed_by_asking_for_the_new_card() -> None:
    insurer = ToldInsurer()
    insurer.answers["001190000001"] = CardAnswer("003", OLD, NEW)
    insurer.answers[NEW.number or ""] = CardAnswer("000", NEW, five_years_from=date(2024, 1, 1))
    judged = ask_and_judge(insurer, question(), DAY)
    assert (judged.code, judged.five_years_from) == ("000", date(2024, 1, 1))


def test_003_stands_where_the_second_call_does_not_confirm() -> None:
    insurer = ToldInsurer()
    insurer.answers["001190000001"] = CardAnswer("003", OLD, NEW)
    insurer.answers[NEW.number or ""] = CardAnswer("100")
    judged = ask_and_judge(insurer, question(), DAY)
    assert (judged.code, judged.status, judged.card) == ("003", CoverageStatus.COVERED, NEW)
