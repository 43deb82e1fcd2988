"""The menu: what is offered on the attract screen, to a visitor and with a slip; in which order; where it begins."""

from collections.abc import Callable, Mapping
from typing import Final

from kiosk.domain.entry import Asked
from kiosk.domain.part import ALL, Parts
from kiosk.domain.problem import Problem
from kiosk.domain.registration import Kind
from kiosk.domain.slip import SlipReason
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.service import Service

AT_THE_DOOR: Final[Mapping[Service, s.State]] = {
    Service.NO_CARD: s.OtherWays(),
    Service.PAY: s.ShowSlip(),
    Service.LOOK_UP: s.LookUp(),
    Service.EMERGENCY: s.Emergency(s.Welcome()),
}
"""What can be begun beside the card, in this order: the one place where a flow is switched on there."""

ALONE: Final[Mapping[Service, s.State]] = {
    Service.DESK_NUMBER: s.PrintingSlip(SlipReason.BACKEND_AWAY),
    Service.WAY: s.LoadingPlan(),
    Service.EMERGENCY: s.Emergency(s.Welcome()),
}
"""What can be begun while the hospital cannot be reached: a number of the terminal's own, and what it knows itself."""

FOR_VISITOR: Final[Mapping[Service, Callable[[s.Visitor], s.State]]] = {
    Service.APPOINTMENT: s.CheckIn,
    Service.REGISTER: s.CheckingCoverage,
    Service.PAY: s.LoadingBills,
    Service.REPRINT: lambda visitor: s.MyPlaces(visitor.patient.held, visitor),
    Service.RESULTS: s.LoadingResults,
    Service.LOOK_UP: s.LookUp,
    Service.CHILD: s.ChooseRelation,
}
"""What a visitor can begin: the one place where a flow is switched on there. `recommended` puts it in order."""

MOST: Final = 6
"""How many things one screen offers."""


def at_the_door(parts: Parts = ALL) -> Mapping[Service, s.State]:
    """What the attract screen offers beside the card, in this order, and where it begins: what works now."""
    if not parts.backend:
        return {service: first for service, first in ALONE.items() if service is not Service.WAY or parts.plan}
    if not parts.reads and Service.PAY in AT_THE_DOOR:
        # Neither a slip nor a card can be read: who pays says who they are on our own keys.
        return {**AT_THE_DOOR, Service.PAY: s.OtherWays(Service.PAY)}
    return AT_THE_DOOR


def for_visitor(visitor: s.Visitor, parts: Parts = ALL) -> tuple[Service, ...]:
    """What a visitor is offered, the recommended first: what today is for, before what can always be done."""
    patient = visitor.patient
    order = (
        (Service.APPOINTMENT, bool(patient.appointments)),
        (Service.PAY, patient.unpaid_bills > 0),
        (Service.REPRINT, patient.active_today > 0 and parts.printer),
        (Service.REGISTER, True),
        # Also without a bill: some come to pay ahead.
        (Service.PAY, True),
        (Service.RESULTS, patient.returning),
        (Service.CHILD, visitor.relative is None),
        (Service.LOOK_UP, True),
    )
    offered = dict.fromkeys(service for service, open_now in order if open_now and service in FOR_VISITOR)
    return tuple(offered)[:MOST]


def without_card(purpose: Service | None) -> Mapping[Service, s.State]:
    """The other ways, in this order. Who came for something that needs a name is not offered a nameless number."""
    named: dict[Service, s.State] = {
        Service.TYPE_NUMBER: s.TypeNumber(s.Form(Asked.CITIZEN, purpose)),
        Service.TYPE_CARD: s.TypeNumber(s.Form(Asked.CARD, purpose)),
    }
    if purpose is not None:
        return named
    return {
        **named,
        Service.TYPE_APPOINTMENT: s.TypeNumber(s.Form(Asked.APPOINTMENT)),
        Service.CHILD: s.ShowCard(Service.CHILD),
        Service.QUICK_NUMBER: s.LoadingClinics(s.Order(Kind.QUICK_NUMBER)),
    }


def began(visitor: s.Visitor, purpose: Service | None) -> s.State:
    """Where a visitor goes who is known now: straight to what was chosen before, where it is open to them."""
    if purpose is not None and purpose in for_visitor(visitor):
        return FOR_VISITOR[purpose](visitor)
    return s.ChooseService(visitor)


WITH_SLIP: Final[Mapping[Service, Callable[[str], s.State]]] = {
    Service.REPRINT: s.FindingTicket,
    Service.PAY: lambda slip: s.LoadingBills(s.Slip(slip)),
}
"""What can be begun with a printed slip of this hospital in the hand, in this order: the one place where a flow is
switched on there."""


def with_slip(slip: str) -> s.State:
    """Where a slip leads: straight on where it is good for one thing, to a choice where it is for more."""
    starts = [begin(slip) for begin in WITH_SLIP.values()]
    if not starts:
        return s.Sorry(Problem.CODE_NOT_CITIZEN, again=s.Welcome())
    return starts[0] if len(starts) == 1 else s.ChooseForSlip(slip)


def menu(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.Welcome(parts=parts), e.ServiceChosen(service) if service in at_the_door(parts):
            return at_the_door(parts)[service]
        case s.ChooseService(visitor, parts), e.ServiceChosen(service) if service in for_visitor(visitor, parts):
            return FOR_VISITOR[service](visitor)
        case s.ChooseForSlip(slip), e.ServiceChosen(service) if service in WITH_SLIP:
            return WITH_SLIP[service](slip)
        case s.ChooseForSlip(), e.Back() | e.Finish():
            return s.Welcome()
        case s.ChooseService(), e.Back():
            return s.StartOver(state)
        case _:
            return None
