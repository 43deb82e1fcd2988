"""Erasure and retention: names go, numbers and money stay."""

from datetime import timedelta

from sqlalchemy import select

from kiosk.backend.payment.records import BillRow
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.registration.erasure import Erased, erase_patient, forget_the_old
from kiosk.backend.registration.rows import PatientRow, RegistrationRow
from tests.backend.house import House, person


def visited(house: House, number: str = "001190000001") -> str:
    token = house.token(number)
    house.post("/v1/eligibility", {"patient_token": token})
    slip = {"kind": "transfer", "number": "123/GCT", "facility": "48007"}
    made = house.register(token, "yc-tim", kind="bhyt", transfer_slip=slip)
    assert made.status_code == 201
    registration: str = made.json()["id"]
    return registration


def test_a_person_who_asks_is_forgotten_and_the_books_still_balance(house: House) -> None:
    registration, other = visited(house), visited(house, "001085000002")
    core = house.backend.core
    with core.sessions.begin() as session:
        assert erase_patient(session, core.vault, "001190000001", house.clock()) == Erased(1, 1, 1)
    assert house.post("/v1/patients/identify", person()).json()["returning"] is False
    shown = house.get(f"/v1/registrations/{registration}").json()
    assert shown["tickets"][0]["name"] is None
    assert shown["places"][0]["number"] == "U-001"
    assert house.get(f"/v1/registrations/{other}").json()["tickets"][0]["name"] == "NGUYỄN T*** M"
    with core.sessions() as session:
        row = session.get_one(RegistrationRow, registration)
        assert (row.name, row.slip, row.due) == (None, None, 199_400)
        assert session.get_one(BillRow, row.bill_id).payer_name_masked == "–"
        assert len(session.scalars(select(PlaceRow)).all()) == 2


def test_erasing_somebody_unknown_changes_nothing(house: House) -> None:
    visited(house)
    core = house.backend.core
    with core.sessions.begin() as session:
        assert erase_patient(session, core.vault, "001190000099", house.clock()) == Erased(0, 0, 0)


def test_retention_forgets_whoever_was_not_here_for_so_long(house: House) -> None:
    visited(house)
    house.clock.forward(days=20)
    visited(house, "001085000002")
    house.clock.forward(days=20)
    core = house.backend.core
    with core.sessions.begin() as session:
        assert forget_the_old(session, timedelta(days=30), house.clock()).patients == 1
        assert forget_the_old(session, timedelta(days=30), house.clock()).patients == 0
        sealed = {row.ref: row.sealed is not None for row in session.scalars(select(PatientRow))}
    assert sorted(sealed.values()) == [False, True]


def test_somebody_who_comes_back_is_known_again(house: House) -> None:
    visited(house)
    core = house.backend.core
    with core.sessions.begin() as session:
        erase_patient(session, core.vault, "001190000001", house.clock())
    house.clock.forward(days=1)
    visited(house)
    assert house.post("/v1/patients/identify", person()).json()["returning"] is True
