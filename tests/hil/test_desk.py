"""Where an operator answers: what counts as an answer, and that the first one does."""

import os
from collections.abc import Iterator
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hil.desk import Desks, TerminalDesk, understood
from kiosk.hil.events import Answered, Asked

COVER = Asked(1, "cover-open", "done", "Mở nắp.", "Open the cover.", 60)
LOOK = Asked(2, "ticket", "yes_no", "Đúng không?", "Right?", 60)
KEY = Asked(3, "key", "text", "Nhập số.", "Type it.", 60)


class Terminal:
    """A terminal in two pipes."""

    def __init__(self) -> None:
        read, self.keys = os.pipe()
        seen, write = os.pipe()
        self.source: IO[str] = os.fdopen(read)
        self.sink: IO[str] = os.fdopen(write, "w")
        self._seen = seen
        self.desk = TerminalDesk(self.source, self.sink)

    def type(self, text: str) -> None:
        os.write(self.keys, text.encode())

    def shown(self) -> str:
        return os.read(self._seen, 4096).decode()

    def close(self) -> None:
        self.source.close()
        self.sink.close()
        os.close(self._seen)
        os.close(self.keys)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    made = Terminal()
    yield made
    made.close()


def test_a_question_is_shown_in_both_languages_and_enter_is_done(terminal: Terminal) -> None:
    terminal.desk.ask(COVER)
    shown = terminal.shown()
    assert "Mở nắp." in shown
    assert "Open the cover." in shown
    assert terminal.desk.poll() is None
    terminal.type("\n")
    assert terminal.desk.poll() == Answered(1, "terminal", "done")
    terminal.type("\n")
    assert terminal.desk.poll() is None, "a second answer to the same question"


def test_what_means_nothing_is_asked_again(terminal: Terminal) -> None:
    terminal.desk.ask(LOOK)
    terminal.shown()
    terminal.type("perhaps\n")
    assert terminal.desk.poll() is None
    assert "y  có / yes" in terminal.shown()
    terminal.type("có\n")
    assert terminal.desk.poll() == Answered(2, "terminal", "yes")


def test_what_was_typed_before_is_no_answer_and_a_closed_terminal_no_crash(terminal: Terminal) -> None:
    terminal.type("too early\n")
    assert terminal.desk.poll() is None
    terminal.desk.ask(KEY)
    terminal.desk.over()
    terminal.type("000001\n")
    assert terminal.desk.poll() is None
    terminal.desk.ask(KEY)
    os.close(terminal.keys)
    terminal.keys = os.open(os.devnull, os.O_WRONLY)
    assert terminal.desk.poll() is None
    assert terminal.desk.poll() is None


def test_of_several_desks_the_first_answer_counts() -> None:
    class Fixed:
        def __init__(self, answer: str | None) -> None:
            self.answer = answer
            self.log: list[str] = []

        def ask(self, question: Asked) -> None:
            self.log.append("ask")

        def poll(self) -> Answered | None:
            return None if self.answer is None else Answered(1, "fixed", self.answer)

        def over(self) -> None:
            self.log.append("over")

    silent, quick = Fixed(None), Fixed("done")
    desks = Desks([silent, quick])
    desks.ask(COVER)
    assert desks.poll() == Answered(1, "fixed", "done")
    desks.over()
    assert silent.log == quick.log == ["ask", "over"]
    assert Desks([silent]).poll() is None


@given(st.sampled_from(["done", "yes_no", "text"]), st.text(max_size=20))
def test_an_answer_is_one_of_the_known_words_or_the_text(wants: str, text: str) -> None:
    known = {"done": {"done", "cannot", None}, "yes_no": {"yes", "no", None}, "text": {text or None}}
    assert understood(wants, text) in known[wants]
