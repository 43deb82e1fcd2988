"""One's own number: where it stands in line, its slip once more, the way to its room; and whether results are ready."""

from dataclasses import replace

from kiosk.domain.outcome import Printed
from kiosk.domain.plan import Plan
from kiosk.domain.problem import Problem
from kiosk.domain.route import Route, route_to
from kiosk.domain.ticket import Ticket
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.retry import once_more


def places(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.ShowTicket(), e.CodeGlimpsed(in_view):
            return replace(state, glimpsed=in_view)
        case s.ShowTicket(), e.SlipRead(code):
            return s.FindingTicket(code)
        case s.ShowTicket(), e.CodeRead() | e.CardCodeRead() | e.Failed():
            return replace(state, glimpsed=False, unknown=True)
        case s.ShowTicket(), e.ScannerLost() | e.Broke():
            return s.Sorry(Problem.CODE_UNREADABLE)
        case s.ShowTicket(visitor), e.Back():
            return s.LookUp(visitor)
        case s.FindingTicket(), e.TicketFound(registration):
            return s.MyPlaces((registration,))
        case s.FindingTicket(), e.SlipUnknown():
            return s.ShowTicket(unknown=True)
        case s.FindingTicket(), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state))
        case s.FindingTicket(), e.Broke():
            return s.Sorry(Problem.OUR_FAULT)
        case s.FindingTicket(), e.Back():
            return s.ShowTicket()

        case s.MyPlaces(shown=shown), e.NextShown():
            return replace(state, shown=(shown + 1) % len(state.numbers), enough=False, wayless=False)
        case s.MyPlaces(enough=False, parts=parts), e.CopyWanted(key) if parts.printer:
            return s.AskingCopy(state, key)
        case s.MyPlaces(wayless=False), e.WayWanted():
            return s.FindingWay(state)
        case s.MyPlaces(visitor=visitor), e.Back():
            return s.ChooseService(visitor) if visitor else s.LookUp()
        case s.MyPlaces(), e.Finish():
            return s.Welcome()
        case s.FindingWay(behind), e.PlanRead(plan):
            found = _way(plan, behind.ticket) if plan else None
            return s.ShowWay(found, behind) if found else replace(behind, wayless=True)
        case s.FindingWay(behind), e.Broke():
            return replace(behind, wayless=True)
        case s.FindingWay(behind), e.Back():
            return behind
        case _:
            return _copy(state, event)


def _way(plan: Plan, ticket: Ticket) -> Route | None:
    """To the room on the ticket; whose ticket names no clinic but its room, of theirs the way says no more."""
    room = next((room for room in plan.rooms if room.sign == ticket.room), None)
    if room is None:
        return None
    return route_to(plan, replace(room, discreet=room.discreet or ticket.discreet))


def _copy(state: s.State, event: e.Event) -> s.State | None:
    """The same tickets again, one after the other; and the results."""
    match state, event:
        case s.AskingCopy(key=key), e.CopyGiven(registration):
            return s.PrintingCopy(registration, f"copy:{registration.id}:{key[:8]}")
        case s.AskingCopy(behind), e.CopyRefused():
            return replace(behind, enough=True)
        case s.AskingCopy(behind), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state), visitor=behind.visitor)
        case s.AskingCopy(behind), e.Broke():
            return s.Sorry(Problem.OUR_FAULT, visitor=behind.visitor)
        case s.AskingCopy(behind), e.Back():
            return behind
        case s.PrintingCopy(registration), e.PrintEnded(printed):
            return s.Copied(registration, printed)
        case s.PrintingCopy(registration), e.Broke():
            return s.Copied(registration, Printed.UNKNOWN)
        case s.Copied(), e.TimedOut():
            return s.Welcome()

        case s.LoadingResults(visitor), e.ResultsRead(results):
            return s.Results(results, visitor)
        case s.LoadingResults(visitor), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state), visitor=visitor)
        case s.LoadingResults(visitor), e.Broke():
            return s.Sorry(Problem.OUR_FAULT, visitor=visitor)
        case s.LoadingResults(visitor) | s.Results(_, visitor), e.Back():
            return s.ChooseService(visitor)
        case s.Results(), e.Finish():
            return s.Welcome()
        case _:
            return None
