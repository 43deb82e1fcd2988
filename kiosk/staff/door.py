"""Who comes in."""

import re
from dataclasses import replace

from kiosk.domain.pin import DIGITS
from kiosk.staff import events as e
from kiosk.staff import states as s
from kiosk.staff.state import State


def door(state: State, event: e.Event) -> State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.AskPin(), e.DoorSeen(seen):
            return replace(state, door=seen)
        case s.AskPin(seen), e.Entered(pin) if re.fullmatch(rf"[0-9]{{{DIGITS}}}", pin):
            return s.Judging(pin) if seen is not None and seen.pin and not seen.locked_s else state
        case s.AskPin(), e.PassShown(text):
            return s.JudgingPass(text)
        case s.AskPin(), e.Back() | e.Leave():
            return s.Gone()
        case s.AskPin(), e.TimedOut():
            return s.Gone(idle=True)
        case s.AskPin() | s.Judging() | s.JudgingPass(), e.Broke():
            return s.Gone()

        case s.Judging() | s.JudgingPass(), e.LetIn():
            return s.Board()
        case s.Judging() | s.JudgingPass(), e.Refused(why, seen):
            return s.AskPin(seen, why)
        case _:
            return None
