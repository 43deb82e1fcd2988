"""Where an operator answers: what counts as an answer, and that the first one does."""

import io
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.scanner.chain import first_look
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


SHOW = Asked(4, "show", "show", "Mã thử.", "The test code.", 60, "Q1|HIL0000001|JBSWY3DPEHPK3PXPAB")


class Window(io.StringIO):
    """A terminal's window."""

    def isatty(self) -> bool:
        return True


def test_a_code_is_shown_by_the_terminal_itself_and_can_be_read_from_it() -> None:
    window = Window()
    desk = TerminalDesk(io.StringIO(), window)
    desk.ask(SHOW)
    assert desk.poll() == Answered(4, "terminal", "shown")
    lines = [re.sub("\x1b\\[[0-9;]*m", "", line) for line in window.getvalue().splitlines() if "█" in line]
    light = {"█": (255, 255), "▀": (255, 0), "▄": (0, 255), " ": (0, 0)}
    rows = np.array([[light[char][half] for char in line] for line in lines for half in (0, 1)], np.uint8)
    grey = np.ascontiguousarray(np.kron(rows, np.ones((6, 6), np.uint8)))
    assert [found.data.decode() for found in first_look(grey).found] == [SHOW.code]


def test_where_a_browser_shows_the_codes_the_terminal_does_not_and_a_log_file_shows_none() -> None:
    for window, watched in ((Window(), True), (io.StringIO(), False)):
        desk = TerminalDesk(io.StringIO(), window, watched=lambda watched=watched: watched)  # type: ignore[misc]  # bound
        desk.ask(SHOW)
        assert window.getvalue() == ""
        desk.over()


def test_a_service_without_a_terminal_and_a_window_that_was_shut_end_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    monkeypatch.setattr("sys.stderr", None)
    desk = TerminalDesk()
    desk.ask(COVER)
    assert desk.poll() is None
    read, write = os.pipe()
    os.close(read)
    with suppress(OSError), os.fdopen(write, "w") as shut:
        TerminalDesk(io.StringIO(), shut).ask(COVER)


@given(st.sampled_from(["done", "yes_no", "text"]), st.text(max_size=20))
def test_an_answer_is_one_of_the_known_words_or_the_text(wants: str, text: str) -> None:
    known = {"done": {"done", "cannot", None}, "yes_no": {"yes", "no", None}, "text": {text or None}}
    assert understood(wants, text) in known[wants]
