"""Two runs beside each other: only what matters is said to matter."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hil.compare import Comparison, compare
from kiosk.hil.events import CaseRan, Cycled, Event, Identified, Measured, PhaseBegan, PhaseEnded, RunBegan, RunEnded
from kiosk.hil.figures import by_chance, difference, drift, drift_s, failure_bound, more_often_than, quantile, spread
from kiosk.hil.record import NoRun, RunRecord, record_of
from kiosk.hil.report.comparison import comparison_html


def record(seconds: list[float], firmware: str = "1.0", failed: int = 0, outcome: str = "PASS") -> RunRecord:
    """A soak of these times; the last `failed` cycles fail."""
    events: list[Event] = [
        RunBegan(0, "soak", "printer", "printer", "tcp://x", {}, {}, "here", "a real device", 1),
        Identified("Maker", "M-80", firmware, "S1", "tcp"),
        PhaseBegan(0, 1, "soak", "soak"),
    ]
    good = len(seconds) - failed
    events += [Cycled("soak", n, s, n <= good, "" if n <= good else "jam") for n, s in enumerate(seconds, 1)]
    events += [
        Measured("test_x", "failures", failed, "", None, 0, "PASS" if not failed else "FAIL"),
        CaseRan("test_x", "It goes on", outcome, 1.0, "" if outcome == "PASS" else "a jam"),
        PhaseEnded(60, 1, outcome),
        RunEnded(60, outcome),
    ]
    return record_of(events)


def sample(middle: float, width: float, seed: int, count: int = 300) -> list[float]:
    chance = random.Random(seed)
    return [max(0.001, chance.gauss(middle, width)) for _ in range(count)]


def compared(old: list[float], new: list[float]) -> Comparison:
    return compare(record(old), record(new, "2.0"))


def test_the_same_device_twice_is_no_difference() -> None:
    found = compared(sample(0.5, 0.05, 1), sample(0.5, 0.05, 2))
    assert [change.verdict for change in found.series] == ["the same"]
    assert found.verdict == "no difference that matters"
    assert ("firmware", "1.0", "2.0") in found.identity


@pytest.mark.parametrize(("middle", "word", "verdict"), [(0.6, "slower", "worse"), (0.4, "faster", "better")])
def test_a_shift_of_a_fifth_is_found_with_its_size(middle: float, word: str, verdict: str) -> None:
    found = compared(sample(0.5, 0.05, 1), sample(middle, 0.05, 2))
    (change,) = found.series
    assert (change.verdict, found.verdict) == (word, verdict)
    assert change.difference is not None
    assert change.difference.low < (middle - 0.5) * 1000 < change.difference.high
    assert change.difference.size == "large"


def test_a_shift_that_is_sure_and_tiny_matters_to_nobody() -> None:
    (change,) = compared(sample(0.5, 0.002, 1, 2000), sample(0.505, 0.002, 2, 2000)).series
    assert change.difference is not None
    assert change.difference.low > 0
    assert change.difference.size == "large"
    assert change.verdict == "the same"


def test_a_large_shift_nobody_can_be_sure_of_is_not_claimed() -> None:
    (change,) = compared(sample(0.5, 0.4, 1, 9), sample(0.6, 0.4, 5, 9)).series
    assert change.verdict == "the same"


def test_more_failures_are_worse_however_fast() -> None:
    found = compare(record(sample(0.5, 0.01, 1)), record(sample(0.3, 0.01, 2), "2.0", failed=3, outcome="FAIL"))
    assert found.series[0].verdict == "fails more"
    assert [(change.old, change.new, change.why) for change in found.outcomes] == [("PASS", "FAIL", "a jam")]
    assert "worse" in found.verdict
    assert [value.name for value in found.values if value.matters] == ["soak.failures"]
    html = comparison_html(found)
    assert "fails more" in html
    assert "<svg" in html
    assert "1.0 → new 2.0" in html


def test_what_was_hardly_tried_cannot_be_told() -> None:
    found = compared([0.5] * 3, [0.9] * 3)
    assert found.series[0].verdict == "cannot tell"
    assert "Too few cycles" in comparison_html(found)


def test_runs_of_other_phases_are_compared_as_far_as_they_go() -> None:
    old, new = record([0.5] * 10), replace(record([0.5] * 10), phases=())
    found = compare(old, new)
    assert found.series == ()
    assert [(value.old, value.new) for value in found.values] == [(0, None)]
    assert comparison_html(found)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=60))
def test_quantiles_are_in_order_and_within(values: list[float]) -> None:
    at = spread(values)
    steps = [at.least, at.lower, at.median, at.upper, at.p95, at.p99, at.most]
    assert all(a <= b or abs(a - b) < 1e-6 * max(1.0, abs(a)) for a, b in pairwise(steps))
    assert (at.least, at.most) == (min(values), max(values))


@given(st.lists(st.floats(0, 1e3), min_size=1, max_size=20), st.lists(st.floats(0, 1e3), min_size=1, max_size=20))
def test_a_difference_the_other_way_round_is_the_opposite(old: list[float], new: list[float]) -> None:
    there, back = difference(old, new), difference(new, old)
    assert there.delta == pytest.approx(-back.delta)
    assert there.shift == pytest.approx(-back.shift, abs=1e-6)
    assert -1 <= there.delta <= 1


def test_nothing_has_no_quantile_and_drift_is_of_the_median() -> None:
    with pytest.raises(ValueError, match="nothing"):
        quantile([], 0.5)
    with pytest.raises(ValueError, match="two samples"):
        difference([], [1.0])
    assert drift([1.0] * 50 + [1.5] * 50) == pytest.approx(50)
    assert drift([1.0, 2.0]) == 0
    assert drift([0.0] * 10) == 0
    assert drift_s([0.04] * 50 + [0.064] * 50) == pytest.approx(0.024), "60 % of which nobody notices anything"
    assert drift_s([1.0] * 4) == 0


def test_a_run_that_was_stopped_or_lacks_a_phase_tells_nothing_good() -> None:
    old = record(sample(0.5, 0.01, 1))
    stopped = replace(old, ended=None)
    found = compare(old, stopped)
    assert (found.verdict, found.gaps) == ("cannot tell", ("the new run ended as ABORTED: the run was cut short",))
    without = replace(old, phases=())
    assert compare(old, without).verdict == "cannot tell"
    assert "the new run has no phase soak" in compare(old, without).gaps
    assert compare(without, old).verdict == "no difference that matters", "what is new is no loss"
    assert "What cannot be told" in comparison_html(compare(old, stopped))


def test_a_test_that_was_skipped_is_neither_better_nor_worse() -> None:
    old, new = record(sample(0.5, 0.01, 1)), record(sample(0.5, 0.01, 2), "2.0", outcome="SKIP")
    new = replace(new, ended=RunEnded(60, "PASS"))
    found = compare(old, new)
    assert found.verdict == "cannot tell"
    assert found.gaps == ("soak: It goes on: PASS in the old run, SKIP in the new one",)


def test_devices_of_two_kinds_are_not_compared() -> None:
    card = record([0.5] * 10)
    card = replace(card, began=replace(card.began, kind="card"))
    with pytest.raises(NoRun, match="a run of a printer and one of a card cannot be compared"):
        compare(record([0.5] * 10), card)


def measured(value: float, unit: str, high: float | None, outcome: str) -> RunRecord:
    found = record([0.5] * 10)
    found.phases[0].measured[:] = [Measured("t", "x", value, unit, None, high, outcome)]
    return found


def test_a_limit_that_was_loosened_makes_no_device_better_and_units_are_not_mixed() -> None:
    found = compare(measured(5, "ms", 4, "FAIL"), measured(5, "ms", 400, "PASS"))
    assert found.verdict == "no difference that matters"
    assert "held to another limit" in comparison_html(found)
    assert compare(measured(5, "ms", 4, "FAIL"), measured(3, "ms", 4, "PASS")).verdict == "better"
    (value,) = compare(measured(0.5, "s", None, "UNSET"), measured(500, "ms", None, "UNSET")).values
    assert value.percent is None
    assert (value.old_unit, value.new_unit) == ("s", "ms")


def test_a_tail_that_grew_is_found_where_the_middle_did_not_move() -> None:
    slow = sample(0.5, 0.02, 2, 1000)
    slow[::40] = [5.0] * 25
    found = compared(sample(0.5, 0.02, 1, 1000), slow)
    assert (found.series[0].verdict, found.verdict) == ("slower at times", "worse")
    assert compared(slow, slow).verdict == "no difference that matters"


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ((20, 0), (10_000, 1), "cannot tell"),
        ((10_000, 1), (20, 0), "the same"),
        ((300, 0), (300, 3), "fails more"),
        ((300, 0), (10_000, 900), "fails more"),
        ((300, 60), (300, 10), "fails less"),
        ((300, 2), (300, 1), "the same"),
    ],
)
def test_failures_are_counted_against_chance(old: tuple[int, int], new: tuple[int, int], verdict: str) -> None:
    found = compare(*(record([0.5] * count, failed=failed, outcome="PASS") for count, failed in (old, new)))
    assert found.series[0].verdict == verdict
    assert ("by chance alone" in comparison_html(found)) is bool(old[1] or new[1])


def test_how_seldom_a_device_fails_is_bounded_by_how_often_it_was_tried() -> None:
    assert failure_bound(0, 300) == pytest.approx(0.9936, abs=1e-3)
    assert failure_bound(0, 10_000) == pytest.approx(0.02995, abs=1e-4)
    assert failure_bound(1, 100) == pytest.approx(4.656, abs=1e-2)
    assert failure_bound(5, 5) == pytest.approx(100)
    assert not more_often_than(0.01, found=1, tried=20), "one of twenty is not yet one in a hundred"
    assert more_often_than(0.01, found=2, tried=20)
    assert not more_often_than(0.01, found=0, tried=1)
    assert by_chance(0, 10, 0, 10) == pytest.approx(1)
    assert by_chance(0, 8, 8, 8) == pytest.approx(1 / 12870)
