"""One phase in a process of its own: `python -m kiosk.hil.child REQUEST EVENTS ANSWERS` (two inherited descriptors).

A device, a driver or a library that hangs or crashes takes this process with it and nothing else.
"""

import hashlib
import importlib.util
import json
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Final

import pytest

from kiosk.hil import registry
from kiosk.hil.bench import Bench, Failed, Hands, Kind, NobodyAnswered, NotJudged, Site, Unavailable
from kiosk.hil.events import Asked, CaseRan, Event, Kept, Lost, to_line
from kiosk.hil.lab import Lab, LabHands, parts, raise_loopback
from kiosk.hil.lab_process import LabProcess
from kiosk.hil.plan import Phase, Plan, load_plan
from kiosk.hil.plugin import BenchSession
from kiosk.hil.words import Words

GENERIC: Final = {name: f"kiosk.hil.suites.{name}" for name in ("identify", "health", "faults", "timing", "soak")}
_MEDIA: Final = {".png": "image/png", ".jpg": "image/jpeg", ".jsonl": "application/jsonl", ".txt": "text/plain"}


class Wire:
    """Events to the run, answers back. When the run ends without us, so does everything we started."""

    def __init__(self, events: int, answers: int) -> None:
        self._events = events
        self._lock = threading.Lock()
        self._answers: queue.SimpleQueue[Mapping[str, object]] = queue.SimpleQueue()
        self._reader = os.fdopen(answers, "rb", buffering=0)
        threading.Thread(target=self._listen, name="answers", daemon=True).start()

    def tell(self, event: Event) -> None:
        """One line."""
        data = (to_line(event) + "\n").encode()
        with self._lock:
            while data:
                data = data[os.write(self._events, data) :]

    def answer(self, number: int, seconds: float) -> Mapping[str, object]:
        """What was answered to a question. Raises NobodyAnswered."""
        while True:
            try:
                found = self._answers.get(timeout=seconds)
            except queue.Empty:
                raise NobodyAnswered from None
            if found.get("number") == number:
                return found

    def _listen(self) -> None:
        for line in self._reader:
            self._answers.put(json.loads(line))
        os.killpg(os.getpgid(0), signal.SIGKILL)


class OperatorHands:
    """A person at the bench, asked through the run. `waited_s`: what was waited for them so far.

    Codes are shown by the page or the terminal itself: "show:TEXT" asks nobody to do anything.
    """

    def __init__(self, wire: Wire, within_s: float) -> None:
        self._wire = wire
        self._within = within_s
        self._number = 0
        self.waited_s = 0.0

    def do(self, name: str, words: Words) -> None:
        """Asks, and waits until it is done."""
        word, _, code = name.partition(":")
        if word == "show":
            self._ask(word, "show", words, code)
        elif self._ask(name, "done", words) != "done":
            raise Unavailable(f"the operator cannot do this: {name}")

    def undo(self, name: str, words: Words) -> None:
        """The same. Raises NotJudged where it cannot be put right: nothing after it would be the device's fault."""
        word = name.partition(":")[0]
        if word == "show":
            self._ask(word, "clear", words)
        elif self._ask(name, "done", words) != "done":
            raise NotJudged(f"{name} was made and cannot be put right")

    def ask(self, name: str, words: Words) -> str:
        """A text."""
        return self._ask(name, "text", words)

    def confirm(self, name: str, words: Words) -> bool:
        """Yes or no."""
        return self._ask(name, "yes_no", words) == "yes"

    def _ask(self, name: str, wants: str, words: Words, code: str = "") -> str:
        self._number += 1
        began = time.perf_counter()
        self._wire.tell(Asked(self._number, name, wants, words.vi, words.en, self._within, code))
        answer = self._wire.answer(self._number, self._within + 5)
        self.waited_s += time.perf_counter() - began
        if answer.get("answer") is None:
            raise NobodyAnswered(words.en)
        return str(answer["answer"])


class NoHands:
    """Nobody is there, and nobody is asked."""

    def do(self, name: str, words: Words) -> None:
        """Cannot be."""
        del words
        raise Unavailable(f"needs hands, and the run is unattended: {name}")

    undo = do

    def ask(self, name: str, words: Words) -> str:
        """Cannot be."""
        del words
        raise Unavailable(f"needs an operator, and the run is unattended: {name}")

    def confirm(self, name: str, words: Words) -> bool:
        """Cannot be."""
        del words
        raise Unavailable(f"needs eyes, and the run is unattended: {name}")


