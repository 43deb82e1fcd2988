"""What the terminal asks of the backend, and what it makes of the answers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.domain.appointment import Appointment
from kiosk.domain.bill import BillKind
from kiosk.domain.coverage import CoverageStatus, NextStep
from kiosk.domain.hospital_page import HelpCall, HelpState, Topic
from kiosk.domain.money import Dong
from kiosk.domain.payment import Payable, PaymentState
from kiosk.domain.registration import Kind
from kiosk.services.client import Away, Backend, Client, Refused
from kiosk.services.eligibility import Eligibility
from kiosk.services.hospital import Hospital
from kiosk.services.payment import Cashier
from kiosk.services.queue import Queue
from tests.domain.test_papers import RECEIPT, TICKET
from tests.fixtures.stage import Stage, stage
from tests.visit.sample import CITIZEN

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
CLINIC: dict[str, object] = {
    "id": "noi-1",
    "name": "Khám Nội",
    "name_en": "Internal medicine",
    "room": "P.105, tầng 1",
    "price": 150_000,
    "bhyt_price": 50_600,
    "waiting": 7,
    "open": True,
    "full": False,
}
REGISTRATION: dict[str, object] = {
    "id": "reg-1",
    "kind": "bhyt",
    "existing": False,
    "due": 99_400,
    "bill_id": "bill-1",
    "places": [],
    "tickets": [TICKET],
}
PATIENT: dict[str, object] = {
    "patient_token": "t",
    "returning": True,
    "appointments": [],
    "registrations": [REGISTRATION],
    "unpaid_bills": 2,
}
PAYMENT: dict[str, object] = {
    "id": "pay-1",
    "state": "awaiting",
    "qr_payload": "000201",
    "amount": 99_400,
    "ref": "KB1",
    "payee": "BENH VIEN",
    "expires_at": "2026-11-21T08:20:00+07:00",
    "received": 0,
    "due": 99_400,
    "remainder": 99_400,
    "flags": [],
    "receipt": None,
}


@pytest.fixture
def scene() -> Iterator[Stage]:
    with stage() as found:
        yield found


@pytest.fixture
def client(scene: Stage) -> Client:
    return Client(Backend(scene.url, "k", 2.0))


def test_a_citizen_is_identified_in_the_body_and_never_in_the_path(scene: Stage, client: Client) -> None:
    scene.answers["/v1/patients/identify"] = (
        200,
        {
            "patient_token": "t",
            "returning": True,
            "appointments": [
                {"id": "a-1", "clinic_id": "noi-1", "clinic": "Khám Nội", "time": "2026-11-21T08:30:00+07:00"},
                {
                    "id": "a-2",
                    "clinic_id": "noi-1",
                    "clinic": "Khám Nội",
                    "time": "2026-11-21T08:30:00+07:00",
                    "clinic_en": "Internal medicine",
                    "room": "P.1, tầng 1",
                    "room_en": "P.1, ground floor",
                    "orders": ["Điện tâm đồ"],
                    "orders_en": ["Electrocardiogram"],
                },
            ],
            "registrations": [{**REGISTRATION, "tickets": [TICKET, TICKET]}],
            "unpaid_bills": 2,
        },
    )
    patient = Hospital(client).identify(CITIZEN)
    at = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
    plain = Appointment("a-1", "noi-1", "Khám Nội", at)
    assert patient.appointments == (
        plain,
        replace(
            plain,
            id="a-2",
            room="P.1, tầng 1",
            orders=("Điện tâm đồ",),
            clinic_en="Internal medicine",
            room_en="P.1, ground floor",
            orders_en=("Electrocardiogram",),
        ),
    )
    assert len(patient.held[0].tickets) == 2
    assert (patient.token, patient.returning, patient.active_today, patient.unpaid_bills) == ("t", True, 1, 2)
    (asked,) = scene.asked
    assert asked.path == "/v1/patients/identify"
    assert asked.body == {
        "citizen": {
            "number": "001190000001",
            "name": "Nguyễn Thị Mẫu",
            "born": "1990-01-15",
            "sex": "female",
            "residence": None,
            "old_number": None,
        },
        "source": "qr",
    }


def test_clinics_come_in_groups(scene: Stage, client: Client) -> None:
    scene.answers["/v1/clinics"] = (
        200,
        {"groups": [{"id": "noi", "name": "Nội khoa", "name_en": "Internal", "clinics": [CLINIC]}]},
    )
    (group,) = Hospital(client).clinics()
    assert group.clinics[0].price == Dong(150_000)
    assert group.available


def test_a_call_for_help_has_an_id_to_ask_after(scene: Stage, client: Client) -> None:
    scene.answers["/v1/kiosks/help"] = (201, {"id": "h1", "state": "open"})
    assert Hospital(client).call_staff("Confirm") == HelpCall("h1", HelpState.OPEN)
    scene.answers["/v1/kiosks/help/h1"] = (200, {"id": "h1", "state": "coming"})
    assert Hospital(client).help_call("h1").state is HelpState.COMING


def test_the_insurers_answer_is_read(scene: Stage, client: Client) -> None:
    scene.answers["/v1/eligibility"] = (
        200,
        {
            "status": "covered",
            "code": "000",
            "card": "DN4********0001",
            "valid_from": "2026-01-01",
            "valid_to": "2026-12-31",
            "facility": "Trạm Y tế phường Mẫu",
            "five_years_from": "2025-01-01",
            "line": "Đúng tuyến (tạm tính)",
            "line_en": "In line (provisional)",
            "next": "continue",
            "checked_at": "2026-11-21T08:05:00+07:00",
        },
    )
    coverage = Eligibility(client, lambda: NOW).check("t")
    assert coverage.status is CoverageStatus.COVERED
    assert str(coverage.valid_to) == "2026-12-31"
    assert (coverage.line, coverage.line_en) == ("Đúng tuyến (tạm tính)", "In line (provisional)")


@pytest.mark.parametrize(
    "answer",
    [
        (500, {"code": "x"}),
        (409, {"code": "whatever"}),
        (200, {"status": "splendid", "next": "continue", "checked_at": "2026-11-21T08:05:00+07:00"}),
        (200, {"status": "covered", "next": "continue"}),
    ],
)
def test_no_usable_answer_about_cover_is_unverified_and_the_visit_goes_on(
    scene: Stage, client: Client, answer: tuple[int, object]
) -> None:
    scene.answers["/v1/eligibility"] = answer
    coverage = Eligibility(client, lambda: NOW).check("t")
    assert (coverage.status, coverage.next, coverage.checked_at) == (
        CoverageStatus.UNVERIFIED,
        NextStep.CONTINUE,
        NOW,
    )
    assert coverage.usable


def test_a_number_is_taken_under_the_key_it_was_asked_with(scene: Stage, client: Client) -> None:
    scene.answers["/v1/registrations"] = (201, REGISTRATION)
    registration = Queue(client).take("t", Kind.BHYT, "noi-1", "key-1")
    assert registration.ticket.number == "A-042"
    assert registration.due == Dong(99_400)
    assert scene.asked[0].headers["Idempotency-Key"] == "key-1"


def test_a_full_clinic_is_a_refusal(scene: Stage, client: Client) -> None:
    scene.answers["/v1/registrations"] = (409, {"code": "clinic_full"})
    with pytest.raises(Refused, match="clinic_full"):
        Queue(client).take("t", Kind.BHYT, "noi-1", "key-1")


def test_a_payment_is_opened_watched_and_closed(scene: Stage, client: Client) -> None:
    cashier = Cashier(client, "K01")
    scene.answers["/v1/payments"] = (201, PAYMENT)
    assert cashier.open(Payable("bill-1", Dong(99_400)), "key-2").state is PaymentState.AWAITING
    assert scene.asked[0].body == {"bill_id": "bill-1", "amount": 99_400, "kiosk_id": "K01"}
    paid = {**PAYMENT, "state": "paid", "received": 99_400, "remainder": 0, "flags": ["late"], "receipt": RECEIPT}
    scene.answers["/v1/payments/pay-1"] = (200, paid)
    news = cashier.news("pay-1", 3)
    assert scene.asked[1].path == "/v1/payments/pay-1?wait=3"
    assert news.receipt is not None
    assert news.late
    scene.answers["/v1/payments/pay-1/cancel"] = (200, {**PAYMENT, "state": "closing"})
    assert cashier.close("pay-1").state is PaymentState.CLOSING


BILL = {
    "id": "b1", "version": "v", "kind": "fee", "payer": "NGUYỄN T*** M",
    "lines": [{"text": "Khám", "text_en": "Examination", "amount": 30_000}, {"text": "Khác", "amount": 20_000}],
    "total": 50_000, "deducted": 20_000, "due": 30_000,
}  # fmt: skip


def test_bills_are_found_by_patient_or_slip_and_paid_in_the_version_that_was_shown(
    scene: Stage, client: Client
) -> None:
    cashier = Cashier(client, "K01")
    scene.answers["/v1/bills/find"] = (200, {"bills": [BILL], "advance": None})
    owed = cashier.bills(slip="Q1|a|b")
    assert [line.text_en for line in owed.bills[0].lines] == ["Examination", None]
    assert scene.asked[0].body == {"slip": "Q1|a|b"}
    assert (owed.bills[0].due, owed.bills[0].deducted, owed.advance) == (Dong(30_000), Dong(20_000), None)
    scene.answers["/v1/bills/find"] = (200, {"bills": [], "advance": 70_000})
    assert cashier.bills(token="t").advance == Dong(70_000)
    assert scene.asked[1].body == {"patient_token": "t"}
    scene.answers["/v1/bills/deposit"] = (201, {**BILL, "kind": "deposit"})
    assert cashier.deposit("t", Dong(500_000), "key-3").kind is BillKind.DEPOSIT
    assert scene.asked[2].body == {"patient_token": "t", "amount": 500_000}
    scene.answers["/v1/payments"] = (201, PAYMENT)
    cashier.open(Payable("b1", Dong(30_000), "v"), "key-4")
    assert scene.asked[3].body == {"bill_id": "b1", "amount": 30_000, "kiosk_id": "K01", "version": "v"}


def test_a_provider_that_is_away_is_an_answer_and_a_backend_that_is_away_is_none(scene: Stage, client: Client) -> None:
    scene.answers["/v1/payments"] = (503, {"code": "provider_away"})
    with pytest.raises(Refused, match="provider_away"):
        Cashier(client, "K").open(Payable("b", Dong(1)), "k")
    for body in ({"code": "away"}, {"code": 7}, {}):
        scene.answers["/v1/payments"] = (503, body)
        with pytest.raises(Away):
            Cashier(client, "K").open(Payable("b", Dong(1)), "k")


def test_answers_that_are_not_of_the_contract_are_no_answers(scene: Stage, client: Client) -> None:
    wrong: list[tuple[str, object, Callable[[], object]]] = [
        ("/v1/patients/identify", {"patient_token": ""}, lambda: Hospital(client).identify(CITIZEN)),
        ("/v1/patients/identify", {**PATIENT, "level": "?"}, lambda: Hospital(client).identify(CITIZEN)),
        ("/v1/registrations/find", {**REGISTRATION, "kind": "?"}, lambda: Hospital(client).by_slip("Q1|a|b")),
        ("/v1/registrations/find", {**REGISTRATION, "places": [{}]}, lambda: Hospital(client).by_slip("Q1|a|b")),
        ("/v1/info/way", {"title": "x"}, lambda: Hospital(client).page(Topic.WAY)),
        ("/v1/info/results", {"results": [{}]}, lambda: Hospital(client).results("t")),
        ("/v1/kiosks/help", {"id": "h", "state": "?"}, lambda: Hospital(client).call_staff("x")),
        ("/v1/kiosks/help/h", {"id": "h"}, lambda: Hospital(client).help_call("h")),
        ("/v1/clinics", {"groups": []}, lambda: Hospital(client).clinics()),
        ("/v1/clinics", {"groups": [{"id": "noi"}]}, lambda: Hospital(client).clinics()),
        ("/v1/kiosks/help", {}, lambda: Hospital(client).call_staff("x")),
        ("/v1/registrations", {**REGISTRATION, "tickets": []}, lambda: Queue(client).take("t", Kind.BHYT, "n", "k")),
        ("/v1/registrations", {**REGISTRATION, "kind": "?"}, lambda: Queue(client).take("t", Kind.BHYT, "n", "k")),
        ("/v1/bills/find", {"bills": [{**BILL, "kind": "?"}]}, lambda: Cashier(client, "K").bills(token="t")),
        ("/v1/bills/deposit", {**BILL, "due": -1}, lambda: Cashier(client, "K").deposit("t", Dong(1), "k")),
        ("/v1/payments", {**PAYMENT, "state": "?"}, lambda: Cashier(client, "K").open(Payable("b", Dong(1)), "k")),
        ("/v1/payments", {**PAYMENT, "receipt": {}}, lambda: Cashier(client, "K").open(Payable("b", Dong(1)), "k")),
    ]
    for path, answer, ask in wrong:
        scene.answers[path] = (200, answer)
        with pytest.raises(Away):
            ask()
