"""Staff close every case of money over HTTP: once each, two people over a limit, each deed written down."""

import csv
import io
import re
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from kiosk.backend.clock import hospital_day
from kiosk.backend.config import PaymentSettings
from kiosk.backend.payment.bills import BillLine, open_bill
from kiosk.backend.payment.compose import Payments
from kiosk.backend.payment.his import pay_at_cashier
from kiosk.backend.payment.providers.provider import Arrival
from kiosk.backend.payment.records import AuditRow, HisPaymentRow, IntentRow, RefundRow
from kiosk.backend.web.staff import hash_password
from kiosk.domain.money import Dong
from kiosk.sim.bank.payos import Keys
from tests.backend.house import House, SetClock, ToldInsurer, close_house, open_house, settings_for
from tests.backend.payment.servers import bank_process

WORD = "mat khau cua toi"
STAFF = "".join(
    f'[[staff]]\nname = "{name}"\nroles = ["{role}"]\npassword = "{hash_password(WORD)}"\n'
    for name, role in (("lan", "cashier"), ("minh", "cashier"), ("an", "desk"))
)
KEYS = Keys()


class Till:
    """A hospital with a bank, and what cashiers do in it."""

    def __init__(self, house: House, bank: str) -> None:
        self.house = house
        self.bank = bank
        payments = house.backend.payments
        assert payments is not None
        self.payments: Payments = payments

    def client(self, name: str = "lan") -> httpx.Client:
        client = httpx.Client(base_url=self.house.served.url, timeout=20, follow_redirects=False)
        self.house.closing.callback(client.close)
        assert client.post("/login", data={"name": name, "password": WORD}).status_code == 303
        return client

    def stray(self, amount: int, txn: str = "FT-1") -> None:
        arrival = Arrival("payos", txn, Dong(amount), self.house.clock(), payer_bank="970436", payer_account="0011")
        self.payments.progress.take((arrival,), "webhook")

    def shown(self, amount: int = 50_000) -> dict[str, object]:
        with self.payments.sessions.begin() as session:
            bill = open_bill(
                session,
                registration_id=uuid.uuid4().hex,
                patient_ref="P1",
                payer_name_masked="NGUYỄN T*** M",
                lines=(BillLine("Khám Nội", Dong(amount)),),
                at=self.house.clock(),
            )
        return dict(self.payments.till.start(bill, amount, "t-1").document)

    def pays(self, payment: dict[str, object], amount: int | None = None) -> None:
        body = {"payload": payment["qr_payload"]} | ({"amount": amount} if amount else {})
        httpx.post(f"{self.bank}/phone/pay", json=body, trust_env=False).raise_for_status()

    def rounds(self, count: int = 3) -> None:
        for _ in range(count):
            self.house.clock.forward(seconds=65)
            self.payments.poller.tick()


@pytest.fixture(scope="module")
def bank() -> Iterator[str]:
    """One bank for all: each test has its own orders there."""
    with bank_process() as url:
        yield url


@pytest.fixture
def till(tmp_path: Path, empty_database: Path, bank: str) -> Iterator[Till]:
    (tmp_path / "backend.db").write_bytes(empty_database.read_bytes())
    (tmp_path / "staff.toml").write_text(STAFF, "utf-8")
    settings = settings_for(tmp_path)
    settings = replace(
        settings,
        security=replace(settings.security, staff_file=tmp_path / "staff.toml"),
        payment=PaymentSettings("payos", bank, KEYS.client, KEYS.api, KEYS.checksum, "970436", "0", "BENH VIEN"),
    )
    house = open_house(settings, SetClock(datetime.now(UTC)), ToldInsurer())
    yield Till(house, bank)
    close_house(house)


def fields(page: str, kind: str, what: str) -> dict[str, str]:
    """The form of one case on the page, as a browser would send it."""
    for form in re.findall(r"<form.*?</form>", page, re.DOTALL):
        values = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
        if values.get("kind") == kind and values.get("what") == what:
            return values
    raise LookupError(f"no {what} for {kind}")


def press(client: httpx.Client, kind: str, what: str, text: str | None = None) -> httpx.Response:
    values = fields(client.get("/money").text, kind, what)
    if text is not None:
        values["text"] = text
    return client.post("/money/case", data=values)


def deeds(till: Till) -> list[tuple[str, str]]:
    with till.payments.sessions.begin() as session:
        return [(row.staff, row.action) for row in session.scalars(select(AuditRow).order_by(AuditRow.id))]


def row_of(page: str, ref: object) -> str:
    """The words of the row of one payment."""
    (row,) = [row for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if f"<code>{ref}</code>" in row]
    return " ".join(re.sub(r"<[^>]+>", " ", row).split())


