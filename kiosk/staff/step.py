"""Staff mode and set-up: one pure function over their tables."""

from typing import Final

from kiosk.staff import effects as f
from kiosk.staff import setup_states as u
from kiosk.staff import states as s
from kiosk.staff.board import board
from kiosk.staff.door import door
from kiosk.staff.effects import Effect
from kiosk.staff.events import Chosen, Event
from kiosk.staff.setup import setup
from kiosk.staff.state import State


class Unexpected(Exception):
    """An event without a row: a bug. Names types only."""

    def __init__(self, state: State, event: Event) -> None:
        super().__init__(f"{type(event).__name__} in {type(state).__name__}")


_TABLES: Final = (door, board, setup)
UNTOUCHED_S: Final = 120.0
"""How long a screen of staff waits for them."""
READY_S: Final = 60.0
"""How long a terminal that is set up waits for somebody to say so: nobody needs to come back for that."""
AT_THE_DOOR_S: Final = 30.0
"""How long the door waits: nobody may keep patients away by standing in it."""


def step(state: State, event: Event) -> tuple[State, tuple[Effect, ...]]:
    """The next state and what it asks for. Pure. Raises Unexpected.

    A state asks when it is entered, not when it only changes; of one that is worked with each touch asks something.
    """
    for table in _TABLES:
        found = table(state, event)
        if found is not None:
            worked = isinstance(found, s.Adjusting) and isinstance(event, Chosen)
            return found, (asks(found) if worked or not stays(state, found) else ())
    raise Unexpected(state, event)


def stays(before: State, after: State) -> bool:
    """Whether it is the same screen with news on it, and not another one."""
    match before, after:
        case u.Trying(inner=one), u.Trying(inner=other):
            return type(one) is type(other)
        case u.Choosing(one), u.Choosing(other):
            return one.found == other.found
        case u.AskOwnPin(), _:
            return False  # what was typed is forgotten
        case _:
            return type(before) is type(after)


def answers(state: State, event: Event) -> bool:
    """Whether there is a row for this: a button is shown only where it leads somewhere."""
    return any(table(state, event) is not None for table in _TABLES)


def patience(state: State) -> float | None:
    """Seconds untouched after which staff are taken to have left; None where something works, or a set-up waits."""
    match state:
        case s.AskPin():
            return AT_THE_DOOR_S
        case u.Ready():
            return READY_S
        case (
            s.Board() | s.Sure() | s.PrinterTried() | s.TryingScanner() | s.GivingKey() | s.CardTried()
            | s.ReadingLog() | s.About() | s.Adjusting() | s.AskCode() | s.Enrolled()
        ):  # fmt: skip
            return UNTOUCHED_S
        case _:
            return None


def asks(state: State) -> tuple[Effect, ...]:
    """What a state asks of the terminal when it is entered."""
    match state:
        case s.AskPin():
            return (f.LookAtDoor(), f.WatchForPass())
        case s.Judging(pin):
            return (f.JudgePin(pin),)
        case s.JudgingPass(text):
            return (f.JudgePass(text),)
        case s.Board():
            return (f.LookAround(),)
        case s.Doing(act):
            return (f.Do(act),)
        case s.TryingPrinter():
            return (f.TryPrinter(),)
        case s.PrinterTried(trial):
            return (f.WatchForTicket(trial.code),)
        case s.TryingScanner():
            return (f.TryScanner(),)
        case s.GivingKey():
            return (f.WatchForKey(),)
        case s.TryingCard(key):
            return (f.TryCard(key),)
        case s.ReadingLog():
            return (f.ReadLog(),)
        case s.About():
            return (f.ReadFacts(),)
        case s.Adjusting(touch=touch):
            return (f.TurnDial(touch) if touch is not None else f.ReadDials(),)
        case s.Enrolling(code):
            return (f.Enrol(code),)
        case _:
            return _sets_up(state)


def _sets_up(state: State) -> tuple[Effect, ...]:
    match state:
        case u.Turning(degrees=degrees):
            return (f.Turn(degrees),)
        case u.Resuming():
            return (f.Resume(),)
        case u.FindingAuthority(answers):
            return (f.FindAuthority(answers.url),)
        case u.Admitting(answers, digest, code):
            return (f.Admit(answers.url, digest, code),)
        case u.AskAddress() | u.AskNewCode():
            return (f.WatchForInvitation(),)
        case u.FindingDevices(answers):
            return (f.FindDevices(answers.found),)
        case u.Choosing(answers, kind):
            return (f.LookThrough(answers.found, kind),)
        case u.FindingPrinter(answers, address):
            return (f.FindPrinter(address, answers.found),)
        case u.Trying(inner=inner):
            return asks(inner)
        case u.Keeping(answers):
            return (f.KeepConfig(answers),)
        case _:
            return ()
