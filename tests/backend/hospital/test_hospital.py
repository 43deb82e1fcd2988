"""The sample hospital, and directories of other hospitals."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from kiosk.backend.hospital.directory import read_directory
from kiosk.backend.hospital.hours import takes_patients
from kiosk.backend.hospital.sample import load_sample_patients
from kiosk.backend.registration.rows import AppointmentRow, PatientRow
from kiosk.domain.fields import FieldError
from tests.backend.house import House

ONE = """
[[group]]
id = "a"
name = "Khối A"
name_en = "Block A"
[[group.clinic]]
id = "a1"
name = "Khám A"
name_en = "Clinic A"
letter = "A"
room = "P.1"
way = "Thẳng"
price = 50600
bhyt_price = 50600
opens = "07:00"
closes = "16:30"
daily_cap = 10
minutes = 6
doctor = []
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "hospital.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_sample_has_groups_of_at_most_six_and_twelve_clinics_or_more() -> None:
    directory = read_directory(None)
    assert len(directory.clinics) >= 12
    for group in directory.groups:
        assert 1 <= len([clinic for clinic in directory.clinics if clinic.group_id == group.id]) <= 6
    assert all(clinic.name and clinic.name_en and clinic.doctors for clinic in directory.clinics)


def test_the_clinics_route_is_the_directory_with_lines(house: House) -> None:
    house.register(house.token(), "noi-tq", kind="bhyt")
    groups = house.get("/v1/clinics").json()["groups"]
    assert {key for group in groups for key in group} == {"id", "name", "name_en", "clinics"}
    clinics = {clinic["id"]: clinic for group in groups for clinic in group["clinics"]}
    assert clinics["noi-tq"] == {
        "id": "noi-tq", "name": "Khám Nội tổng quát", "name_en": "General medicine", "room": "P.105, tầng 1, nhà A",
        "room_en": "P.105, floor 1, building A", "price": 50_600, "bhyt_price": 50_600,
        "waiting": 1, "open": True, "full": False, "discreet": False,
    }  # fmt: skip


def test_the_sample_patients_are_thirty_or_more_and_load_once(house: House) -> None:
    core = house.backend.core
    for _ in range(2):
        with core.sessions.begin() as session:
            loaded = load_sample_patients(session, core.vault, house.clock())
    assert loaded >= 30
    with core.sessions() as session:
        assert session.scalar(select(func.count()).select_from(PatientRow)) == loaded
        assert session.scalar(select(func.count()).select_from(AppointmentRow)) == 7


def test_an_appointment_of_today_is_shown_taken_and_gone(house: House) -> None:
    core = house.backend.core
    with core.sessions.begin() as session:
        load_sample_patients(session, core.vault, house.clock())
    body = {"citizen": {"number": "001148000003", "name": "Lê Thị Cao", "born": "1948-07-09"}, "source": "chip"}
    known = house.post("/v1/patients/identify", body).json()
    assert known["returning"] is True
    (booked,) = known["appointments"]
    assert (booked["clinic_id"], booked["clinic"], booked["clinic_en"]) == ("tim-mach", "Khám Tim mạch", "Cardiology")
    assert (booked["room"], booked["room_en"]) == ("P.107, tầng 1, nhà A", "P.107, floor 1, building A")
    token = known["patient_token"]
    assert house.register(token, "mat", kind="appointment").json()["code"] == "no_appointment"
    taken = house.register(token, "tim-mach", kind="appointment")
    assert taken.status_code == 201
    assert taken.json()["priority"] is True  # 78 years old
    after = house.post("/v1/patients/identify", body).json()
    assert after["appointments"] == []
    assert [row["id"] for row in after["registrations"]] == [taken.json()["id"]]
    house.post(f"/v1/registrations/{taken.json()['id']}/cancel", {})
    assert len(house.post("/v1/patients/identify", body).json()["appointments"]) == 1


