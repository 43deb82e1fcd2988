"""Nine designs that are wrong in one place each, and one that only knows less."""

from collections.abc import Iterator

from kiosk.backend.payment.machine import Move, may_start
from tests.backend.payment.model import (
    ALLOCATED,
    CLOSED,
    HOLD,
    Credit,
    Model,
    State,
    Step,
)


class CashierUnseen(Model):
    """The cashier's payment is known to the HIS alone."""

    def seen_cashier(self, s: State) -> bool:
        return False


class NoQueryBeforeNewCode(Model):
    def started(self, s: State, n: int) -> State:
        return self.begun(s, n)


class TwoLiveIntents(Model):
    def may_begin(self, s: State) -> bool:
        return may_start([], settled=self.allocated(s), posting=s.hj, paid_elsewhere=s.ext) is None


class ClosedWithoutQuery(Model):
    def final(self, s: State, n: int) -> Iterator[Step]:
        yield f"close {n}", self.moved(s, n, Move.NOTHING_LEFT)


class LateMoneyDropped(Model):
    def counted(self, s: State, credit: Credit) -> bool:
        return credit.known and s.j[credit.slot] is not CLOSED


class DuplicatesCounted(Model):
    def credit_events(self, s: State, c: int, credit: Credit) -> Iterator[Step]:
        yield from super().credit_events(s, c, credit)
        if credit.known and credit.bucket in (ALLOCATED, HOLD) and len(s.credits) < self.most_credits:
            again = Credit(credit.slot, credit.amount, known=True, real=False)
            yield f"learn {c} again", self.settled(s._replace(credits=(*s.credits, again)))


class UnkeyedPosting(Model):
    def posts(self, s: State) -> int:
        return min(3, s.his + 1)


class UnkeyedRefund(Model):
    def sends(self, credit: Credit) -> int:
        return min(5, credit.sent + 1)


class PrintBeforePosting(Model):
    def may_paper(self, s: State) -> bool:
        return self.allocated(s)


class ReprintAsOriginal(Model):
    def reprints(self, s: State) -> Iterator[Step]:
        if s.crashes and s.orig:
            yield "print original again", s._replace(orig=min(3, s.orig + 1))
