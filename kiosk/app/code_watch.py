"""A code for one screen: waited for, told of while it is seen, and turned into what it means to a visit."""

from collections.abc import Callable
from typing import Final

from kiosk.app.devices import Scanning
from kiosk.app.effort import Effort
from kiosk.app.parts import PartsBoard
from kiosk.devices.scanner.codes import (
    BhytCode,
    CccdCode,
    Code,
    ForeignCode,
    InvitationCode,
    LabCode,
    SlipCode,
    StaffCode,
    UnknownCode,
)
from kiosk.devices.scanner.faults import ScannerFault
from kiosk.devices.scanner.sight import Sight
from kiosk.domain.dates import PartialDate
from kiosk.domain.part import Part
from kiosk.domain.problem import Problem
from kiosk.domain.who import CardHolder
from kiosk.ui.moment import Moment
from kiosk.visit import events as e

LOST_S: Final = 1.0
"""How long a scanner that failed is left alone: one that opens and fails at once must not spin."""


class CodeWatch:
    """Used on the scanner's thread."""

    def __init__(self, scanning: Scanning, parts: PartsBoard, sight: Callable[[Sight | None], None]) -> None:
        self._scanning = scanning
        self._parts = parts
        self._sight = sight

    def __call__(self, moment: Moment) -> e.Event | None:
        """Scan for this screen only: a code seen for a screen that is gone reaches nobody."""
        glimpsed = False
        effort = Effort(moment.over)

        def on_sight(sight: Sight) -> None:
            nonlocal glimpsed
            effort.saw(seen=sight.seen)
            if not moment.over.is_set():
                self._sight(sight)
            if sight.seen != glimpsed:
                glimpsed = sight.seen
                moment.post(e.CodeGlimpsed(glimpsed))

        while True:
            try:
                code = self._scanning.read(effort, on_sight)
                break
            except ScannerFault:
                glimpsed = False
                moment.post(e.ScannerLost())
                self._parts.know(Part.SCANNER, works=False)
                # A screen that goes on without it hears when it is back.
                if moment.over.wait(LOST_S) or not self._scanning.await_back(moment.over):
                    return None
                moment.post(e.ScannerBack())
                self._parts.know(Part.SCANNER, works=True)
            finally:
                self._sight(None)
        if code is not None:
            return event_of(code)
        return e.Failed(Problem.CODE_UNREADABLE) if effort.in_vain else None


def event_of(code: Code) -> e.Event:
    """What a code means to a visit. An insurance card that does not say who holds it is a number to type."""
    match code:
        case CccdCode(citizen):
            return e.CodeRead(citizen)
        case BhytCode(card, str(name), PartialDate() as born, sex):
            return e.CardCodeRead(CardHolder(card, name, born, sex))
        case SlipCode(text):
            return e.SlipRead(text)
        case LabCode():
            return e.Failed(Problem.CODE_OF_TEST)
        case BhytCode() | ForeignCode() | StaffCode() | InvitationCode() | UnknownCode():
            return e.Failed(Problem.CODE_NOT_CITIZEN)
