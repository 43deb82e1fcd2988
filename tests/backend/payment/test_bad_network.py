"""A network that cuts, halves and resets, between backend and bank: slower, never wrong."""

import dataclasses
from pathlib import Path

import httpx
import pytest

from kiosk.backend.clock import wall_clock
from kiosk.backend.payment.compose import build_payments
from kiosk.backend.payment.records import IntentRow
from kiosk.backend.payment.till import TillError
from kiosk.backend.store.base import Base, open_engine
from kiosk.backend.store.sessions import open_sessions
from tests.backend.payment.proxy import Chances, proxied
from tests.backend.payment.servers import bank_process
from tests.backend.payment.world import SETTINGS, World


@pytest.mark.parametrize(
    "chances",
    [
        Chances(half=0.4, delay_s=0.05),
        Chances(reset=0.3, refuse=0.2),
        Chances(cut_request=0.25, half=0.15, reset=0.1, refuse=0.1),
    ],
)
def test_bills_are_paid_once_over_a_network_that_breaks_things(tmp_path: Path, chances: Chances) -> None:
    with bank_process() as bank, proxied(bank, chances) as (url, proxy):
        engine = open_engine(f"sqlite:///{tmp_path / 'money.db'}")
        Base.metadata.create_all(engine)
        settings = dataclasses.replace(SETTINGS, base_url=url, timeout_s=2.0)
        world = World(engine)
        world.settings = settings
        world.pay = build_payments(open_sessions(engine), settings, world.clock)
        world.clock.at = wall_clock()
        for n in range(3):
            bill = world.bill(10_000 * (n + 1), f"P{n}")
            code = shown(world, bill, 10_000 * (n + 1))
            httpx.post(f"{bank}/phone/pay", json={"payload": code}, trust_env=False).raise_for_status()
        for _ in range(30):
            world.run(seconds=65)
            if world.buckets().get("allocated") == 60_000:
                break
        assert world.buckets() == {"allocated": 60_000}
        assert proxy.hurt > 3
        ledger = httpx.get(f"{bank}/ledger", trust_env=False).json()
        assert sum(credit["amount"] for credit in ledger["credits"]) == 60_000
        engine.dispose()


def shown(world: World, bill: str, amount: int) -> str:
    """A code on the screen, however many attempts it takes; the patient gives up on none but closed ones."""
    for _ in range(40):
        try:
            payment = world.start(bill, amount)
        except TillError:
            world.run(seconds=20)
            continue
        if payment["qr_payload"]:
            return str(payment["qr_payload"])
        world.run(seconds=20)
    states = [row.state for row in world.rows(IntentRow) if isinstance(row, IntentRow)]
    raise AssertionError(f"no code in 40 attempts: {states}")
