"""Many uses on end: none fails, none gets slower, nothing is left behind."""

import os
import resource
import threading
import time
from pathlib import Path

from kiosk.hil.bench import Bench, Failed, Hands
from kiosk.hil.figures import drift, drift_s
from kiosk.hil.plan import Phase
from kiosk.hil.plugin import Measure
from kiosk.hil.suites.cycle import Noting, count_out, measure_times, use

_PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024
_GIVE_UP = 20
"""Failures on end after which nothing new would be learnt."""


def resident_kb() -> int:
    """What this process holds of memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE_KB


def open_files() -> int:
    """Descriptors of this process."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def test_it_does_the_same_thing_many_times(
    *,
    bench: Bench,
    hands: Hands,
    phase: Phase,
    measure: Measure,
    cycled: Noting,
    device_faults: tuple[type[BaseException], ...],
) -> None:
    bench.before_cycles()
    warm = min(max(phase.cycles // 20, 1), 50)
    for _ in range(warm):
        bench.cycle(0)
    held, files, threads = resident_kb(), open_files(), threading.active_count()
    seconds: list[float] = []
    failures: list[str] = []
    on_end = done = 0
    began, user = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for number in range(1, phase.cycles + 1):
        cycle = use(bench, hands, phase, number, faults=device_faults, noting=cycled)
        done = number
        if cycle.failure:
            failures.append(cycle.failure)
            on_end += 1
        else:
            seconds.append(cycle.seconds)
            on_end = 0
        if on_end >= _GIVE_UP:
            break
    whole = time.monotonic() - began
    measure("cycles", done, low=phase.cycles)
    few = measure("failures", len(failures), high=0)
    measure("cycles_per_s", round(done / whole, 3), "1/s")
    measure(
        "cpu_ms_per_cycle", round((resource.getrusage(resource.RUSAGE_SELF).ru_utime - user) * 1000 / done, 3), "ms"
    )
    measure("memory_growth_pct", round(100 * (resident_kb() - held) / held, 2), "%", high=5 if done >= 1000 else 25)
    measure("files_growth", open_files() - files, high=0)
    measure("threads_growth", threading.active_count() - threads, high=0)
    if not few or not seconds:
        raise Failed(f"{len(failures)} of {done} failed, first {failures[0]}")
    measure_times(seconds, measure)
    count_out(bench)
    measure("median_drift_pct", round(drift(seconds), 2), "%")
    measure("median_drift_ms", round(drift_s(seconds) * 1000, 2), "ms")  # half of very little is nothing
