"""A payment from the first tap to the receipt, and every way it can go otherwise."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from kiosk.backend.payment.api import changed
from kiosk.backend.payment.bills import BillLine, revise_bill, unpaid_bills
from kiosk.backend.payment.his import pay_at_cashier, void_bill
from kiosk.backend.payment.records import IntentRow, PostingRow, RefundRow
from kiosk.backend.payment.till import (
    BillChangedError,
    BillPaidError,
    BillUnknownError,
    PaymentLiveError,
    TooLargeError,
)
from kiosk.domain.money import Dong
from kiosk.domain.receipt import Receipt
from kiosk.domain.vietqr import VietQr
from tests.backend.payment.world import World


def test_a_bill_is_paid_and_its_receipt_follows_the_posting(world: World) -> None:
    payment = world.start(world.bill())
    assert payment["state"] == "awaiting"
    code = VietQr.decode(str(payment["qr_payload"]))
    assert code.amount == Dong(100_000)
    assert payment["ref"] == code.purpose
    world.payer_pays(payment["qr_payload"])
    world.run(seconds=3)
    paid = world.look(payment["id"])
    assert paid["state"] == "paid"
    assert paid["qr_payload"] is None
    receipt = Receipt.parse(paid["receipt"])
    assert receipt.total == Dong(100_000)
    assert receipt.ref == payment["ref"]
    assert receipt.name == "NGUYỄN T*** M"
    with world.sessions.begin() as session:
        assert unpaid_bills(session, "P1") == 0


def test_a_double_tap_gets_the_same_payment(world: World) -> None:
    bill = world.bill()
    assert world.start(bill)["id"] == world.start(bill)["id"]
    assert len(world.vault.orders) == 1


def test_another_terminal_cannot_begin_while_a_code_lives(world: World) -> None:
    bill = world.bill()
    world.start(bill)
    with pytest.raises(PaymentLiveError):
        world.start(bill, kiosk="K2")


def test_many_terminals_at_once_get_one_code_between_them(tmp_path: Path) -> None:
    world = World.on(tmp_path / "money.db")
    bill = world.bill()
    answers: list[object] = []

    def tap(kiosk: str) -> None:
        try:
            answers.append(world.start(bill, kiosk=kiosk)["id"])
        except PaymentLiveError:
            answers.append(None)

    threads = [threading.Thread(target=tap, args=(f"K{n % 4}",)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (intent,) = world.rows(IntentRow)
    assert isinstance(intent, IntentRow)
    assert (intent.state, len(world.vault.orders)) == ("awaiting", 1)
    assert {answer for answer in answers if answer} == {intent.id}
    threads = [threading.Thread(target=world.pay.progress.advance, args=(intent.id,)) for _ in range(6)]
    world.payer_pays(intent.qr_payload)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    world.run(seconds=3)
    assert world.buckets() == {"allocated": 100_000}
    world.engine.dispose()


def test_another_terminal_does_not_see_the_payment(world: World) -> None:
    payment = world.start(world.bill())
    assert world.pay.till.look(str(payment["id"]), "K2") is None
    assert world.pay.till.leave(str(payment["id"]), "K2") is None


def test_a_paid_bill_is_not_charged_again(world: World) -> None:
    bill = world.bill()
    world.payer_pays(world.start(bill)["qr_payload"])
    world.run(seconds=3)
    with pytest.raises(BillPaidError):
        world.start(bill)


def test_an_amount_that_is_not_due_is_refused(world: World) -> None:
    with pytest.raises(BillChangedError):
        world.start(world.bill(), 99_999)
    with pytest.raises(BillUnknownError):
        world.start("B-none")


def test_a_transfer_above_the_networks_limit_is_not_asked_for(world: World) -> None:
    with pytest.raises(TooLargeError):
        world.start(world.bill(500_000_000), 500_000_000)
    with pytest.raises(BillChangedError):
        world.start(world.bill(500_000_000), 600_000_000)
    assert world.start(world.bill(499_999_999), 499_999_999)["state"] == "awaiting"


def test_leaving_is_a_request_and_ends_closed_when_no_money_came(world: World) -> None:
    bill = world.bill()
    payment = world.start(bill)
    left = world.pay.till.leave(str(payment["id"]), "K1")
    assert left is not None
    assert left.document["state"] == "closing"
    assert left.document["qr_payload"] is None
    world.run(seconds=3)
    assert world.look(payment["id"])["state"] == "closed"
    again = world.start(bill)
    assert again["id"] != payment["id"]


def test_money_beats_a_cancel(world: World) -> None:
    payment = world.start(world.bill())
    world.payer_pays(payment["qr_payload"])
    world.pay.till.leave(str(payment["id"]), "K1")
    world.run(seconds=3)
    assert world.look(payment["id"])["state"] == "paid"


def test_money_after_the_deadline_is_late_and_still_pays_the_bill(world: World) -> None:
    payment = world.start(world.bill())
    world.run(minutes=6)
    world.run(seconds=5)
    assert world.look(payment["id"])["state"] == "closed"
    world.payer_pays(payment["qr_payload"])
    world.run(minutes=2)
    paid = world.look(payment["id"])
    assert paid["state"] == "paid"
    assert paid["flags"] == ["late"]
    assert paid["receipt"]


def test_money_after_two_days_is_still_found(world: World) -> None:
    payment = world.start(world.bill())
    world.settle_down()
    bill_two = world.start(world.bill(patient="P2"))
    world.run(hours=48)
    world.payer_pays(bill_two["qr_payload"])
    world.run(hours=1)
    assert world.look(bill_two["id"])["state"] == "paid"
    assert world.look(payment["id"])["state"] == "closed"


def test_a_photographed_code_paid_weeks_later_is_still_found_without_any_notice(world: World) -> None:
    payment = world.start(world.bill())
    world.settle_down()
    world.run(hours=24 * 20)
    world.payer_pays(payment["qr_payload"])
    world.run(hours=25)
    assert world.look(payment["id"])["state"] == "paid"
    world.run(hours=24 * 20)
    assert [intent.poll_at for intent in world.rows(IntentRow) if isinstance(intent, IntentRow)] == [None]


def test_too_little_money_waits_and_a_second_code_asks_for_the_rest(world: World) -> None:
    bill = world.bill()
    payment = world.start(bill)
    world.payer_pays(payment["qr_payload"], 40_000)
    world.run(seconds=3)
    part = world.look(payment["id"])
    assert (part["received"], part["remainder"], part["flags"]) == (40_000, 60_000, ["partial"])
    with pytest.raises(BillChangedError):
        world.start(bill)
    rest = world.start(bill, 60_000)
    assert rest["id"] != payment["id"]
    world.payer_pays(rest["qr_payload"])
    world.run(seconds=3)
    assert world.look(rest["id"])["state"] == "paid"
    assert world.look(payment["id"])["state"] == "paid"
    assert world.buckets() == {"allocated": 100_000}


def test_too_much_money_pays_and_the_rest_goes_back(world: World) -> None:
    payment = world.start(world.bill())
    world.payer_pays(payment["qr_payload"], 130_000)
    world.run(seconds=3)
    paid = world.look(payment["id"])
    assert paid["state"] == "paid"
    assert "over" in str(paid["flags"])
    assert refunds(world) == [("X", 30_000, "over")]


def test_a_second_payment_of_the_same_code_goes_back(world: World) -> None:
    payment = world.start(world.bill())
    world.payer_pays(payment["qr_payload"])
    world.run(seconds=3)
    world.payer_pays(payment["qr_payload"])
    world.run(minutes=2)
    assert refunds(world) == [("R", 100_000, "paid_already")]
    assert world.buckets() == {"allocated": 100_000, "refund_due": 100_000}


def test_money_after_the_cashier_took_it_goes_back(world: World) -> None:
    bill = world.bill()
    payment = world.start(bill)
    with world.sessions.begin() as session:
        assert pay_at_cashier(session, bill, Dong(100_000), world.clock())
    assert world.look(payment["id"])["state"] == "closing"
    world.payer_pays(payment["qr_payload"])
    world.run(minutes=2)
    assert refunds(world) == [("R", 100_000, "paid_at_cashier")]
    assert world.rows(PostingRow) == []


def test_the_cashier_cannot_take_money_for_a_bill_a_terminal_posted(world: World) -> None:
    bill = world.bill()
    world.payer_pays(world.start(bill)["qr_payload"])
    world.run(seconds=3)
    with world.sessions.begin() as session:
        assert not pay_at_cashier(session, bill, Dong(100_000), world.clock())


def test_a_cancelled_registration_gives_late_money_back(world: World) -> None:
    bill = world.bill()
    payment = world.start(bill)
    with world.sessions.begin() as session:
        void_bill(session, bill, world.clock())
    world.payer_pays(payment["qr_payload"])
    world.run(minutes=2)
    assert refunds(world) == [("R", 100_000, "bill_void")]


def test_a_changed_bill_takes_its_code_off_the_screen(world: World) -> None:
    bill = world.bill()
    payment = world.start(bill)
    with world.sessions.begin() as session:
        revise_bill(session, bill, (BillLine("Khám", Dong(150_000)),), world.clock())
    assert world.look(payment["id"])["qr_payload"] is None
    world.payer_pays(payment["qr_payload"])
    world.run(seconds=3)
    assert world.look(payment["id"])["remainder"] == 50_000
    rest = world.start(bill, 50_000)
    world.payer_pays(rest["qr_payload"])
    world.run(seconds=3)
    receipt = Receipt.parse(world.look(rest["id"])["receipt"])
    assert receipt.total == Dong(150_000)


def refunds(world: World) -> list[tuple[str, int, str]]:
    found: list[Any] = world.rows(RefundRow)
    return [(row.key[0], row.amount, row.reason) for row in found]


def test_who_waits_for_a_change_is_answered_when_the_backend_ends(world: World) -> None:
    payment = str(world.start(world.bill())["id"])

    async def wait() -> dict[str, object]:
        stop = asyncio.Event()
        waiting = asyncio.create_task(changed(world.pay, (payment, "K1"), 600, None, stop))
        await asyncio.sleep(0)
        stop.set()
        async with asyncio.timeout(60):
            view, _ = await waiting
        return view.document

    assert asyncio.run(wait())["state"] == "awaiting"
