"""What becomes of every credit of one bill: a pure function of the facts, idempotent, run after each new credit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.backend.payment.machine import Move, can, move
from kiosk.domain.payment import PaymentState


class Bucket(StrEnum):
    """Where one credit stands. Every credit ends as ALLOCATED (and posted) or REFUNDED."""

    NEW = "new"
    UNMATCHED = "unmatched"
    HOLD = "hold"
    ALLOCATED = "allocated"
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"


_OPEN = (Bucket.NEW, Bucket.HOLD)


@dataclass(frozen=True, slots=True)
class Money:
    """One known credit of the bill: its intent, its amount in đồng, where it stands."""

    intent: str
    amount: int
    bucket: Bucket


@dataclass(frozen=True, slots=True)
class Settlement:
    """Where every credit and every intent stands after settling, in the order they were given."""

    buckets: tuple[Bucket, ...]
    intents: Mapping[str, PaymentState]


def settle(due: int, *, closed: bool, credits_: Sequence[Money], intents: Mapping[str, PaymentState]) -> Settlement:
    """Decide. `closed`: the bill was posted, refused by the HIS, paid at the cashier, or is void.

    One credit that covers the bill is used alone; else all together if they do; else they wait. What comes after
    the bill is settled goes back.
    """
    buckets = [money.bucket for money in credits_]
    pool = [n for n, bucket in enumerate(buckets) if bucket in _OPEN]
    if closed or Bucket.ALLOCATED in buckets:
        chosen = dict.fromkeys(pool, Bucket.REFUND_DUE)
    else:
        chosen = _use(due, {n: credits_[n].amount for n in pool})
    for n, bucket in chosen.items():
        buckets[n] = bucket
    return Settlement(tuple(buckets), _moved(credits_, buckets, intents))


def _use(due: int, pool: Mapping[int, int]) -> dict[int, Bucket]:
    enough = next((n for n, amount in pool.items() if amount >= due), None)
    if enough is not None:
        return {n: Bucket.ALLOCATED if n == enough else Bucket.REFUND_DUE for n in pool}
    together = Bucket.ALLOCATED if pool and sum(pool.values()) >= due else Bucket.HOLD
    return dict.fromkeys(pool, together)


def _moved(
    credits_: Sequence[Money], buckets: Sequence[Bucket], intents: Mapping[str, PaymentState]
) -> Mapping[str, PaymentState]:
    """Intents whose money is used are paid; the others, if they could still be shown or made, close."""
    paying = {money.intent for money, bucket in zip(credits_, buckets, strict=True) if bucket is Bucket.ALLOCATED}
    if not paying:
        return intents
    after = {}
    for name, state in intents.items():
        what = Move.ALLOCATED if name in paying else Move.SUPERSEDED
        after[name] = move(state, what) if can(state, what) else state
    return after


def excess(due: int, allocated: Sequence[int]) -> tuple[int, ...]:
    """How much of each allocated credit is above the bill, taken from the last ones; the rest is what is posted."""
    over = max(0, sum(allocated) - due)
    parts = []
    for amount in reversed(allocated):
        part = min(amount, over)
        over -= part
        parts.append(part)
    return tuple(reversed(parts))


def rejected(buckets: Sequence[Bucket]) -> tuple[Bucket, ...]:
    """After the HIS refused: everything that was used goes back."""
    return tuple(Bucket.REFUND_DUE if bucket is Bucket.ALLOCATED else bucket for bucket in buckets)
