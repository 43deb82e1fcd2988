"""Money that needs a person: seen, owned, and closed once."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from kiosk.backend.payment import inbox
from kiosk.backend.payment.desk import CaseError, Desk, Kind
from kiosk.backend.payment.his import HisAwayError, HisPosting
from kiosk.backend.payment.records import RefundRow, SecurityRow
from kiosk.backend.payment.refunds import RefundStateError
from kiosk.sim.bank.payos import stamp
from tests.backend.payment.world import KEYS, World, away, memory_engine, no_trouble


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world.sessions, world.clock)


def stray(world: World, amount: int = 100_000, reference: str = "FT9") -> None:
    """A true notice about an order this backend does not know."""
    data = {
        "orderCode": 5,
        "amount": amount,
        "description": "CHUYEN TIEN",
        "reference": reference,
        "transactionDateTime": "2026-03-02 08:00:00",
        "counterAccountBankId": "970436",
        "counterAccountNumber": "0011",
    }
    body = json.dumps({"data": data, "signature": stamp(KEYS.checksum, data)}).encode()
    world.pay.progress.take(world.pay.provider.notice({}, body), "webhook")


def test_money_without_an_order_is_never_guessed_by_its_amount(world: World, desk: Desk) -> None:
    payment = world.start(world.bill())
    stray(world)
    assert world.look(payment["id"])["received"] == 0
    (case,) = desk.cases()
    assert (case.kind, case.amount.amount, case.bill_id) == (Kind.UNMATCHED, 100_000, None)


def test_staff_attach_money_to_its_payment_and_the_receipt_follows(world: World, desk: Desk) -> None:
    payment = world.start(world.bill())
    stray(world)
    (case,) = desk.cases()
    with pytest.raises(CaseError):
        desk.attach(int(case.key), "VPNOTHING", "Lan")
    desk.attach(int(case.key), str(payment["ref"]).lower(), "Lan")
    world.run(seconds=3)
    assert world.look(payment["id"])["receipt"]
    with pytest.raises(CaseError):
        desk.attach(int(case.key), str(payment["ref"]), "Lan")
    with pytest.raises(CaseError):
        desk.give_back(int(case.key), "Lan")


def test_a_replayed_notice_changes_nothing_and_a_changed_one_is_a_security_event(world: World) -> None:
    stray(world)
    stray(world)
    assert world.buckets() == {"unmatched": 100_000}
    stray(world, amount=999)
    assert world.buckets() == {"unmatched": 100_000}
    assert security(world) == ["credit_changed"]


def security(world: World) -> list[str]:
    with world.sessions.begin() as session:
        return list(session.scalars(select(SecurityRow.kind)))


def test_held_money_goes_back_when_staff_say_so(world: World, desk: Desk) -> None:
    payment = world.start(world.bill())
    world.payer_pays(payment["qr_payload"], 40_000)
    world.run(seconds=3)
    (case,) = desk.cases()
    assert (case.kind, case.ref) == (Kind.HELD, payment["ref"])
    desk.give_back(int(case.key), "Lan")
    (due,) = desk.cases()
    assert due.kind is Kind.REFUND_DUE
    assert world.pay.refunds.approve(due.key, "Lan")
    world.run(seconds=1)
    assert desk.cases() == ()
    assert world.buckets() == {"refunded": 40_000}
    assert [payout.amount for payout in world.vault.payouts.values()] == [40_000]


def test_a_large_refund_needs_two_people(world: World, desk: Desk) -> None:
    payment = world.start(world.bill(3_000_000), 3_000_000)
    world.payer_pays(payment["qr_payload"])
    world.payer_pays(payment["qr_payload"])
    world.run(seconds=3)
    (case,) = desk.cases()
    assert not world.pay.refunds.approve(case.key, "Lan")
    with pytest.raises(RefundStateError):
        world.pay.refunds.approve(case.key, "Lan")
    world.run(minutes=5)
    assert world.vault.payouts == {}
    assert world.pay.refunds.approve(case.key, "Minh")
    world.run(seconds=1)
    assert len(world.vault.payouts) == 1


def test_a_refund_whose_answer_is_lost_is_sent_again_with_its_key(world: World, desk: Desk) -> None:
    payment = world.start(world.bill())
    world.payer_pays(payment["qr_payload"])
    world.payer_pays(payment["qr_payload"])
    world.run(seconds=3)
    (case,) = desk.cases()
    world.pay.refunds.approve(case.key, "Lan")
    world.wire.trouble = away("after")
    world.run(seconds=1)
    assert world.buckets()["refund_due"] == 100_000
    with pytest.raises(RefundStateError):
        world.pay.refunds.done_by_hand(case.key, "Lan", "FT1")
    world.wire.trouble = lambda when, method, path: None
    world.run(minutes=1)
    assert world.buckets() == {"allocated": 100_000, "refunded": 100_000}
    assert len(world.vault.payouts) == 1


def test_a_refund_the_provider_does_not_take_comes_back_to_the_desk(world: World, desk: Desk) -> None:
    payment = world.start(world.bill())
    world.payer_pays(payment["qr_payload"])
    world.payer_pays(payment["qr_payload"])
    world.run(seconds=3)
    (case,) = desk.cases()
    world.pay.refunds.approve(case.key, "Lan")
    world.wire.trouble = away("before")
    world.run(minutes=1)
    assert desk.cases() == ()
    for _ in range(20):
        world.run(minutes=1)
    (case,) = desk.cases()
    assert (case.kind, case.amount.amount, case.approved_by) == (Kind.REFUND_OPEN, 100_000, "Lan")
    with pytest.raises(RefundStateError):
        world.pay.refunds.done_by_hand(case.key, "Lan", "FT1")  # what was sent may have arrived
    world.wire.trouble = no_trouble
    desk.look_again(Kind.REFUND_OPEN, case.key, "Lan")
    world.run(seconds=1)
    assert desk.cases() == ()
    assert len(world.vault.payouts) == 1
    desk.look_again(Kind.REFUND_OPEN, case.key, "Lan")
    world.run(minutes=10)
    assert len(world.vault.payouts) == 1


def test_a_refund_without_a_known_account_goes_by_hand(world: World, desk: Desk) -> None:
    payment = world.start(world.bill())
    references = [world.payer_pays(payment["qr_payload"]), world.payer_pays(payment["qr_payload"])]
    told = [world.pay.provider.notice({}, world.notice(reference))[0] for reference in references]
    with world.sessions.begin() as session:
        inbox.learn(session, [replace(each, payer_account=None) for each in told], "webhook", world.clock())
    world.run(seconds=3)
    (case,) = desk.cases()
    world.pay.refunds.approve(case.key, "Lan")
    world.run(seconds=1)
    (by_hand,) = desk.cases()
    assert by_hand.kind is Kind.REFUND_BY_HAND
    with pytest.raises(RefundStateError):
        world.pay.refunds.done_by_hand(case.key, "Lan", "")
    world.pay.refunds.done_by_hand(case.key, "Lan", "FT777")
    assert world.buckets() == {"allocated": 100_000, "refunded": 100_000}
    with pytest.raises(RefundStateError):
        world.pay.refunds.done_by_hand(case.key, "Lan", "FT777")
    with pytest.raises(RefundStateError):
        world.pay.refunds.approve("R404", "Lan")
    assert [row.key for row in refund_rows(world)] == [case.key]


def refund_rows(world: World) -> list[RefundRow]:
    return [row for row in world.rows(RefundRow) if isinstance(row, RefundRow)]


class SilentHis:
    """An HIS that never answers."""

    def post(self, posting: HisPosting) -> str | None:
        raise HisAwayError


def test_money_the_his_does_not_take_has_an_owner() -> None:
    world = World(memory_engine(), his=SilentHis())
    payment = world.start(world.bill())
    world.payer_pays(payment["qr_payload"])
    world.run(seconds=3)
    seen = world.look(payment["id"])
    assert (seen["state"], seen["receipt"]) == ("paid", None)
    world.run(minutes=11)
    assert [case.kind for case in Desk(world.sessions, world.clock).cases()] == [Kind.NOT_POSTED]
    world.engine.dispose()


def test_a_payment_nobody_answers_for_has_an_owner(world: World, desk: Desk) -> None:
    world.start(world.bill())
    world.wire.trouble = away("before")
    world.run(minutes=11)
    assert [case.kind for case in desk.cases()] == [Kind.NOT_KNOWN]
