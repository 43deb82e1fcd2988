"""Far ends that say no, say something else than asked, or pay behind our back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from kiosk.backend.far_end import FarEnd
from kiosk.backend.payment.compose import build_payments, provider_of
from kiosk.backend.payment.his import HisPosting
from kiosk.backend.payment.machine import IllegalMoveError, Move, Posting, may_post, may_print, may_show, move
from kiosk.backend.payment.orders import Fault, fault_of
from kiosk.backend.payment.providers.payos import PayOs
from kiosk.backend.payment.providers.provider import Asked, Order, OrderRefusedError
from kiosk.backend.payment.providers.sepay import SePay
from kiosk.backend.payment.records import IntentRow, SecurityRow
from kiosk.domain.money import Dong
from kiosk.domain.payment import PaymentState
from kiosk.domain.vietqr import VietQr
from tests.backend.payment.test_till import refunds
from tests.backend.payment.world import SETTINGS, Clock, World, memory_engine


class PaidAlready:
    """An HIS whose cashier took the money and told nobody."""

    def post(self, posting: HisPosting) -> str | None:
        return None


def test_money_for_a_bill_only_the_his_knows_is_paid_goes_back() -> None:
    world = World(memory_engine(), his=PaidAlready())
    payment = world.start(world.bill())
    world.payer_pays(payment["qr_payload"], 130_000)
    world.run(seconds=3)
    seen = world.look(payment["id"])
    assert (seen["state"], seen["receipt"]) == ("paid", None)
    assert "paid_elsewhere" in str(seen["flags"])
    assert refunds(world) == [("R", 130_000, "paid_at_cashier")]
    world.payer_pays(payment["qr_payload"])
    world.run(minutes=2)
    assert [amount for _, amount, _ in refunds(world)] == [130_000, 100_000]
    world.engine.dispose()


def lying(world: World, lie: Callable[[Order], Order]) -> None:
    """The provider makes orders, and answers with something else."""
    honest = world.pay.provider.create

    def create(asked: Asked) -> Order:
        return lie(honest(asked))

    world.pay.provider.create = create  # type: ignore[method-assign] # this one instance lies


def code(**fields: Any) -> str:
    wanted: dict[str, Any] = {"amount": Dong(100_000), "purpose": "X"} | fields
    return VietQr.of("970422", "VQRQ00000001", **wanted).encode()


@pytest.mark.expects_log("an order must not be shown")
@pytest.mark.parametrize(
    "lie",
    [
        lambda order: replace(order, qr_payload="00020101"),
        lambda order: replace(order, qr_payload=code(amount=Dong(99_999))),
        lambda order: replace(order, amount=Dong(99_999)),
        lambda order: replace(order, account="SOMEBODYELSE"),
        lambda order: replace(order, qr_payload=code(), account=None),
    ],
)
def test_a_code_that_is_not_what_was_asked_for_is_never_shown(world: World, lie: Callable[[Order], Order]) -> None:
    lying(world, lie)
    payment = world.start(world.bill())
    assert (payment["state"], payment["qr_payload"]) == ("closing", None)
    world.run(seconds=3)
    assert world.look(payment["id"])["state"] == "closed"
    with world.sessions.begin() as session:
        assert list(session.scalars(select(SecurityRow.kind))) == ["order_mismatch"]


def test_each_fault_of_a_code_is_named(world: World) -> None:
    intent = IntentRow(ref="VPABCDEF2", amount=100_000)
    order = Order("L", state=object(), amount=Dong(100_000), received=Dong(0))  # type: ignore[arg-type] # not looked at
    assert fault_of(intent, order) is Fault.NO_CODE
    assert fault_of(intent, replace(order, qr_payload="x")) is Fault.UNREADABLE
    assert fault_of(intent, replace(order, qr_payload=code())) is Fault.REF
    good = replace(order, qr_payload=code(purpose="CK VPABCDEF2"), account="VQRQ00000001")
    assert fault_of(intent, good) is None


@pytest.mark.expects_log("the provider refused an order")
def test_an_order_refused_for_good_closes_and_another_may_begin(world: World) -> None:
    bill = world.bill()

    def refuse(order: Order) -> Order:
        raise OrderRefusedError("code 20")

    lying(world, refuse)
    payment = world.start(bill)
    assert payment["state"] == "closing"
    world.vault.orders.clear()
    world.run(seconds=3)
    assert world.look(payment["id"])["state"] == "closed"


def test_a_payment_of_another_provider_is_left_alone(world: World) -> None:
    payment = world.start(world.bill())
    other = replace(SETTINGS, provider="vietqr_manual", bank_bin="970436", account="0011")
    world.pay = build_payments(world.sessions, other, world.clock)
    world.run(hours=80)
    assert world.look(payment["id"])["state"] == "closing"


def test_the_settings_name_the_provider() -> None:
    clock = Clock()
    wires: list[FarEnd] = []
    assert isinstance(provider_of(replace(SETTINGS, base_url="http://127.0.0.1:1"), clock, wires), PayOs)
    sepay = replace(SETTINGS, provider="sepay", base_url="http://127.0.0.1:1", bank_bin="970418")
    assert isinstance(provider_of(sepay, clock, wires), SePay)
    assert len(wires) == 2
    for wire in wires:
        wire.close()


def test_a_move_without_a_row_is_a_bug() -> None:
    with pytest.raises(IllegalMoveError, match="LEAVE in PAID"):
        move(PaymentState.PAID, Move.LEAVE)
    assert not may_show(PaymentState.CLOSING)
    assert may_post(allocated=True, posting=Posting.NONE)
    assert not may_post(allocated=True, posting=Posting.CALLING)
    assert may_print(Posting.POSTED)
    assert not may_print(Posting.CALLING)
