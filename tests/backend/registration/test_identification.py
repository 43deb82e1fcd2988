"""Being known: by a document, by what is typed, by a card, by an appointment, and for somebody else."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from kiosk.backend.hospital.sample import load_sample_patients
from kiosk.backend.insurance.insurer import CardAnswer
from kiosk.backend.registration.rows import PatientRow, RegistrationRow
from tests.backend.house import GOOD_CARD, House, SetClock, ToldInsurer, close_house, open_house, person, settings_for

KNOWN = "004160000006"  # Vi Thị Nọi, born 1960-05, at 09:30 in endocrinology with two tests ordered
CODE = "26110002"
CHILD = {"name": "Nguyễn Bé", "born": "2023-05-02", "sex": "male", "relation": "child"}


@pytest.fixture
def sample(tmp_path: Path, empty_database: Path) -> Iterator[House]:
    shutil.copy(empty_database, tmp_path / "backend.db")
    found = open_house(settings_for(tmp_path), SetClock(), ToldInsurer())
    with found.backend.core.sessions.begin() as session:
        load_sample_patients(session, found.backend.core.vault, found.clock())
    yield found
    close_house(found)


def identify(house: House, body: Any, **more: Any) -> Any:
    answer = house.post("/v1/patients/identify", body, **more)
    return answer.json() | {"http": answer.status_code}


def typed(number: str, born: str, name: str | None = None) -> dict[str, Any]:
    return {"typed": {"number": number, "born": born, "name": name}}


def row_of(house: House, registration_id: str) -> RegistrationRow:
    with house.backend.core.sessions() as session:
        return session.get_one(RegistrationRow, registration_id)


def test_who_was_here_before_types_a_number_and_a_birth_date_only(sample: House) -> None:
    found = identify(sample, typed(KNOWN, "1960-05"))
    assert (found["http"], found["returning"], found["level"], found["way"]) == (200, True, "typed", "typed")
    assert found["name"] == "VI T*** N"
    made = sample.register(found["patient_token"], "noi-tiet").json()
    assert (made["level"], made["way"], made["verify"]) == ("typed", "typed", ["identity"])
    assert "giấy tờ tùy thân" in " ".join(made["tickets"][0]["notes"])


@pytest.mark.parametrize("born", ["1961-05", "1960-06", "1990-01-15"])
def test_a_wrong_birth_date_names_nobody(sample: House, born: str) -> None:
    assert identify(sample, typed(KNOWN, born))["code"] == "name_wanted"


@pytest.mark.parametrize("born", ["1960", "1960-05", "1960-05-17"])
def test_dates_agree_as_far_as_both_are_known(sample: House, born: str) -> None:
    assert identify(sample, typed(KNOWN, born))["http"] == 200


def test_a_stranger_is_asked_for_the_name_and_then_registered_at_the_lowest_level(sample: House) -> None:
    assert identify(sample, typed("001099999999", "1999-09-09"))["code"] == "name_wanted"
    found = identify(sample, typed("001099999999", "1999-09-09", "Trần  Văn Lạ"))
    assert (found["http"], found["returning"], found["name"]) == (200, False, "TRẦN V*** L")
    made = sample.register(found["patient_token"], "mat")
    assert made.status_code == 201
    assert identify(sample, typed("001099999999", "1999"))["returning"] is True


def test_guessing_is_slow(sample: House) -> None:
    codes = [identify(sample, typed(KNOWN, f"19{n:02}-05"))["code"] for n in range(1, 30)]
    assert codes[:20] == ["name_wanted"] * 20
    assert codes[20:] == ["too_many_requests"] * 9
    sample.enrol("t-2")
    assert identify(sample, typed(KNOWN, "1901-05"), terminal="t-2")["code"] == "name_wanted"


def test_an_insurance_number_names_whom_the_insurer_confirmed_with_it(sample: House) -> None:
    token = sample.token()
    sample.post("/v1/eligibility", {"patient_token": token})
    first = sample.register(token, "noi-tq", kind="bhyt").json()
    assert first["verify"] == []
    for number in (GOOD_CARD.number or "", (GOOD_CARD.number or "")[-10:]):
        found = identify(sample, typed(number, "1990-01-15"))
        assert (found["http"], [held["id"] for held in found["registrations"]]) == (200, [first["id"]])
    again = identify(sample, {"card": {"number": GOOD_CARD.number, "name": "Nguyễn Thị Mẫu", "born": "1990-01-15"}})
    assert (again["level"], again["way"]) == ("qr", "card")
    assert sample.register(again["patient_token"], "noi-tq").json()["existing"] is True


def test_a_card_nobody_confirmed_makes_a_patient_of_its_own_that_the_insurer_is_asked_about(sample: House) -> None:
    body = {"card": {"number": "HT3010987654321", "name": "Lê Văn Thẻ", "born": "1950"}}
    found = identify(sample, body)
    assert (found["http"], found["returning"]) == (200, False)
    sample.insurer.answers["HT3010987654321"] = CardAnswer("000", replace(GOOD_CARD, number="HT3010987654321"))
    checked = sample.post("/v1/eligibility", {"patient_token": found["patient_token"]}).json()
    assert (checked["status"], sample.insurer.asked[0].number) == ("covered", "HT3010987654321")
    made = sample.register(found["patient_token"], "noi-tq", kind="bhyt").json()
    assert (made["way"], made["priority"]) == ("card", True)
    assert identify(sample, typed("0987654321", "1950"))["returning"] is True


def test_an_appointment_is_found_by_its_code_and_the_birth_date(sample: House) -> None:
    found = identify(sample, {"appointment": {"code": CODE, "born": "1960-05-20"}})
    assert (found["http"], found["way"], found["level"]) == (200, "appointment", "typed")
    (booked,) = found["appointments"]
    assert (booked["clinic_id"], booked["time"]) == ("noi-tiet", "2026-11-23T09:30:00+07:00")
    assert booked["orders"] == ["Định lượng đường máu lúc đói", "HbA1c"]
    assert booked["orders_en"] == ["Fasting blood glucose", "HbA1c"]
    made = sample.register(found["patient_token"], "noi-tiet", kind="re_examination").json()
    assert (made["kind"], made["way"], made["verify"]) == ("re_examination", "appointment", ["identity"])
    again = identify(sample, {"appointment": {"code": CODE, "born": "1960"}})
    assert (again["appointments"], [held["id"] for held in again["registrations"]]) == ([], [made["id"]])
    sample.post(f"/v1/registrations/{made['id']}/cancel", {})
    assert identify(sample, {"appointment": {"code": CODE, "born": "1960"}})["appointments"]


@pytest.mark.parametrize(("code", "born"), [(CODE, "1961"), ("99999999", "1960-05")])
def test_code_and_birth_date_are_both_needed(sample: House, code: str, born: str) -> None:
    assert identify(sample, {"appointment": {"code": code, "born": born}})["code"] == "not_found"


def test_an_appointment_is_for_its_day(sample: House) -> None:
    sample.clock.forward(days=1)
    assert identify(sample, {"appointment": {"code": CODE, "born": "1960-05"}})["code"] == "not_found"


def test_what_was_ordered_is_not_told_to_who_typed_somebodys_number(sample: House) -> None:
    hidden = identify(sample, typed(KNOWN, "1960-05"))["appointments"][0]
    assert (hidden["orders"], hidden["orders_en"]) == ([], [])
    shown = identify(sample, person(KNOWN, name="Vi Thị Nọi", born="1960-05", source="chip"))
    assert shown["appointments"][0]["orders"]


def test_a_child_is_brought_by_its_mother_and_comes_first(sample: House) -> None:
    found = identify(sample, {**person(source="chip"), "relative": CHILD})
    assert (found["name"], found["level"], found["returning"]) == ("NGUYỄN B", "typed", False)
    asked = sample.post("/v1/eligibility", {"patient_token": found["patient_token"]}).json()
    assert (asked["status"], asked["next"], sample.insurer.asked) == ("review", "counter", [])
    made = sample.register(found["patient_token"], "nhi", kind="bhyt").json()
    assert (made["priority"], made["verify"]) == (True, ["identity", "companion", "coverage"])
    notes = " ".join(made["tickets"][0]["notes"])
    assert "Người nhà đăng ký hộ" in notes
    assert "tùy thân" not in notes
    row = row_of(sample, made["id"])
    assert row.companion
    assert row.guardian is not None
    assert "Nguyễn Thị Mẫu" in sample.backend.core.vault.unseal(row.guardian, "guardian")


def test_the_mother_and_her_child_are_two_patients_and_a_second_time_the_same_ones(sample: House) -> None:
    child = identify(sample, {**person(), "relative": CHILD})["patient_token"]
    mother = sample.register(sample.token(), "noi-tq").json()
    first = sample.register(child, "nhi").json()
    again = identify(sample, {**person(), "relative": {**CHILD, "name": "NGUYỄN BÉ"}})
    assert [held["id"] for held in again["registrations"]] == [first["id"]]
    assert mother["id"] != first["id"]
    twin = identify(sample, {**person(), "relative": {**CHILD, "name": "Nguyễn Na"}})
    assert twin["registrations"] == []


def test_a_grown_relative_is_asked_about_by_their_own_number(sample: House) -> None:
    father = {"name": "Trần Văn Cha", "born": "1960", "sex": "male", "relation": "parent", "number": "001060000077"}
    found = identify(sample, {**person(), "relative": father})
    checked = sample.post("/v1/eligibility", {"patient_token": found["patient_token"]}).json()
    assert (checked["status"], sample.insurer.asked[0].number) == ("covered", "001060000077")
    with_card = identify(sample, {**person(), "relative": {**CHILD, "number": "TE1010000000001"}})
    sample.post("/v1/eligibility", {"patient_token": with_card["patient_token"]})
    assert sample.insurer.asked[-1].number == "TE1010000000001"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"relative": CHILD},
        {"source": "chip"},
        {"citizen": person()["citizen"]},
        {**typed(KNOWN, "1960"), "appointment": {"code": CODE, "born": "1960"}},
        {**person(), **typed(KNOWN, "1960")},
        typed("12345", "1960"),
        typed(KNOWN, "1960-13"),
        {"appointment": {"code": "1", "born": "1960"}},
        {**person(), "relative": {**CHILD, "sex": "?"}},
    ],
)
def test_one_way_at_a_time_and_each_of_its_form(sample: House, body: Any) -> None:
    assert identify(sample, body)["code"] == "invalid_input"


def test_a_forgotten_patient_is_a_stranger_again(sample: House) -> None:
    with sample.backend.core.sessions.begin() as session:
        for row in session.scalars(select(PatientRow)):
            row.sealed = None
    assert identify(sample, typed(KNOWN, "1960-05"))["code"] == "name_wanted"
