"""What the outcomes of tests make of a phase, and those of phases of a run."""

from collections.abc import Sequence
from typing import Final

from kiosk.hil.events import CaseRan, PhaseEnded

_WORST_FIRST: Final = ("ABORTED", "ERROR", "TIMEOUT", "FAIL")


def of_phase(tests: Sequence[CaseRan], crash: str) -> tuple[str, str]:
    """Outcome and first reason. A process that crashed is an error whatever it said before."""
    for word in _WORST_FIRST:
        first = next((test for test in tests if test.outcome == word), None)
        if word == "ERROR" and crash:
            return "ERROR", crash
        if first is not None:
            return word, f"{first.title}: {first.why}"
    if not tests:
        return "ERROR", "no test ran"
    if all(test.outcome == "SKIP" for test in tests):
        return "SKIP", tests[0].why
    return "PASS", ""


def of_run(phases: Sequence[PhaseEnded]) -> tuple[str, str]:
    """Outcome and first reason. Nothing that only skipped has passed."""
    for word in _WORST_FIRST:
        first = next((phase for phase in phases if phase.outcome == word), None)
        if first is not None:
            return word, first.why
    if not any(phase.outcome == "PASS" for phase in phases):
        return "ERROR", "nothing was tried"
    return "PASS", ""
