"""The rows of help and of an emergency."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from kiosk.domain.call import Call, Comer
from kiosk.domain.outcome import Printed
from kiosk.domain.route import route
from kiosk.domain.slip import SlipReason
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.service import Service
from tests.visit import sample as given_


def rows() -> Iterator[tuple[s.State, e.Event, s.State]]:
    """Every row: where, what happens, where to."""
    confirm, calling, help_ = given_.CONFIRM, given_.CALLING, given_.HELP
    state: s.State
    for state in (s.Welcome(), given_.MENU, confirm, given_.PAYING, given_.THANKS, s.OutOfService()):
        yield state, e.HelpAsked(), s.CallingHelp(state)
        yield state, e.EmergencyAsked(), s.Emergency(state)
    unknown = Printed.UNKNOWN
    for state, after in (
        (given_.PRINTING, s.Registered(given_.REGISTRATION, unknown)),
        (given_.RECEIPT_PRINTING, s.ThankYou(given_.REGISTERED, given_.RECEIPT, unknown)),
        (given_.SLIP, s.AtDesk(SlipReason.COVERAGE, "", unknown)),
    ):
        yield state, e.HelpAsked(), s.CallingHelp(after)
        yield state, e.EmergencyAsked(), s.Emergency(after)
    yield calling, e.HelpAnswered(Call.HEARD, given_.AT), help_
    yield calling, e.Broke(), s.Help(confirm, Call.UNHEARD)
    yield calling, e.Back(), confirm
    yield calling, e.EmergencyAsked(), given_.EMERGENCY
    yield help_, e.HelpAnswered(Call.COMING, given_.AT), s.Help(confirm, Call.COMING, given_.AT)
    yield help_, e.HelpAnswered(Call.NOBODY), s.Help(confirm, Call.NOBODY)
    yield calling, e.HelpAnswered(Call.HEARD, given_.AT, 2), s.Help(confirm, Call.HEARD, given_.AT, 2)
    desk = Comer("Quầy 1", "Desk 1")
    yield (
        help_,
        e.HelpAnswered(Call.COMING, given_.AT, comes=desk),
        s.Help(confirm, Call.COMING, given_.AT, comes=desk),
    )
    yield help_, e.Broke(), help_
    yield help_, e.StartOverAsked(), s.StartOver(confirm)
    yield calling, e.StartOverAsked(), s.StartOver(confirm)
    yield s.Help(s.LookUp(), Call.HEARD), e.StartOverAsked(), s.Welcome()
    yield s.Help(given_.PAYING, Call.HEARD), e.StartOverAsked(), given_.CLOSING
    for closed in (s.OutOfService(), s.OutOfService(ordered=True), s.Night(time(6))):
        yield s.StillThere(s.Help(closed, Call.HEARD)), e.TimedOut(), closed
        yield s.Emergency(closed), e.Finish(), closed
    yield help_, e.Again(), calling
    yield help_, e.EmergencyAsked(), given_.EMERGENCY
    yield s.StillThere(confirm), e.HelpAsked(), calling

    yield s.Welcome(), e.ServiceChosen(Service.EMERGENCY), s.Emergency(s.Welcome())
    emergency = given_.EMERGENCY
    yield emergency, e.PlanRead(given_.PLAN), replace(emergency, route=route(given_.PLAN, "cap-cuu"))
    yield emergency, e.PlanRead(None), emergency
    yield emergency, e.HelpAnswered(Call.COMING), replace(emergency, call=Call.COMING)
    yield emergency, e.Broke(), replace(emergency, call=Call.UNHEARD)
    yield emergency, e.Back(), confirm
    yield emergency, e.Finish(), s.Welcome()
    yield s.Emergency(given_.PAYING), e.Finish(), given_.CLOSING
    yield emergency, e.IdleWarned(), s.StillThere(emergency)
