"""The set-up's part about devices: found, tried as staff mode tries them, and gone on with."""

from dataclasses import replace
from typing import Final

from kiosk.domain.outcome import Printed
from kiosk.staff import events as e
from kiosk.staff import setup_states as u
from kiosk.staff import states as s
from kiosk.staff.board import board
from kiosk.staff.found import Kind, choose, choose_next, first, of
from kiosk.staff.state import State

_TRIALS: Final[dict[str, tuple[Kind, s.StaffState]]] = {
    "print": (Kind.PRINTER, s.TryingPrinter()),
    "scan": (Kind.SCANNER, s.TryingScanner()),
    "card": (Kind.CARD, s.GivingKey()),
}


_CHOICES: Final = {f"choose_{kind}": kind for kind in Kind}


def devices(state: State, event: e.Event) -> State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case u.FindingDevices(answers) | u.FindingPrinter(answers), e.DevicesFound(found):
            return u.DevicesShown(replace(answers, found=found))
        case u.FindingDevices(answers), e.Broke():
            return u.DevicesShown(answers)
        case u.FindingPrinter(answers, address), e.Broke():
            return u.AskPrinter(answers, address.removeprefix("tcp://"), wrong=True)
        case u.DevicesShown(answers), e.Again():
            # Another cable, another device: what was tried before says nothing of it.
            return u.FindingDevices(replace(answers, tried=frozenset()))
        case u.DevicesShown(answers), e.Chosen(key) if key in _CHOICES:
            return u.Choosing(answers, _CHOICES[key]) if len(of(answers.found, _CHOICES[key])) > 1 else None
        case u.Choosing(answers, kind), e.Chosen("other"):
            # Another device: what was tried before says nothing of it.
            left = answers.tried - {kind}
            return u.Choosing(replace(answers, found=choose_next(answers.found, kind), tried=left), kind)
        case u.Choosing(answers, Kind.PRINTER), e.Chosen("print"):
            return u.Trying(answers, s.TryingPrinter())
        case u.Choosing(answers, kind), e.Chosen("go") | e.Back() | e.Broke():
            one = first(answers.found, kind)
            return u.DevicesShown(replace(answers, found=choose(answers.found, one)) if one else answers)
        case u.Choosing(answers, Kind.SCANNER as kind, sight), e.Glimpsed() | e.ScanEnded() | e.ScannerGone():
            seen = board(sight, event)
            return u.Choosing(_tried(answers, seen), kind, seen) if isinstance(seen, s.TryingScanner) else None
        case u.DevicesShown(answers), e.Chosen("address"):
            return u.AskPrinter(answers)
        case u.DevicesShown(answers), e.Chosen("go"):
            return u.AskOwnPin(answers)
        case u.DevicesShown(answers), e.Chosen(key) if key in _TRIALS:
            kind, begins = _TRIALS[key]
            return u.Trying(answers, begins) if first(answers.found, kind) else None
        case u.Trying(), e.Leave() | e.TimedOut():
            return None
        case u.Trying(answers, inner), _:
            after = board(inner, event)
            if isinstance(after, s.Board):
                return u.DevicesShown(answers)
            return u.Trying(_tried(answers, after), after) if after is not None else None
        case _:
            return None


def _tried(answers: u.Answers, after: s.StaffState) -> u.Answers:
    """With the device among those that work, where this shows it."""
    match after:
        case s.PrinterTried(trial) if trial.printed is Printed.PRINTED or trial.read_back:
            kind = Kind.PRINTER
        case s.TryingScanner(trial) if trial is not None:
            kind = Kind.SCANNER
        case s.CardTried(trial) if not trial.error:
            kind = Kind.CARD
        case _:
            return answers
    return replace(answers, tried=answers.tried | {kind})
