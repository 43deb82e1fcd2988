"""An exhaustive model of one bill: terminal, provider, payer, cashier, HIS, printer and crashes, breadth first.

The decisions are the product's own functions (`settle`, `move`, `may_start`, `may_post`, `may_print`, `rejected`);
the model adds the world around them. One bill of 2 units, two intents, credits of 1 to 3 units.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeVar

from kiosk.backend.payment.machine import LIVE, Move, Posting, can, may_post, may_print, may_show, may_start, move
from kiosk.backend.payment.settle import Bucket, Money, rejected, settle
from kiosk.domain.payment import PaymentState

T = TypeVar("T")
DUE = 2
CREATING, AWAITING = PaymentState.CREATING, PaymentState.AWAITING
CLOSING, CLOSED, PAID = PaymentState.CLOSING, PaymentState.CLOSED, PaymentState.PAID
NEW, HOLD, ALLOCATED = Bucket.NEW, Bucket.HOLD, Bucket.ALLOCATED
REFUND_DUE, REFUNDED = Bucket.REFUND_DUE, Bucket.REFUNDED


class Credit(NamedTuple):
    """A transfer: `known` to the backend or not, `sent` refunds; a `real` one is money."""

    slot: int
    amount: int
    known: bool = False
    bucket: Bucket = NEW
    sent: int = 0
    real: bool = True


class State(NamedTuple):
    """Everything that can differ. `j` intents in the database, `p` orders at the provider, `d` on the screen."""

    j: tuple[PaymentState | None, ...] = (None, None)
    p: tuple[str, ...] = ("none", "none")
    d: tuple[bool, ...] = (False, False)
    credits: tuple[Credit, ...] = ()
    his: int = 0
    ext: bool = False
    hj: Posting = Posting.NONE
    pr: str = "none"
    orig: int = 0
    copy: int = 0
    crashes: int = 0
    av: bool = False


Step = tuple[str, State]


@cache
def decided(
    closed: bool, credits_: tuple[tuple[int, int, Bucket], ...], intents: tuple[tuple[str, PaymentState], ...]
) -> tuple[tuple[Bucket, ...], tuple[tuple[str, PaymentState], ...]]:
    """The real `settle`, remembered."""
    money = [Money(str(slot), amount, bucket) for slot, amount, bucket in credits_]
    after = settle(DUE, closed=closed, credits_=money, intents=dict(intents))
    return after.buckets, tuple(after.intents.items())


def put(items: tuple[T, ...], n: int, item: T) -> tuple[T, ...]:
    return (*items[:n], item, *items[n + 1 :])


class Model:
    """The correct design. Seeded mistakes override single methods."""

    def __init__(self, most_credits: int = 2, most_crashes: int = 1) -> None:
        self.most_credits = most_credits
        self.most_crashes = most_crashes

    # What the backend decides, through the product's functions.

    def seen_cashier(self, s: State) -> bool:
        """Whether the backend knows that the cashier took the money."""
        return s.ext

    def counted(self, s: State, credit: Credit) -> bool:
        """Whether settling looks at this credit."""
        return credit.known

    def settled(self, s: State) -> State:
        """The state after the real `settle` over the known credits."""
        closed = self.seen_cashier(s) or s.hj in (Posting.POSTED, Posting.REJECTED)
        at = [n for n, credit in enumerate(s.credits) if self.counted(s, credit)]
        known = tuple((s.credits[n].slot, s.credits[n].amount, s.credits[n].bucket) for n in at)
        intents = tuple((str(n), state) for n, state in enumerate(s.j) if state is not None)
        buckets, states = decided(closed, known, intents)
        credits_ = list(s.credits)
        for n, bucket in zip(at, buckets, strict=True):
            credits_[n] = credits_[n]._replace(bucket=bucket)
        j = list(s.j)
        for name, state in states:
            j[int(name)] = state
        d = tuple(shown and j[n] is AWAITING if j[n] is not s.j[n] else shown for n, shown in enumerate(s.d))
        return s._replace(j=tuple(j), d=d, credits=tuple(credits_))

    def allocated(self, s: State) -> bool:
        return any(credit.bucket is ALLOCATED for credit in s.credits)

    def learned(self, s: State, slot: int) -> State:
        return self.settled(
            s._replace(credits=tuple(c._replace(known=True) if c.slot == slot else c for c in s.credits))
        )

    def may_begin(self, s: State) -> bool:
        states = [state for state in s.j if state is not None]
        return may_start(states, settled=self.allocated(s), posting=s.hj, paid_elsewhere=self.seen_cashier(s)) is None

    def moved(self, s: State, n: int, what: Move) -> State:
        """One move of intent n; off the screen where it may not be shown any more."""
        state = s.j[n]
        assert state is not None
        after = move(state, what)
        return s._replace(j=put(s.j, n, after), d=s.d if may_show(after) else put(s.d, n, False))

    # The events, one atomic step each.

    def events(self, s: State) -> Iterator[Step]:
        for n in (0, 1):
            yield from self.intent_events(s, n)
        for c, credit in enumerate(s.credits):
            yield from self.credit_events(s, c, credit)
        yield from self.posting_events(s)
        yield from self.printing_events(s)
        if not s.ext and s.his == 0:
            yield "cashier pays", s._replace(ext=True)
        if s.crashes < self.most_crashes:
            yield "crash", self.settled(s._replace(d=(False, False), crashes=s.crashes + 1))

    def intent_events(self, s: State, n: int) -> Iterator[Step]:
        state = s.j[n]
        if state is None:
            if (n == 0 or s.j[0] is not None) and self.may_begin(s):
                yield f"start {n}", self.started(s, n)
        elif state is CREATING:
            if s.p[n] == "none":
                yield f"provider creates {n}", s._replace(p=put(s.p, n, "open"))
                yield f"create fails {n}", self.moved(s, n, Move.REFUSED)
            elif s.p[n] == "open":
                yield f"record create {n}", self.moved(s, n, Move.CREATED)
        elif state is AWAITING:
            if not s.d[n]:
                yield f"display {n}", s._replace(d=put(s.d, n, True))
            yield f"cancel {n}", self.moved(s, n, Move.LEAVE)
        elif state is CLOSING:
            if s.p[n] == "open":
                yield f"provider cancels {n}", s._replace(p=put(s.p, n, "cancelled"))
            yield from self.final(s, n)
        yield from self.payments(s, n)

    def started(self, s: State, n: int) -> State:
        if n == 1:
            s = self.learned(s, 0)
            if self.allocated(s):
                return s
        return self.begun(s, n)

    def begun(self, s: State, n: int) -> State:
        missed = any(not c.known and c.amount >= DUE for c in s.credits if c.slot < n)
        return s._replace(j=put(s.j, n, CREATING), av=s.av or missed)

    def final(self, s: State, n: int) -> Iterator[Step]:
        if s.p[n] != "open":
            after = self.learned(s, n)
            state = after.j[n]
            assert state is not None
            if can(state, Move.NOTHING_LEFT):
                after = self.moved(after, n, Move.NOTHING_LEFT)
            yield f"final query {n}", after

    def payments(self, s: State, n: int) -> Iterator[Step]:
        if s.p[n] == "none" or sum(1 for c in s.credits if c.real) >= self.most_credits or self.full(s):
            return
        if s.d[n] or any(c.slot == n for c in s.credits) or s.j[n] in (CLOSING, CLOSED, PAID):
            for amount in (1, 2, 3):
                yield f"pay {n} {amount}", s._replace(credits=(*s.credits, Credit(n, amount)))

    def full(self, s: State) -> bool:
        return len(s.credits) >= self.most_credits

    def credit_events(self, s: State, c: int, credit: Credit) -> Iterator[Step]:
        if not credit.known:
            yield f"learn {c}", self.settled(self.with_credit(s, c, credit._replace(known=True)))
        if credit.known and credit.bucket is HOLD:
            yield f"staff refunds {c}", self.with_credit(s, c, credit._replace(bucket=REFUND_DUE))
        if credit.bucket is REFUND_DUE:
            yield f"send refund {c}", self.with_credit(s, c, credit._replace(sent=self.sends(credit)))
            if credit.sent:
                yield f"record refund {c}", self.with_credit(s, c, credit._replace(bucket=REFUNDED))

    def sends(self, credit: Credit) -> int:
        return max(credit.sent, 1)

    def with_credit(self, s: State, c: int, credit: Credit) -> State:
        return s._replace(credits=put(s.credits, c, credit))

    def posting_events(self, s: State) -> Iterator[Step]:
        if not self.allocated(s):
            return
        if may_post(allocated=True, posting=s.hj):
            yield "begin posting", s._replace(hj=Posting.CALLING)
        elif s.hj is Posting.CALLING:
            if s.his == 0 and s.ext:
                buckets = rejected([c.bucket for c in s.credits])
                back = tuple(c._replace(bucket=b) for c, b in zip(s.credits, buckets, strict=True))
                yield "HIS refuses", s._replace(hj=Posting.REJECTED, credits=back)
            else:
                yield "HIS call", s._replace(his=self.posts(s))
            if s.his:
                yield "record posting", s._replace(hj=Posting.POSTED)

    def posts(self, s: State) -> int:
        return 1

    def may_paper(self, s: State) -> bool:
        return may_print(s.hj)

    def printing_events(self, s: State) -> Iterator[Step]:
        if not self.may_paper(s):
            return
        if s.pr == "none":
            yield "journal print", s._replace(pr="started")
        elif s.pr == "started":
            if s.orig == 0 and s.copy == 0:
                yield "print original", s._replace(orig=1)
            yield from self.reprints(s)
            if s.orig + s.copy:
                yield "record print", s._replace(pr="done")

    def reprints(self, s: State) -> Iterator[Step]:
        if s.crashes and s.copy == 0:
            yield "print marked copy", s._replace(copy=1)

    # What must hold.

    def violations(self, s: State) -> Iterator[str]:
        if s.his > 1 or (s.his and s.ext):
            yield "I2"
        if s.his and sum(c.amount for c in s.credits if c.real and c.bucket is ALLOCATED) < DUE:
            yield "I3"
        if (s.orig or s.copy) and not s.his:
            yield "I4"
        if s.orig > 1:
            yield "I5"
        if sum(s.d) > 1 or any(shown and s.j[n] is not AWAITING for n, shown in enumerate(s.d)):
            yield "I6"
        if any(c.sent > 1 or (c.sent and c.bucket is ALLOCATED) for c in s.credits):
            yield "I7"
        if s.av:
            yield "I9"

    def resolved(self, s: State) -> bool:
        if any(state in LIVE for state in s.j if state is not None):
            return False
        if any(not c.known or c.bucket not in (ALLOCATED, REFUNDED) for c in s.credits):
            return False
        return not self.allocated(s) or (s.hj is Posting.POSTED and s.pr == "done")
