"""Eligibility within the patient's patience, and what goes on behind it."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from kiosk.backend.insurance.eligibility import CALLERS, Eligibility, Patience
from kiosk.backend.insurance.insurer import AccountRefusedError, Card, CardAnswer, CardQuery
from kiosk.backend.insurance.question import Question
from kiosk.backend.insurance.rechecks import Rechecks
from kiosk.backend.insurance.rows import CoverageRow, InsurerMinuteRow, LookupRow, RecheckRow
from kiosk.backend.registration.person import patient_ref
from kiosk.backend.registration.rows import RegistrationRow
from kiosk.domain.coverage import CoverageStatus
from kiosk.domain.dates import PartialDate
from tests.backend.house import GOOD_CARD, House


def eligibility(house: House, *, budget_s: float = 6, per_minute: int = 1000) -> Eligibility:
    core = house.backend.core
    patience = Patience(budget_s, timedelta(minutes=15), per_minute)
    return Eligibility(house.insurer, core.sessions, core.vault, house.clock, patience)


def question(number: str = "001190000001") -> Question:
    return Question(f"ref-{number}", CardQuery(number, "Nguyễn Thị Mẫu", PartialDate(1990, 1, 15)), None, number)


def lookups(house: House) -> list[tuple[str, str, str | None]]:
    with house.backend.core.sessions() as session:
        return [
            (row.reason, row.outcome, row.code) for row in session.scalars(select(LookupRow).order_by(LookupRow.id))
        ]


def rechecks(house: House, eligible: Eligibility) -> Rechecks:
    core = house.backend.core
    return Rechecks(eligible, core.sessions, core.vault, house.clock)


def open_rechecks(house: House) -> list[RecheckRow]:
    with house.backend.core.sessions() as session:
        return list(session.scalars(select(RecheckRow).where(RecheckRow.done_at.is_(None))))


def coverage_of(house: House, registration: dict[str, Any]) -> tuple[str | None, str | None]:
    with house.backend.core.sessions() as session:
        row = session.get_one(RegistrationRow, registration["id"])
        return (row.coverage, row.coverage_code)


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < end, "it never came about"
        pause.wait(0.01)


def test_a_verdict_is_not_asked_for_again_for_a_quarter_of_an_hour(house: House) -> None:
    eligible = eligibility(house)
    first = eligible.check(question(), "t-1")
    house.clock.forward(minutes=14)
    second = eligible.check(question(), "t-2")
    assert second.at == first.at
    assert len(house.insurer.asked) == 1
    house.clock.forward(minutes=2)
    eligible.check(question(), "t-1")
    assert len(house.insurer.asked) == 2
    assert [outcome for _, outcome, _ in lookups(house)] == ["covered", "recent", "covered"]
    eligible.close()


def test_another_name_for_the_same_number_is_another_question(house: House) -> None:
    eligible = eligibility(house)
    eligible.check(question(), "t-1")
    other = replace(question(), query=CardQuery("001190000001", "Trần Văn Khác", PartialDate(1990, 1, 15)))
    eligible.check(other, "t-1")
    assert len(house.insurer.asked) == 2
    eligible.close()


def test_a_silent_insurer_costs_the_patient_no_more_than_the_budget(house: House) -> None:
    eligible = eligibility(house, budget_s=0.2)
    house.insurer.gate = threading.Event()
    checked = eligible.check(question(), "t-1")
    assert not house.insurer.gate.is_set(), "it is silent still"
    assert checked.judged.status is CoverageStatus.UNVERIFIED
    assert len(open_rechecks(house)) == 1
    house.insurer.gate.set()
    wait_for(lambda: not open_rechecks(house))  # the late answer itself closes the question
    assert eligible.check(question(), "t-1").judged.status is CoverageStatus.COVERED
    assert len(house.insurer.asked) == 1
    eligible.close()


def test_many_who_ask_about_one_card_at_once_make_one_call(house: House) -> None:
    eligible = eligibility(house)
    house.insurer.gate = threading.Event()
    with ThreadPoolExecutor(10) as pool:
        asked = [pool.submit(eligible.check, question(), f"t-{n}") for n in range(10)]
        wait_for(lambda: len(house.insurer.asked) == 1)
        house.insurer.gate.set()
        statuses = {future.result(10).judged.status for future in asked}
    assert statuses == {CoverageStatus.COVERED}
    assert len(house.insurer.asked) == 1
    eligible.close()


def test_when_every_caller_is_busy_the_next_patient_does_not_wait_and_it_is_written_down(house: House) -> None:
    eligible = eligibility(house)
    house.insurer.gate = threading.Event()
    with ThreadPoolExecutor(CALLERS) as pool:
        asked = [pool.submit(eligible.check, question(f"0011900000{n:02}"), "t-1") for n in range(CALLERS)]
        wait_for(lambda: len(house.insurer.asked) == CALLERS)
        # No call has ended, and here is the answer all the same.
        assert eligible.check(question("001190000099"), "t-1").judged.status is CoverageStatus.UNVERIFIED
        assert lookups(house) == [("terminal", "held_back", None)]
        house.insurer.gate.set()
        assert len([future.result(20) for future in asked]) == CALLERS
    eligible.close()


def test_after_five_failures_nobody_is_asked_until_one_trial_succeeds(house: House) -> None:
    eligible = eligibility(house)
    house.insurer.down = True
    for n in range(8):
        eligible.check(question(f"00119000000{n}"), "t-1")
    assert len(house.insurer.asked) == 5
    assert lookups(house)[-1] == ("terminal", "held_back", None)
    house.clock.forward(seconds=31)
    eligible.check(question("001190000010"), "t-1")
    eligible.check(question("001190000011"), "t-1")
    assert len(house.insurer.asked) == 6  # one trial a rest
    house.insurer.down = False
    house.clock.forward(seconds=31)
    assert eligible.check(question("001190000012"), "t-1").judged.status is CoverageStatus.COVERED
    assert eligible.check(question("001190000013"), "t-1").judged.status is CoverageStatus.COVERED
    eligible.close()


def test_the_account_has_one_limit_a_minute_for_everybody(house: House) -> None:
    one, other = eligibility(house, per_minute=3), eligibility(house, per_minute=3)
    for n in range(4):
        (one, other)[n % 2].check(question(f"00119000000{n}"), "t-1")
    assert len(house.insurer.asked) == 3
    house.clock.forward(minutes=1)
    one.check(question("001190000009"), "t-1")
    assert len(house.insurer.asked) == 4
    with house.backend.core.sessions() as session:
        assert session.scalars(select(InsurerMinuteRow.calls)).all() == [4, 1]
    one.close()
    other.close()


@pytest.mark.expects_log("refuses the hospital's account")
def test_a_refused_account_alarms_staff_and_not_the_patient(house: House) -> None:
    eligible = eligibility(house)
    house.insurer.answers["001190000001"] = AccountRefusedError("no")
    assert eligible.check(question(), "t-1").judged.status is CoverageStatus.UNVERIFIED
    assert lookups(house) == [("terminal", "account", None)]
    eligible.close()


def test_what_was_not_answered_is_asked_again_and_the_registration_learns_it(house: House) -> None:
    house.insurer.down = True
    token = house.token()
    house.post("/v1/eligibility", {"patient_token": token})
    registration = house.register(token, "noi-tq", kind="bhyt").json()
    again = rechecks(house, house.backend.eligibility)
    assert again.tick() == 0  # not yet due
    house.insurer.down = False
    house.clock.forward(minutes=1)
    assert again.tick() == 1
    assert not open_rechecks(house)
    with house.backend.core.sessions() as session:
        row = session.get_one(RegistrationRow, registration["id"])
        assert (row.coverage, row.coverage_code) == ("covered", "000")
        evidence = session.scalars(select(RecheckRow)).one()
        assert (evidence.tries, evidence.code, evidence.sealed) == (1, "000", None)
    shown = house.get(f"/v1/registrations/{registration['id']}").json()
    assert shown["tickets"][0]["coverage"] == "BHYT – đã xác minh"


def test_a_late_answer_reaches_the_registration_that_did_not_wait_for_it(house: House) -> None:
    eligible = eligibility(house, budget_s=0.2)
    house.insurer.gate = threading.Event()
    token = house.token()
    ref = patient_ref(house.backend.core.vault, "001190000001")
    asked = replace(question(), patient_ref=ref)
    assert eligible.check(asked, "t-1").judged.status is CoverageStatus.UNVERIFIED
    made = house.register(token, "noi-tq", kind="bhyt").json()
    assert coverage_of(house, made) == ("unverified", None)
    house.insurer.gate.set()
    wait_for(lambda: not open_rechecks(house))
    rechecks(house, eligible).tick()
    assert coverage_of(house, made) == ("covered", "000")
    eligible.close()


def test_a_second_look_at_another_terminal_reaches_the_registration_of_the_first(house: House) -> None:
    house.insurer.down = True
    token = house.token()
    house.post("/v1/eligibility", {"patient_token": token})
    made = house.register(token, "noi-tq", kind="bhyt").json()
    house.insurer.down = False
    assert house.post("/v1/eligibility", {"patient_token": house.token()}).json()["status"] == "covered"
    house.backend.rechecks.tick()
    assert coverage_of(house, made) == ("covered", "000")


@pytest.mark.parametrize(
    ("answer", "learned"),
    [
        (CardAnswer("000", Card("DN4017901234577", date(2026, 1, 1), date(2026, 12, 31), "01001")), "covered"),
        (CardAnswer("000", Card("DN4017901234577", date(2026, 11, 24), date(2027, 11, 23), "01001")), "review"),
        (CardAnswer("010", Card("DN4017901234577", date(2025, 11, 24), date(2026, 11, 23), "01001")), "review"),
        (CardAnswer("010", Card("DN4017901234577", date(2024, 1, 1), date(2024, 12, 31), "01001")), "not_covered"),
        (CardAnswer("110"), "not_covered"),
        (CardAnswer("050"), "not_found"),
    ],
)
def test_what_is_answered_the_next_day_counts_for_the_day_of_the_visit(
    house: House, answer: CardAnswer, learned: str
) -> None:
    house.insurer.down = True
    token = house.token()
    house.post("/v1/eligibility", {"patient_token": token})
    made = house.register(token, "noi-tq", kind="bhyt").json()
    house.clock.forward(days=1)
    house.insurer.down = False
    house.insurer.answers["001190000001"] = answer
    house.backend.rechecks.tick()
    assert coverage_of(house, made) == (learned, answer.code)


def test_rechecks_leave_a_quarter_of_the_accounts_minute_to_patients(house: House) -> None:
    eligible = eligibility(house, per_minute=8)
    house.insurer.down = True
    for n in range(15):
        eligible.check(question(f"0011900000{n:02}"), "t-1")
    again = rechecks(house, eligible)
    again.tick()  # the breaker rests: it saw the insurer go
    house.insurer.down = False
    house.clock.forward(minutes=1)
    asked = len(house.insurer.asked)
    for _ in range(20):
        again.tick()
        house.clock.forward(seconds=1)
    assert len(house.insurer.asked) == asked + 6
    assert eligible.check(question("001190000099"), "t-1").judged.status is CoverageStatus.COVERED
    house.clock.forward(minutes=1)
    again.tick()
    house.clock.forward(minutes=1)
    again.tick()
    assert not open_rechecks(house)
    eligible.close()


def test_the_trial_of_a_dead_insurer_uses_up_one_question_and_no_more(house: House) -> None:
    eligible = eligibility(house)
    house.insurer.down = True
    for n in range(20):
        eligible.check(question(f"0011900000{n:02}"), "t-1")
    again = rechecks(house, eligible)
    for _ in range(3):
        house.clock.forward(minutes=1)
        again.tick()
    assert sorted(row.tries for row in open_rechecks(house)) == [0] * 17 + [1] * 3
    eligible.close()


def test_when_the_breaker_closes_every_open_question_is_asked_at_once(house: House) -> None:
    eligible = eligibility(house)
    house.insurer.down = True
    for n in range(18):
        eligible.check(question(f"0011900000{n:02}"), "t-1")
    again = rechecks(house, eligible)
    for _ in range(40):
        house.clock.forward(minutes=1)
        again.tick()
    house.insurer.down = False
    house.clock.forward(seconds=31)
    assert eligible.check(question("001190000099"), "t-1").judged.status is CoverageStatus.COVERED
    assert not eligible.breaker.open
    assert again.tick() == 18  # none waits out the quarter of an hour it was put off for
    assert not open_rechecks(house)
    eligible.close()


def test_an_hour_of_silence_loses_no_question_and_asks_ever_more_rarely(house: House) -> None:
    eligible = eligibility(house)
    house.insurer.down = True
    for n in range(20):
        eligible.check(question(f"0011900000{n:02}"), "t-1")
    again = rechecks(house, eligible)
    for _ in range(120):
        house.clock.forward(seconds=30)
        again.tick()
    assert len(open_rechecks(house)) == 20
    assert len(house.insurer.asked) < 200
    house.insurer.down = False
    for _ in range(60):
        house.clock.forward(seconds=30)
        again.tick()
    assert not open_rechecks(house)
    with house.backend.core.sessions() as session:
        assert {row.status for row in session.scalars(select(CoverageRow))} == {"covered"}
    eligible.close()


def test_a_question_nobody_answers_for_two_days_is_given_up_and_its_evidence_stays(house: House) -> None:
    eligible = eligibility(house)
    house.insurer.down = True
    eligible.check(question(), "t-1")
    house.clock.forward(hours=49)
    assert rechecks(house, eligible).tick() == 0
    with house.backend.core.sessions() as session:
        row = session.scalars(select(RecheckRow)).one()
        assert row.done_at is not None
        assert (row.sealed, row.code) == (None, None)
    eligible.close()


def test_silence_does_not_take_todays_verdict_away(house: House) -> None:
    eligible = eligibility(house)
    eligible.check(question(), "t-1")
    house.insurer.down = True
    house.clock.forward(minutes=20)
    assert eligible.check(question(), "t-1").judged.status is CoverageStatus.COVERED
    house.clock.forward(days=1)
    assert eligible.check(question(), "t-1").judged.status is CoverageStatus.UNVERIFIED
    eligible.close()


def test_nothing_personal_stands_in_the_database_in_the_clear(house: House, tmp_path: Path) -> None:
    house.insurer.down = True
    token = house.token()
    house.post("/v1/eligibility", {"patient_token": token})
    house.insurer.down = False
    token = house.token("001085000002", name="Trần Văn Thử", sex="male")
    house.post("/v1/eligibility", {"patient_token": token})
    house.register(token, "noi-tq", kind="bhyt")
    with house.backend.core.sessions() as session:
        session.execute(text("SELECT 1"))
    raw = (tmp_path / "backend.db").read_bytes()
    for secret in ("001190000001", "001085000002", "Nguyễn Thị Mẫu", "Trần Văn Thử", "DN4017901234577", "phố Ví Dụ"):
        assert secret.encode() not in raw


def test_a_card_that_is_asked_for_beside_the_token_is_asked_for_by_its_own_number(house: House) -> None:
    house.insurer.answers["001190000001"] = CardAnswer("050")
    token = house.token()
    first = house.post("/v1/eligibility", {"patient_token": token}).json()
    assert (first["status"], first["next"]) == ("not_found", "retry_with_card")
    house.insurer.answers["DN4017901234577"] = CardAnswer("000", GOOD_CARD)
    second = house.post("/v1/eligibility", {"patient_token": token, "number": "DN4017901234577"}).json()
    assert (second["status"], second["card"]) == ("covered", "DN4*********577")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"number": "001190000001"},
        {"number": "001190000001", "name": "Nguyễn Thị Mẫu"},
        {"number": "12345", "name": "Nguyễn Thị Mẫu", "born": "1990"},
        {"number": "DN9017901234577", "name": "Nguyễn Thị Mẫu", "born": "1990"},
    ],
)
def test_half_a_question_is_refused(shared_house: House, body: dict[str, str]) -> None:
    answer = shared_house.post("/v1/eligibility", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")
    assert not shared_house.insurer.asked


def test_a_person_without_a_token_is_asked_about_by_name_and_birth(house: House) -> None:
    body = {"number": "7901234577", "name": "Nguyễn Thị Mẫu", "born": "1990"}
    assert house.post("/v1/eligibility", body).json()["status"] == "covered"
    assert str(house.insurer.asked[0].born) == "1990"
