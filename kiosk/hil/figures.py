"""The few statistics that reports and comparisons need."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

_MOST_PAIRS: Final = 400
_SURE: Final = 1.96
_DOUBT: Final = 0.05


@dataclass(frozen=True, slots=True)
class Spread:
    """A sample in order."""

    count: int
    least: float
    lower: float
    median: float
    upper: float
    p95: float
    p99: float
    most: float


def quantile(ordered: Sequence[float], part: float) -> float:
    """Of a sample in order, between its neighbours (the R-7 rule). Raises ValueError of an empty one."""
    if not ordered:
        raise ValueError("there is nothing to take a quantile of")
    place = (len(ordered) - 1) * part
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def spread(values: Sequence[float]) -> Spread:
    """Raises ValueError of an empty sample."""
    ordered = sorted(values)
    at = [quantile(ordered, part) for part in (0, 0.25, 0.5, 0.75, 0.95, 0.99, 1)]
    return Spread(len(ordered), *at)


def drift(values: Sequence[float]) -> float:
    """By how many percent the median of the last fifth lies over that of the first; 0 of a sample too small."""
    first = median(values[: len(values) // 5]) if len(values) >= 5 else 0.0
    return 100 * drift_s(values) / first if first else 0.0


def drift_s(values: Sequence[float]) -> float:
    """By how much, in the values' own unit."""
    fifth = len(values) // 5
    return median(values[-fifth:]) - median(values[:fifth]) if fifth else 0.0


def failure_bound(failed: int, tried: int) -> float:
    """In percent: what is failed seldomer than, with 95 % confidence (Clopper and Pearson's upper bound).

    Of 300 uses without a failure it is 1 %, not 0.
    """
    low, high = failed / tried, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(failed, tried, middle) > _DOUBT else (low, middle)
    return 100 * high


def _at_most(failed: int, tried: int, part: float) -> float:
    """How probable so few failures are where this part of uses fails."""
    if part >= 1:
        return 1.0 if failed >= tried else 0.0
    if part <= 0:
        return 1.0
    return sum(math.exp(_log_chance(count, tried, part)) for count in range(failed + 1))


def _log_chance(count: int, tried: int, part: float) -> float:
    ways = math.lgamma(tried + 1) - math.lgamma(count + 1) - math.lgamma(tried - count + 1)
    return ways + count * math.log(part) + (tried - count) * math.log1p(-part)


def more_often_than(part: float, *, found: int, tried: int) -> bool:
    """Whether so many of so many surely (95 %) are more than this part of all: one of twenty is not yet 1 %."""
    return found > 0 and 1 - _at_most(found - 1, tried, part) < _DOUBT


def by_chance(old: int, of_old: int, new: int, of_new: int) -> float:
    """How probable so many in the new sample are, or more, where both are alike (Fisher's exact test, one side)."""
    whole, marked = of_old + of_new, old + new

    def log_ways(n: int, k: int) -> float:
        return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)

    most = min(marked, of_new)
    return sum(
        math.exp(log_ways(of_new, k) + log_ways(of_old, marked - k) - log_ways(whole, marked))
        for k in range(new, most + 1)
        if marked - k <= of_old
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """Of a new sample against an old one.

    `shift`: Hodges and Lehmann's median of all differences between pairs, `low` to `high` its 95 % interval (by ranks).
    `delta`: Cliff's, from -1 (every new value is smaller) to 1 (every one is larger).
    """

    shift: float
    low: float
    high: float
    delta: float

    @property
    def size(self) -> str:
        """Cliff's delta in a word (Romano 2006)."""
        at = abs(self.delta)
        return "negligible" if at < 0.147 else "small" if at < 0.33 else "medium" if at < 0.474 else "large"


def difference(old: Sequence[float], new: Sequence[float]) -> Difference:
    """Raises ValueError where one is empty."""
    if not old or not new:
        raise ValueError("two samples are compared")
    before, after = _thinned(old), _thinned(new)
    pairs = sorted(b - a for a in before for b in after)
    count = len(pairs)
    beyond = max(0, math.floor(count / 2 - _SURE * math.sqrt(count * (len(before) + len(after) + 1) / 12)))
    greater = sum(pair > 0 for pair in pairs) - sum(pair < 0 for pair in pairs)
    return Difference(median(pairs), pairs[beyond], pairs[count - 1 - beyond], greater / count)


def _thinned(values: Sequence[float]) -> list[float]:
    """At most some hundreds, evenly from the ordered sample: quantiles stay, work does not explode."""
    ordered = sorted(values)
    if len(ordered) <= _MOST_PAIRS:
        return ordered
    return [ordered[i * (len(ordered) - 1) // (_MOST_PAIRS - 1)] for i in range(_MOST_PAIRS)]
