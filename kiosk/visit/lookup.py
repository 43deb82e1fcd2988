"""Looking something up about the house: its prices, doctors, rooms, and what to bring."""

from dataclasses import replace

from kiosk.domain.hospital_page import Topic
from kiosk.domain.outcome import Printed
from kiosk.domain.part import Parts
from kiosk.domain.problem import Problem
from kiosk.domain.route import route
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.retry import once_more
from kiosk.visit.service import Service
from kiosk.visit.states.lookup import Wanted


def lookup(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.LookUp(visitor, parts), e.TopicChosen(wanted) if wanted in to_look_up(visitor, parts):
            return _begin(wanted, visitor, parts)
        case s.LookUp(s.Visitor() as visitor), e.Back():
            return s.ChooseService(visitor)
        case s.LookUp(), e.Back() | e.Finish():
            return s.Welcome()

        case s.LoadingPage(_, visitor), e.PageRead(page):
            return s.ReadSection(page, 0, visitor) if len(page.sections) == 1 else s.ChooseSection(page, visitor)
        case s.LoadingPage(_, visitor), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state), visitor=visitor)
        case s.LoadingPage(_, visitor), e.Broke():
            return s.Sorry(Problem.OUR_FAULT, visitor=visitor)
        case s.ChooseSection(page, visitor), e.SectionChosen(number) if 0 <= number < len(page.sections):
            return s.ReadSection(page, number, visitor)
        case s.ChooseSection(page) | s.ReadSection(page), e.SearchAsked() if page.topic is Topic.PRICES:
            return s.FindLine(state)
        case s.FindLine(behind), e.Back():
            return behind
        case s.ReadSection(page, _, visitor), e.Back() if len(page.sections) > 1:
            return s.ChooseSection(page, visitor)
        case s.LoadingPage(visitor=visitor) | s.ChooseSection(_, visitor) | s.ReadSection(_, _, visitor), e.Back():
            return s.LookUp(visitor)
        case s.ReadSection() | s.FindLine(), e.Finish():
            return s.Welcome()
        case _:
            return _way(state, event)


def to_look_up(visitor: s.Visitor | None, parts: Parts) -> tuple[Wanted, ...]:
    """What is offered here: without the hospital only the way, where the terminal has a plan of its own."""
    if not parts.backend:
        return (Wanted.WAY,) if parts.plan else ()
    # A visitor without a number of today has only a slip to show.
    held = visitor is None or bool(visitor.patient.held)
    return tuple(wanted for wanted in Wanted if wanted is not Wanted.PLACE or held or parts.scanner)


def _begin(wanted: Wanted, visitor: s.Visitor | None, parts: Parts) -> s.State:
    match wanted:
        case Wanted.PLACE if visitor is not None and visitor.patient.held:
            return s.MyPlaces(visitor.patient.held, visitor)
        case Wanted.PLACE if parts.scanner:
            return s.ShowTicket(visitor)
        case Wanted.PLACE:
            return _who(Service.REPRINT, parts)
        case Wanted.WAY:
            return s.LoadingPlan(visitor)
        case Wanted.RESULTS:
            return s.LoadingResults(visitor) if visitor else _who(Service.RESULTS, parts)
        case _:
            return s.LoadingPage(Topic(wanted), visitor)


def _who(purpose: Service, parts: Parts) -> s.State:
    """Where somebody says who they are."""
    return s.ShowCard(purpose) if parts.reads else s.OtherWays(purpose)


def _way(state: s.State, event: e.Event) -> s.State | None:
    """The way to a room, drawn where the terminal has a plan, told by the backend where it has none."""
    match state, event:
        case s.LoadingPlan(visitor), e.PlanRead(plan):
            return s.ChooseArea(plan, visitor) if plan and plan.areas else s.LoadingPage(Topic.WAY, visitor)
        case s.LoadingPlan(visitor), e.Broke():
            return s.LoadingPage(Topic.WAY, visitor)
        case s.ChooseArea(plan, visitor), e.GroupChosen(area_id) if plan.rooms_of(area_id):
            return s.ChooseRoom(plan, area_id, visitor)
        case s.ChooseRoom(plan), e.RoomChosen(room_id):
            found = route(plan, room_id)
            return s.ShowWay(found, state) if found else state
        case s.ChooseRoom(plan, _, visitor), e.Back():
            return s.ChooseArea(plan, visitor)
        case s.LoadingPlan(visitor) | s.ChooseArea(_, visitor), e.Back():
            return s.LookUp(visitor)

        case s.ShowWay(parts=parts), e.PrintWanted() if parts.printer:
            return s.PrintingWay(state)
        case s.ShowWay(behind=behind), e.Back():
            return behind
        case s.ShowWay(), e.Finish():
            return s.Welcome()
        case s.PrintingWay(way), e.PrintEnded(printed):
            return replace(way, printed=printed)
        case s.PrintingWay(way), e.Broke():
            return replace(way, printed=Printed.UNKNOWN)
        case _:
            return None