def test_a_payment_is_found_by_the_reference_on_its_slip_with_all_that_became_of_it(till: Till) -> None:
    once, late, twice, never = (till.shown() for _ in range(4))
    till.pays(once)
    till.payments.till.leave(str(late["id"]), "t-1")
    till.pays(late)
    till.pays(twice)
    till.pays(twice)
    till.rounds()
    lan = till.client()
    page = lan.get("/money/payments").text
    assert "đã trả, HIS đã ghi" in row_of(page, once["ref"])
    assert "biết tiền sau khi mã đã tắt" not in row_of(page, once["ref"])
    assert "biết tiền sau khi mã đã tắt" in row_of(page, late["ref"])
    assert "100.000" in row_of(page, twice["ref"])
    assert "trả hai lần hoặc thừa" in row_of(page, twice["ref"])
    assert "đang chờ tiền" in row_of(page, never["ref"]) or "không có tiền" in row_of(page, never["ref"])
    looked = lan.get("/money/payments", params={"q": f" {str(once['ref']).lower()} "}).text
    assert str(late["ref"]) not in looked
    number = row_of(looked, once["ref"]).split()[-1]
    assert str(once["ref"]) in lan.get("/money/payments", params={"q": number}).text
    assert "Không có giao dịch nào" in lan.get("/money/payments", params={"q": "VPNOTHING"}).text
    assert till.client("an").get("/money/payments").status_code in (303, 403)


def test_a_payment_that_is_short_or_paid_at_the_counter_says_so(till: Till) -> None:
    short, counter = till.shown(), till.shown()
    till.pays(short, 20_000)
    till.rounds()
    with till.payments.sessions.begin() as session:
        bill = session.scalars(select(IntentRow.bill_id).where(IntentRow.ref == str(counter["ref"]))).one()
        pay_at_cashier(session, bill, Dong(50_000), till.house.clock())
    till.pays(counter)
    till.rounds()
    page = till.client().get("/money/payments").text
    assert "chờ trả nốt chưa đủ" in row_of(page, short["ref"])
    assert "tiền trả lại" in row_of(page, counter["ref"])
    assert "đã thu tại quầy" in row_of(page, counter["ref"])


def test_money_without_an_order_is_attached_and_the_receipt_follows(till: Till) -> None:
    payment = till.shown()
    till.stray(50_000)
    lan = till.client()
    page = lan.get("/money").text
    assert "Chưa rõ của ai" in page
    assert "<code>FT-1</code>" in page, "what the bank calls it"
    refused = press(lan, "unmatched", "attach", "VPNOTHING")
    assert refused.headers["location"] == "/money?refused=1"
    assert 'role="alert"' in lan.get("/money?refused=1").text
    assert press(lan, "unmatched", "attach", str(payment["ref"])).headers["location"] == "/money"
    till.rounds()
    view = till.payments.till.look(str(payment["id"]), "t-1")
    assert view is not None
    assert view.document["receipt"]
    assert deeds(till) == [("lan", "attach")]


def test_a_large_refund_wants_two_different_people_and_the_bank_gets_it_once(till: Till) -> None:
    till.stray(3_000_000)
    lan, minh = till.client(), till.client("minh")
    press(lan, "unmatched", "give_back")
    assert "trên 2.000.000" in lan.get("/money").text
    assert press(lan, "refund_due", "approve").headers["location"] == "/money"
    assert "lan đã duyệt, cần người thứ hai" in lan.get("/money").text
    assert press(lan, "refund_due", "approve").headers["location"] == "/money?refused=1"
    assert press(minh, "refund_due", "approve").headers["location"] == "/money"
    till.rounds()
    with till.payments.sessions.begin() as session:
        (refund,) = session.scalars(select(RefundRow))
    assert (refund.state, refund.first_staff, refund.second_staff) == ("done", "lan", "minh")
    ledger = httpx.get(f"{till.bank}/ledger", trust_env=False).json()
    assert [payout["amount"] for payout in ledger["payouts"] if payout["key"] == refund.key] == [3_000_000]
    assert deeds(till) == [("lan", "give_back"), ("lan", "approve"), ("minh", "approve")]


def test_a_double_click_does_it_once(till: Till) -> None:
    till.stray(3_000_000)
    lan = till.client()
    press(lan, "unmatched", "give_back")
    values = fields(lan.get("/money").text, "refund_due", "approve")
    assert [lan.post("/money/case", data=values).headers["location"] for _ in range(3)] == ["/money"] * 3
    assert deeds(till) == [("lan", "give_back"), ("lan", "approve")]


def test_a_refund_nobody_can_send_is_made_by_hand_under_the_banks_reference(till: Till) -> None:
    payment = till.shown()
    till.pays(payment, 20_000)
    till.rounds()
    lan = till.client()
    press(lan, "held", "give_back")
    with till.payments.sessions.begin() as session:
        for refund in session.scalars(select(RefundRow)):
            refund.state, refund.try_at = "approved", None
    press(lan, "refund_by_hand", "done_by_hand", "FT26001")
    with till.payments.sessions.begin() as session:
        (refund,) = session.scalars(select(RefundRow))
    assert (refund.state, refund.by_hand_ref) == ("done", "FT26001 (lan)")


