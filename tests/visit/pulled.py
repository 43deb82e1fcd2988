"""What a device may say that is pulled out, or put back, while an effect uses it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Final

from kiosk.domain.chip import ChipKey, Portrait
from kiosk.domain.citizen import Citizen
from kiosk.domain.identity import Relative, Typed
from kiosk.domain.outcome import Printed
from kiosk.domain.part import Part
from kiosk.domain.payment import Payment
from kiosk.domain.problem import Problem
from kiosk.domain.receipt import Receipt
from kiosk.domain.registration import Patient, Registration
from kiosk.domain.ticket import Ticket
from kiosk.domain.who import Booked, CardHolder
from kiosk.visit import effects as f
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.step import asks, step

_PARTS: Final = tuple(e.PartTold(part, works) for part in Part for works in (False, True))
_PAPER: Final = tuple(e.PrintEnded(printed) for printed in Printed)

ANSWERS: Final[Mapping[type[f.Effect], tuple[e.Event, ...]]] = {
    f.WatchForCode: (
        e.CodeGlimpsed(in_view=True), e.CodeGlimpsed(in_view=False), e.ScannerLost(), e.ScannerBack(),
        e.Failed(Problem.CODE_UNREADABLE), e.Broke(),
    ),
    f.AwaitScanner: (e.ScannerBack(), e.Broke()),
    f.WatchForCard: (e.ReaderMissing(), e.CardSeen(), e.Broke()),
    f.AwaitRemoval: (e.CardLeft(), e.Broke()),
    f.ReadCard: (
        e.CardProgress(40), e.CardLifted(), e.Failed(Problem.CARD_REMOVED), e.Failed(Problem.CARD_UNREADABLE),
        e.Failed(Problem.CARD_REFUSED), e.Failed(Problem.CARD_KEY_WRONG), e.Broke(),
    ),
    f.FetchPortrait: (e.PortraitRead(None), e.Broke()),
    f.LookAround: (*_PARTS, e.Broke()),
    f.WatchParts: _PARTS,
    f.PrintTickets: (*_PAPER, e.Broke()),
    f.PrintReceipt: (*_PAPER, e.Broke()),
    f.PrintWay: (*_PAPER, e.Broke()),
    f.PrintSlip: (*(e.SlipEnded(printed, "K01-080512") for printed in Printed), e.Broke()),
}  # fmt: skip
"""By effect: all that its device may make of it. `tests.app.test_pulled` holds the real performer to it."""

PERSONAL: Final = (
    Citizen, CardHolder, Typed, Booked, Relative, Patient, Portrait, ChipKey, Registration, Ticket, Receipt, Payment,
)  # fmt: skip


def device_events(state: s.State) -> Iterator[e.Event]:
    """What the devices may say on this screen, each once."""
    told = [event for effect in asks(state) for event in ANSWERS.get(type(effect), ())]
    stays = f.WatchForCode() not in asks(state) or type(step(state, e.ScannerLost())[0]) is type(state)
    # A screen that ends with its scanner never hears of it again.
    yield from (event for event in dict.fromkeys(told) if stays or event != e.ScannerBack())


def people_in(thing: object) -> set[str]:
    """What of somebody a state holds, however deep."""
    if isinstance(thing, PERSONAL):
        return {type(thing).__name__}
    if isinstance(thing, tuple | frozenset):
        return {name for part in thing for name in people_in(part)}
    if is_dataclass(thing):
        return {name for one in fields(thing) for name in people_in(getattr(thing, one.name))}
    return set()
