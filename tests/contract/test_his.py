"""One suite over every HIS adapter: our own tables, FHIR R4, and the MediPay-shaped calls."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.backend.his.outbox import NotHeardError
from kiosk.backend.hospital.directory import read_directory
from kiosk.backend.insurance.insurer import Card, CardQuery, InsurerSilentError
from kiosk.backend.payment.his import HisAwayError, HisPosting
from kiosk.domain.dates import PartialDate
from kiosk.domain.money import Dong
from tests.backend.conftest import empty_database
from tests.backend.house import MORNING
from tests.contract.his_worlds import CLINIC, DAY, NUMBER, SEKMET, STRANGER, FhirWorld, MediPayWorld, World, at, world

__all__ = ["empty_database"]

THIRD = pytest.param(
    "sekmet",
    marks=[
        pytest.mark.long,
        pytest.mark.skipif(SEKMET is None, reason="pip install sekmet-fhir, in an environment of its own, on PATH"),
    ],
)


@pytest.fixture(params=["local", "fhir", "medipay", THIRD])
def there(request: pytest.FixtureRequest, tmp_path: Path, empty_database: Path) -> Iterator[World]:
    with world(request.param, tmp_path, empty_database) as found:
        yield found


@pytest.fixture(params=["fhir", "medipay"])
def remote(request: pytest.FixtureRequest, tmp_path: Path, empty_database: Path) -> Iterator[World]:
    with world(request.param, tmp_path, empty_database) as found:
        yield found


def visit(there: World, kind: str = "self_pay", *clinics: str) -> dict[str, str]:
    """Register and have the HIS hear it."""
    made = there.house.register(there.house.token(), *(clinics or ("yc-tim",)), kind=kind)
    assert made.status_code == 201, made.text
    body: dict[str, str] = made.json()
    tell(there)
    return body


def tell(there: World) -> None:
    outbox = there.house.backend.outbox
    if outbox is not None:
        assert outbox.tick() >= 1


def posting(bill: str, key: str = "") -> HisPosting:
    return HisPosting(key or f"{bill}:1", bill, Dong(199_400), "VP1", MORNING)


def test_who_registered_is_known_there_and_a_stranger_is_not(there: World) -> None:
    assert not there.his.knows(NUMBER)
    visit(there)
    assert there.his.knows(NUMBER)
    assert not there.his.knows(STRANGER)


def test_bookings_of_the_day_come_in_order_with_what_was_ordered(there: World) -> None:
    there.book("b-2", at("10:30"), [], again=False)
    there.book("b-1", at("08:15"), ["Điện tâm đồ"], again=True)
    there.book("b-3", at("08:15") + timedelta(days=1), [], again=False)
    found = there.his.bookings(NUMBER, DAY)
    assert [(b.clinic_id, b.at, b.orders, b.re_examination) for b in found] == [
        (CLINIC, at("08:15"), ("Điện tâm đồ",), True),
        (CLINIC, at("10:30"), (), False),
    ]
    assert there.his.bookings(STRANGER, DAY) == ()


def test_a_booking_is_offered_taken_up_and_given_back(there: World) -> None:
    there.book("b-1", at("08:15"), ["Điện tâm đồ"], again=True)
    identified = there.house.post("/v1/patients/identify", {"citizen": _citizen(), "source": "chip"}).json()
    (offered,) = identified["appointments"]
    assert (offered["clinic_id"], offered["orders"], offered["time"]) == (
        CLINIC,
        ["Điện tâm đồ"],
        "2026-11-23T08:15:00+07:00",
    )
    # Its id is all that some HIS says: names come from our own list.
    clinic = next(c for c in read_directory(None).clinics if c.id == CLINIC)
    assert (offered["clinic"], offered["clinic_en"], offered["room_en"]) == (
        clinic.name,
        clinic.name_en,
        clinic.room_en,
    )
    assert offered["orders_en"] == ["Electrocardiogram"]
    made = there.house.register(identified["patient_token"], CLINIC, kind="re_examination")
    assert made.status_code == 201, made.text
    tell(there)
    assert there.his.bookings(NUMBER, DAY) == ()
    there.house.post(f"/v1/registrations/{made.json()['id']}/cancel", {})
    tell(there)
    assert [b.clinic_id for b in there.his.bookings(NUMBER, DAY)] == [CLINIC]


def test_the_plan_of_a_clinic_is_read_in_order(there: World) -> None:
    there.plan(at("13:00"), at("16:00"), 0)
    there.plan(at("07:00"), at("11:30"), 5)
    found = there.his.slots(CLINIC, DAY)
    assert [slot.start for slot in found] == sorted(slot.start for slot in found)
    assert found[0].free > 0
    if len(found) > 1:
        assert [(slot.start, slot.free > 0) for slot in found] == [(at("07:00"), True), (at("13:00"), False)]
    assert there.his.slots("nowhere", DAY) == ()


def test_telling_twice_is_telling_once(there: World) -> None:
    made = visit(there)
    for _ in range(2):
        there.his.tell(made["id"], "registered")
    for _ in range(2):
        there.house.post(f"/v1/registrations/{made['id']}/cancel", {})
        there.his.tell(made["id"], "cancelled")
    assert there.his.knows(NUMBER)


def recheck(there: World) -> None:
    there.house.clock.forward(minutes=10)
    there.house.backend.rechecks.tick()
    there.house.backend.rechecks.tick()


def test_a_verdict_that_comes_after_the_registration_is_heard_once(there: World) -> None:
    there.house.insurer.down = True
    token = there.house.token()
    there.house.post("/v1/eligibility", {"patient_token": token})
    made = there.house.register(token, "noi-tq", kind="bhyt")
    assert made.json()["coverage"] == "unverified"
    tell(there)
    assert there.holds() == (False, None)
    there.house.insurer.down = False
    recheck(there)
    outbox = there.house.backend.outbox
    if outbox is not None:
        assert [outbox.tick(), outbox.tick()] == [1, 0]
    assert there.holds() == (True, "2026-12-31")
    there.his.tell(made.json()["id"], "verified")
    assert there.holds() == (True, "2026-12-31")


def test_a_verdict_never_overtakes_its_registration(remote: World) -> None:
    there, outbox = remote, remote.house.backend.outbox
    assert outbox is not None
    there.house.insurer.down = True
    token = there.house.token()
    there.house.post("/v1/eligibility", {"patient_token": token})
    there.house.register(token, "noi-tq", kind="bhyt")
    there.break_down("http500")
    assert outbox.tick() == 0
    there.house.insurer.down = False
    recheck(there)
    assert outbox.tick() == 0
    there.break_down("none")
    there.house.clock.forward(minutes=10)
    assert outbox.tick() == 2
    assert there.holds() == (True, "2026-12-31")


def test_a_cancelled_registration_is_verified_for_nobody(remote: World) -> None:
    there, outbox = remote, remote.house.backend.outbox
    assert outbox is not None
    there.house.insurer.down = True
    token = there.house.token()
    there.house.post("/v1/eligibility", {"patient_token": token})
    made = there.house.register(token, "noi-tq", kind="bhyt").json()
    there.house.post(f"/v1/registrations/{made['id']}/cancel", {})
    assert outbox.tick() == 2
    there.house.insurer.down = False
    recheck(there)
    assert outbox.tick() == 0


def test_a_payment_has_one_receipt_whoever_asks_and_however_often(there: World) -> None:
    bill = visit(there)["bill_id"]
    number = there.his.post(posting(bill))
    assert number
    assert there.his.post(posting(bill)) == number
    assert there.his.post(posting(bill, "another:1")) is None


def test_a_bill_it_has_not_heard_of_is_no_answer_yet(remote: World) -> None:
    with pytest.raises(HisAwayError):
        remote.his.post(posting(f"B{uuid.uuid4().hex[:20]}"))


@pytest.mark.parametrize("how", ["http500", "garbage"])
def test_a_his_in_trouble_is_away_and_costs_nobody_a_number(remote: World, how: str) -> None:
    made = visit(remote)
    remote.break_down(how)
    for ask in (
        lambda: remote.his.knows(NUMBER),
        lambda: remote.his.bookings(NUMBER, DAY),
        lambda: remote.his.slots(CLINIC, DAY),
        lambda: remote.his.post(posting(made["bill_id"])),
    ):
        with pytest.raises(HisAwayError):
            ask()
    with pytest.raises(NotHeardError):
        remote.his.tell(made["id"], "registered")
    begun = datetime.now().astimezone()
    assert remote.house.register(remote.house.token("001190000002"), CLINIC).status_code == 201
    assert (datetime.now().astimezone() - begun).total_seconds() < 8


def test_medipay_hears_a_visit_in_its_own_words(tmp_path: Path, empty_database: Path) -> None:
    with world("medipay", tmp_path, empty_database) as there:
        assert isinstance(there, MediPayWorld)
        slip = {"kind": "transfer", "number": "GCT-7", "facility": "01234", "disease": "E11.9"}
        token = there.house.token()
        there.house.post("/v1/eligibility", {"patient_token": token})
        made = there.house.register(token, "noi-tq", "yc-tim", kind="bhyt", transfer_slip=slip)
        assert made.status_code == 201
        tell(there)
        first, second = there.play.registrations.values()
        assert (first["SO_CCCD"], first["NGAY_SINH"], first["GIOI_TINH"], first["STT"]) == (
            NUMBER,
            "199001150000",
            "2",
            "A-001",
        )
        assert (first["SO_GIAY_CHUYEN_TUYEN"], first["MA_BENH_CHUYEN_TUYEN"]) == ("GCT-7", "E11.9")
        assert (first["MA_THE_BHYT"], first["MA_DKBD"], first["XAC_THUC"]) == ("DN4017901234577", "01001", "qr")
        assert second["STT"] == "U-001"
        there.house.post(f"/v1/registrations/{made.json()['id']}/cancel", {})
        tell(there)
        assert {entry["TRANG_THAI_LK"] for entry in there.play.registrations.values()} == {3}


def test_medipay_refuses_a_wrong_signature(tmp_path: Path, empty_database: Path) -> None:
    with world("medipay", tmp_path, empty_database) as there:
        assert isinstance(there, MediPayWorld)
        there.play.key = "another"
        with pytest.raises(HisAwayError):
            there.his.knows(NUMBER)
        assert there.play.refused == 1


def test_an_answer_that_was_lost_is_told_again_and_makes_nothing_twice(tmp_path: Path, empty_database: Path) -> None:
    with world("medipay", tmp_path, empty_database) as there:
        assert isinstance(there, MediPayWorld)
        there.play.fault = "twice"
        there.house.register(there.house.token(), "noi-tq")
        assert there.house.backend.outbox is not None
        assert there.house.backend.outbox.tick() == 0
        there.play.fault = "none"
        there.house.clock.forward(seconds=6)
        assert there.house.backend.outbox.tick() == 1
        assert (len(there.play.registrations), there.play.told) == (1, 2)


def test_a_booking_the_his_took_back_is_offered_no_more(tmp_path: Path, empty_database: Path) -> None:
    with world("medipay", tmp_path, empty_database) as there:
        assert isinstance(there, MediPayWorld)
        there.book("b-1", at("08:15"), [], again=False)
        there.house.token()
        there.play.bookings.clear()
        found = there.house.post("/v1/patients/identify", {"citizen": _citizen(), "source": "chip"}).json()
        assert found["appointments"] == []


def test_a_slow_his_holds_nobody_up(tmp_path: Path, empty_database: Path) -> None:
    with world("medipay", tmp_path, empty_database) as there:
        assert isinstance(there, MediPayWorld)
        there.play.fault, there.play.seconds = "slow", 3.0
        begun = datetime.now().astimezone()
        there.house.token()
        assert (datetime.now().astimezone() - begun).total_seconds() < 2.9


def test_the_fhir_appointment_that_was_booked_arrives_itself(tmp_path: Path, empty_database: Path) -> None:
    with world("fhir", tmp_path, empty_database) as there:
        assert isinstance(there, FhirWorld)
        assert there.records is not None
        there.book("b-1", at("08:15"), [], again=True)
        token = there.house.token()
        there.records.race = 1
        assert there.house.register(token, CLINIC, kind="re_examination").status_code == 201
        tell(there)
        (appointment,) = there.records.of("Appointment")
        assert (appointment["status"], appointment["identifier"][0]["system"]) == ("arrived", "urn:his:booking")


QUERY = CardQuery(NUMBER, "Nguyễn Thị Mẫu", PartialDate(1990, 1, 15))


def test_insurance_may_be_asked_through_medipay(tmp_path: Path, empty_database: Path) -> None:
    with world("medipay", tmp_path, empty_database) as there:
        assert isinstance(there, MediPayWorld)
        assert there.his.ask(QUERY).code == "050"
        there.play.insured[NUMBER] = {
            "MA_THE_BHYT": "DN4010123456789",
            "MA_DKBD": "01001",
            "GT_THE_TU": "20260101",
            "GT_THE_DEN": "20261231",
            "MA_KQ": "000",
        }
        answer = there.his.ask(QUERY)
        card = Card("DN4010123456789", date(2026, 1, 1), date(2026, 12, 31), "01001")
        assert (answer.code, answer.card) == ("000", card)
        there.play.fault = "html"
        with pytest.raises(InsurerSilentError):
            there.his.ask(QUERY)


@pytest.mark.parametrize(("inforce", "codes", "code"), [(True, [], "000"), (False, ["010"], "010"), (False, [], "050")])
def test_insurance_may_be_asked_through_fhir(
    tmp_path: Path, empty_database: Path, inforce: bool, codes: list[str], code: str
) -> None:
    with world("fhir", tmp_path, empty_database) as there:
        assert isinstance(there, FhirWorld)
        assert there.records is not None
        there.records.insurer = (inforce, codes)
        answer = there.his.ask(QUERY)
        assert answer.code == code
        assert (answer.card is not None) == inforce
        (request,) = there.records.of("CoverageEligibilityRequest")
        assert request["purpose"] == ["validation", "benefits"]


def test_a_his_that_never_asks_the_insurer_is_silent(there: World) -> None:
    with pytest.raises(InsurerSilentError):
        there.his.ask(QUERY) if not isinstance(there, MediPayWorld) else _busy(there)


def _busy(there: MediPayWorld) -> None:
    there.play.fault = "busy"
    there.his.ask(QUERY)


def _citizen() -> dict[str, object]:
    return {
        "number": NUMBER,
        "name": "Nguyễn Thị Mẫu",
        "born": "1990-01-15",
        "sex": "female",
        "residence": None,
        "old_number": None,
    }