def test_a_case_slip_finds_the_case_and_is_written_down(till: Till) -> None:
    till.stray(75_000)
    lan = till.client()
    values = fields(lan.get("/money").text, "unmatched", "slip")
    page = lan.post("/money/slip", data=values)
    assert "PHIẾU THEO DÕI GIAO DỊCH" in page.text
    assert "75.000" in page.text
    assert lan.post("/money/slip", data={**values, "target": "999"}).status_code == 404
    assert deeds(till) == [("lan", "slip")]


def test_the_day_is_compared_three_ways_and_its_files_are_written_down(till: Till) -> None:
    first, second = till.shown(), till.shown(70_000)
    till.pays(first)
    till.pays(second)
    till.pays(second)
    till.rounds()
    lan = till.client()
    page = lan.get("/money/day").text
    assert "chưa được đối soát" in page
    form_key = re.search(r'name="form_key" value="([^"]+)"', page)
    day = re.search(r'name="day" value="([^"]+)"', page)
    assert form_key
    assert day
    asked = {"form_key": form_key[1], "day": day[1]}
    assert lan.post("/money/export", data={**asked, "file": "csv"}).status_code == 404
    assert lan.post("/money/day", data=asked).status_code == 303
    page = lan.get("/money/day").text
    assert "CÂN: không có chênh lệch" in page
    assert page.count("190.000") >= 2
    assert "120.000" in page
    told = lan.post("/money/export", data={**asked, "file": "csv"})
    rows = list(csv.reader(io.StringIO(told.text.removeprefix("\ufeff"))))
    assert ["received", "190000", "tổng đã vào"] in rows
    assert "attachment" in told.headers["content-disposition"]
    book = lan.post("/money/export", data={**asked, "file": "xlsx"})
    assert zipfile.ZipFile(io.BytesIO(book.content)).testzip() is None
    with till.payments.sessions.begin() as session:
        for row in session.scalars(select(HisPaymentRow)):
            row.amount += 1
    lan.post("/money/day", data=asked)
    page = lan.get("/money/day").text
    assert "CHƯA CÂN" in page
    assert "HIS ghi số tiền khác" in page
    assert "−2" in page
    assert deeds(till) == [("lan", "reconcile"), ("lan", "export"), ("lan", "export"), ("lan", "reconcile")]
    log = lan.get("/money/log").text
    assert "đối soát" in log


def test_a_stray_notice_is_told_apart_from_a_difference(till: Till) -> None:
    till.pays(till.shown())
    till.rounds()
    till.stray(75_000, "FT-stray")
    report = till.payments.reconciliation.run(hospital_day(till.house.clock()))
    assert (report.unlisted, report.unmatched, report.balanced) == (75_000, 75_000, True)
    assert report.bank_less_backend == 0
    assert "75.000" in till.client().get("/money/day").text


def test_the_hourly_comparison_is_what_the_page_shows(till: Till) -> None:
    till.pays(till.shown())
    till.rounds()
    till.payments.reconciliation.hourly()
    assert "tự động" in till.client().get("/money/day").text


@pytest.mark.parametrize("path", ["/money", "/money/day", "/money/log"])
def test_the_pages_are_for_cashiers(till: Till, path: str) -> None:
    assert till.house.client.get(path).headers["location"].startswith("/login?next=")
    assert till.client("an").get(path).status_code == 403


@pytest.mark.parametrize("path", ["/money/case", "/money/slip", "/money/day", "/money/export"])
def test_a_form_of_another_site_changes_nothing(till: Till, path: str) -> None:
    till.stray(10_000)
    lan, minh = till.client(), till.client("minh")
    values = fields(lan.get("/money").text, "unmatched", "give_back") | {"day": "2026-11-23", "file": "csv"}
    refused = lan.post(path, data={**values, "form_key": "x" * 32})
    assert (refused.status_code, refused.json()["code"]) == (403, "form_refused")
    # Nor does the form of a colleague, which another site may have seen.
    assert minh.post(path, data=values).status_code == 403
    missing = {name: value for name, value in values.items() if name != "form_key"}
    assert lan.post(path, data=missing).status_code == 422
    assert deeds(till) == []
    assert [case.kind for case in till.payments.desk.cases()] == ["unmatched"]


@pytest.mark.parametrize(
    ("kind", "what", "target"),
    [
        ("unmatched", "approve", "1"),
        ("nothing", "give_back", "1"),
        ("unmatched", "give_back", "１"),
        ("unmatched", "give_back", "9" * 40),
        ("refund_due", "approve", "'; DROP TABLE bill; --"),
        ("not_posted", "look_again", "B0"),
    ],
)
def test_nonsense_changes_nothing(till: Till, kind: str, what: str, target: str) -> None:
    till.stray(10_000)
    lan = till.client()
    values = fields(lan.get("/money").text, "unmatched", "give_back")
    answer = lan.post("/money/case", data={**values, "kind": kind, "what": what, "target": target})
    assert answer.status_code in (303, 422)
    assert answer.headers.get("location") != "/money"
    assert deeds(till) == []
