"""Every result code of the card check, as the official list and the legacy ones have them."""

import pytest

from kiosk.backend.insurance.codes import CODES, verdict_of
from kiosk.backend.insurance.insurer import CardAnswer
from tests.backend.house import GOOD_CARD, House

# code, status, next
TABLE = """
000 covered       continue
001 review        counter
002 review        counter
003 review        counter
004 covered       continue
010 not_covered   self_pay
050 not_found     retry_with_card
051 invalid_input retry_with_card
052 invalid_input retry_with_card
053 invalid_input retry_with_card
054 unverified    continue
055 unverified    continue
060 mismatch      counter
061 mismatch      counter
070 mismatch      counter
080 mismatch      counter
090 mismatch      counter
100 unverified    continue
101 unverified    continue
110 not_covered   counter
120 not_covered   self_pay
121 not_covered   counter
122 not_covered   counter
123 not_covered   counter
124 not_covered   self_pay
130 review        counter
200 unverified    continue
205 unverified    continue
401 unverified    continue
500 unverified    continue
999 unverified    continue
"""
ROWS = [tuple(line.split()) for line in TABLE.split("\n") if line]
LOUD = {"054", "055", "205", "401"}


@pytest.mark.parametrize(("code", "status", "next_step"), [row for row in ROWS if row[0] not in LOUD])
def test_a_code_leads_to_its_status_and_next_step(shared_house: House, code: str, status: str, next_step: str) -> None:
    check(shared_house, code, status, next_step)


@pytest.mark.expects_log("the insurer answers")
@pytest.mark.parametrize(("code", "status", "next_step"), [row for row in ROWS if row[0] in LOUD])
def test_a_code_about_our_own_account_alarms_staff_and_not_the_patient(
    shared_house: House, code: str, status: str, next_step: str
) -> None:
    check(shared_house, code, status, next_step)


def check(house: House, code: str, status: str, next_step: str) -> None:
    number = f"001190000{code}"
    house.insurer.answers[number] = CardAnswer(code, GOOD_CARD)
    answer = house.post("/v1/eligibility", {"patient_token": house.token(number)})
    house.backend.eligibility.breaker.succeeded()
    assert answer.status_code == 200
    assert (answer.json()["status"], answer.json()["next"]) == (status, next_step)
    assert answer.json()["code"] == code


def test_the_table_here_names_every_code_of_the_table_there() -> None:
    assert {row[0] for row in ROWS} == {*CODES, "999"}


@pytest.mark.parametrize("code", [None, "", "00", "0000", "OK", "07", "０００"])
def test_what_is_not_a_code_is_never_success(code: str | None) -> None:
    assert verdict_of(code).status.value == "unverified"
