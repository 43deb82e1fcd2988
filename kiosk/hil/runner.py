"""A run: phase after phase in processes of their own, watched from outside."""

import json
import os
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Event as Flag
from typing import Final

from kiosk.hil.desk import Desk
from kiosk.hil.events import (
    Answered,
    Asked,
    CaseRan,
    Cycled,
    Event,
    Identified,
    PhaseBegan,
    PhaseEnded,
    RunBegan,
    RunEnded,
)
from kiosk.hil.journal import Journal
from kiosk.hil.lab import why_not_isolated
from kiosk.hil.plan import Phase, Plan
from kiosk.hil.process import Child
from kiosk.hil.verdict import of_phase, of_run

_TICK_S: Final = 0.1
_WORK: Final = "hil-"


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, the number the phase knows it by, and until when somebody may answer."""

    asked: Asked
    number: int
    until: float


class Run:
    """Runs a plan once. `stop` may be set at any time: the phase under way ends, the report is made all the same."""

    def __init__(
        self, plan_file: Path, plan: Plan, out: Path, *, journal: Journal, desk: Desk | None, stop: Flag
    ) -> None:
        self._plan_text = plan_file.read_bytes()  # as it is now: a run of a night must not follow an editor
        self._plan = plan
        self._out = out
        self._journal = journal
        self._desk = desk
        self._stop = stop
        self._isolated = False
        self._number = 0
        self._asked = 0
        self._seen = False  # the device has answered: from now on it is not absent but lost

    def run(self, software: dict[str, str], station: str) -> str:
        """Every phase; the outcome of the whole."""
        plan = self._plan
        _sweep()
        why_not = why_not_isolated() if plan.simulated else "a real device"
        self._isolated = why_not is None
        self._journal.note(
            RunBegan(
                time.time(), plan.name, plan.device, plan.kind, plan.address, asdict(plan.label), software, station,
                "own namespaces" if self._isolated else f"shared: {why_not}",
                sum(phase.repeat for phase in plan.phases) * plan.repeat,
            )
        )  # fmt: skip
        ended: list[PhaseEnded] = []
        for phase, number in [(p, n) for _ in range(plan.repeat) for p in plan.phases for n in range(1, p.repeat + 1)]:
            ended.append(self._phase(phase, number, ended))
        outcome, why = of_run(ended)
        self._journal.note(RunEnded(time.time(), outcome, why))
        return outcome

    def _phase(self, phase: Phase, round_: int, before: list[PhaseEnded]) -> PhaseEnded:
        self._number += 1
        self._journal.note(PhaseBegan(time.time(), self._number, phase.name, phase.suite, round_))
        if self._stop.is_set():
            outcome, why = "ABORTED", "the run was stopped before this phase"
        elif self._plan.stop == "first_fail" and any(each.outcome not in ("PASS", "SKIP") for each in before):
            outcome, why = "SKIP", "an earlier phase failed, and the plan stops at the first"
        else:
            try:
                outcome, why = self._in_child(phase)
            except OSError as error:
                outcome, why = "ERROR", f"the phase cannot be set up: {error.strerror}"
        end = PhaseEnded(time.time(), self._number, outcome, why)
        self._journal.note(end)
        return end

    def _in_child(self, phase: Phase) -> tuple[str, str]:
        # A short path: the name of a socket in it has to fit into 108 bytes.
        with tempfile.TemporaryDirectory(prefix=f"{_WORK}{os.getpid()}-", ignore_cleanup_errors=True) as work:
            request, plan = Path(work) / "request.json", Path(work) / "plan.toml"
            plan.write_bytes(self._plan_text)
            request.write_text(
                json.dumps({
                    "plan": str(plan), "address": self._plan.address, "phase": phase.name,
                    "number": self._number, "out": str(self._out), "work": work, "isolated": self._isolated,
                    "attended": self._desk is not None, "seen": self._seen,
                }),
                "utf-8",
            )  # fmt: skip
            with Child(request, isolate=self._isolated) as child:
                return self._watch(child, phase)

    def _watch(self, child: Child, phase: Phase) -> tuple[str, str]:
        """Take events and carry answers until the child ends, its time is over or somebody stops the run."""
        tests: list[CaseRan] = []
        cycles = 0
        question: _Question | None = None
        end = time.monotonic() + phase.limit_s
        last = time.monotonic()
        while True:
            events, alive = child.events(_TICK_S)
            now = time.monotonic()
            if question is not None:
                end += now - last  # a person's time is not the device's
            last = now
            for told in events:
                event = told
                if isinstance(event, CaseRan):
                    tests.append(event)
                cycles += isinstance(event, Cycled)
                if isinstance(told, Asked) and self._desk is not None:
                    # A number of its own in the whole run: a page that was not looked at for an hour asks of then.
                    self._asked += 1
                    event = replace(told, number=self._asked)
                    question = _Question(event, told.number, now + told.within_s)
                if not _of_the_screen(event):
                    self._journal.note(event)
                self._seen = self._seen or _answers(event)
                if question is not None and event is question.asked and self._desk is not None:
                    self._desk.ask(event)
            question = self._carry(child, question, now)
            if not alive:
                return of_phase(tests, child.ended())
            if self._stop.is_set():
                return "ABORTED", f"stopped after {len(tests)} tests" + (f" and {cycles} cycles" if cycles else "")
            if now > end:
                return (
                    "TIMEOUT",
                    f"not done within {phase.limit_s:g} s; last: {tests[-1].title if tests else 'nothing'}",
                )

    def _carry(self, child: Child, question: _Question | None, now: float) -> _Question | None:
        if self._desk is None:
            return None
        answer = self._desk.poll()  # also while nothing is asked: what is typed then is no answer to what comes next
        if question is None:
            return None
        asked = question.asked
        if answer is None or answer.number != asked.number:
            if now <= question.until:
                return question
            answer = None
        self._desk.over()
        child.answer(question.number, None if answer is None else answer.answer)
        if answer is not None and _of_the_screen(asked):
            return None
        told = answer or Answered(asked.number, "nobody", "")
        # What was typed may be the number of somebody's card.
        self._journal.note(replace(told, answer="(not kept)") if asked.wants == "text" and answer else told)
        return None


def _sweep() -> None:
    """Folders of runs that were killed: nobody wants them, and the plan in one may hold a test card's number."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_WORK}*-*"):
        owner = folder.name.removeprefix(_WORK).partition("-")[0]
        with suppress(OSError):
            if owner.isdigit() and not Path("/proc", owner).exists() and folder.stat().st_uid == os.geteuid():
                shutil.rmtree(folder, ignore_errors=True)


def _of_the_screen(event: Event) -> bool:
    """A code that comes or goes by itself, thousands of times in a soak: nothing to keep."""
    return isinstance(event, Asked) and event.wants in ("show", "clear")


def _answers(event: Event) -> bool:
    """Whether this shows that there is a device."""
    match event:
        case Identified():
            return True
        case CaseRan() as test:
            return test.outcome in ("PASS", "FAIL")
        case Cycled() as cycle:
            return cycle.ok
        case _:
            return False
