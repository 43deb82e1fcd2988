"""The menu: what is offered on the attract screen, to a visitor and with a slip; in which order; where it begins."""

from collections.abc import Callable, Mapping
from typing import Final

from kiosk.domain.slip import SlipReason
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.service import Service

AT_THE_DOOR: Final[Mapping[Service, s.State]] = {
    Service.NO_CARD: s.PrintingSlip(SlipReason.NO_DOCUMENT),
    Service.PAY: s.ShowSlip(),
    Service.LOOK_UP: s.LookUp(),
    Service.EMERGENCY: s.Emergency(s.Welcome()),
}
"""What can be begun beside the card, in this order: the one place where a flow is switched on there."""

FOR_VISITOR: Final[Mapping[Service, Callable[[s.Visitor], s.State]]] = {
    Service.REGISTER: s.CheckingCoverage,
    Service.PAY: s.LoadingBills,
    Service.REPRINT: lambda visitor: s.MyPlaces(visitor.patient.held, visitor),
    Service.RESULTS: s.LoadingResults,
    Service.LOOK_UP: s.LookUp,
}
"""What a visitor can begin: the one place where a flow is switched on there. `recommended` puts it in order."""

MOST: Final = 6
"""How many things one screen offers."""


def at_the_door() -> tuple[Service, ...]:
    """What the attract screen offers beside the card."""
    return tuple(AT_THE_DOOR)


def for_visitor(visitor: s.Visitor) -> tuple[Service, ...]:
    """What a visitor is offered, the recommended first: what today is for, before what can always be done."""
    patient = visitor.patient
    order = (
        (Service.APPOINTMENT, bool(patient.appointments)),
        (Service.PAY, patient.unpaid_bills > 0),
        (Service.REPRINT, patient.active_today > 0),
        (Service.REGISTER, True),
        # Also without a bill: some come to pay ahead.
        (Service.PAY, True),
        (Service.RESULTS, patient.returning),
        (Service.CHILD, visitor.relative is None),
        (Service.LOOK_UP, True),
    )
    offered = dict.fromkeys(service for service, open_now in order if open_now and service in FOR_VISITOR)
    return tuple(offered)[:MOST]


def began(visitor: s.Visitor, purpose: Service | None) -> s.State:
    """Where a visitor goes who is known now: straight to what was chosen before, where it is open to them."""
    if purpose is not None and purpose in for_visitor(visitor):
        return FOR_VISITOR[purpose](visitor)
    return s.ChooseService(visitor)


def menu(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.Welcome(), e.ServiceChosen(service) if service in AT_THE_DOOR:
            return AT_THE_DOOR[service]
        case s.ChooseService(visitor), e.ServiceChosen(service) if service in for_visitor(visitor):
            return FOR_VISITOR[service](visitor)
        case s.ChooseService(), e.Back():
            return s.Welcome()
        case _:
            return None
