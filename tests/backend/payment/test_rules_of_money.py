"""Rules that no model of states can hold: what is on the disk first, in what order notices come, whose clock counts."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.backend.payment.providers.provider import Arrival, Asked, Order
from kiosk.backend.payment.receipts import receipts_of
from kiosk.backend.payment.records import CreditRow, HisPaymentRow, IntentRow, RefundRow, UseRow
from kiosk.backend.payment.settle import Bucket
from kiosk.domain.money import Dong
from tests.backend.payment.world import World, memory_engine


def test_the_provider_hears_of_no_order_that_is_not_on_the_disk(tmp_path: Path) -> None:
    """I11, seen from outside: another connection finds the intent while the call is under way."""
    world = World.on(tmp_path / "money.db")
    there: list[tuple[str, int]] = []

    def looks(when: str, method: str, path: str) -> None:
        if when == "before" and (method, path) == ("POST", "/v2/payment-requests"):
            file = sqlite3.connect(f"file:{tmp_path / 'money.db'}?mode=ro", uri=True)
            there.extend(file.execute("SELECT state, amount FROM payment_intent").fetchall())
            file.close()

    world.wire.trouble = looks
    world.start(world.bill())
    assert there == [("creating", 100_000)]
    world.engine.dispose()


def test_a_code_stands_shorter_than_the_provider_keeps_its_order_by_the_providers_clock(world: World) -> None:
    """I13: an order that ends early takes its code off early."""
    honest = world.pay.provider.create
    ends: list[datetime] = []

    def early(asked: Asked) -> Order:
        ends.append(world.clock() + timedelta(minutes=2))
        return replace(honest(asked), expires_at=ends[0])

    world.pay.provider.create = early  # type: ignore[method-assign] # this provider's clock is ahead of ours
    payment = world.start(world.bill())
    margin = timedelta(seconds=45)
    assert datetime.fromisoformat(str(payment["expires_at"])) <= ends[0] - margin
    world.run(seconds=80)
    assert world.look(payment["id"])["qr_payload"] is None


def test_a_reference_is_drawn_by_lot_and_tells_of_nobody(world: World) -> None:
    """I14: the same patient, bill and amount never give the same reference."""
    refs = set()
    for n in range(40):
        payment = world.start(world.bill(patient="001190000001"), kiosk=f"K{n}")
        refs.add(str(payment["ref"]))
        assert "001190000001" not in str(payment)
        assert "NGUYỄN" not in json.dumps(payment, ensure_ascii=False)
    assert len(refs) == 40
    assert all(len(ref) == 9 and ref.isascii() and ref.isalnum() and ref == ref.upper() for ref in refs)


def test_a_bill_paid_in_parts_at_two_terminals_has_its_receipt_at_the_last_of_them(world: World) -> None:
    """I5: the first one never printed, and must not take that for an original it owes."""
    bill = world.bill()
    first = world.start(bill)
    world.payer_pays(first["qr_payload"], 30_000)
    world.run(seconds=3)
    world.pay.till.leave(str(first["id"]), "K1")
    world.run(minutes=8)
    second = world.start(bill, 70_000, kiosk="K2")
    world.payer_pays(second["qr_payload"])
    world.run(seconds=3)
    with world.sessions.begin() as session:
        owed = {k: receipts_of(session, k, world.clock(), patient_ref="P1") for k in ("K1", "K2")}
    assert owed["K1"] == []
    assert [receipt["total"] for receipt in owed["K2"]] == [100_000]
    world.run(hours=73)
    with world.sessions.begin() as session:
        assert receipts_of(session, "K2", world.clock(), patient_ref="P1") == []


AMOUNTS = st.lists(st.sampled_from([1, 30_000, 60_000, 99_999, 100_000, 100_001, 250_000]), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def bank_day() -> Iterator[World]:
    """One hospital for all examples: each has bills of its own."""
    made = World(memory_engine())
    yield made
    made.engine.dispose()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(amounts=AMOUNTS, data=st.data())
def test_notices_in_any_order_and_number_end_in_the_same_money(
    bank_day: World, amounts: list[int], data: st.DataObject
) -> None:
    """I12: posted once and to the đồng where it suffices; the rest goes back, or waits where it does not."""
    order = data.draw(st.permutations(range(len(amounts))))
    again = data.draw(st.lists(st.sampled_from(order), max_size=6))
    assert ended(bank_day, amounts, list(order) + again) == ended(bank_day, amounts, list(range(len(amounts))))


def ended(world: World, amounts: list[int], told: list[int]) -> tuple[int, int, int]:
    """A bill of 100.000 and its credits, told in this order: what is posted, what goes back, what waits."""
    bill = world.bill()
    payment = world.start(bill)
    with world.sessions.begin() as session:
        code = session.get_one(IntentRow, str(payment["id"])).order_code
    for n in told:
        arrival = Arrival("payos", f"{bill}-{n}", Dong(amounts[n]), world.clock(), order_code=code)
        world.pay.progress.take((arrival,), "webhook")
        if n == told[0]:
            world.pay.postings.run(bill)
    world.pay.postings.run(bill)
    with world.sessions.begin() as session:
        posted = session.get(HisPaymentRow, bill)
        mine = select(CreditRow.id).where(CreditRow.txn_id.startswith(bill))
        back = sum(session.scalars(select(RefundRow.amount).where(RefundRow.credit_id.in_(mine))))
        held = session.scalars(
            select(CreditRow.amount)
            .join(UseRow, UseRow.credit_id == CreditRow.id)
            .where(CreditRow.txn_id.startswith(bill), UseRow.bucket == Bucket.HOLD)
        )
        return posted.amount if posted is not None else 0, back, sum(held)
