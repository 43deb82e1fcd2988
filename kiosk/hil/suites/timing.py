"""How long one use takes, and how much that varies."""

import time
from collections.abc import Callable

from kiosk.hil.bench import Bench, Failed
from kiosk.hil.figures import spread
from kiosk.hil.plan import Phase
from kiosk.hil.plugin import Measure

Noting = Callable[[str, int, float, str], None]


def test_one_use_keeps_its_time(
    bench: Bench, phase: Phase, measure: Measure, cycled: Noting, device_faults: tuple[type[BaseException], ...]
) -> None:
    bench.before_cycles()
    bench.cycle(0)  # the first finds out what the device can do
    seconds, failures = [], []
    for number in range(1, phase.cycles + 1):
        began = time.perf_counter()
        why = ""
        try:
            bench.cycle(number)
        except device_faults as fault:
            why = str(fault) or type(fault).__name__
            failures.append(f"cycle {number}: {why}")
        took = time.perf_counter() - began
        cycled(phase.name, number, took, why)
        if not why:
            seconds.append(took)
    measure("failures", len(failures), high=0)
    if failures:
        raise Failed(f"{len(failures)} of {phase.cycles} failed, first {failures[0]}")
    found = spread(seconds)
    measure("cycle_p50_ms", round(found.median * 1000, 2), "ms")
    measure("cycle_p95_ms", round(found.p95 * 1000, 2), "ms")
    measure("cycle_max_ms", round(found.most * 1000, 2), "ms")
