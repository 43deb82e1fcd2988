"""Day end: three books, one window, no difference without an owner."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sqlalchemy import delete, select, update

from kiosk.backend.payment.command import import_statement, reconcile
from kiosk.backend.payment.compose import build_payments
from kiosk.backend.payment.day_report import Difference, Report
from kiosk.backend.payment.providers.sepay import SePay
from kiosk.backend.payment.records import CreditRow, HisPaymentRow
from kiosk.backend.payment.sheets import as_csv, as_workbook
from kiosk.sim.bank.sepay import SepayCounter
from tests.backend.payment.providers.test_sepay import ACCOUNT
from tests.backend.payment.test_desk import stray
from tests.backend.payment.world import KEYS, DirectWire, World, away, memory_engine, no_trouble

DAY = date(2026, 3, 2)


def report(world: World) -> Report:
    return world.pay.reconciliation.of(DAY)


def kinds(found: Report) -> list[str]:
    return [item.what for item in found.differences]


@pytest.fixture
def paid(world: World) -> World:
    """A bill paid, one paid too much and twice, one short, and a stray credit."""
    first = world.start(world.bill(patient="P1"))
    world.payer_pays(first["qr_payload"])
    second = world.start(world.bill(patient="P2"))
    world.payer_pays(second["qr_payload"], 130_000)
    world.run(seconds=3)
    world.payer_pays(second["qr_payload"])
    third = world.start(world.bill(patient="P3"))
    world.payer_pays(third["qr_payload"], 40_000)
    stray(world, 7_000)
    world.run(minutes=2)
    return world


def test_a_day_balances_to_the_dong_with_everything_open_owned(paid: World) -> None:
    found = report(paid)
    assert found.balanced
    assert found.differences == ()
    assert (found.bank, found.received) == (370_000, 377_000)
    assert (found.posted, found.his) == (200_000, 200_000)
    assert (found.refund_due, found.held, found.unmatched, found.refunded) == (130_000, 40_000, 7_000, 0)
    assert {item.owner for item in found.open} == {"desk"}


def test_refunds_that_are_done_move_to_their_sum(paid: World) -> None:
    for _ in range(2):
        for case in paid.pay.desk.cases():
            if case.kind == "refund_due":
                paid.pay.refunds.approve(case.key, "Lan")
    paid.run(minutes=1)
    found = report(paid)
    assert found.balanced
    assert (found.refunded, found.refund_due) == (130_000, 0)


def test_a_credit_everybody_missed_is_learned_from_the_bank(world: World) -> None:
    payment = world.start(world.bill())
    world.payer_pays(payment["qr_payload"])
    found = report(world)
    assert found.learned == 1
    assert found.balanced
    world.run(seconds=1)
    assert report(world).posted == 100_000
    assert world.look(payment["id"])["receipt"]


def test_a_bank_that_does_not_answer_is_a_difference_not_a_zero(paid: World) -> None:
    paid.wire.trouble = away("before")
    found = report(paid)
    assert kinds(found) == [Difference.BANK_NOT_ASKED]
    assert not found.balanced


def tampered(world: World, statement: object) -> Report:
    with world.sessions.begin() as session:
        session.execute(statement)  # type: ignore[call-overload] # any statement at all
    world.run(minutes=30)
    return report(world)


def test_a_payment_gone_from_the_his_is_found(paid: World) -> None:
    found = tampered(paid, delete(HisPaymentRow))
    assert kinds(found) == [Difference.NOT_AT_HIS] * 2


def test_another_amount_at_the_his_is_found(paid: World) -> None:
    assert set(kinds(tampered(paid, update(HisPaymentRow).values(amount=1)))) == {Difference.HIS_AMOUNT}


def test_an_amount_changed_here_is_found(paid: World) -> None:
    found = tampered(paid, update(CreditRow).where(CreditRow.amount == 40_000).values(amount=41_000))
    assert kinds(found) == [Difference.AMOUNT]


def test_a_credit_the_bank_never_had_is_found(paid: World) -> None:
    found = tampered(paid, update(CreditRow).where(CreditRow.amount == 40_000).values(txn_id="INVENTED"))
    assert Difference.NOT_AT_BANK in kinds(found)


def test_a_posting_without_money_is_found(paid: World) -> None:
    with paid.sessions.begin() as session:
        session.add(
            HisPaymentRow(bill_id="B-x", key="k", channel="kiosk", amount=5, number="BL-x", paid_at=paid.clock())
        )
    paid.run(minutes=30)
    assert kinds(report(paid)) == [Difference.HIS_WITHOUT_MONEY]


@pytest.fixture
def sepay(world: World) -> Iterator[World]:
    made = World(memory_engine())
    provider = SePay(DirectWire(SepayCounter(made.vault, KEYS)), ACCOUNT, made.clock)
    made.pay = build_payments(made.sessions, made.settings, made.clock, provider=provider)
    yield made
    made.engine.dispose()


def test_a_provider_with_a_list_brings_even_money_for_no_order(sepay: World) -> None:
    sepay.vault.transfer("NOBODY", 5_000, "cam on")
    found = report(sepay)
    assert (found.learned, found.unmatched, found.bank) == (1, 5_000, 5_000)
    assert found.balanced


def test_the_report_is_a_csv_a_spreadsheet_opens(paid: World) -> None:
    text = as_csv(report(paid))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert ["received", "377000", "tổng đã vào"] in rows
    assert ["balanced", "yes"] in [row[:2] for row in rows]
    assert sum(1 for row in rows if row[:1] == ["open"]) == 3
    assert "NGUYỄN" not in text


def test_the_report_is_a_workbook_of_well_formed_parts(paid: World) -> None:
    with zipfile.ZipFile(io.BytesIO(as_workbook(report(paid)))) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own file
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>377000</v>" in sheet


def test_the_hourly_check_is_silent_while_the_books_balance(paid: World) -> None:
    paid.pay.reconciliation.hourly()
    paid.wire.trouble = away("before")
    paid.pay.reconciliation.hourly()


@pytest.mark.expects_log("the books do not balance: not_at_his")
def test_the_hourly_check_is_an_error_where_they_do_not(paid: World) -> None:
    tampered(paid, delete(HisPaymentRow))
    paid.pay.reconciliation.hourly()


def test_the_command_writes_its_files_and_says_whether_it_balances(
    paid: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"csv": tmp_path / "a.csv", "xlsx": tmp_path / "a.xlsx"}
    assert reconcile(paid.pay, DAY, as_json=True, **files) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["balanced"], told["received"], told["differences"]) == (True, 377_000, [])
    assert files["csv"].stat().st_size > 100
    assert zipfile.is_zipfile(files["xlsx"])
    assert reconcile(paid.pay, DAY, csv=tmp_path / "none" / "a.csv", xlsx=None, as_json=False) == 2
    paid.wire.trouble = away("before")
    assert reconcile(paid.pay, DAY, csv=None, xlsx=None, as_json=False) == 5
    paid.wire.trouble = no_trouble
    tampered(paid, delete(HisPaymentRow))
    assert reconcile(paid.pay, DAY, csv=None, xlsx=None, as_json=False) == 4


def test_a_statement_is_imported_whole_or_not(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "statement.csv"
    file.write_text("time,amount,content,reference\n2026-03-02,5000,x,FT1\n", encoding="utf-8")
    assert import_statement(world.pay, file, as_json=True) == 0
    assert json.loads(capsys.readouterr().out) == {"credits": 1, "unmatched_cases": 1}
    file.write_bytes(b"\xff\xfe")
    assert import_statement(world.pay, file, as_json=False) == 2
    file.write_text("a,b\n", encoding="utf-8")
    assert import_statement(world.pay, file, as_json=False) == 2
    assert import_statement(world.pay, tmp_path / "none.csv", as_json=False) == 2


def test_a_long_statement_is_read_in_parts_and_a_second_reading_changes_nothing(world: World, tmp_path: Path) -> None:
    file = tmp_path / "statement.csv"
    lines = "".join(f"2026-01-05T08:00:00,50000,chuyen tien,FT{n}\n" for n in range(250))
    file.write_text("time,amount,content,reference\n" + lines, "utf-8")
    for _ in range(2):
        assert import_statement(world.pay, file, as_json=True) == 0
        with world.sessions() as session:
            assert len(session.scalars(select(CreditRow)).all()) == 250
