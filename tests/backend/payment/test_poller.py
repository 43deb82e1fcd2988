"""The poller: what is live comes first, a start asks before it expires, and one bad payment stops nobody."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.backend.payment.his import HisPosting
from kiosk.backend.payment.records import IntentRow
from kiosk.backend.store.base import open_engine
from tests.backend.payment.world import World, away


def states(world: World) -> list[str]:
    return [row.state for row in world.rows(IntentRow) if isinstance(row, IntentRow)]


def test_money_that_came_while_the_backend_was_down_beats_the_deadline(world: World) -> None:
    payment = world.start(world.bill())
    world.payer_pays(payment["qr_payload"])
    world.clock.pass_(hours=5)
    world.restart()
    world.run(seconds=0)
    assert world.look(payment["id"])["state"] == "paid"


def test_a_code_on_a_screen_is_asked_about_before_hundreds_that_are_only_watched(world: World) -> None:
    for n in range(60):
        left = world.start(world.bill(patient=f"P{n}"))
        world.pay.till.leave(str(left["id"]), "K1")
    world.run(seconds=3)
    assert set(states(world)) == {"closed"}
    world.clock.pass_(hours=2)
    payment = world.start(world.bill(patient="now"))
    world.payer_pays(payment["qr_payload"])
    world.clock.pass_(seconds=31)
    asked = len(world.wire.calls)
    world.pay.poller.tick()
    order = next(order for order in world.vault.orders.values() if order.credits)
    assert world.wire.calls[asked] == f"GET /v2/payment-requests/{order.code}"
    assert world.look(payment["id"])["state"] == "paid"


@pytest.mark.expects_log("a payment could not be moved on")
def test_one_payment_that_breaks_stops_no_other(world: World) -> None:
    broken = world.start(world.bill(patient="P1"))
    fine = world.start(world.bill(patient="P2"))
    world.payer_pays(fine["qr_payload"])
    code = next(code for code, order in world.vault.orders.items() if order.amount and not order.credits)

    def trouble(when: str, method: str, path: str) -> None:
        if path.endswith(code):
            raise RuntimeError("a bug")

    world.wire.trouble = trouble
    world.run(seconds=3)
    assert world.look(fine["id"])["state"] == "paid"
    assert world.look(broken["id"])["state"] == "awaiting"


def test_it_starts_looks_and_stops(tmp_path: Path) -> None:
    world = World.on(tmp_path / "money.db")
    payment = world.start(world.bill())
    world.payer_pays(payment["qr_payload"])
    world.clock.pass_(seconds=40)
    seen = threading.Event()
    world.pay.postings.changed = lambda _id: seen.set()
    world.pay.poller.start()
    world.pay.poller.wake()
    assert seen.wait(10)
    world.pay.poller.stop()
    assert world.look(payment["id"])["receipt"]
    world.engine.dispose()


class HangingHis:
    """Takes every posting and says nothing until it is let go."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.asked = threading.Semaphore(0)

    def post(self, posting: HisPosting) -> str | None:
        self.asked.release()
        assert self.gate.wait(120)
        return f"HD-{posting.bill_id}"


def test_a_his_that_hangs_keeps_nobodys_money_from_being_seen(tmp_path: Path) -> None:
    his = HangingHis()
    world = World(open_engine(f"sqlite:///{tmp_path / 'money.db'}"), his=his)
    first = [world.start(world.bill(patient=f"P{n}")) for n in range(6)]
    last = world.start(world.bill(patient="last"))
    for payment in first:
        world.payer_pays(payment["qr_payload"])
    world.clock.pass_(seconds=40)
    seen = threading.Event()

    def changed(payment: str) -> None:
        if payment == last["id"] and world.look(payment)["state"] == "paid":
            seen.set()

    world.pay.progress.changed = changed
    world.pay.poller.start()
    try:
        world.pay.poller.wake()
        for _ in range(3):
            assert his.asked.acquire(timeout=60)
        world.payer_pays(last["qr_payload"])
        for _ in range(60):  # a look that was under way counts its next one from whatever time it ends at
            world.clock.pass_(seconds=3)
            if seen.wait(1):
                break
        assert seen.is_set()
    finally:
        his.gate.set()
        world.pay.poller.stop()
    world.engine.dispose()


def test_what_waits_for_a_hand_is_not_handed_out_again_and_ends_with_the_poller(tmp_path: Path) -> None:
    his = HangingHis()
    world = World(open_engine(f"sqlite:///{tmp_path / 'money.db'}"), his=his)
    for n in range(6):
        world.payer_pays(world.start(world.bill(patient=f"P{n}"))["qr_payload"])
    world.clock.pass_(seconds=40)
    world.pay.poller.start()
    for _ in range(3):
        assert his.asked.acquire(timeout=60)
    for _ in range(20):
        world.clock.pass_(seconds=31)
        for kind, name, job in world.pay.poller._jobs():
            world.pay.poller._do(kind, name, job)
    his.gate.set()
    world.pay.poller.stop()
    more = 0
    while his.asked.acquire(blocking=False):
        more += 1
    assert more <= 3
    assert world.pay.poller._busy == {}
    world.engine.dispose()


def test_the_hourly_check_runs_each_hour_and_not_at_the_start(world: World) -> None:
    ran: list[str] = []
    world.pay.poller.hourly = lambda: ran.append("checked")
    for minutes, wanted in ((0, 0), (59, 0), (2, 1), (30, 1), (31, 2)):
        world.clock.at += timedelta(minutes=minutes)
        for _, _, job in world.pay.poller._hourly():
            job()
        assert len(ran) == wanted


def test_codes_that_are_only_watched_are_not_asked_about_each_minute_of_an_outage(world: World) -> None:
    left = world.start(world.bill())
    world.pay.till.leave(str(left["id"]), "K1")
    world.run(seconds=3)
    assert states(world) == ["closed"]
    world.clock.pass_(hours=3)

    world.wire.trouble = away("before")
    asked = len(world.wire.calls)
    for _ in range(60):
        world.clock.pass_(minutes=1)
        world.pay.poller.tick()
    assert 1 <= len(world.wire.calls) - asked <= 3
