"""Where an operator answers: the terminal, the page, or both. The first answer counts."""

import select
import sys
from collections.abc import Sequence
from typing import IO, Final, Protocol

from kiosk.hil.events import Answered, Asked

_HINT: Final = {
    "done": "[Enter] xong / done   ·   n  không làm được / cannot be done",
    "yes_no": "y  có / yes   ·   n  không / no",
    "text": "",
}


class Desk(Protocol):
    """Questions out, answers in, never waiting."""

    def ask(self, question: Asked) -> None:
        """Show it."""
        ...

    def poll(self) -> Answered | None:
        """An answer that came, else None."""
        ...

    def over(self) -> None:
        """Nobody needs to answer any more."""
        ...


class TerminalDesk:
    """The operator's own terminal."""

    def __init__(self, source: IO[str] | None = None, sink: IO[str] | None = None) -> None:
        self._source = source or sys.stdin
        self._sink = sink or sys.stderr
        self._open: Asked | None = None
        self._ended = False

    def ask(self, question: Asked) -> None:
        """Vietnamese, then English."""
        self._open = question
        self._sink.write(f"\n>>> {question.vi}\n    {question.en}\n    {_HINT[question.wants]}\n")
        self._sink.flush()

    def poll(self) -> Answered | None:
        """A line, if one was typed. What was typed before the question is not its answer."""
        if self._ended or not select.select([self._source], [], [], 0)[0]:
            return None
        line = self._source.readline()
        self._ended = not line
        question = self._open
        if question is None or self._ended:
            return None
        answer = understood(question.wants, line.strip())
        if answer is None:
            self._sink.write(f"    {_HINT[question.wants]}\n")
            self._sink.flush()
            return None
        self._open = None
        return Answered(question.number, "terminal", answer)

    def over(self) -> None:
        """The question is closed."""
        self._open = None


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


def understood(wants: str, text: str) -> str | None:
    """The answer a text means: "done", "cannot", "yes", "no" or the text itself; None where it means nothing."""
    word = text.casefold()
    if wants == "text":
        return text or None
    if wants == "done":
        return {"": "done", "done": "done", "y": "done", "n": "cannot", "cannot": "cannot"}.get(word)
    return {"y": "yes", "yes": "yes", "có": "yes", "c": "yes", "n": "no", "no": "no", "không": "no", "k": "no"}.get(
        word
    )
