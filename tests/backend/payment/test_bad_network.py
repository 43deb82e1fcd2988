"""A network that cuts, halves and resets, between every pair of terminal, backend and bank: slower, never wrong.

Between backend and HIS: `test_far_his`.
"""

import dataclasses
import threading
import uuid
from collections import Counter
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from kiosk.app.money import Till
from kiosk.backend.clock import wall_clock
from kiosk.backend.payment.bills import BillLine, open_bill
from kiosk.backend.payment.compose import build_payments
from kiosk.backend.payment.records import CreditRow, HisPaymentRow, IntentRow
from kiosk.backend.payment.till import TillError
from kiosk.backend.store.base import Base, open_engine
from kiosk.backend.store.sessions import open_sessions
from kiosk.backend.store.vault import Vault
from kiosk.domain.money import Dong
from kiosk.domain.outcome import Printed
from kiosk.domain.payment import Payable
from kiosk.services.client import Backend, Client, Refused, ServiceError
from kiosk.services.journal import Journal
from kiosk.services.payment import Cashier
from kiosk.ui.moment import Moment
from kiosk.visit import events as e
from tests.backend.payment.proxy import Chances, proxied
from tests.backend.payment.servers import TERMINAL, app_of, bank_process, serving
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
    with bank_process() as bank, proxied(bank, chances) as (url, proxy), ExitStack() as stack:
        engine = open_engine(f"sqlite:///{tmp_path / 'money.db'}")
        stack.callback(engine.dispose)
        Base.metadata.create_all(engine)
        settings = dataclasses.replace(SETTINGS, base_url=url, timeout_s=2.0)
        world = World(engine)
        world.settings = settings
        world.pay = build_payments(open_sessions(engine), settings, world.clock)
        stack.callback(world.pay.close)
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


@pytest.mark.parametrize(
    "chances",
    [
        Chances(half=0.3, delay_s=0.05),
        Chances(reset=0.25, refuse=0.15),
        Chances(cut_request=0.2, half=0.15, reset=0.1, refuse=0.1),
    ],
)
def test_a_terminal_behind_a_bad_line_pays_each_bill_once_and_prints_one_original(
    tmp_path: Path, chances: Chances
) -> None:
    """Both lines are bad: terminal to backend, backend to bank."""
    with ExitStack() as stack:
        bank = stack.enter_context(bank_process())
        far, _ = stack.enter_context(proxied(bank, Chances(half=0.1, reset=0.1), seed=7))
        engine = open_engine(f"sqlite:///{tmp_path / 'money.db'}")
        stack.callback(engine.dispose)
        Base.metadata.create_all(engine)
        settings = dataclasses.replace(SETTINGS, base_url=far, timeout_s=2.0)
        payments = build_payments(open_sessions(engine), settings, wall_clock)
        stack.callback(payments.close)
        near, proxy = stack.enter_context(
            proxied(stack.enter_context(serving(app_of(payments, Vault(bytes(32))))), chances, seed=3)
        )
        payments.poller.start()
        stack.callback(payments.poller.stop)
        journal = Journal(tmp_path / "journal.db")
        stack.callback(journal.close)
        till = Till(Cashier(Client(Backend(near, "k", 4.0)), TERMINAL.id), journal, 60.0)
        originals: Counter[str] = Counter()
        for n in range(3):
            with payments.sessions.begin() as session:
                line = BillLine("Khám", Dong(10_000 * (n + 1)))
                bill = open_bill(
                    session, registration_id=f"R{n}", patient_ref=f"P{n}", payer_name_masked="N", lines=(line,)
                )
            originals += at_the_terminal(till, journal, Payable(bill, line.amount), bank)
        assert list(originals.values()) == [1, 1, 1]
        ledger = httpx.get(f"{bank}/ledger", trust_env=False).json()
        assert sorted(credit["amount"] for credit in ledger["credits"]) == [10_000, 20_000, 30_000]
        with payments.sessions.begin() as session:
            assert sorted(row.amount for row in session.scalars(select(HisPaymentRow))) == [10_000, 20_000, 30_000]
        assert proxy.hurt > 2


