"""The poller: what is live comes first, a start asks before it expires, and one bad payment stops nobody."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.backend.payment.records import IntentRow
from tests.backend.payment.world import World


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


def test_the_hourly_check_runs_each_hour_and_not_at_the_start(world: World) -> None:
    ran: list[str] = []
    world.pay.poller.hourly = lambda: ran.append("checked")
    for minutes, wanted in ((0, 0), (59, 0), (2, 1), (30, 1), (31, 2)):
        world.clock.at += timedelta(minutes=minutes)
        for _, job in world.pay.poller._hourly():
            job()
        assert len(ran) == wanted
