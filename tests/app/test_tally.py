"""Visits counted as they end."""

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.tally import AT_ONCE, KEPT, VisitTally, milestone
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.outcome import Printed
from kiosk.domain.problem import Problem
from kiosk.domain.slip import SlipReason
from kiosk.domain.visit_end import Outcome
from kiosk.visit import states as s
from tests import gallery
from tests.visit import sample as given_

NOW = datetime(2026, 11, 23, 8, 5, 31, 77, tzinfo=HOSPITAL_TIME)
REGISTERED = s.Registered(given_.REGISTRATION, Printed.PRINTED)


class Seconds:
    """Ten seconds a look."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        self.at += 10
        return self.at


def visited(*states: s.State) -> VisitTally:
    made = VisitTally(lambda: NOW, Seconds())
    for state in (s.Welcome(), *states, s.Welcome()):
        made.entered(state)
    return made


@pytest.mark.parametrize(
    ("states", "outcome", "reason"),
    [
        ([s.GiveKey()], "left", "give_key"),
        ([s.GiveKey(), s.StillThere(s.GiveKey())], "left", "give_key"),
        ([s.Sorry(Problem.CARD_REMOVED)], "failed", "card_removed"),
        ([s.Sorry(Problem.CARD_REMOVED), REGISTERED], "registered", None),
        ([s.Registered(given_.REGISTRATION, Printed.UNKNOWN)], "registered", "unknown"),
        ([REGISTERED, s.Sorry(Problem.PAYMENT_AWAY)], "registered", "payment_away"),
        ([REGISTERED, s.PaymentClosed(REGISTERED), s.ThankYou(REGISTERED)], "registered", None),
        ([REGISTERED, s.PrintingReceipt(REGISTERED, given_.RECEIPT)], "paid", None),
        ([given_.LISTING, given_.OWED_PAPER, given_.NOTHING_DUE], "informed", "receipt"),
        ([REGISTERED, s.ThankYou(REGISTERED, given_.RECEIPT, Printed.NOT_PRINTED)], "paid", "not_printed"),
        ([s.PrintingSlip(SlipReason.NOT_ME)], "desk", "not_me"),
        ([s.Emergency(s.Welcome())], "informed", "emergency"),
        ([s.GiveKey(), s.CallingHelp(s.Sorry(Problem.CLINIC_FULL))], "failed", "clinic_full"),
        ([s.PrintingSlip(SlipReason.COVERAGE), s.GiveKey()], "left", "give_key"),
    ],
)
def test_a_visit_ends_as_what_it_came_to(states: list[s.State], outcome: str, reason: str | None) -> None:
    (end,) = visited(*states).pending()
    assert (end.outcome, end.reason) == (outcome, reason)


def test_the_seconds_are_until_what_was_wanted_was_there_and_the_time_is_to_the_minute() -> None:
    (end,) = visited(s.GiveKey(), REGISTERED, s.StillThere(REGISTERED)).pending()
    assert end.to_json() == {
        "id": end.id,
        "ended_at": "2026-11-23T08:05:00+07:00",
        "outcome": "registered",
        "reason": None,
        "seconds": 10.0,
    }


def test_nobody_came_is_no_visit() -> None:
    assert visited(s.OutOfService(), s.Welcome()).pending() == ()


def test_what_the_backend_has_is_not_told_again_and_the_rest_waits() -> None:
    made = visited(*[state for _ in range(3) for state in (s.GiveKey(), s.Welcome())])
    first, *rest = made.pending()
    made.delivered([first])
    assert made.pending() == tuple(rest)


def test_a_backend_away_for_long_costs_the_oldest_visits_not_the_memory() -> None:
    made = visited(*[state for _ in range(KEPT + 7) for state in (s.GiveKey(), s.Welcome())])
    told = 0
    while pending := made.pending():
        assert len(pending) <= AT_ONCE
        told += len(pending)
        made.delivered(pending)
    assert told == KEPT


@given(st.lists(st.sampled_from([state for _, state in gallery.SAMPLES.items()])))
def test_whatever_screens_come_up_a_visit_is_counted_once_and_names_nobody(states: list[s.State]) -> None:
    ends = visited(*states).pending()
    unused = s.StartUp | s.Welcome | s.OutOfService | s.Night | s.Attended
    boundaries = [isinstance(state, unused) for state in [s.Welcome(), *states, s.Welcome()]]
    visits = sum(1 for before, after in pairwise(boundaries) if before and not after)
    assert len(ends) == min(visits, AT_ONCE)
    assert all(end.seconds >= 0 and (end.reason is None or end.reason.replace("_", "").isalpha()) for end in ends)


def test_every_screen_comes_to_something_that_can_be_counted() -> None:
    for _, state in gallery.SAMPLES.items():
        outcome, reason = milestone(state)
        assert outcome in Outcome
        assert reason is None or len(reason) <= 32
