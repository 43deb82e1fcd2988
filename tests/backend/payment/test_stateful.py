"""Hypothesis looks for a sequence of events that loses, doubles or guesses money; time jumps as it likes."""

import random
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select

from kiosk.backend.payment.his import pay_at_cashier
from kiosk.backend.payment.records import AdvanceRow, BillRow, DeductionRow
from kiosk.domain.money import Dong
from tests.backend.payment.books import Books
from tests.backend.payment.history import Crash, History
from tests.backend.payment.world import memory_engine


class Chosen(random.Random):
    """The chances of a history, which Hypothesis gives and shrinks."""

    def __init__(self) -> None:
        super().__init__(0)
        self.dice = 0.999

    def random(self) -> float:
        return self.dice

    def getrandbits(self, k: int, /) -> int:
        """Choices stay as seeded; without this, they would be made from `random`."""
        return super().getrandbits(k)


class Money(RuleBasedStateMachine):
    """One hospital, driven step by step."""

    def __init__(self) -> None:
        super().__init__()
        self.engine = memory_engine()
        self.folder = tempfile.TemporaryDirectory()
        self.history = History(7, Path(self.folder.name), self.engine)
        self.history.random = Chosen()
        self.books = Books()

    def dice(self, value: float) -> None:
        chosen = self.history.random
        assert isinstance(chosen, Chosen)
        chosen.dice = value

    @rule()
    def starts(self) -> None:
        self.history.starts()

    @precondition(lambda self: self.history.codes)
    @rule(amount=st.none() | st.sampled_from([1, 40_000, 50_000, 200_000]), fate=st.floats(0, 1))
    def pays(self, amount: int | None, fate: float) -> None:
        self.dice(fate)
        self.history.world.payer_pays(self.history.codes[-1], amount)
        self.dice(0.999)

    @rule()
    def leaves(self) -> None:
        self.history.leaves()

    @rule()
    def looks(self) -> None:
        self.history.looks()

    @rule()
    def delivers(self) -> None:
        self.history.delivers()

    @rule()
    def a_notice_is_replayed(self) -> None:
        self.dice(0.0)
        self.history.delivers()
        self.dice(0.999)

    @rule(seconds=st.sampled_from([1, 5, 29, 61, 301, 400, 3_600, 90_000, 260_000, 900_000]))
    def time_passes(self, seconds: int) -> None:
        self.history.world.run(seconds=seconds)

    @rule()
    def cashier(self) -> None:
        self.history.cashier()

    @rule()
    def revises(self) -> None:
        self.history.revises()

    @rule()
    def voids(self) -> None:
        self.history.voids()

    @rule()
    def staff(self) -> None:
        self.history.staff()

    @rule(action=st.sampled_from(["starts", "looks", "time_passes", "delivers", "staff"]))
    def crashes(self, action: str) -> None:
        self.history.crashing = 1.1
        try:
            getattr(self.history, action)()
        except Crash:
            self.history.world.restart()
        finally:
            self.history.crashing = 0.0

    @invariant()
    def holds(self) -> None:
        self.history.watch()
        assert self.history.faults == []

    def teardown(self) -> None:
        self.history.heal()
        self.books.add(self.history, 7)
        self.history.close()
        self.engine.dispose()
        self.folder.cleanup()
        assert self.books.faults == []
        assert self.books.balanced


class MoneyAhead(Money):
    """The same hospital, where patients pay ahead and later bills use it, in whatever order and however late."""

    @rule(fate=st.floats(0, 1))
    def pays_ahead(self, fate: float) -> None:
        """Chosen, and perhaps paid at once."""
        self.dice(fate)
        self.history.deposits()
        self.dice(0.999)

    @rule()
    def opens_a_bill(self) -> None:
        self.history.opens()

    @rule(fate=st.floats(0, 1))
    def finds_bills(self, fate: float) -> None:
        """What came up since is deducted; perhaps one is paid at once."""
        self.dice(fate)
        self.history.finds()
        self.dice(0.999)

    @precondition(lambda self: self.history.codes)
    @rule(n=st.integers(0, 5), seconds=st.sampled_from([0, 61, 400, 90_000, 260_000]))
    def an_older_code_is_paid(self, n: int, seconds: int) -> None:
        """A photographed code of a bill or a deposit, in full, after however long."""
        self.history.world.run(seconds=seconds)
        codes = self.history.codes
        self.history.world.payer_pays(codes[n % len(codes)])

    @rule(whole=st.booleans(), n=st.integers(0, 5))
    def the_cashier_takes(self, whole: bool, n: int) -> None:
        """All of a bill, or only what an advance left of it."""
        world, bills = self.history.world, self.history.bills
        with world.sessions.begin() as session:
            row = session.get_one(BillRow, bills[n % len(bills)])
            pay_at_cashier(session, row.id, Dong(row.due + (row.deducted if whole else 0)), world.clock())

    @rule(action=st.sampled_from(["deposits", "finds", "opens"]))
    def crashes_over_an_advance(self, action: str) -> None:
        self.dice(0.0)
        self.crashes(action)
        self.dice(0.999)

    @invariant()
    def each_dong_paid_ahead_is_in_one_place(self) -> None:
        with self.history.world.sessions.begin() as session:
            used: Counter[str] = Counter()
            for deduction in session.scalars(select(DeductionRow).where(DeductionRow.state != "released")):
                used[deduction.advance_id] += deduction.amount
            for advance in session.scalars(select(AdvanceRow)):
                assert advance.remaining + used[advance.bill_id] == advance.amount
                assert advance.remaining >= 0


LIMITS = settings(max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))
TestMoney = Money.TestCase
TestMoney.settings = LIMITS
TestMoneyAhead = MoneyAhead.TestCase
TestMoneyAhead.settings = LIMITS
