"""The whole way over sockets: terminal, backend, and the bank in its own process."""

import dataclasses
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from kiosk.backend.clock import wall_clock
from kiosk.backend.payment.bills import BillLine, open_bill
from kiosk.backend.payment.compose import Payments, build_payments
from kiosk.backend.payment.records import SecurityRow
from kiosk.backend.registration.identification import Identified
from kiosk.backend.registration.person import of_citizen, patient_ref
from kiosk.backend.registration.slips import slip_code
from kiosk.backend.registration.tokens import give_token
from kiosk.backend.store.base import Base, open_engine
from kiosk.backend.store.sessions import open_sessions
from kiosk.backend.store.vault import Vault
from kiosk.domain.citizen import Citizen, Sex, Source
from kiosk.domain.dates import PartialDate
from kiosk.domain.money import Dong
from kiosk.domain.receipt import Receipt
from tests.backend.payment.servers import TERMINAL, app_of, bank_process, serving
from tests.backend.payment.world import SETTINGS

VAULT = Vault(bytes(32))


class Hospital:
    """A terminal's HTTP client, the payer's phone, and the backend behind them."""

    def __init__(self, payments: Payments, backend: str, bank: str) -> None:
        self.payments = payments
        self.http = httpx.Client(base_url=backend, trust_env=False, timeout=40)
        self.bank = httpx.Client(base_url=bank, trust_env=False, timeout=40)
        self._keys = 0

    def bill(self, registration: str = "R1") -> str:
        with self.payments.sessions.begin() as session:
            return open_bill(
                session,
                registration_id=registration,
                patient_ref="P1",
                payer_name_masked="NGUYỄN T*** M",
                lines=(BillLine("Khám Nội", Dong(50_000)),),
            )

    def post(self, path: str, body: object, key: str | None = None) -> httpx.Response:
        self._keys += 1
        return self.http.post(path, json=body, headers={"Idempotency-Key": key or f"key-{self._keys:08}"})

    def start(self, bill: str, amount: int = 50_000, key: str | None = None) -> httpx.Response:
        return self.post("/v1/payments", {"bill_id": bill, "amount": amount, "kiosk_id": "K1"}, key)


@pytest.fixture
def hospital(tmp_path: Path) -> Iterator[Hospital]:
    with ExitStack() as stack:
        bank = stack.enter_context(bank_process())
        engine = open_engine(f"sqlite:///{tmp_path / 'backend.db'}")
        stack.callback(engine.dispose)
        settings = dataclasses.replace(SETTINGS, base_url=bank)
        payments = build_payments(open_sessions(engine), settings, wall_clock)
        stack.callback(payments.close)
        app = app_of(payments, VAULT)
        Base.metadata.create_all(engine)
        backend = stack.enter_context(serving(app))
        payments.poller.start()
        stack.callback(payments.poller.stop)
        made = Hospital(payments, backend, bank)
        stack.callback(made.http.close)
        stack.callback(made.bank.close)
        yield made


def test_a_patient_pays_and_a_long_poll_brings_the_receipt(hospital: Hospital) -> None:
    hospital.bank.post("/confirm-webhook", json={"webhookUrl": f"{hospital.http.base_url}/webhooks/payos"})
    slip = slip_code(VAULT, "R1")
    bill = hospital.bill()
    found = hospital.post("/v1/bills/find", {"slip": slip}).json()["bills"]
    assert [each["id"] for each in found] == [bill]
    assert found[0]["lines"] == [{"text": "Khám Nội", "text_en": "General medicine", "amount": 50_000}]
    started = hospital.start(bill)
    assert started.status_code == 201
    payment = started.json()
    assert set(payment) == {
        "id", "state", "qr_payload", "amount", "ref", "payee", "expires_at",
        "received", "due", "remainder", "flags", "receipt",
    }  # fmt: skip
    assert payment["state"] == "awaiting"
    hospital.bank.post("/phone/pay", json={"payload": payment["qr_payload"]}).raise_for_status()
    seen = payment
    for _ in range(5):
        seen = hospital.http.get(f"/v1/payments/{payment['id']}", params={"wait": 10}).json()
        if seen["receipt"]:
            break
    assert seen["state"] == "paid"
    assert Receipt.parse(seen["receipt"]).total == Dong(50_000)
    again = hospital.start(bill)
    assert (again.status_code, again.json()["code"]) == (409, "bill_paid")


