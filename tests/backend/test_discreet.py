"""A clinic whose name tells an illness: staff read the name, a hall and a paper only its room."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from kiosk.backend.config import HospitalSettings
from kiosk.backend.his.results import ResultRow
from kiosk.backend.hospital.directory import read_directory
from kiosk.backend.registration.patients import sealed_orders
from kiosk.backend.registration.person import patient_ref
from kiosk.backend.registration.rows import AppointmentRow
from kiosk.backend.web.staff import hash_password
from kiosk.domain.fields import FieldError
from tests.backend.house import (
    OWN_FACILITY,
    House,
    SetClock,
    ToldInsurer,
    close_house,
    open_house,
    person,
    settings_for,
)

NAMES = ("HIV", "ARV")
CLINIC = """
[[group]]
id = "noi"
name = "Khối Nội"
name_en = "Internal medicine"
[[group.clinic]]
id = "k-312"
name = "Khám HIV"
name_en = "HIV clinic"
letter = "H"
room = "P.312, tầng 3, nhà A"
room_en = "P.312, floor 3, building A"
way = "Thang máy A, tầng 3"
price = 150000
bhyt_price = 50600
opens = "00:00"
closes = "23:59"
daily_cap = 40
minutes = 6
doctor = []
discreet = true
"""
STAFF = f"""
[[staff]]
name = "an"
roles = ["desk", "display"]
password = "{hash_password("mat khau cua toi")}"
"""


@pytest.fixture
def house(tmp_path: Path, empty_database: Path) -> Iterator[House]:
    (tmp_path / "backend.db").write_bytes(empty_database.read_bytes())
    (tmp_path / "hospital.toml").write_text(CLINIC, "utf-8")
    (tmp_path / "staff.toml").write_text(STAFF, "utf-8")
    hospital = HospitalSettings("BỆNH VIỆN ĐA KHOA TỈNH", OWN_FACILITY, tmp_path / "hospital.toml", False, 75, 3, 20)
    settings = settings_for(tmp_path, hospital=hospital)
    settings = replace(settings, security=replace(settings.security, staff_file=tmp_path / "staff.toml"))
    found = open_house(settings, SetClock(), ToldInsurer())
    yield found
    close_house(found)


def told(answer: httpx.Response) -> Any:
    """The answer, which names no illness."""
    assert answer.is_success, answer.text
    text = json.dumps(answer.json(), ensure_ascii=False)
    assert [name for name in NAMES if name in text] == [], text
    return answer.json()


def test_whoever_chooses_reads_its_name_and_that_it_is_discreet(house: House) -> None:
    (clinic,) = house.get("/v1/clinics").json()["groups"][0]["clinics"]
    assert (clinic["name"], clinic["name_en"], clinic["discreet"]) == ("Khám HIV", "HIV clinic", True)


def test_what_a_patient_holds_names_its_room(house: House) -> None:
    made = told(house.register(house.token(), "k-312", kind="bhyt"))
    (ticket,) = made["tickets"]
    assert (ticket["clinic"], ticket["clinic_en"], ticket["room"]) == ("P.312", "P.312", "P.312, tầng 3, nhà A")
    told(house.post("/v1/registrations/find", {"slip": ticket["qr"]}))
    told(house.get(f"/v1/registrations/{made['id']}"))
    told(house.post("/v1/patients/identify", person(source="chip")))
    told(house.get("/v1/queues/k-312"))
    block = told(house.post("/v1/kiosks/block", {}))
    assert (block["clinic"], block["clinic_en"]) == ("P.312", "P.312")


def test_its_bill_names_the_examination_by_the_room(house: House) -> None:
    made = told(house.register(house.token(), "k-312", kind="self_pay"))
    bills = told(house.post("/v1/bills/find", {"slip": made["tickets"][0]["qr"]}))["bills"]
    assert bills[0]["lines"] == [{"text": "Khám bệnh, P.312", "text_en": "Examination, P.312", "amount": 150_000}]


def test_an_appointment_and_a_result_name_its_room_and_no_test(house: House) -> None:
    core, at = house.backend.core, house.clock()
    token = house.token()
    house.register(token, "k-312")
    with core.sessions.begin() as session:
        ref = patient_ref(core.vault, "001190000001")
        orders = sealed_orders(core.vault, ["Tải lượng HIV"])
        session.add(AppointmentRow(id="a-1", patient_ref=ref, clinic_id="k-312", at=at, orders=orders))
        result = {"id": "r-1", "kind": "laboratory", "state": "ready", "ordered_at": at}
        session.add(ResultRow(patient_ref=ref, clinic_id="k-312", **result))
    (booked,) = told(house.post("/v1/patients/identify", person(source="chip")))["appointments"]
    assert (booked["clinic"], booked["clinic_en"]) == ("P.312", "P.312")
    assert booked["orders"] == ["xét nghiệm ghi trên phiếu hẹn"]
    assert booked["orders_en"] == ["tests on your appointment slip"]
    (ready,) = told(house.post("/v1/info/results", {"patient_token": token}))["results"]
    assert (ready["clinic"], ready["clinic_en"]) == ("P.312", "P.312")


def test_the_display_and_its_calls_have_the_room_and_the_desk_has_the_name(house: House) -> None:
    made = house.register(house.token(), "k-312", kind="self_pay").json()
    with httpx.Client(base_url=house.served.url, timeout=20) as client:
        client.post("/login", data={"name": "an", "password": "mat khau cua toi"})
        with client.stream("GET", "/v1/queues/stream?area=noi") as stream:
            first = next(line for line in stream.iter_lines() if line.startswith("data: "))
        assert [name for name in NAMES if name in first] == []
        (shown,) = json.loads(first[6:])["clinics"]
        assert (shown["name"], shown["name_en"], shown["room"]) == ("P.312", "P.312", "P.312, tầng 3, nhà A")
        assert "HIV" not in client.get("/display/noi").text
        desk = client.get("/desk?clinic=k-312").text
        assert "Khám HIV" in desk
    assert made["tickets"][0]["number"] == "H-001"


@pytest.mark.parametrize("room", ["P.312, tầng 3, nhà A", "P.312, floor 3, building A"])
def test_a_discreet_clinic_without_a_number_on_its_door_is_refused(tmp_path: Path, room: str) -> None:
    path = tmp_path / "hospital.toml"
    path.write_text(CLINIC.replace(room, "HIV, 3"), "utf-8")
    with pytest.raises(FieldError, match="discreet"):
        read_directory(path)
