"""Disturbances: each is noticed in time, named rightly, and gone once it is put right."""

import time
from collections.abc import Callable, Mapping
from threading import Event

import pytest

from kiosk.hil.bench import Bench, Failed, FaultCase, Hands, NotJudged, Unavailable
from kiosk.hil.events import CaseRan
from kiosk.hil.events import Event as RunEvent
from kiosk.hil.plan import Phase
from kiosk.hil.plugin import Measure

_RECOVERY_S = 15.0
_LOOK_S = 0.1

See = Callable[[str], Mapping[str, str]]


def cases(bench: Bench, phase: Phase) -> list[FaultCase]:
    """Those the plan wants, or all."""
    return [case for case in bench.fault_cases() if not phase.only or case.name in phase.only]


def test_every_fault_is_noticed_named_and_gone_when_put_right(
    *, bench: Bench, hands: Hands, phase: Phase, measure: Measure, see: See, tell: Callable[[RunEvent], None]
) -> None:
    wanted = cases(bench, phase)
    missing = set(phase.only) - {case.name for case in wanted}
    if missing:
        known = ", ".join(case.name for case in bench.fault_cases()) or "none"
        raise NotJudged(f"this kind of device has no fault named {', '.join(sorted(missing))}; known are {known}")
    problems, skipped = [], []
    for case in wanted:
        try:
            problems += _one(case, hands, measure, see)
        except Unavailable as reason:
            skipped.append(f"{case.name}: {reason}")
    for each in skipped if len(skipped) < len(wanted) else ():
        tell(CaseRan("fault", f"The fault {each.partition(':')[0]} is tried", "SKIP", 0.0, each))
    if problems:
        raise Failed("; ".join(problems))
    if len(skipped) == len(wanted):
        pytest.skip("; ".join(skipped) or "no faults are known")


def _one(case: FaultCase, hands: Hands, measure: Measure, see: See) -> list[str]:
    before = see(f"before {case.name}")
    if before.get(case.state) in case.says:
        return [f"{case.name}: {case.state} is {before[case.state]} before anything was done"]
    problems = []
    hands.do(case.name, case.do)
    try:
        seconds, word = _await(case, see, there=True)
        if word not in case.says:
            wanted = " or ".join(sorted(case.says))
            problems.append(
                f"{case.name} was not noticed within {case.within_s:g} s: {case.state} is {word}, not {wanted}"
            )
        measure(f"{case.name}_seen_s", round(seconds, 3), "s", high=case.within_s)
    finally:
        hands.undo(case.name, case.undo)
    seconds, word = _await(case, see, there=False)
    if word in case.says:
        problems.append(f"{case.name} was put right and is still said after {_RECOVERY_S:g} s")
    measure(f"{case.name}_gone_s", round(seconds, 3), "s", high=_RECOVERY_S)
    return problems


def _await(case: FaultCase, see: See, *, there: bool) -> tuple[float, str]:
    """Look until it is said, or no longer; a look that takes long counts whole."""
    began, pause = time.monotonic(), Event()
    patience = case.within_s if there else _RECOVERY_S
    while True:
        word = see(f"{case.name} {'made' if there else 'put right'}").get(case.state, "")
        seconds = time.monotonic() - began
        settled = (word in case.says) == there
        if settled or seconds > patience:
            return seconds, word
        pause.wait(_LOOK_S)
