"""What is paid ahead is deducted from later bills, exactly once."""

import pytest
from sqlalchemy.orm import Session

from kiosk.backend.payment import advances
from kiosk.backend.payment.advances import shares
from kiosk.backend.payment.bills import (
    BillLine,
    Depositor,
    OpenBill,
    advance_of,
    open_bills,
    open_deposit,
    revise_bill,
    unpaid_bills,
)
from kiosk.backend.payment.desk import CaseError, Kind
from kiosk.backend.payment.his import pay_at_cashier, void_bill
from kiosk.backend.payment.records import BillRow, HisPaymentRow, PostingRow
from kiosk.backend.payment.till import BillChangedError, BillPaidError
from kiosk.domain.money import Dong
from tests.backend.payment import advance_model
from tests.backend.payment.world import World

WHO = Depositor("P1", "NGUYỄN T*** M")


def deposited(world: World, amount: int = 300_000) -> OpenBill:
    """A deposit that is paid by transfer and posted."""
    with world.sessions.begin() as session:
        bill = open_deposit(session, WHO, Dong(amount), world.clock())
    world.payer_pays(world.start(bill.id, amount)["qr_payload"])
    world.run(seconds=5)
    return bill


def listed(world: World) -> list[OpenBill]:
    with world.sessions.begin() as session:
        return open_bills(session, world.clock(), patient_ref="P1")


def ahead(world: World) -> int:
    with world.sessions.begin() as session:
        return advance_of(session, "P1").amount


def row(world: World, bill: str) -> BillRow:
    with world.sessions.begin() as session:
        return session.get_one(BillRow, bill)


def test_a_paid_deposit_is_an_advance_and_a_receipt_of_its_own(world: World) -> None:
    deposit = deposited(world)
    assert ahead(world) == 300_000
    with world.sessions.begin() as session:
        receipt = session.get_one(PostingRow, deposit.id).receipt
    assert receipt is not None
    assert receipt["title"] == "BIÊN LAI THU TẠM ỨNG"
    assert receipt["total"] == 300_000


def test_a_later_bill_is_due_for_what_the_advance_leaves(world: World) -> None:
    deposited(world)
    bill = world.bill(500_000)
    assert (row(world, bill).due, row(world, bill).deducted) == (200_000, 300_000)
    assert ahead(world) == 0
    (shown,) = listed(world)
    assert (shown.total, shown.deducted, shown.due) == (Dong(500_000), Dong(300_000), Dong(200_000))
    world.payer_pays(world.start(bill, 200_000)["qr_payload"])
    world.run(seconds=5)
    with world.sessions.begin() as session:
        posting = session.get_one(PostingRow, bill)
        paid = session.get_one(HisPaymentRow, bill)
    assert (paid.amount, paid.advance) == (200_000, 300_000)
    assert posting.receipt is not None
    assert posting.receipt["notes"] == ["Tổng chi phí 500.000\u00a0₫, đã trừ tạm ứng 300.000\u00a0₫."]
    assert world.buckets() == {"allocated": 500_000}


def test_a_bill_the_advance_covers_is_posted_without_money_and_never_asked_for(world: World) -> None:
    deposited(world)
    bill = world.bill(120_000)
    assert listed(world) == []
    world.run(seconds=2)
    with world.sessions.begin() as session:
        posting = session.get_one(PostingRow, bill)
        paid = session.get_one(HisPaymentRow, bill)
        assert unpaid_bills(session, "P1") == 0
    assert (posting.state, posting.amount, paid.amount, paid.advance) == ("posted", 0, 0, 120_000)
    assert posting.receipt is not None
    assert posting.receipt["method"] == "Trừ tạm ứng"
    with pytest.raises(BillPaidError):
        world.start(bill, 120_000)
    assert ahead(world) == 180_000
    assert world.pay.reconciliation.of(world.clock().date()).balanced


def test_a_bill_that_was_open_before_is_covered_when_it_is_found(world: World) -> None:
    bill = world.bill(100_000)
    before = row(world, bill).version
    deposited(world, 60_000)
    (shown,) = listed(world)
    assert (shown.due, shown.version != before) == (Dong(40_000), True)
    assert listed(world) == [shown]
    assert ahead(world) == 0
    with pytest.raises(BillChangedError):
        world.start(bill, 100_000)


def test_a_bill_whose_code_is_on_a_screen_keeps_its_amount(world: World) -> None:
    bill = world.bill(100_000)
    code = world.start(bill)["qr_payload"]
    deposited(world, 60_000)
    (shown,) = listed(world)
    assert shown.due == Dong(100_000)
    world.payer_pays(code)
    world.run(seconds=5)
    assert ahead(world) == 60_000
    assert world.buckets() == {"allocated": 160_000}