class Keeper:
    """Writes attachments of one phase; what does not fit on the disk is left out, and the run goes on."""

    def __init__(self, out: Path, number: int, tell: Callable[[Event], None]) -> None:
        self._out = out
        self._folder = out / "attachments" / f"{number:02}"
        self._tell = tell

    def __call__(self, test: str, name: str, data: bytes) -> None:
        path = self._folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            path.unlink(missing_ok=True)
            self._tell(Lost(test, name, error.strerror or "cannot be written"))
            return
        media = _MEDIA.get(path.suffix, "application/octet-stream")
        digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        self._tell(Kept(test, name, str(path.relative_to(self._out)), media, digest))


def main(request: Mapping[str, object], wire: Wire) -> int:
    """Run the phase; 0 where pytest ran to its end, whatever it found."""
    plan = load_plan(Path(str(request["plan"])), registry.names(registry.KINDS))
    address = str(request["address"])
    phase = next(each for each in plan.phases if each.name == request["phase"])
    keeper = Keeper(Path(str(request["out"])), int(str(request["number"])), wire.tell)
    work = Path(str(request["work"]))
    lab: Lab | None = None
    try:
        if request["isolated"]:
            raise_loopback()
        kind = registry.kind(plan.kind)
        hands: Hands = OperatorHands(wire, plan.answer_s) if request["attended"] else NoHands()
        options = dict(plan.options)
        if address.startswith("sim:"):
            name, given = parts(address)
            lab = LabProcess(name, given, work)
            os.environ.update(lab.environment)
            hands, address = LabHands(lab), lab.address
            if (work / "trust").is_dir():
                options.setdefault("trust_dir", str(work / "trust"))
        site = Site(address, hands, options, work, lambda name, data: keeper("bench", name, data))
        bench = kind.open(site)
    except (OSError, ValueError, registry.NotInstalled) as error:
        wire.tell(CaseRan("set_up", "The bench is set up", "ERROR", 0.0, str(error)))
        return _end(lab, keeper)
    except NotJudged as fault:
        wire.tell(CaseRan("set_up", "The device is opened", "ERROR", 0.0, str(fault)))
        return _end(lab, keeper)
    except Failed as fault:
        wire.tell(CaseRan("set_up", "The device is opened", "FAIL", 0.0, str(fault)))
        return _end(lab, keeper)
    try:
        return _run(plan, phase, kind, bench, site=site, wire=wire, keeper=keeper, seen=bool(request["seen"]))
    finally:
        try:
            bench.close()
        finally:
            _end(lab, keeper)


def _run(
    plan: Plan, phase: Phase, kind: Kind, bench: Bench, *, site: Site, wire: Wire, keeper: Keeper, seen: bool
) -> int:
    suite = kind.suites.get(phase.suite, GENERIC.get(phase.suite))
    if suite is None:
        wire.tell(CaseRan("suite", f"The suite {phase.suite}", "SKIP", 0.0, "this kind of device has no such suite"))
        return 0
    file = importlib.util.find_spec(suite)
    if file is None or file.origin is None:
        wire.tell(CaseRan("suite", f"The suite {phase.suite}", "ERROR", 0.0, "the suite is not installed"))
        return 0
    session = BenchSession(
        bench=bench,
        hands=site.hands,
        phase=phase,
        label=plan.label,
        tell=wire.tell,
        keep=keeper,
        device_faults=kind.faults,
        absences=kind.absent,
        seen=seen,
    )
    arguments = [
        "-q", "--no-header", "--tb=no", "-p", "no:cacheprovider", "-p", "kiosk.hil.plugin",
        "-o", "python_files=*.py", "-o", "addopts=", "--import-mode=importlib", "-c", os.devnull,
        f"--rootdir={Path(file.origin).parent}", file.origin,
    ]  # fmt: skip
    if kind.fixtures:
        arguments[5:5] = ["-p", kind.fixtures]
    code = int(pytest.main(arguments, plugins=[session]))
    session.finish()
    return 0 if code in (0, 1, 5) else code


def _end(lab: Lab | None, keeper: Keeper) -> int:
    if lab is not None:
        with suppress(OSError):  # it ended before us
            for name, data in lab.pictures().items():
                keeper("lab", name, data)
        lab.stop()
    return 0


def _stopped(signum: int, frame: FrameType | None) -> None:
    """The run ends this phase: what was traced until now is kept, as far as the run's patience goes."""
    del signum, frame
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stopped)
    sys.exit(main(json.loads(Path(sys.argv[1]).read_text("utf-8")), Wire(int(sys.argv[2]), int(sys.argv[3]))))
