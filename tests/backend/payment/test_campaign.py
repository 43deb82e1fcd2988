"""Random histories hold, and the comparison of books would see it if they did not."""

from collections.abc import Mapping, Sequence

import pytest

from kiosk.backend.payment import ledger
from kiosk.backend.payment.his import HisPosting, LocalHis
from kiosk.backend.payment.providers.payos import PayOs
from kiosk.backend.payment.providers.provider import Repayment
from kiosk.backend.payment.settle import Bucket, Money, Settlement, settle
from kiosk.domain.payment import PaymentState
from tests.backend.payment.campaign import run_many, run_shared, verdict


@pytest.mark.timeout(600)
def test_no_money_is_lost_doubled_or_guessed_in_two_hundred_random_histories() -> None:
    books = run_shared(200, seed=1, jobs=2)
    assert books.faults == []
    assert books.balanced, verdict(books, 200, 0)
    assert books.postings > 200
    assert books.crashes > 200
    assert books.deducted > 0


def test_a_history_comes_out_the_same_each_time() -> None:
    first, second = run_many(6, seed=40), run_many(6, seed=40)
    assert first == second
    assert first.crashes


def late_dropped(
    due: int, *, closed: bool, credits_: Sequence[Money], intents: Mapping[str, PaymentState]
) -> Settlement:
    kept = [m for m in credits_ if intents[m.intent] is not PaymentState.CLOSED]
    after = iter(settle(due, closed=closed, credits_=kept, intents=intents).buckets)
    return Settlement(
        tuple(m.bucket if intents[m.intent] is PaymentState.CLOSED else next(after) for m in credits_), intents
    )


def short_is_enough(
    due: int, *, closed: bool, credits_: Sequence[Money], intents: Mapping[str, PaymentState]
) -> Settlement:
    return settle(due // 2, closed=closed, credits_=credits_, intents=intents)


def all_used(due: int, *, closed: bool, credits_: Sequence[Money], intents: Mapping[str, PaymentState]) -> Settlement:
    after = settle(due, closed=closed, credits_=credits_, intents=intents)
    return Settlement(tuple(Bucket.ALLOCATED if b is Bucket.REFUND_DUE else b for b in after.buckets), after.intents)


@pytest.mark.parametrize(("mistake", "seed"), [(late_dropped, 1), (short_is_enough, 4), (all_used, 1)])
def test_a_mistake_in_settling_is_seen(monkeypatch: pytest.MonkeyPatch, mistake: object, seed: int) -> None:
    monkeypatch.setattr(ledger, "settle", mistake)
    books = run_many(3, seed=seed)
    assert books.faults


def test_a_refund_under_a_new_key_each_time_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = PayOs.refund
    count = iter(range(10_000))

    def unkeyed(self: PayOs, repayment: Repayment) -> bool:
        return honest(self, Repayment(f"N{next(count)}", repayment.amount, "970436", repayment.payer_account))

    monkeypatch.setattr(PayOs, "refund", unkeyed)
    assert run_many(8, seed=1).faults


def test_a_receipt_before_the_posting_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def unposted(self: LocalHis, posting: HisPosting) -> str:
        return f"BL-{posting.bill_id[:8]}"

    monkeypatch.setattr(LocalHis, "post", unposted)
    assert any("receipt" in fault for fault in run_many(8, seed=1).faults)


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_two_thousand_histories_hold() -> None:
    books = run_shared(2_000, seed=500, jobs=2)
    assert books.faults == []
    assert books.balanced, verdict(books, 2_000, 0)