@pytest.mark.parametrize(
    "chances",
    [Chances(half=0.4, delay_s=0.05), Chances(reset=0.3, refuse=0.3), Chances(cut_request=0.4, half=0.3)],
)
def test_notices_over_a_network_that_breaks_things_change_nothing_but_the_time(
    tmp_path: Path, chances: Chances
) -> None:
    """Bank to backend: what does not arrive whole is found by asking; what arrived and was not acknowledged, twice."""
    with ExitStack() as stack:
        bank = stack.enter_context(bank_process())
        engine = open_engine(f"sqlite:///{tmp_path / 'money.db'}")
        stack.callback(engine.dispose)
        Base.metadata.create_all(engine)
        settings = dataclasses.replace(SETTINGS, base_url=bank, timeout_s=2.0, poll_shown=timedelta(seconds=6))
        payments = build_payments(open_sessions(engine), settings, wall_clock)
        stack.callback(payments.close)
        backend = stack.enter_context(serving(app_of(payments, Vault(bytes(32)))))
        notices, proxy = stack.enter_context(proxied(backend, chances, seed=4))
        httpx.post(
            f"{bank}/confirm-webhook", json={"webhookUrl": f"{notices}/webhooks/payos"}, trust_env=False
        ).raise_for_status()
        payments.poller.start()
        stack.callback(payments.poller.stop)
        for n in range(5):
            with payments.sessions.begin() as session:
                line = BillLine("Khám", Dong(10_000 * (n + 1)))
                bill = open_bill(
                    session, registration_id=f"R{n}", patient_ref=f"P{n}", payer_name_masked="N", lines=(line,)
                )
            code = payments.till.start(bill, line.amount.amount, TERMINAL.id).document["qr_payload"]
            httpx.post(f"{bank}/phone/pay", json={"payload": code}, trust_env=False).raise_for_status()
        gate = threading.Event()
        posted: list[int] = []
        for _ in range(300):
            with payments.sessions.begin() as session:
                posted = sorted(row.amount for row in session.scalars(select(HisPaymentRow)))
                ways = Counter(session.scalars(select(CreditRow.via)))
            if len(posted) == 5:
                break
            gate.wait(0.2)
        assert posted == [10_000 * (n + 1) for n in range(5)]
        assert ways.total() == 5
        assert proxy.hurt > 1
        assert proxy.hurt + proxy.passed > 5, "a bank sends again what was not acknowledged"
        ledger = httpx.get(f"{bank}/ledger", trust_env=False).json()
        assert sorted(credit["amount"] for credit in ledger["credits"]) == posted


def at_the_terminal(till: Till, journal: Journal, wish: Payable, bank: str) -> Counter[str]:
    """A patient who tries again as the screens offer it: under the same key while it is not known, until a receipt."""
    key, paid, originals = str(uuid.uuid4()), False, Counter[str]()
    for _ in range(60):
        try:
            payment = till.open(wish, key)
        except Refused as refused:
            if refused.code == "bill_paid":
                raise AssertionError("paid, and no receipt was seen") from None
            threading.Event().wait(0.3)
            continue
        except ServiceError:
            continue
        if payment.qr_payload and not paid:
            httpx.post(f"{bank}/phone/pay", json={"payload": payment.qr_payload}, trust_env=False).raise_for_status()
            paid = True
        last = till.watch(payment.id, Moment(1, lambda _, _event: None))
        if isinstance(last, e.PaymentChanged) and last.payment.receipt is not None:
            number = last.payment.receipt.number
            journal.started(number)
            originals[number] += 1
            journal.ended(number, Printed.PRINTED)
            return originals
        # The code went off without money: a new wish has a new key.
        key = str(uuid.uuid4())
    raise AssertionError("no receipt in sixty tries")
