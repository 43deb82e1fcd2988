"""How long one use takes, and how much that varies."""

from kiosk.hil.bench import Bench, Failed
from kiosk.hil.figures import spread
from kiosk.hil.plan import Phase
from kiosk.hil.plugin import Measure
from kiosk.hil.suites.cycle import Noting, use


def test_one_use_keeps_its_time(
    bench: Bench, phase: Phase, measure: Measure, cycled: Noting, device_faults: tuple[type[BaseException], ...]
) -> None:
    bench.before_cycles()
    bench.cycle(0)  # the first finds out what the device can do
    cycles = [use(bench, phase, number, device_faults, cycled) for number in range(1, phase.cycles + 1)]
    failures = [cycle.failure for cycle in cycles if cycle.failure]
    measure("failures", len(failures), high=0)
    if failures:
        raise Failed(f"{len(failures)} of {phase.cycles} failed, first {failures[0]}")
    found = spread([cycle.seconds for cycle in cycles])
    measure("cycle_p50_ms", round(found.median * 1000, 2), "ms")
    measure("cycle_p95_ms", round(found.p95 * 1000, 2), "ms")
    measure("cycle_max_ms", round(found.most * 1000, 2), "ms")
