"""What staff do inside."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kiosk.domain.chip import ChipKey
from kiosk.domain.invitation import CODE
from kiosk.staff import events as e
from kiosk.staff import states as s
from kiosk.staff.dials import Touch
from kiosk.staff.state import State
from kiosk.staff.trials import Act, CardStep, Look, Task

_DIGITS: Final = re.compile(r"[0-9]{6}")
_INSIDE: Final = (
    s.Board | s.Sure | s.PrinterTried | s.TryingScanner | s.GivingKey | s.CardTried | s.ReadingLog | s.About
    | s.Adjusting | s.AskCode | s.Enrolled
)  # fmt: skip
_WORKS: Final = s.Doing | s.TryingPrinter | s.TryingCard | s.Enrolling


def board(state: State, event: e.Event) -> s.StaffState | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.Board(), e.Looked(look):
            return replace(state, look=look)
        case s.Board(look), e.Chosen(key) if key in set(Task):
            return _task(Task(key), look) if Task(key) in tasks_of(look) else None
        case s.Board(), e.Back():
            return s.Gone()
        case s.Sure(act), e.Chosen("yes"):
            return s.Doing(act)
        case s.Doing(act), e.Done():
            return s.Board(done=act)
        case _, e.Leave() if isinstance(state, _INSIDE):
            return s.Gone()
        case _, e.TimedOut() if isinstance(state, _INSIDE):
            return s.Gone(idle=True)
        case _, e.Back() if isinstance(state, _INSIDE):
            return s.Board()
        case _, e.Broke() if isinstance(state, _INSIDE | _WORKS):
            return s.Board()
        case _:
            return _devices(state, event) or _papers(state, event)


def _devices(state: State, event: e.Event) -> s.StaffState | None:
    match state, event:
        case s.TryingPrinter(), e.PrintEnded(trial):
            return s.PrinterTried(trial)
        case s.PrinterTried(trial), e.ReadBack(same):
            # Another code shown afterwards does not unsay it.
            return s.PrinterTried(replace(trial, read_back=same or trial.read_back is True))
        case s.PrinterTried(), e.ScannerGone():
            return state
        case s.PrinterTried(), e.Again():
            return s.TryingPrinter()

        case s.TryingScanner(), e.Glimpsed(seen, per_module):
            return replace(state, seen=seen, per_module=per_module, gone=False)
        case s.TryingScanner(), e.ScanEnded(trial):
            return replace(state, trial=trial, gone=False)
        case s.TryingScanner(), e.ScannerGone():
            return replace(state, seen=False, per_module=None, gone=True)

        case s.GivingKey(), e.Glimpsed(seen):
            return s.GivingKey(seen)
        case s.GivingKey(), e.KeyGiven(key):
            return s.TryingCard(key)
        case s.GivingKey(), e.Entered(digits) if _DIGITS.fullmatch(digits):
            return s.TryingCard(ChipKey(digits))
        case s.GivingKey(), e.ScannerGone():
            return state
        case s.TryingCard(steps=steps), e.Stepped(step):
            return replace(state, steps=_with(steps, step), lifted=False)
        case s.TryingCard(), e.Lifted():
            return replace(state, lifted=True)
        case s.TryingCard(), e.CardEnded(trial):
            return s.CardTried(trial)
        case s.TryingCard(), e.Back():
            return s.Board()
        case s.CardTried(), e.Again():
            return s.GivingKey()
        case _:
            return None


def _papers(state: State, event: e.Event) -> s.StaffState | None:
    match state, event:
        case s.ReadingLog(), e.LogRead(lines):
            return s.ReadingLog(lines)
        case s.About(), e.FactsRead(facts):
            return s.About(facts)
        case s.Adjusting(), e.DialsRead(dials):
            return replace(state, dials=dials)
        case s.Adjusting(), e.Chosen(key) if key in set(Touch):
            return replace(state, touch=Touch(key))
        case s.AskCode(), e.Entered(text) if CODE.fullmatch(text):
            return s.Enrolling(text)
        case s.Enrolling(), e.EnrolEnded(until, None):
            return s.Enrolled(until)
        case s.Enrolling(), e.EnrolEnded(fault=fault):
            return s.AskCode(fault)
        case _:
            return None


def tasks_of(look: Look | None) -> tuple[Task, ...]:
    """What can be chosen, in its order: most of it does not depend on how the terminal is."""
    if look is None or not look.closed:
        return _OPEN
    return _CLOSED


def _task(task: Task, look: Look | None) -> s.StaffState:
    if task in _ACTS:
        # What is asked depends on how the terminal is: until that is known, nothing is.
        return s.Sure(_ACTS[task](look), look) if look is not None else s.Board()
    return _SCREENS[task]


def _service(look: Look) -> Act:
    return Act.IN_SERVICE if look.held else Act.OUT_OF_SERVICE


_OPEN: Final = (
    Task.PRINT, Task.SCAN, Task.CARD, Task.PAPER, Task.DIALS, Task.SERVICE, Task.RESTART, Task.ENROL, Task.LOG,
    Task.ABOUT,
)  # fmt: skip
_CLOSED: Final = (
    Task.PRINT, Task.SCAN, Task.CARD, Task.RESTART, Task.ENROL, Task.SET_UP, Task.LOG, Task.ABOUT,
)  # fmt: skip
_ACTS: Final[dict[Task, Callable[[Look], Act]]] = {
    Task.SERVICE: _service,
    Task.RESTART: lambda _: Act.RESTART,
    Task.PAPER: lambda _: Act.PAPER_CHANGED,
    Task.SET_UP: lambda _: Act.SET_UP,
}
_SCREENS: Final[dict[Task, s.StaffState]] = {
    Task.PRINT: s.TryingPrinter(),
    Task.SCAN: s.TryingScanner(),
    Task.CARD: s.GivingKey(),
    Task.ENROL: s.AskCode(),
    Task.LOG: s.ReadingLog(),
    Task.ABOUT: s.About(),
    Task.DIALS: s.Adjusting(),
}


def _with(steps: tuple[CardStep, ...], step: CardStep) -> tuple[CardStep, ...]:
    """In the order in which the files came first."""
    if any(known.file == step.file for known in steps):
        return tuple(step if known.file == step.file else known for known in steps)
    return (*steps, step)
