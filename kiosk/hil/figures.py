"""The few statistics that reports and comparisons need."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

_MOST_PAIRS: Final = 400
_RESAMPLES: Final = 400


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
    fifth = len(values) // 5
    if not fifth:
        return 0.0
    first, last = median(values[:fifth]), median(values[-fifth:])
    return 100 * (last / first - 1) if first else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """Of a new sample against an old one.

    `shift`: Hodges and Lehmann's median of all differences, with the 95 % interval `low` to `high` of resampling.
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
    """The same samples always give the same answer. Raises ValueError where one is empty."""
    if not old or not new:
        raise ValueError("two samples are compared")
    before, after = _thinned(old), _thinned(new)
    greater = sum((b > a) - (b < a) for a in before for b in after)
    chance = random.Random(0)  # noqa: S311 - resampling, not secrets
    shifts = sorted(
        _shift(chance.choices(before, k=len(before)), chance.choices(after, k=len(after))) for _ in range(_RESAMPLES)
    )
    return Difference(
        _hodges_lehmann(before, after),
        quantile(shifts, 0.025),
        quantile(shifts, 0.975),
        greater / (len(before) * len(after)),
    )


def _thinned(values: Sequence[float]) -> list[float]:
    """At most some hundreds, evenly from the ordered sample: quantiles stay, work does not explode."""
    ordered = sorted(values)
    if len(ordered) <= _MOST_PAIRS:
        return ordered
    return [ordered[i * (len(ordered) - 1) // (_MOST_PAIRS - 1)] for i in range(_MOST_PAIRS)]


def _hodges_lehmann(old: Sequence[float], new: Sequence[float]) -> float:
    return median(b - a for a in old for b in new)


def _shift(old: Sequence[float], new: Sequence[float]) -> float:
    return median(new) - median(old)
