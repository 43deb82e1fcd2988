"""SePay: virtual accounts, transactions by list, notices signed over raw bytes and time."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backend.far_end import Reply
from kiosk.backend.payment.compose import build_payments
from kiosk.backend.payment.providers.provider import (
    Asked,
    NoticeRefusedError,
    OrderExistsError,
    OrderState,
    ProviderAwayError,
    RefundByHandError,
    Repayment,
)
from kiosk.backend.payment.providers.sepay import SePay, SePayAccount
from kiosk.domain.money import Dong
from kiosk.domain.vietqr import VietQr
from kiosk.sim.bank.sepay import SepayCounter
from kiosk.sim.bank.vault import Vault
from tests.backend.payment.providers.test_payos import Answering
from tests.backend.payment.world import KEYS, START, Clock, DirectWire, World, memory_engine

ASKED = Asked("VPABCDEF2", 77, Dong(50_000), START + timedelta(minutes=7))
ACCOUNT = SePayAccount(KEYS.client, "970418", KEYS.api, KEYS.checksum)


class Far:
    """A bank and its adapter on one clock."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.vault = Vault(self.clock)
        self.counter = SepayCounter(self.vault, KEYS)
        self.sepay = SePay(DirectWire(self.counter), ACCOUNT, self.clock)

    def notice(self, amount: int = 50_000) -> tuple[bytes, dict[str, str]]:
        self.sepay.create(ASKED)
        account = self.vault.orders[ASKED.ref].account
        body, headers = self.counter.notice(self.vault.transfer(account, amount, "VPABCDEF2"))
        return body, {name.lower(): value for name, value in headers.items()}


@pytest.fixture
def far() -> Far:
    return Far()


def test_an_order_gets_our_own_code_for_its_account(far: Far) -> None:
    order = far.sepay.create(ASKED)
    code = VietQr.decode(str(order.qr_payload))
    assert (code.bin, code.account, code.amount, code.purpose) == ("970418", order.account, Dong(50_000), ASKED.ref)
    with pytest.raises(OrderExistsError):
        far.sepay.create(ASKED)


def test_an_order_is_found_by_our_code_where_its_id_is_not_known(far: Far) -> None:
    assert far.sepay.get(ASKED) is None
    made = far.sepay.create(ASKED)
    found = far.sepay.get(ASKED)
    assert found is not None
    assert (found.order_id, found.qr_payload) == (made.order_id, made.qr_payload)


def test_credits_of_the_account_are_listed_and_no_others(far: Far) -> None:
    order = far.sepay.create(ASKED)
    far.vault.transfer(str(order.account), 20_000, "x")
    far.vault.transfer("SOMEBODY", 30_000, "y")
    found = far.sepay.get(ASKED)
    assert found is not None
    assert [credit.amount for credit in found.credits] == [Dong(20_000)]
    assert len(far.sepay.credits_since(START - timedelta(hours=1))) == 2


def test_many_transactions_come_page_by_page(far: Far) -> None:
    for n in range(250):
        far.vault.transfer("V", n + 1, "x")
    assert len(far.sepay.credits_since(START - timedelta(hours=1))) == 250


def test_a_cancelled_order_is_over_and_a_paid_one_stays(far: Far) -> None:
    order = far.sepay.create(ASKED)
    known = Asked(ASKED.ref, ASKED.order_code, ASKED.amount, ASKED.expires_at, order.order_id)
    far.sepay.cancel(known)
    found = far.sepay.get(known)
    assert found is not None
    assert found.state is OrderState.OVER
    far.sepay.cancel(known)


def test_a_signed_notice_names_the_same_credit_as_the_list(far: Far) -> None:
    body, headers = far.notice()
    (told,) = far.sepay.notice(headers, body)
    (listed,) = far.sepay.credits_since(START - timedelta(hours=1))
    assert (told.txn_id, told.amount, told.account) == (listed.txn_id, listed.amount, listed.account)


def test_a_stale_notice_is_refused(far: Far) -> None:
    body, headers = far.notice()
    far.clock.pass_(minutes=6)
    with pytest.raises(NoticeRefusedError, match="stale"):
        far.sepay.notice(headers, body)


@given(st.data())
def test_one_changed_byte_is_forged(data: st.DataObject) -> None:
    far = Far()
    body, headers = far.notice()
    at = data.draw(st.integers(0, len(body) - 1))
    changed = body[:at] + bytes([body[at] ^ data.draw(st.integers(1, 255))]) + body[at + 1 :]
    with pytest.raises(NoticeRefusedError, match="forged"):
        far.sepay.notice(headers, changed)


@pytest.mark.parametrize(
    "change",
    [
        {"x-sepay-signature": ""},
        {"x-sepay-signature": "sha256=ấ"},
        {"x-sepay-timestamp": ""},
        {"x-sepay-timestamp": "-5"},
        {"x-sepay-timestamp": "9" * 30},
        {"x-sepay-timestamp": "٣"},
    ],
)
def test_headers_not_of_their_form_are_forged(far: Far, change: dict[str, str]) -> None:
    body, headers = far.notice()
    with pytest.raises(NoticeRefusedError, match="forged"):
        far.sepay.notice(headers | change, body)


def test_refunds_go_by_hand(far: Far) -> None:
    with pytest.raises(RefundByHandError):
        far.sepay.refund(Repayment("R1", Dong(1), "970436", "1"))


@pytest.mark.parametrize(
    "reply",
    [None, Reply(429, b"{}", {}), Reply(200, b"<html>", {}), Reply(200, b"[]", {}), Reply(200, b'{"data": 5}', {})],
)
def test_an_unclear_answer_is_unknown(reply: Reply | None) -> None:
    sepay = SePay(Answering(reply), ACCOUNT, Clock())
    with pytest.raises(ProviderAwayError):
        sepay.get(ASKED)
    with pytest.raises(ProviderAwayError):
        sepay.credits_since(START)


@pytest.fixture
def world() -> Iterator[World]:
    """The hospital, with SePay as its provider."""
    made = World(memory_engine())
    counter = SepayCounter(made.vault, KEYS)
    provider = SePay(DirectWire(counter), ACCOUNT, made.clock)
    made.pay = build_payments(made.sessions, made.settings, made.clock, provider=provider)
    yield made
    made.engine.dispose()


def test_a_bill_is_paid_through_a_virtual_account(world: World) -> None:
    payment = world.start(world.bill())
    world.payer_pays(payment["qr_payload"])
    world.run(seconds=3)
    assert world.look(payment["id"])["state"] == "paid"


def test_money_for_a_closed_order_is_still_found(world: World) -> None:
    payment = world.start(world.bill())
    world.pay.till.leave(str(payment["id"]), "K1")
    world.run(seconds=3)
    assert world.look(payment["id"])["state"] == "closed"
    world.payer_pays(payment["qr_payload"])
    world.run(minutes=2)
    assert world.look(payment["id"])["state"] == "paid"
