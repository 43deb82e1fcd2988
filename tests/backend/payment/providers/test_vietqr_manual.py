"""The hospital's own account: our code, money known from statements, nothing guessed."""

import dataclasses
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backend.payment.compose import build_payments, provider_of
from kiosk.backend.payment.providers.provider import (
    Asked,
    NoticeRefusedError,
    OrderRefusedError,
    RefundByHandError,
    Repayment,
)
from kiosk.backend.payment.providers.vietqr_manual import OwnAccount
from kiosk.backend.payment.statement import StatementError, read_statement
from kiosk.backend.payment.till import PaymentLiveError
from kiosk.domain.money import Dong
from kiosk.domain.vietqr import VietQr
from tests.backend.payment.world import SETTINGS, START, Clock, World, memory_engine

OWN = dataclasses.replace(SETTINGS, provider="vietqr_manual", bank_bin="970436", account="0011000000001")


@pytest.fixture
def world() -> Iterator[World]:
    made = World(memory_engine())
    made.settings = OWN
    made.pay = build_payments(made.sessions, OWN, made.clock)
    yield made
    made.engine.dispose()


def brought(world: World, content: str, amount: int = 100_000, reference: str = "FT1") -> None:
    """Staff import a statement with one line."""
    text = f"time,amount,content,reference\n2026-03-02 08:00:00,{amount},{content},{reference}\n"
    world.pay.progress.take(read_statement(text, "vietqr_manual").arrivals, "statement")


def test_a_statement_pays_the_bill_its_content_names(world: World) -> None:
    payment = world.start(world.bill())
    code = VietQr.decode(str(payment["qr_payload"]))
    assert (code.bin, code.account, code.purpose) == ("970436", "0011000000001", payment["ref"])
    brought(world, f"NGUYEN VAN A chuyen khoan {str(payment['ref']).lower()} - 02/03")
    world.run(seconds=1)
    assert world.look(payment["id"])["receipt"]


def test_a_transfer_without_our_reference_is_not_matched_by_amount(world: World) -> None:
    payment = world.start(world.bill())
    brought(world, "vien phi")
    assert world.look(payment["id"])["received"] == 0
    assert world.buckets() == {"unmatched": 100_000}


def test_a_code_that_cannot_be_taken_back_blocks_a_second_until_it_expires(world: World) -> None:
    bill = world.bill()
    payment = world.start(bill)
    world.pay.till.leave(str(payment["id"]), "K1")
    world.run(seconds=5)
    with pytest.raises(PaymentLiveError):
        world.start(bill)
    world.run(minutes=8)
    world.run(seconds=5)
    assert world.look(payment["id"])["state"] == "closed"
    assert world.start(bill)["id"] != payment["id"]


def test_there_is_nobody_to_ask_for_a_refund_or_to_send_a_notice(world: World) -> None:
    with pytest.raises(RefundByHandError):
        world.pay.provider.refund(Repayment("R1", Dong(1), "970436", "1"))
    with pytest.raises(NoticeRefusedError):
        world.pay.provider.notice({}, b"{}")
    assert world.pay.provider.credits_since(START) is None
    assert not world.pay.provider.mints


def test_an_account_that_cannot_be_encoded_makes_no_order() -> None:
    own = OwnAccount("970436", "not an account", "", Clock())
    with pytest.raises(OrderRefusedError):
        own.create(Asked("VPABCDEF2", 1, Dong(1), START))


def test_an_unknown_provider_is_refused() -> None:
    with pytest.raises(ValueError, match="payos, sepay or vietqr_manual"):
        provider_of(dataclasses.replace(SETTINGS, provider="cash"), Clock(), [])


HEAD = "time,amount,content,reference\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "line 1"),
        ("a,b\n", "line 1"),
        (HEAD + "2026-03-02,five,x,FT1\n", "line 2: an amount"),
        (HEAD + "2026-03-02,0,x,FT1\n", "line 2: an amount"),
        (HEAD + f"2026-03-02,{'9' * 20},x,FT1\n", "line 2: an amount"),
        (HEAD + "2026-03-02,5,x,\n", "line 2: a reference"),
        (HEAD + "2026-03-02,5,x,FT1\nyesterday,5,x,FT2\n", "line 3: a time"),
        (HEAD + "2026-03-02,5\n", "line 2: a reference"),
    ],
)
def test_a_statement_not_of_its_form_is_refused_whole(text: str, reason: str) -> None:
    with pytest.raises(StatementError, match=reason):
        read_statement(text, "vietqr_manual")


def test_a_statement_is_read_as_banks_write_it() -> None:
    text = "\ufeffTime, Amount,CONTENT,Reference\n2026-03-02 08:00:00,1.234.567,VP  ABC,FT1\n2026-03-02,-5000,out,FT2\n"
    (only,) = read_statement(text, "vietqr_manual").arrivals
    assert (only.amount, only.content, only.txn_id) == (Dong(1_234_567), "VP ABC", "FT1")
    assert only.credited_at.isoformat() == "2026-03-02T08:00:00+07:00"


@given(st.text(max_size=200))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    for whole in (text, HEAD + text):
        try:
            read_statement(whole, "vietqr_manual")
        except StatementError:
            continue
