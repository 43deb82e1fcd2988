"""How long one use takes, and how much that varies."""

from kiosk.hil.bench import Bench, Failed, Hands
from kiosk.hil.plan import Phase
from kiosk.hil.plugin import Measure
from kiosk.hil.suites.cycle import Noting, count_out, measure_times, use


def test_one_use_keeps_its_time(
    *,
    bench: Bench,
    hands: Hands,
    phase: Phase,
    measure: Measure,
    cycled: Noting,
    device_faults: tuple[type[BaseException], ...],
) -> None:
    bench.before_cycles()
    bench.cycle(0)  # the first finds out what the device can do
    cycles = [
        use(bench, hands, phase, number, faults=device_faults, noting=cycled) for number in range(1, phase.cycles + 1)
    ]
    failures = [cycle.failure for cycle in cycles if cycle.failure]
    if not measure("failures", len(failures), high=0) or len(failures) == len(cycles):
        raise Failed(f"{len(failures)} of {phase.cycles} failed, first {failures[0]}")
    measure_times([cycle.seconds for cycle in cycles if not cycle.failure], measure)
    count_out(bench)
