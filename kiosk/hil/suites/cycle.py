"""One use of a device, timed and written down."""

import time
from collections.abc import Callable
from typing import NamedTuple

from kiosk.hil.bench import Bench
from kiosk.hil.plan import Phase

Noting = Callable[[str, int, float, str], None]
"""Phase, number, seconds, and why it failed (empty where it did not)."""


class Cycle(NamedTuple):
    """How long it took in seconds, and why it failed; empty where it did not."""

    seconds: float
    failure: str


def use(bench: Bench, phase: Phase, number: int, faults: tuple[type[BaseException], ...], noting: Noting) -> Cycle:
    """Use the device once. A fault of the device's own kind is its failure; anything else is raised."""
    began = time.perf_counter()
    why = ""
    try:
        bench.cycle(number)
    except faults as fault:
        why = str(fault) or type(fault).__name__
    took = time.perf_counter() - began
    noting(phase.name, number, took, why)
    return Cycle(took, f"cycle {number}: {why}" if why else "")
