"""What is given back after a visit, and when."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.app.sweep import Sweep, give_back
from kiosk.ui.moment import Moment
from kiosk.ui.shell import Shell
from kiosk.visit import events as e
from kiosk.visit.effects import Effect
from kiosk.visit.states import Welcome

PIECES, OF_BYTES = 4_000, 60_000


class Turns:
    """An event loop that goes on until something was swept, or nothing more is due."""

    def __init__(self) -> None:
        self.swept = 0
        self.loop = QEventLoop()

    def sweep(self) -> None:
        self.swept += 1
        self.loop.quit()

    def run(self) -> None:
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, self.loop.quit))
        self.loop.exec()


def nothing(effect: Effect, moment: Moment) -> None:
    """Whatever a screen asks for."""


@pytest.fixture
def shell(qapp: QGuiApplication) -> Shell:
    return Shell(nothing, hospital="BỆNH VIỆN")


def test_once_for_each_visit_when_its_patient_has_gone(shell: Shell) -> None:
    turns = Turns()
    Sweep(shell, quiet_ms=0, sweep=turns.sweep)
    shell.start()
    turns.run()
    assert turns.swept == 0, "nobody was here yet"
    for visit in (1, 2):
        shell.handle(e.CardSeen())
        turns.run()
        assert turns.swept == visit - 1, "somebody stands there"
        shell.handle(e.Back())
        turns.run()
        turns.run()
        assert isinstance(shell.state, Welcome)
        assert turns.swept == visit


def test_who_touches_at_once_is_not_kept_waiting(shell: Shell) -> None:
    turns = Turns()
    Sweep(shell, quiet_ms=0, sweep=turns.sweep)
    shell.start()
    shell.handle(e.CardSeen())
    shell.handle(e.Back())
    shell.handle(e.CardSeen())
    turns.run()
    turns.run()
    assert turns.swept == 0


def resident() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096


def test_what_is_free_goes_back_to_the_system() -> None:
    # Every other piece stays: the heap cannot shrink at its end, only in between.
    held = [bytearray(OF_BYTES) for _ in range(2 * PIECES)]
    for piece in held:
        piece[:] = b"x" * OF_BYTES
    del held[::2]
    before = resident()
    give_back()
    assert before - resident() > PIECES * OF_BYTES * 0.8
    assert len(held) == PIECES
