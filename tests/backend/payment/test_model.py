"""Every reachable state of the machine, and proof that the search would see a mistake."""

import pytest

from tests.backend.payment import mistakes
from tests.backend.payment.model import Model
from tests.backend.payment.search import search


def test_the_design_has_no_violation_and_no_stuck_money() -> None:
    found = search(Model())
    assert found.traces == {}
    assert (found.states, found.transitions, found.resolved, found.stuck) == (35_792, 118_223, 1_104, 0)


def test_a_cashier_only_the_his_knows_of_does_no_harm() -> None:
    found = search(mistakes.CashierUnseen())
    assert found.traces == {}
    assert (found.states, found.transitions, found.resolved, found.stuck) == (28_718, 93_571, 972, 0)


@pytest.mark.parametrize(
    ("mistake", "invariant", "length"),
    [
        (mistakes.NoQueryBeforeNewCode, "I9", 8),
        (mistakes.TwoLiveIntents, "I6", 8),
        (mistakes.DuplicatesCounted, "I3", 9),
        (mistakes.UnkeyedPosting, "I2", 9),
        (mistakes.UnkeyedRefund, "I7", 9),
        (mistakes.PrintBeforePosting, "I4", 8),
        (mistakes.ReprintAsOriginal, "I5", 13),
    ],
)
def test_a_seeded_mistake_is_caught_by_a_shortest_trace(mistake: type[Model], invariant: str, length: int) -> None:
    found = search(mistake(), until=invariant)
    assert invariant in found.traces
    assert len(found.traces[invariant]) == length


def test_late_money_that_is_dropped_strands_exactly_these_states() -> None:
    found = search(mistakes.LateMoneyDropped())
    assert (found.states, found.stuck) == (22_652, 7_128)
    assert set(found.traces) == {"I1"}
    assert len(found.traces["I1"]) == 7


def test_closing_without_a_last_query_is_repaired_by_late_handling() -> None:
    found = search(mistakes.ClosedWithoutQuery())
    assert found.traces == {}
    assert (found.states, found.transitions, found.resolved, found.stuck) == (71_764, 243_724, 2_376, 0)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_three_credits_and_two_crashes_change_nothing() -> None:
    found = search(Model(most_credits=3, most_crashes=2))
    assert found.traces == {}
    assert (found.states, found.transitions, found.resolved, found.stuck) == (1_365_332, 6_020_830, 12_448, 0)
