"""The simulated bank behaves as banks do: codes keep working, notices go astray, keys count."""

import json
import queue
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sim.bank.app import create_app
from kiosk.sim.bank.emv import UnreadableError, render, scan
from kiosk.sim.bank.payos import Keys, stamp
from tests.backend.payment.servers import serving

KEYS = Keys()
HEADERS = {"x-client-id": KEYS.client, "x-api-key": KEYS.api}
NAPAS_EXAMPLE = (
    "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA"
    "530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E"
)


@pytest.fixture
def bank() -> Iterator[httpx.Client]:
    with serving(create_app()) as url, httpx.Client(base_url=url, trust_env=False, timeout=20) as client:
        yield client


def order(bank: httpx.Client, code: int = 5, amount: int = 50_000) -> dict[str, Any]:
    signed = {
        "amount": amount,
        "cancelUrl": "https://a/",
        "description": "VPABCDEF2",
        "orderCode": code,
        "returnUrl": "https://a/",
    }
    body = signed | {"signature": stamp(KEYS.checksum, signed)}
    answer: dict[str, Any] = bank.post("/v2/payment-requests", json=body, headers=HEADERS).json()
    return answer


def state(bank: httpx.Client, code: int = 5) -> dict[str, Any]:
    answer: dict[str, Any] = bank.get(f"/v2/payment-requests/{code}", headers=HEADERS).json()["data"]
    return answer


def test_a_phone_reads_the_standards_example() -> None:
    scanned = scan(NAPAS_EXAMPLE)
    assert (scanned.bank, scanned.account, scanned.amount) == ("970403", "0011012345678", 180_000)
    assert scanned.content == "thanh toan don hang"


@given(st.text(max_size=200))
def test_a_phone_refuses_what_is_no_code(text: str) -> None:
    with pytest.raises(UnreadableError):
        scan(text)


@given(st.from_regex(r"\A[0-9A-Z]{1,19}\Z"), st.integers(1, 10**9), st.from_regex(r"\A[A-Z0-9]{1,25}\Z"))
def test_a_rendered_code_scans_to_what_it_says(account: str, amount: int, content: str) -> None:
    scanned = scan(render("970422", account, amount, content))
    assert (scanned.account, scanned.amount, scanned.content) == (account, amount, content)


def test_an_order_is_paid_by_scanning_its_code(bank: httpx.Client) -> None:
    made = order(bank)["data"]
    paid = bank.post("/phone/pay", json={"payload": made["qrCode"]})
    assert paid.json()["account"] == made["accountNumber"]
    assert (state(bank)["status"], state(bank)["amountPaid"]) == ("PAID", 50_000)
    assert bank.get("/ledger").json()["credits"][0]["amount"] == 50_000


def test_a_payer_may_change_the_amount_and_pay_a_cancelled_order(bank: httpx.Client) -> None:
    code = order(bank)["data"]["qrCode"]
    bank.post("/phone/pay", json={"payload": code, "amount": 20_000})
    assert state(bank)["status"] == "UNDERPAID"
    bank.post("/v2/payment-requests/5/cancel", json={}, headers=HEADERS)
    assert state(bank)["status"] == "CANCELLED"
    bank.post("/phone/pay", json={"payload": code, "amount": 60_000})
    assert (state(bank)["status"], state(bank)["amountPaid"]) == ("PAID", 80_000)


def test_the_same_code_twice_is_231_and_a_wrong_key_gets_nothing(bank: httpx.Client) -> None:
    order(bank)
    assert order(bank)["code"] == "231"
    assert bank.get("/v2/payment-requests/5", headers={"x-client-id": "x"}).status_code == 401
    assert bank.get("/v2/payment-requests/6", headers=HEADERS).json()["code"] == "101"
    assert bank.post("/v2/payment-requests", json={"orderCode": 9}, headers=HEADERS).json()["code"] == "20"


@pytest.mark.parametrize("payload", ["", "junk", NAPAS_EXAMPLE[:-1] + "F"])
def test_a_code_that_does_not_scan_moves_no_money(bank: httpx.Client, payload: str) -> None:
    assert bank.post("/phone/pay", json={"payload": payload}).status_code == 422
    assert bank.get("/ledger").json()["credits"] == []


@pytest.mark.parametrize(("fault", "status"), [("down", 503), ("garbage", 200), ("lost", 504)])
def test_answers_go_wrong_when_told(bank: httpx.Client, fault: str, status: int) -> None:
    order(bank)
    bank.post("/faults", json={"answers": fault})
    answer = bank.get("/v2/payment-requests/5", headers=HEADERS)
    assert answer.status_code == status
    bank.post("/faults", json={"answers": "none"})
    assert state(bank)["status"] == "PENDING"
    assert bank.post("/faults", json={"answers": "on fire"}).status_code == 422


def test_an_order_whose_answer_is_lost_exists(bank: httpx.Client) -> None:
    bank.post("/faults", json={"answers": "lost"})
    with pytest.raises(json.JSONDecodeError):
        order(bank)
    bank.post("/faults", json={"answers": "none"})
    assert state(bank)["amount"] == 50_000


def test_a_payout_happens_once_for_its_key(bank: httpx.Client) -> None:
    body = {"referenceId": "R1", "amount": 5, "description": "x", "toBin": "970436", "toAccountNumber": "1"}
    headers = HEADERS | {"x-idempotency-key": "R1", "x-signature": stamp(KEYS.checksum, body)}
    for _ in range(2):
        assert bank.post("/v1/payouts", json=body, headers=headers).json()["code"] == "00"
    assert len(bank.get("/ledger").json()["payouts"]) == 1
    assert bank.post("/v1/payouts", json=body, headers=headers | {"x-signature": "0"}).json()["code"] == "201"


class Merchant:
    """A server that takes notices."""

    def __init__(self) -> None:
        taken: queue.Queue[bytes] = queue.Queue()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                taken.put(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_arguments: object) -> None:
                """Silent."""

        self.taken = taken
        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/webhooks/payos"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(30)


@pytest.fixture
def merchant() -> Iterator[Merchant]:
    made = Merchant()
    yield made
    made.close()


@pytest.mark.parametrize(("fault", "wanted"), [("none", 1), ("twice", 2), ("forged", 1), ("lost", 0)])
def test_notices_arrive_as_their_fault_says(bank: httpx.Client, merchant: Merchant, fault: str, wanted: int) -> None:
    bank.post("/confirm-webhook", json={"webhookUrl": merchant.url})
    bank.post("/faults", json={"notices": fault})
    bank.post("/phone/pay", json={"payload": order(bank)["data"]["qrCode"]})
    taken = [json.loads(merchant.taken.get(timeout=30)) for _ in range(wanted)]
    assert merchant.taken.empty()
    true = [stamp(KEYS.checksum, each["data"]) == each["signature"] for each in taken]
    assert true == [fault != "forged"] * wanted


def test_held_notices_come_last_first(bank: httpx.Client, merchant: Merchant) -> None:
    bank.post("/confirm-webhook", json={"webhookUrl": merchant.url})
    bank.post("/faults", json={"notices": "reordered"})
    code = order(bank)["data"]["qrCode"]
    for amount in (1, 2):
        bank.post("/phone/pay", json={"payload": code, "amount": amount})
    assert merchant.taken.empty()
    bank.post("/notices/release")
    assert [json.loads(merchant.taken.get(timeout=30))["data"]["amount"] for _ in range(2)] == [2, 1]
