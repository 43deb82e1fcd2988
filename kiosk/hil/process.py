"""The process one phase runs in, seen from the run."""

import json
import os
import selectors
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kiosk.hil.events import Event, parse_line
from kiosk.hil.lab import isolated

_GRACE_S: Final = 3.0


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
        ended = self._process.poll() is not None
        if not self._selector.select(seconds):
            return [], not ended  # what it started and left may hold the pipe for ever
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
