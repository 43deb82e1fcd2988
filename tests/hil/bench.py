"""What the tests of whole runs share."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event
from urllib.parse import urlencode
from urllib.request import Request, urlopen

PLAN = """[device]
kind = "{kind}"
address = "{address}"
{device}
[run]
answer_s = {answer_s}
stop = "{stop}"
"""


def plan_file(
    folder: Path, kind: str, address: str, phases: Mapping[str, str], *, device: str = "", answer_s: int = 60,
    stop: str = "never",
) -> Path:  # fmt: skip
    """A plan: phases by name with their lines."""
    path = folder / "plan.toml"
    head = PLAN.format(kind=kind, address=address, device=device, answer_s=answer_s, stop=stop)
    path.write_text(head + "".join(f"[phase.{name}]\n{lines}\n" for name, lines in phases.items()), "utf-8")
    return path


class Process:
    """`kiosk-hil run` in a process, with its page if it serves one."""

    def __init__(
        self, plan: Path, out: Path, *more: str, before: Sequence[str] = (), env: Mapping[str, str] | None = None
    ) -> None:
        self.out = out
        self.stderr = out.parent / f"{out.name}.stderr"
        with self.stderr.open("wb") as sink:
            self.process = subprocess.Popen(
                [*before, sys.executable, "-m", "kiosk.hil", "run", str(plan), "--out", str(out), *more],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=sink, env={**os.environ, **(env or {})},
            )  # fmt: skip

    def said(self) -> str:
        """On stderr so far."""
        return self.stderr.read_text("utf-8")

    def until(self, text: str, seconds: float = 90) -> None:
        """Wait for a line of the journal that holds this."""
        self._wait(lambda: text in self.journal(), text, seconds)

    def page(self) -> str:
        """The page's address."""
        self._wait(lambda: "page: http" in self.said(), "the page", 90)
        found = re.search(r"http://\S+", self.said())
        assert found
        return found[0]

    def answer(self, text: str) -> str:
        """Wait for a question with this name and answer it on the page; its words."""
        self.until(f'"name": "{text}"')
        html = get(self.page())
        number = re.search(r'data-number="(\d+)"', html)
        until = time.monotonic() + 20
        while number is None and time.monotonic() < until:
            Event().wait(0.1)
            html = get(self.page())
            number = re.search(r'data-number="(\d+)"', html)
        assert number, "the page asks nothing"
        return number[1]

    def post(self, number: str, answer: str) -> None:
        """As the form does."""
        data = urlencode({"number": number, "answer": answer}).encode()
        with urlopen(Request(self.page() + "answer", data), timeout=10) as reply:
            reply.read()

    def journal(self) -> str:
        """As it stands on the disk."""
        path = self.out / "events.jsonl"
        return path.read_text("utf-8") if path.exists() else ""

    def end(self, seconds: float = 90) -> tuple[int, dict[str, object]]:
        """The exit code and the verdict."""
        code = self.process.wait(seconds)
        assert "Traceback" not in self.said(), self.said()
        return code, verdict(self.out)

    def send(self, how: signal.Signals) -> None:
        """A signal to the command."""
        self.process.send_signal(how)

    def _wait(self, held: object, what: str, seconds: float) -> None:
        assert callable(held)
        until = time.monotonic() + seconds
        while not held():
            assert time.monotonic() < until, f"{what} did not come: {self.said()}"
            assert self.process.poll() is None or held(), f"ended without {what}: {self.said()}"
            Event().wait(0.05)


def verdict(out: Path) -> dict[str, object]:
    """What was written first."""
    found: dict[str, object] = json.loads((out / "verdict.json").read_text("utf-8"))
    return found


def get(address: str) -> str:
    """A page."""
    with urlopen(address, timeout=10) as reply:
        text: str = reply.read().decode()
    return text
