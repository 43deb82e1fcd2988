"""Two runs beside each other: only what matters is said to matter."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hil.compare import Comparison, compare
from kiosk.hil.events import CaseRan, Cycled, Event, Identified, Measured, PhaseBegan, PhaseEnded, RunBegan, RunEnded
from kiosk.hil.figures import difference, drift, quantile, spread
from kiosk.hil.record import RunRecord, record_of
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