def test_polling_alone_finds_the_money(hospital: Hospital) -> None:
    payment = hospital.start(hospital.bill()).json()
    hospital.bank.post("/phone/pay", json={"payload": payment["qr_payload"]}).raise_for_status()
    seen = hospital.http.get(f"/v1/payments/{payment['id']}", params={"wait": 10}).json()
    if not seen["receipt"]:
        seen = hospital.http.get(f"/v1/payments/{payment['id']}", params={"wait": 10}).json()
    assert seen["state"] == "paid"
    assert seen["receipt"]


def test_the_same_key_gets_the_same_payment_and_another_body_is_refused(hospital: Hospital) -> None:
    bill = hospital.bill()
    first = hospital.start(bill, key="the-same-key").json()
    assert hospital.start(bill, key="the-same-key").json()["id"] == first["id"]
    other = hospital.start(bill, 49_999, key="the-same-key")
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_mismatch")
    changed = hospital.start(bill, 49_999)
    assert (changed.status_code, changed.json()["code"]) == (409, "bill_changed")


def test_cancelling_is_answered_with_closing(hospital: Hospital) -> None:
    payment = hospital.start(hospital.bill()).json()
    left = hospital.post(f"/v1/payments/{payment['id']}/cancel", {})
    assert left.json()["state"] in ("closing", "closed")
    seen = hospital.http.get(f"/v1/payments/{payment['id']}", params={"wait": 10}).json()
    assert seen["state"] == "closed"
    assert hospital.http.get("/v1/payments/PMnone").json()["code"] == "payment_unknown"


def test_a_known_tag_waits_and_another_answers_at_once(hospital: Hospital) -> None:
    payment = hospital.start(hospital.bill()).json()
    path = f"/v1/payments/{payment['id']}"
    tag = hospital.http.get(path).headers["ETag"]
    at_once = hospital.http.get(path, params={"wait": 20}, headers={"If-None-Match": '"other"'})
    assert at_once.elapsed.total_seconds() < 5
    waited = hospital.http.get(path, params={"wait": 0.3}, headers={"If-None-Match": tag})
    assert waited.elapsed.total_seconds() >= 0.3


def test_a_body_not_of_its_form_is_refused(hospital: Hospital) -> None:
    good = {"bill_id": "B", "amount": 5, "kiosk_id": "K1"}
    assert hospital.post("/v1/payments", good).status_code == 404
    for change in ({"amount": 0}, {"amount": "5"}, {"amount": 10**14}, {"more": 1}, {"bill_id": None}):
        assert hospital.post("/v1/payments", good | change).status_code == 422
    assert hospital.post("/v1/payments", []).status_code == 422
    assert hospital.post("/v1/bills/find", {"slip": "Q1|R1|0000"}).json()["code"] == "slip_unknown"


def test_a_forged_notice_is_refused_recorded_and_changes_nothing(hospital: Hospital) -> None:
    payment = hospital.start(hospital.bill()).json()
    forged = {"data": {"orderCode": 1, "amount": 50_000, "reference": "FT1"}, "signature": "0" * 64}
    assert hospital.http.post("/webhooks/payos", json=forged).status_code == 401
    assert hospital.http.post("/webhooks/payos", content=b"junk").status_code == 400
    assert hospital.http.post("/webhooks/payos", content=b"x" * 70_000).status_code == 413
    assert hospital.http.post("/webhooks/sepay", json=forged).status_code == 404
    with hospital.payments.sessions.begin() as session:
        assert set(session.scalars(select(SecurityRow.kind))) == {"notice_forged", "notice_malformed"}
    assert hospital.http.get(f"/v1/payments/{payment['id']}").json()["received"] == 0


