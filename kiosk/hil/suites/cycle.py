"""One use of a device, timed and written down."""

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kiosk.hil.bench import Bench, CountsOut, Hands
from kiosk.hil.figures import spread
from kiosk.hil.plan import Phase
from kiosk.hil.plugin import Measure

Noting = Callable[[str, int, float, str], None]
"""Phase, number, seconds, and why it failed (empty where it did not)."""


class Cycle(NamedTuple):
    """How long it took in seconds, and why it failed; empty where it did not."""

    seconds: float
    failure: str


def use(
    bench: Bench, hands: Hands, phase: Phase, number: int, *, faults: tuple[type[BaseException], ...], noting: Noting
) -> Cycle:
    """Use the device once. A fault of the device's own kind is its failure; anything else is raised.

    The time an operator, or the screen that shows codes, was waited for is not the device's.
    """
    began, waited = time.perf_counter(), getattr(hands, "waited_s", 0.0)
    why = ""
    try:
        bench.cycle(number)
    except faults as fault:
        why = str(fault) or type(fault).__name__
    took = time.perf_counter() - began - (getattr(hands, "waited_s", 0.0) - waited)
    noting(phase.name, number, took, why)
    return Cycle(took, f"cycle {number}: {why}" if why else "")


def measure_times(seconds: Sequence[float], measure: Measure) -> None:
    """The median, the tail and the longest."""
    found = spread(seconds)
    for name, value in (("p50", found.median), ("p95", found.p95), ("p99", found.p99), ("max", found.most)):
        measure(f"cycle_{name}_ms", round(value * 1000, 2), "ms")


def count_out(bench: Bench) -> None:
    """Whether what came out is as much as was said to, of a device whose bench counts. Raises Failed."""
    if isinstance(bench, CountsOut):
        bench.after_cycles()
