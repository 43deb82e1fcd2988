"""Registering over HTTP."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from kiosk.backend.insurance.insurer import CardAnswer
from kiosk.backend.payment.records import BillRow
from kiosk.backend.queue.closures import ClosureRow
from kiosk.backend.queue.rows import CounterRow, PlaceRow
from kiosk.backend.registration.person import patient_ref
from kiosk.backend.registration.rows import AppointmentRow
from kiosk.backend.registration.slips import registration_of_slip
from kiosk.domain.ticket import Ticket
from tests.backend.house import GOOD_CARD, House, person


def counted(house: House) -> dict[str, int]:
    with house.backend.core.sessions() as session:
        return {row.clinic_id: row.last for row in session.scalars(select(CounterRow))}


def test_a_first_visit_gets_a_number_a_ticket_and_a_bill(house: House) -> None:
    answer = house.register(house.token(), "noi-tq")
    assert answer.status_code == 201
    body = answer.json()
    assert (body["kind"], body["existing"], body["due"]) == ("self_pay", False, 50_600)
    assert body["places"] == [
        {
            "clinic_id": "noi-tq",
            "number": "A-001",
            "room": "P.105, tầng 1, nhà A",
            "ahead": 0,
            "expected": "2026-11-23T08:00:00+07:00",
            "state": "waiting",
        }
    ]
    ticket = Ticket.parse(body["tickets"][0])
    assert (ticket.number, ticket.clinic, ticket.name) == ("A-001", "Khám Nội tổng quát", "NGUYỄN T*** M")
    assert (ticket.clinic_en, ticket.room_en) == ("General medicine", "P.105, floor 1, building A")
    with house.backend.core.sessions() as session:
        bill = session.get_one(BillRow, body["bill_id"])
        assert (bill.registration_id, bill.due, bill.payer_name_masked) == (body["id"], 50_600, "NGUYỄN T*** M")
    assert registration_of_slip(house.backend.core.vault, ticket.qr or "") == body["id"]


def test_a_second_visit_the_same_day_to_the_same_clinic_is_the_first(house: House) -> None:
    first = house.register(house.token(), "noi-tq").json()
    again = house.register(house.token(), "noi-tq", kind="bhyt")
    assert again.status_code == 200
    assert again.json()["existing"] is True
    assert again.json()["id"] == first["id"]
    assert counted(house) == {"noi-tq": 1}


def test_the_next_day_starts_at_one_again(house: House) -> None:
    house.register(house.token(), "noi-tq")
    house.clock.forward(days=1)
    answer = house.register(house.token(), "noi-tq")
    assert answer.status_code == 201
    assert answer.json()["places"][0]["number"] == "A-001"


def test_the_day_turns_at_midnight_in_vietnam_not_in_utc(house: House) -> None:
    house.clock.at = house.clock.at.replace(hour=16, minute=59)  # 23:59 at the hospital
    first = house.register(house.token(), "noi-tq").json()
    house.clock.forward(minutes=2)
    second = house.register(house.token(), "noi-tq").json()
    assert not second["existing"]
    assert first["id"] != second["id"]


def test_several_clinics_are_one_visit_in_the_patients_order(house: House) -> None:
    body = house.register(house.token(), "tim-mach", "noi-tq", "da-lieu").json()
    assert [place["clinic_id"] for place in body["places"]] == ["tim-mach", "noi-tq", "da-lieu"]
    assert [ticket["number"] for ticket in body["tickets"]] == ["B-001", "A-001", "K-001"]
    assert body["due"] == 3 * 50_600


def fill(house: House, clinic: str) -> None:
    with house.backend.core.sessions.begin() as session:
        first = session.scalars(select(PlaceRow)).first()
        assert first is not None
        session.add(CounterRow(clinic_id=clinic, day=first.day, last=30))
        for number in range(1, 31):
            session.add(
                PlaceRow(
                    id=f"{number:032}", registration_id=first.registration_id, request=f"filler-{number}",
                    clinic_id=clinic, day=first.day, number=number, priority=False, issued_at=house.clock(),
                )
            )  # fmt: skip


def test_one_full_clinic_refuses_the_whole_visit_and_uses_no_number(house: House) -> None:
    house.register(house.token("001085000002"), "mat")
    fill(house, "yc-tim")
    before = counted(house)
    answer = house.register(house.token(), "noi-tq", "yc-tim")
    assert answer.status_code == 409
    assert (answer.json()["code"], answer.json()["clinic_id"]) == ("clinic_full", "yc-tim")
    assert counted(house) == before
    listed = house.get("/v1/clinics").json()["groups"]
    full = {clinic["id"] for group in listed for clinic in group["clinics"] if clinic["full"]}
    assert full == {"yc-tim"}


def test_a_closed_clinic_is_refused(house: House) -> None:
    with house.backend.core.sessions.begin() as session:
        session.add(ClosureRow(clinic_id="mat", day=house.clock().date(), staff="an", at=house.clock()))
    assert house.register(house.token(), "mat").json()["code"] == "clinic_closed"


@pytest.mark.parametrize(
    ("clinics", "status", "code"),
    [
        (["khong-co"], 422, "clinic_unknown"),
        (["noi-tq", "noi-tq"], 422, "invalid_input"),
        (["noi-tq", "mat", "rang", "da-lieu"], 422, "too_many_clinics"),
        (["nhi"], 409, "age_not_taken"),
        ([], 422, "invalid_input"),
    ],
)
def test_what_cannot_be_registered_is_refused_with_its_code(
    house: House, clinics: list[str], status: int, code: str
) -> None:
    answer = house.register(house.token(), *clinics)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert counted(house) == {}


def test_a_mix_of_held_and_new_clinics_is_refused_naming_the_held_one(house: House) -> None:
    house.register(house.token(), "noi-tq")
    answer = house.register(house.token(), "noi-tq", "mat")
    assert (answer.json()["code"], answer.json()["clinic_id"]) == ("already_registered", "noi-tq")
    assert counted(house) == {"noi-tq": 1}


def test_a_quick_number_needs_nobody_and_costs_nothing(house: House) -> None:
    first, second = house.register(None, "mat", kind="quick_number"), house.register(None, "mat", kind="quick_number")
    assert [answer.json()["places"][0]["number"] for answer in (first, second)] == ["L-001", "L-002"]
    assert first.json()["bill_id"] is None
    assert first.json()["tickets"][0]["name"] is None


def test_a_token_and_a_quick_number_do_not_go_together(house: House) -> None:
    assert house.register(house.token(), "mat", kind="quick_number").status_code == 422
    assert house.register(None, "mat", kind="self_pay").status_code == 422


def test_bhyt_in_the_right_line_pays_only_what_lies_above_the_insurance_price(house: House) -> None:
    token = house.token()
    assert house.post("/v1/eligibility", {"patient_token": token}).json()["status"] == "covered"
    body = house.register(token, "noi-tq", "yc-tim", kind="bhyt").json()
    assert (body["due"], body["coverage"]) == (250_000 - 50_600, "covered")
    assert body["tickets"][0]["coverage"] == "BHYT – đã xác minh"


def test_bhyt_with_nothing_due_has_no_bill(house: House) -> None:
    token = house.token()
    house.post("/v1/eligibility", {"patient_token": token})
    body = house.register(token, "noi-tq", kind="bhyt").json()
    assert (body["due"], body["bill_id"]) == (0, None)


def test_bhyt_on_a_reduced_line_pays_the_part_the_fund_does_not_carry(house: House) -> None:
    card = CardAnswer("000", replace(GOOD_CARD, facility="48007"))
    house.insurer.answers["001190000001"] = card
    token = house.token()
    answer = house.post("/v1/eligibility", {"patient_token": token}).json()
    assert answer["line"] == "Tự đến khám, không đúng nơi đăng ký ban đầu (tạm tính)"
    assert answer["facility"] == "Cơ sở 48007"
    assert house.register(token, "noi-tq", kind="bhyt").json()["due"] == 25_300


def test_a_number_never_waits_for_the_insurer(house: House) -> None:
    house.insurer.down = True
    token = house.token()
    assert house.post("/v1/eligibility", {"patient_token": token}).json()["status"] == "unverified"
    body = house.register(token, "noi-tq", kind="bhyt").json()
    assert (body["coverage"], body["due"]) == ("unverified", 0)
    assert body["tickets"][0]["coverage"] == "BHYT – chờ xác minh"


def test_bhyt_without_ever_asking_is_unverified_too(house: House) -> None:
    assert house.register(house.token(), "noi-tq", kind="bhyt").json()["coverage"] == "unverified"


def test_bhyt_that_nobody_asked_about_opens_the_question_with_the_registration(house: House) -> None:
    made = house.register(house.token(), "noi-tq", kind="bhyt").json()
    house.clock.forward(minutes=1)
    assert house.backend.rechecks.tick() == 1
    assert house.get(f"/v1/registrations/{made['id']}").json()["coverage"] == "covered"


def test_the_expected_time_is_never_before_now(house: House) -> None:
    house.clock.forward(seconds=41)
    made = house.register(house.token(), "noi-tq").json()
    assert made["places"][0]["expected"] == "2026-11-23T08:01:00+07:00"


def test_bhyt_is_refused_where_the_insurer_said_no(house: House) -> None:
    house.insurer.answers["001190000001"] = CardAnswer("010")
    token = house.token()
    house.post("/v1/eligibility", {"patient_token": token})
    answer = house.register(token, "noi-tq", kind="bhyt")
    assert (answer.status_code, answer.json()["code"]) == (409, "not_covered")
    assert house.register(token, "noi-tq", kind="self_pay").status_code == 201


def test_yesterdays_verdict_does_not_speak_for_today(house: House) -> None:
    token = house.token()
    house.post("/v1/eligibility", {"patient_token": token})
    house.clock.forward(days=1)
    assert house.register(house.token(), "noi-tq", kind="bhyt").json()["coverage"] == "unverified"


def test_cancelling_keeps_the_number_used_and_voids_the_bill(house: House) -> None:
    first = house.register(house.token(), "noi-tq").json()
    answer = house.post(f"/v1/registrations/{first['id']}/cancel", {})
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    assert house.post("/v1/patients/identify", person()).json()["unpaid_bills"] == 0
    again = house.register(house.token(), "noi-tq").json()
    assert (again["existing"], again["places"][0]["number"]) == (False, "A-002")


def test_cancelling_books_no_appointment_of_an_earlier_day_again(house: House) -> None:
    token = house.token()
    house.register(token, "mat")
    core, ref = house.backend.core, patient_ref(house.backend.core.vault, "001190000001")
    with core.sessions.begin() as session:
        for name, days in (("spring", 90), ("today", 0)):
            session.add(
                AppointmentRow(
                    id=name,
                    patient_ref=ref,
                    clinic_id="noi-tq",
                    at=house.clock() - timedelta(days=days),
                    state="booked" if name == "today" else "arrived",
                )
            )
    made = house.register(token, "noi-tq", kind="appointment").json()
    assert house.post(f"/v1/registrations/{made['id']}/cancel", {}).status_code == 200
    with core.sessions() as session:
        states = {row.id: row.state for row in session.scalars(select(AppointmentRow))}
    assert states == {"spring": "arrived", "today": "booked"}


def test_a_called_number_can_no_longer_be_cancelled(house: House) -> None:
    first = house.register(house.token(), "noi-tq").json()
    with house.backend.core.sessions.begin() as session:
        session.execute(update(PlaceRow).values(state="called"))
    answer = house.post(f"/v1/registrations/{first['id']}/cancel", {})
    assert (answer.status_code, answer.json()["code"]) == (409, "already_called")


def test_a_reprint_is_marked_as_a_copy(house: House) -> None:
    first = house.register(house.token(), "noi-tq").json()
    assert first["tickets"][0]["copy"] is False
    body = house.post(f"/v1/registrations/{first['id']}/reprint", {}).json()
    assert body["tickets"][0]["copy"] is True
    with house.backend.core.sessions() as session:
        assert session.execute(select(func.sum(PlaceRow.copies))).scalar_one() == 1


def test_an_unknown_registration_is_not_found(house: House) -> None:
    assert house.get("/v1/registrations/nope").status_code == 404
    assert house.post("/v1/registrations/nope/cancel", {}).status_code == 404
