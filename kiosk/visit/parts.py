"""What of the terminal works: known before anything is offered, and followed while it is."""

from dataclasses import replace
from typing import Final

from kiosk.domain.part import Part
from kiosk.visit import events as e
from kiosk.visit import states as s

_FOLLOW: Final = (
    s.Welcome
    | s.ShowCard
    | s.ShowSlip
    | s.ChooseService
    | s.CheckIn
    | s.Review
    | s.ShowBill
    | s.LookUp
    | s.MyPlaces
    | s.ShowWay
)
"""What offers something that needs a part."""


def parts(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.StartUp(), e.PartTold(part, works):
            found = s.StartUp(
                state.working | {part} if works else state.working - {part},
                state.missing - {part} if works else state.missing | {part},
            )
            return s.Welcome(parts=found.parts) if found.working | found.missing == frozenset(Part) else found
        case s.StartUp(), e.TimedOut():
            # Something is slow: it is offered once it is known to work.
            return s.Welcome(parts=state.parts)
        case s.StartUp(), e.Broke():
            return state
        case _, e.PartTold(part, works) if isinstance(state, _FOLLOW):
            return replace(state, parts=state.parts.told(part, works=works))
        case ((s.Welcome() | s.ShowCard() | s.ShowSlip()), e.ReaderMissing()):
            return replace(state, parts=state.parts.told(Part.READER, works=False))
        case ((s.Welcome() | s.ShowCard() | s.ShowSlip()), e.ScannerLost()):
            return replace(state, glimpsed=False, parts=state.parts.told(Part.SCANNER, works=False))
        case ((s.Welcome() | s.ShowCard() | s.ShowSlip()), e.ScannerBack()):
            return replace(state, parts=state.parts.told(Part.SCANNER, works=True))
        case _:
            return None