def test_money_for_the_code_of_a_bill_that_an_advance_covered_goes_back(world: World) -> None:
    bill = world.bill(100_000)
    payment = world.start(bill)
    world.pay.till.leave(str(payment["id"]), "K1")
    world.run(seconds=5)
    deposited(world, 100_000)
    assert listed(world) == []
    world.payer_pays(payment["qr_payload"])
    world.settle_down()
    assert world.buckets() == {"allocated": 100_000, "refund_due": 100_000}


def test_another_version_of_a_bill_is_not_paid_at_the_same_amount(world: World) -> None:
    bill = world.bill(100_000)
    (seen,) = listed(world)
    with world.sessions.begin() as session:
        revise_bill(session, bill, (BillLine("Siêu âm", Dong(100_000)),), world.clock())
    with pytest.raises(BillChangedError):
        world.pay.till.start(bill, 100_000, "K1", seen.version)
    (again,) = listed(world)
    assert world.pay.till.start(bill, 100_000, "K1", again.version).document["state"] == "awaiting"


def test_a_void_bill_gives_the_advance_back_and_a_revised_one_takes_what_it_needs(world: World) -> None:
    deposited(world)
    bill = world.bill(400_000)
    with world.sessions.begin() as session:
        revise_bill(session, bill, (BillLine("Khám", Dong(500_000)),), world.clock())
    assert (row(world, bill).due, ahead(world)) == (200_000, 0)
    with world.sessions.begin() as session:
        void_bill(session, bill, world.clock())
        void_bill(session, bill, world.clock())
    assert ahead(world) == 300_000


@pytest.mark.parametrize(("taken", "left"), [(500_000, 300_000), (200_000, 0)])
def test_who_pays_all_of_it_at_the_cashier_keeps_the_advance(world: World, taken: int, left: int) -> None:
    deposited(world)
    bill = world.bill(500_000)
    with world.sessions.begin() as session:
        assert pay_at_cashier(session, bill, Dong(taken), world.clock())
    assert ahead(world) == left


@pytest.mark.parametrize(("used", "left"), [(True, 0), (False, 300_000)])
def test_a_cashier_only_the_his_knows_of_leaves_the_advance_to_a_person(world: World, used: bool, left: int) -> None:
    deposited(world)
    bill = world.bill(500_000)
    code = world.start(bill, 200_000)["qr_payload"]
    with world.sessions.begin() as session:
        advance_model.elsewhere(session, session.get_one(BillRow, bill))
    world.payer_pays(code)
    world.run(seconds=5)
    kinds = {case.kind: case for case in world.pay.desk.cases()}
    assert kinds[Kind.ADVANCE].amount == Dong(300_000)
    assert ahead(world) == 0
    world.pay.desk.decide_advance(bill, "Lan", used=used)
    assert ahead(world) == left
    with pytest.raises(CaseError):
        world.pay.desk.decide_advance(bill, "Lan", used=used)


def test_a_deposit_nobody_paid_takes_the_next_amount_and_is_nobodys_debt(world: World) -> None:
    with world.sessions.begin() as session:
        first = open_deposit(session, WHO, Dong(500_000), world.clock())
        second = open_deposit(session, WHO, Dong(200_000), world.clock())
        assert unpaid_bills(session, "P1") == 0
    assert (second.id, second.due) == (first.id, Dong(200_000))
    assert listed(world) == []
    world.start(first.id, 200_000)
    with world.sessions.begin() as session:
        other = open_deposit(session, WHO, Dong(100_000), world.clock())
    assert other.id != first.id


def test_the_oldest_advance_is_used_first() -> None:
    assert shares(5, [3, 0, 4]) == (3, 0, 2)
    assert shares(0, [3]) == (0,)
    assert shares(9, []) == ()


def test_every_order_of_events_keeps_each_dong_in_one_place() -> None:
    found = advance_model.search()
    assert found.wrong == {}
    assert (found.states, found.transitions) == (719, 1_623)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_every_order_of_events_with_a_second_full_bill_does_too() -> None:
    found = advance_model.search(deep=True)
    assert found.wrong == {}
    assert (found.states, found.transitions) == (9_510, 28_017)


def forgotten(session: Session, bill: BillRow, now: object) -> None:
    """Nothing is given back."""


def test_a_search_sees_an_advance_deducted_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advances, "release", forgotten)
    found = advance_model.search(until_wrong=True)
    assert found.wrong


def test_a_search_sees_an_advance_before_its_money(monkeypatch: pytest.MonkeyPatch) -> None:
    def rash(session: Session, who: Depositor, amount: Dong, now: object) -> None:
        bill = open_deposit(session, who, amount, advance_model.NOW)
        advances.arise(session, session.get_one(BillRow, bill.id), advance_model.NOW)

    monkeypatch.setattr(advance_model, "open_deposit", rash)
    assert "an advance without money" in advance_model.search(until_wrong=True).wrong


def test_a_search_sees_a_deposit_that_leaves_no_advance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advances, "arise", forgotten)
    assert "a deposit without an advance" in advance_model.search(until_wrong=True).wrong