@pytest.mark.parametrize("fault", ["lost", "twice", "forged", "late"])
def test_whatever_becomes_of_notices_the_bill_is_paid_once(hospital: Hospital, fault: str) -> None:
    hospital.bank.post("/confirm-webhook", json={"webhookUrl": f"{hospital.http.base_url}/webhooks/payos"})
    hospital.bank.post("/faults", json={"notices": fault}).raise_for_status()
    payment = hospital.start(hospital.bill()).json()
    hospital.bank.post("/phone/pay", json={"payload": payment["qr_payload"]}).raise_for_status()
    seen = payment
    for _ in range(8):
        seen = hospital.http.get(f"/v1/payments/{payment['id']}", params={"wait": 5}).json()
        if seen["receipt"]:
            break
    hospital.bank.post("/notices/release")
    assert (seen["state"], seen["received"], seen["flags"]) == ("paid", 50_000, [])


@pytest.mark.parametrize("fault", ["down", "garbage", "lost"])
def test_a_bank_without_usable_answers_leaves_the_payment_unknown(hospital: Hospital, fault: str) -> None:
    hospital.bank.post("/faults", json={"answers": fault}).raise_for_status()
    started = hospital.start(hospital.bill())
    assert (started.status_code, started.json()["state"]) == (201, "creating")
    assert started.json()["qr_payload"] is None


def test_a_patient_pays_ahead_and_the_next_bill_is_less(hospital: Hospital) -> None:
    born = PartialDate.parse("1990-01-15")
    citizen = Citizen(number="001190000001", name="Nguyễn Thị Mẫu", born=born, sex=Sex.FEMALE, source=Source.CHIP)
    ref = patient_ref(VAULT, citizen.number)
    token = give_token(VAULT, Identified(ref, of_citizen(citizen)), TERMINAL.id, wall_clock())
    for amount in (1_000, 50_500, 60_000_000):
        refused = hospital.post("/v1/bills/deposit", {"patient_token": token, "amount": amount})
        assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")
    asked = hospital.post("/v1/bills/deposit", {"patient_token": token, "amount": 60_000}, "key-deposit")
    again = hospital.post("/v1/bills/deposit", {"patient_token": token, "amount": 60_000}, "key-deposit")
    assert asked.json() == again.json()
    deposit = asked.json()
    assert deposit["lines"] == [{"text": "Tạm ứng viện phí", "text_en": "Hospital deposit", "amount": 60_000}]
    assert (deposit["kind"], deposit["due"], deposit["payer"]) == ("deposit", 60_000, citizen.masked_name)
    started = hospital.start(deposit["id"], 60_000).json()
    hospital.bank.post("/phone/pay", json={"payload": started["qr_payload"]})
    for _ in range(5):
        # Each change is an answer: paid first, then posted.
        paid = hospital.http.get(f"/v1/payments/{started['id']}?wait=20").json()
        if paid["receipt"]:
            break
    assert paid["receipt"]["title"] == "BIÊN LAI THU TẠM ỨNG"
    found = hospital.post("/v1/bills/find", {"patient_token": token}).json()
    assert found == {"bills": [], "advance": 60_000, "receipts": [paid["receipt"]]}
    with hospital.payments.sessions.begin() as session:
        lines = (BillLine("Khám Nội", Dong(100_000)),)
        open_bill(session, registration_id="R9", patient_ref=ref, payer_name_masked="N", lines=lines)
    found = hospital.post("/v1/bills/find", {"patient_token": token}).json()
    (bill,) = found["bills"]
    assert bill["lines"][0]["text_en"] == "General medicine"
    assert (bill["total"], bill["deducted"], bill["due"], found["advance"]) == (100_000, 60_000, 40_000, 0)
    body = {"bill_id": bill["id"], "amount": 40_000, "version": "0" * 64, "kiosk_id": "K1"}
    refused = hospital.post("/v1/payments", body)
    assert (refused.status_code, refused.json()["code"]) == (409, "bill_changed")
    assert hospital.post("/v1/payments", {**body, "version": bill["version"]}).status_code == 201
