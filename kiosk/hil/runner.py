"""A run: phase after phase in processes of their own, every event written down before anything else is done with it."""

import hashlib
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from threading import Event as Flag
from types import TracebackType
from typing import Final, Self

from kiosk.hil.desk import Desk
from kiosk.hil.events import (
    Answered,
    Asked,
    CaseRan,
    Event,
    Kept,
    PhaseBegan,
    PhaseEnded,
    RunBegan,
    RunEnded,
    parse_line,
    to_line,
)
from kiosk.hil.lab import isolated, why_not_isolated
from kiosk.hil.plan import Phase, Plan
from kiosk.hil.verdict import of_phase, of_run

JOURNAL: Final = "events.jsonl"
RESERVE: Final = ".reserve"
_RESERVED: Final = 1 << 20
_TICK_S: Final = 0.1
_GRACE_S: Final = 3.0


class Journal:
    """Events on the disk, each line as soon as it is known. A full disk stops the writing and not the run."""

    def __init__(self, out: Path, on_event: Callable[[Event], None]) -> None:
        self.events: list[Event] = []
        self.trouble = ""
        self._out = out
        self._photos = 0
        self._lock = threading.Lock()  # photographs come by the page's own threads
        self._on_event = on_event
        out.mkdir(parents=True, exist_ok=True)
        self._reserve = out / RESERVE
        with suppress(OSError), self._reserve.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, _RESERVED)
        self._file = (out / JOURNAL).open("a", encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._file.close()

    def note(self, event: Event) -> None:
        """In memory always, on the disk as long as it has room."""
        with self._lock:
            self.events.append(event)
            if not self.trouble:
                try:
                    self._file.write(to_line(event) + "\n")
                    self._file.flush()
                except OSError as error:
                    self.trouble = error.strerror or "the disk cannot be written"
        self._on_event(event)

    def keep_photo(self, data: bytes) -> None:
        """A photograph of the operator, as JPEG; it belongs to the phase under way."""
        with self._lock:
            self._photos += 1
            name = f"photo-{self._photos:02}.jpg"
        path = self._out / "attachments" / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError:
            return
        digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        self.note(Kept("operator", name, str(path.relative_to(self._out)), "image/jpeg", digest))

    def free_reserve(self) -> None:
        """Room for the verdict, kept since the beginning."""
        self._reserve.unlink(missing_ok=True)


class Run:
    """Runs a plan once. `stop` may be set at any time: the phase under way ends, the report is made all the same."""

    def __init__(
        self, plan_file: Path, plan: Plan, out: Path, *, journal: Journal, desk: Desk | None, stop: Flag
    ) -> None:
        self._plan_file = plan_file
        self._plan = plan
        self._out = out
        self._journal = journal
        self._desk = desk
        self._stop = stop
        self._isolated = False
        self._number = 0

    def run(self, software: dict[str, str], station: str) -> str:
        """Every phase; the outcome of the whole."""
        plan = self._plan
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
            outcome, why = self._in_child(phase)
        end = PhaseEnded(time.time(), self._number, outcome, why)
        self._journal.note(end)
        return end

    def _in_child(self, phase: Phase) -> tuple[str, str]:
        # A short path: the name of a socket in it has to fit into 108 bytes.
        with tempfile.TemporaryDirectory(prefix="hil-", ignore_cleanup_errors=True) as work:
            request = Path(work) / "request.json"
            request.write_text(
                json.dumps({
                    "plan": str(self._plan_file), "address": self._plan.address, "phase": phase.name,
                    "number": self._number, "out": str(self._out), "work": work, "isolated": self._isolated,
                    "attended": self._desk is not None,
                }),
                "utf-8",
            )  # fmt: skip
            with Child(request, isolate=self._isolated) as child:
                return self._watch(child, phase)

    def _watch(self, child: "Child", phase: Phase) -> tuple[str, str]:
        """Take events and carry answers until the child ends, its time is over or somebody stops the run."""
        tests: list[CaseRan] = []
        question: tuple[Asked, float] | None = None
        end = time.monotonic() + phase.limit_s
        last = time.monotonic()
        while True:
            events, alive = child.events(_TICK_S)
            now = time.monotonic()
            if question is not None:
                end += now - last  # a person's time is not the device's
            last = now
            for event in events:
                self._journal.note(event)
                if isinstance(event, CaseRan):
                    tests.append(event)
                if isinstance(event, Asked) and self._desk is not None:
                    question = (event, now + event.within_s)
                    self._desk.ask(event)
            question = self._carry(child, question, now)
            if not alive:
                return of_phase(tests, child.ended())
            if self._stop.is_set():
                return "ABORTED", f"stopped after {len(tests)} tests"
            if now > end:
                return (
                    "TIMEOUT",
                    f"not done within {phase.limit_s:g} s; last: {tests[-1].title if tests else 'nothing'}",
                )

    def _carry(self, child: "Child", question: tuple[Asked, float] | None, now: float) -> tuple[Asked, float] | None:
        if question is None or self._desk is None:
            return None
        asked, until = question
        answer = self._desk.poll()
        if answer is None or answer.number != asked.number:
            if now <= until:
                return question
            answer = None
        self._desk.over()
        child.answer(asked.number, None if answer is None else answer.answer)
        told = answer or Answered(asked.number, "nobody", "")
        # What was typed may be the number of somebody's card.
        self._journal.note(replace(told, answer="(not kept)") if asked.wants == "text" and answer else told)
        return None


class Child:
    """One phase's process and the two pipes to it; ends with everything it started."""

    def __init__(self, request: Path, *, isolate: bool) -> None:
        here, theirs = os.pipe()
        their_answers, self._answers = os.pipe()
        command = [sys.executable, "-m", "kiosk.hil.child", str(request), str(theirs), str(their_answers)]
        with (request.parent / "output.txt").open("wb") as output:
            self._process = subprocess.Popen(
                isolated(command) if isolate else command,
                pass_fds=(theirs, their_answers),
                # Of pytest's plug-ins only ours: others that are installed cost seconds and may judge the tests.
                env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self._output = request.parent / "output.txt"
        os.close(theirs)
        os.close(their_answers)
        os.set_blocking(here, False)
        self._events = here
        self._rest = b""
        self._selector = selectors.DefaultSelector()
        self._selector.register(here, selectors.EVENT_READ)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        self._selector.close()
        os.close(self._events)
        os.close(self._answers)

    def events(self, seconds: float) -> tuple[list[Event], bool]:
        """What came, waiting at most so long; whether more can come."""
        if not self._selector.select(seconds):
            return [], True
        data = os.read(self._events, 1 << 16)
        *lines, self._rest = (self._rest + data).split(b"\n")
        found = []
        for line in lines:
            with suppress(ValueError):
                found.append(parse_line(line.decode("utf-8", "replace")))
        return found, bool(data)

    def answer(self, number: int, answer: str | None) -> None:
        """To the child's question."""
        with suppress(OSError):
            os.write(self._answers, json.dumps({"number": number, "answer": answer}).encode() + b"\n")

    def ended(self) -> str:
        """Empty where it ended by itself and well, else how."""
        try:
            code = self._process.wait(_GRACE_S * 4)
        except subprocess.TimeoutExpired:
            return "the phase's process did not end"
        if code == 0:
            return ""
        if code < 0:
            return f"the phase's process was ended by {signal.Signals(-code).name}"
        said = self._output.read_text("utf-8", "replace").strip().splitlines()
        return f"the phase's process ended with {code}" + (f": {said[-1][:200]}" if said else "")

    def _end(self) -> None:
        if self._process.poll() is not None:
            self._kill(signal.SIGKILL)  # what it started and left
            return
        self._kill(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE_S)
        self._kill(signal.SIGKILL)
        self._process.wait()

    def _kill(self, how: signal.Signals) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, how)
