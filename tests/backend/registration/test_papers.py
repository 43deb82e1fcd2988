"""What patients bring and what the house tells them: papers, slips, pages, help, one touch."""

from typing import Any

import pytest
from sqlalchemy import func, select

from kiosk.backend.fleet.heartbeats import FeedbackRow, HelpRow
from kiosk.backend.registration.rows import RegistrationRow
from tests.backend.house import House

SLIP = {"kind": "transfer", "number": "GCT-0077", "facility": "01234", "disease": "E11.9", "issued": "2026-11-18"}


def test_a_transfer_slip_is_kept_sealed_and_left_to_the_counter(house: House) -> None:
    made = house.register(house.token(), "noi-tq", kind="bhyt", transfer_slip=SLIP).json()
    assert "slip" in made["verify"]
    assert "đưa quầy kiểm tra" in " ".join(made["tickets"][0]["notes"])
    core = house.backend.core
    with core.sessions() as session:
        sealed = session.get_one(RegistrationRow, made["id"]).slip
    assert sealed is not None
    assert b"GCT-0077" not in sealed
    assert "E11.9" in core.vault.unseal(sealed, "slip")


@pytest.mark.parametrize("change", [{"disease": "cancer"}, {"issued": "yesterday"}, {"facility": "1"}, {"number": ""}])
def test_a_slip_of_no_form_is_refused(house: House, change: dict[str, Any]) -> None:
    answer = house.register(house.token(), "noi-tq", transfer_slip={**SLIP, **change})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


def test_a_re_examination_without_a_booking_stands_on_its_paper(house: House) -> None:
    token = house.token()
    refused = house.register(token, "noi-tq", kind="re_examination")
    assert (refused.status_code, refused.json()["code"]) == (409, "no_appointment")
    paper = {"kind": "re_examination", "number": "HK-12"}
    made = house.register(token, "noi-tq", kind="re_examination", transfer_slip=paper)
    assert made.status_code == 201
    assert "slip" in made.json()["verify"]


def test_whoever_holds_the_slip_sees_the_line(house: House) -> None:
    house.register(house.token("001085000002"), "noi-tq")
    made = house.register(house.token(), "noi-tq").json()
    found = house.post("/v1/registrations/find", {"slip": made["tickets"][0]["qr"]})
    assert found.status_code == 200
    assert (found.json()["id"], found.json()["places"][0]["ahead"]) == (made["id"], 1)


@pytest.mark.parametrize("slip", ["Q1|0|0000000000000000", "Q1||", "VP-123456789", "Q1|" + "f" * 32 + "|" + "0" * 16])
def test_a_slip_nobody_printed_is_unknown(house: House, slip: str) -> None:
    answer = house.post("/v1/registrations/find", {"slip": slip})
    assert (answer.status_code, answer.json()["code"]) in ((404, "slip_unknown"), (422, "invalid_input"))


def test_one_touch_is_counted_once_a_key(house: House) -> None:
    for key in ("touch-001", "touch-001", "touch-002"):
        assert house.post("/v1/feedback", {"rating": 5}, key=key).json() == {"thanks": True}
    assert house.post("/v1/feedback", {"rating": 6}).status_code == 422
    with house.backend.core.sessions() as session:
        assert session.execute(select(func.count()).select_from(FeedbackRow)).scalar_one() == 2


def test_a_terminal_learns_that_somebody_is_coming(house: House) -> None:
    call = house.post("/v1/kiosks/help", {"screen": "Pay"}).json()
    assert house.get(f"/v1/kiosks/help/{call['id']}").json() == {"id": call["id"], "state": "open", "comes": None}
    with house.backend.core.sessions.begin() as session:
        session.get_one(HelpRow, call["id"]).state = "coming"
    assert house.get(f"/v1/kiosks/help/{call['id']}").json()["state"] == "coming"
    house.enrol("t-2")
    assert house.get(f"/v1/kiosks/help/{call['id']}", terminal="t-2").status_code == 404


def test_the_price_list_names_examinations_tests_and_beds(house: House) -> None:
    page = house.get("/v1/info/prices").json()
    titles = [section["title"] for section in page["sections"]]
    assert {"Khối Nội", "Xét nghiệm", "Giường bệnh (một ngày)"} <= set(titles)
    assert all(line["price"] >= 0 for section in page["sections"] for line in section["lines"])
    assert "Hạng I" in page["note"]


def test_the_way_and_the_doctors_are_told_with_the_room(house: House) -> None:
    for topic in ("way", "doctors"):
        lines = [line for section in house.get(f"/v1/info/{topic}").json()["sections"] for line in section["lines"]]
        assert all(line["room"] and line["clinic_id"] and line["detail"] and line["detail_en"] for line in lines)
