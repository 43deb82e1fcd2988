"""The menu: what is offered on the attract screen and to a visitor, in which order, and where it leads."""

from typing import Final

from kiosk.domain.slip import SlipReason
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.service import Service

OFFERED: Final = frozenset({Service.NO_CARD, Service.REGISTER})
"""What is built: the one place where a flow is switched on. Its own table answers `ServiceChosen` from Welcome,
from ChooseService, or from both."""

AT_THE_DOOR: Final = (Service.NO_CARD, Service.PAY, Service.LOOK_UP, Service.EMERGENCY)
"""Beneath the invitation, without a card."""

MOST: Final = 6
"""How many things one screen offers."""


def at_the_door() -> tuple[Service, ...]:
    """What the attract screen offers beside the card."""
    return tuple(service for service in AT_THE_DOOR if service in OFFERED)


def for_visitor(visitor: s.Visitor) -> tuple[Service, ...]:
    """What a visitor is offered, the recommended first: what today is for, before what can always be done."""
    patient = visitor.patient
    today = (
        (Service.APPOINTMENT, bool(patient.appointments)),
        (Service.PAY, patient.unpaid_bills > 0),
        (Service.REPRINT, patient.active_today > 0),
        (Service.REGISTER, True),
        (Service.RESULTS, patient.returning),
        (Service.LOOK_UP, True),
        (Service.CHILD, True),
    )
    return tuple(service for service, open_now in today if open_now and service in OFFERED)[:MOST]


def menu(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.Welcome(), e.ServiceChosen(Service.NO_CARD):
            return s.PrintingSlip(SlipReason.NO_DOCUMENT)
        case s.Confirm(visitor), e.Agreed():
            return s.ChooseService(visitor)
        case s.ChooseService(visitor), e.ServiceChosen(Service.REGISTER):
            return s.CheckingCoverage(visitor)
        case s.ChooseService(visitor), e.Back():
            return s.Confirm(visitor)
        case _:
            return None
