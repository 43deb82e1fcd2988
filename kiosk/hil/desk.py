"""Where an operator answers: the terminal, the page, or both. The first answer counts."""

import select
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO, Final, Protocol

from kiosk.devices.qr import matrix
from kiosk.hil.events import Answered, Asked

_HINT: Final = {
    "done": "[Enter] xong / done   ·   n  không làm được / cannot be done",
    "yes_no": "y  có / yes   ·   n  không / no",
    "text": "",
}
_BY_ITSELF: Final = ("show", "clear")
"""Nobody has to do anything for these: a screen shows a code, or takes it away."""
_SCREENFUL: Final = 60


class Desk(Protocol):
    """Questions out, answers in, never waiting."""

    def ask(self, question: Asked) -> None:
        """Show it."""
        ...

    def poll(self) -> Answered | None:
        """An answer that came, else None. What comes while nothing is asked is dropped."""
        ...

    def over(self) -> None:
        """Nobody needs to answer any more."""
        ...


class TerminalDesk:
    """The operator's own terminal. It shows codes itself where `watched` says that no browser does."""

    def __init__(
        self,
        source: IO[str] | None = None,
        sink: IO[str] | None = None,
        *,
        watched: Callable[[], bool] = lambda: False,
    ) -> None:
        self._source = source or sys.stdin
        self._sink = sink or sys.stderr
        self._watched = watched
        self._open: Asked | None = None
        self._shown: Answered | None = None
        self._ended = self._source is None  # a service has no terminal

    def ask(self, question: Asked) -> None:
        """Vietnamese, then English; a code as a picture of blocks."""
        self._shown = None
        if question.wants not in _BY_ITSELF:
            self._open = question
            self._write(f"\n>>> {question.vi}\n    {question.en}\n    {_HINT[question.wants]}\n")
        elif self._sink is not None and self._sink.isatty() and not self._watched():
            self._write(blocks(question.code) if question.code else "\n" * _SCREENFUL)
            self._shown = Answered(question.number, "terminal", "shown")

    def poll(self) -> Answered | None:
        """A line, if one was typed. What was typed before the question is not its answer."""
        shown, self._shown = self._shown, None
        if shown is not None:
            return shown
        line = self._line()
        question = self._open
        if question is None or line is None:
            return None
        answer = understood(question.wants, line.strip())
        if answer is None:
            self._write(f"    {_HINT[question.wants]}\n")
            return None
        self._open = None
        return Answered(question.number, "terminal", answer)

    def over(self) -> None:
        """The question is closed."""
        self._open = self._shown = None

    def _line(self) -> str | None:
        """What was typed, None where nothing was or nobody can type any more."""
        try:
            if self._ended or not select.select([self._source], [], [], 0)[0]:
                return None
            line = self._source.readline()
        except (OSError, ValueError):
            line = ""
        self._ended = not line
        return line or None

    def _write(self, text: str) -> None:
        """A window that was shut takes no text, and the run goes on."""
        with suppress(OSError, ValueError, AttributeError):
            self._sink.write(text)
            self._sink.flush()


class Desks:
    """Several at once."""

    def __init__(self, desks: Sequence[Desk]) -> None:
        self._desks = desks

    def ask(self, question: Asked) -> None:
        """On each."""
        for desk in self._desks:
            desk.ask(question)

    def poll(self) -> Answered | None:
        """The first."""
        for desk in self._desks:
            answer = desk.poll()
            if answer is not None:
                return answer
        return None

    def over(self) -> None:
        """On each."""
        for desk in self._desks:
            desk.over()


def blocks(code: str) -> str:
    """A code of half blocks for a terminal, light around and between: two rows a line."""
    rows = matrix(code)
    quiet = 4
    wide = len(rows) + 2 * quiet
    light = [[False] * wide for _ in range(quiet)]
    dark = light + [[False] * quiet + list(row) + [False] * quiet for row in rows] + light
    if len(dark) % 2:
        dark.append([False] * wide)
    marks = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
    pairs = zip(dark[::2], dark[1::2], strict=True)
    lines = ["".join(marks[above, below] for above, below in zip(upper, lower, strict=True)) for upper, lower in pairs]
    return "\n" + "".join(f"\x1b[97;40m{line}\x1b[0m\n" for line in lines)


def understood(wants: str, text: str) -> str | None:
    """The answer a text means: "done", "cannot", "yes", "no", "shown" or the text; None where it means nothing."""
    word = text.casefold()
    if wants == "text":
        return text or None
    if wants in _BY_ITSELF:
        return "shown" if word == "shown" else None
    if wants == "done":
        return {"": "done", "done": "done", "y": "done", "n": "cannot", "cannot": "cannot"}.get(word)
    return {"y": "yes", "yes": "yes", "có": "yes", "c": "yes", "n": "no", "no": "no", "không": "no", "k": "no"}.get(
        word
    )