def test_results_say_whether_they_are_ready_and_nothing_more(house: House) -> None:
    core = house.backend.core
    with core.sessions.begin() as session:
        load_sample_patients(session, core.vault, house.clock())
    token = house.token("001148000003", name="Lê Thị Cao", born="1948-07-09")
    found = house.post("/v1/info/results", {"patient_token": token}).json()["results"]
    assert [(row["kind"], row["state"], row["clinic"]) for row in found] == [
        ("imaging", "pending", "Khám Tim mạch"),
        ("laboratory", "ready", "Khám Tim mạch"),
    ]
    assert set(found[0]) == {"kind", "state", "clinic", "clinic_en", "ordered"}
    assert {row["clinic_en"] for row in found} == {"Cardiology"}
    assert house.post("/v1/info/results", {"patient_token": house.token()}).json() == {"results": []}
    house.enrol("t-2")
    assert house.post("/v1/info/results", {"patient_token": token}, terminal="t-2").status_code == 403


@pytest.mark.parametrize("topic", ["prices", "doctors", "way", "bring"])
def test_every_topic_has_lines_in_two_languages(shared_house: House, topic: str) -> None:
    page = shared_house.get(f"/v1/info/{topic}").json()
    assert page["title"]
    assert page["title_en"]
    lines = [line for section in page["sections"] for line in section["lines"]]
    assert lines
    assert all(line["text"] and line["text_en"] for line in lines)
    assert all(section["title"] and section["title_en"] for section in page["sections"])
    assert all((line["room"] is None) == (line["room_en"] is None) for line in lines)


def test_a_room_that_nobody_put_into_english_has_one_name(tmp_path: Path) -> None:
    assert read_directory(written(tmp_path, ONE)).clinics[0].room_en is None
    english = ONE.replace('way = "Thẳng"', 'way = "Thẳng"\nroom_en = "Room 1"')
    assert read_directory(written(tmp_path, english)).clinics[0].room_en == "Room 1"


def test_clinics_and_services_are_found_by_the_name_they_have_here() -> None:
    directory = read_directory(None)
    assert directory.english("Khám Mắt") == "Eye"
    assert directory.english("Điện tâm đồ") == "Electrocardiogram"
    assert directory.english("Khám mắt khác") is None


def test_an_unknown_topic_is_not_found(shared_house: House) -> None:
    assert shared_house.get("/v1/info/secrets").status_code == 404


def test_a_hospital_of_its_own_is_read(tmp_path: Path) -> None:
    directory = read_directory(written(tmp_path, ONE))
    assert [clinic.id for clinic in directory.clinics] == ["a1"]


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('letter = "A"', ""),
        ("price = 50600", "price = -1"),
        ("price = 50600", "price = 50600.5"),
        ('opens = "07:00"', 'opens = "7 Uhr"'),
        ("minutes = 6", "minutes = 0"),
        ("doctor = []", "doctor = []\nnobody = 1"),
        ('id = "a"', 'id = ""'),
        ("[[group]]", "[[group]"),
    ],
)
def test_a_directory_with_a_fault_is_refused(tmp_path: Path, was: str, becomes: str) -> None:
    with pytest.raises(FieldError):
        read_directory(written(tmp_path, ONE.replace(was, becomes, 1)))


def test_a_seventh_clinic_in_a_group_is_refused(tmp_path: Path) -> None:
    _, _, clinic = ONE.partition("[[group.clinic]]")
    more = "".join(
        f"[[group.clinic]]{clinic}".replace('"a1"', f'"a{n}"').replace('letter = "A"', f'letter = "{n}"')
        for n in range(2, 8)
    )
    with pytest.raises(FieldError):
        read_directory(written(tmp_path, ONE + more))


def test_two_clinics_with_one_letter_are_refused(tmp_path: Path) -> None:
    _, _, clinic = ONE.partition("[[group.clinic]]")
    second = "[[group.clinic]]" + clinic.replace('"a1"', '"a2"')
    with pytest.raises(FieldError, match="letter"):
        read_directory(written(tmp_path, ONE + second))


@pytest.mark.parametrize(
    ("clock", "open_"), [("05:29", False), ("05:30", True), ("12:00", True), ("16:30", True), ("16:31", False)]
)
def test_numbers_are_given_from_ninety_minutes_before_opening_until_closing(
    tmp_path: Path, clock: str, open_: bool
) -> None:
    clinic = read_directory(written(tmp_path, ONE)).clinics[0]
    hours, minutes = map(int, clock.split(":"))
    now = datetime(2026, 11, 23, tzinfo=UTC) + timedelta(hours=hours - 7, minutes=minutes)
    assert takes_patients(clinic, now) is open_
