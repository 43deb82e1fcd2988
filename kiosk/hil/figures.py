"""The few statistics that reports and comparisons need."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

_MOST_PAIRS: Final = 400
_SURE: Final = 1.96


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
