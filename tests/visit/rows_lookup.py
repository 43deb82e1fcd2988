"""The rows of looking up, of one's own number, and of the last question."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.domain.hospital_page import Topic
from kiosk.domain.outcome import Printed
from kiosk.domain.problem import Problem
from kiosk.domain.route import route, route_to
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.service import Service
from kiosk.visit.states import Wanted
from tests.gallery_lookup import BRING, PLAN, PRICES, results
from tests.visit import sample as given_

Row = tuple[s.State, e.Event, s.State]
AWAY = e.Failed(Problem.BACKEND_AWAY)


def _sorry(state: s.State, visitor: s.Visitor | None = None, problem: Problem = Problem.BACKEND_AWAY) -> s.Sorry:
    return s.Sorry(problem, again=state if problem is Problem.BACKEND_AWAY else None, visitor=visitor)


def rows() -> Iterator[Row]:
    """Every row: where, what happens, where to."""
    yield from _house()
    yield from _way()
    yield from _own()
    yield from _copy()
    yield from _feedback()


def _house() -> Iterator[Row]:
    visitor = given_.VISITOR
    yield s.Welcome(), e.ServiceChosen(Service.LOOK_UP), s.LookUp()
    yield given_.MENU, e.ServiceChosen(Service.LOOK_UP), s.LookUp(visitor)
    yield s.LookUp(), e.Back(), s.Welcome()
    yield s.LookUp(visitor), e.Back(), given_.MENU
    for wanted, topic in ((Wanted.PRICES, Topic.PRICES), (Wanted.DOCTORS, Topic.DOCTORS), (Wanted.BRING, Topic.BRING)):
        yield s.LookUp(visitor), e.TopicChosen(wanted), s.LoadingPage(topic, visitor)
    yield s.LookUp(), e.TopicChosen(Wanted.WAY), s.LoadingPlan()
    yield s.LookUp(), e.TopicChosen(Wanted.PLACE), s.ShowTicket()
    yield s.LookUp(), e.TopicChosen(Wanted.RESULTS), s.ShowCard(Service.RESULTS)
    yield s.LookUp(visitor), e.TopicChosen(Wanted.RESULTS), s.LoadingResults(visitor)
    yield s.LookUp(visitor), e.TopicChosen(Wanted.PLACE), s.ShowTicket(visitor)
    holder = s.Visitor(given_.CITIZEN, replace(given_.PATIENT, held=(given_.REGISTRATION,)))
    yield s.LookUp(holder), e.TopicChosen(Wanted.PLACE), s.MyPlaces((given_.REGISTRATION,), holder)
    loading = s.LoadingPage(Topic.PRICES)
    yield loading, e.PageRead(PRICES), s.ChooseSection(PRICES)
    yield loading, e.PageRead(BRING), s.ReadSection(BRING, 0)
    yield loading, AWAY, _sorry(replace(loading, tries=2))
    yield loading, e.Broke(), s.Sorry(Problem.OUR_FAULT)
    yield loading, e.Back(), s.LookUp()
    yield s.ChooseSection(PRICES, visitor), e.SectionChosen(1), s.ReadSection(PRICES, 1, visitor)
    yield s.ChooseSection(PRICES), e.Back(), s.LookUp()
    yield s.ReadSection(PRICES, 1), e.Back(), s.ChooseSection(PRICES)
    for behind in (s.ChooseSection(PRICES, visitor), s.ReadSection(PRICES, 0)):
        yield behind, e.SearchAsked(), s.FindLine(behind)
        yield s.FindLine(behind), e.Back(), behind
        yield s.FindLine(behind), e.Finish(), s.Welcome()
        yield s.FindLine(behind), e.IdleWarned(), s.StillThere(s.FindLine(behind))
    yield s.ReadSection(BRING, 0, visitor), e.Back(), s.LookUp(visitor)
    yield s.ReadSection(BRING, 0), e.Finish(), s.Welcome()


def _way() -> Iterator[Row]:
    area, room = s.ChooseArea(PLAN), s.ChooseRoom(PLAN, "noi")
    found = route(PLAN, "tim-mach")
    assert found is not None
    way = s.ShowWay(found, room)
    yield s.LoadingPlan(), e.PlanRead(PLAN), area
    yield s.LoadingPlan(), e.PlanRead(None), s.LoadingPage(Topic.WAY)
    yield s.LoadingPlan(), e.Broke(), s.LoadingPage(Topic.WAY)
    yield s.LoadingPlan(), e.Back(), s.LookUp()
    yield area, e.GroupChosen("noi"), room
    yield area, e.Back(), s.LookUp()
    yield room, e.RoomChosen("tim-mach"), way
    yield room, e.RoomChosen("nowhere"), room
    yield room, e.Back(), area
    yield way, e.PrintWanted(), s.PrintingWay(way)
    yield way, e.Back(), room
    yield way, e.Finish(), s.Welcome()
    yield s.PrintingWay(way), e.PrintEnded(Printed.PRINTED), replace(way, printed=Printed.PRINTED)
    yield s.PrintingWay(way), e.Broke(), replace(way, printed=Printed.UNKNOWN)
    yield s.PrintingWay(way), e.HelpAsked(), s.CallingHelp(replace(way, printed=Printed.UNKNOWN))


def _own() -> Iterator[Row]:
    ticket, visitor = given_.REGISTRATION, given_.VISITOR
    places, finding = s.MyPlaces((ticket,)), s.FindingTicket("Q1|reg-1|0")
    yield s.ShowTicket(), e.CodeGlimpsed(in_view=True), s.ShowTicket(glimpsed=True)
    yield s.ShowTicket(), e.SlipRead("Q1|reg-1|0"), finding
    yield s.ShowTicket(), e.CodeRead(given_.CITIZEN), s.ShowTicket(unknown=True)
    yield s.ShowTicket(glimpsed=True), e.Failed(Problem.CODE_NOT_CITIZEN), s.ShowTicket(unknown=True)
    yield s.ShowTicket(), e.ScannerLost(), s.Sorry(Problem.CODE_UNREADABLE)
    yield s.ShowTicket(visitor), e.Back(), s.LookUp(visitor)
    yield finding, e.TicketFound(ticket), places
    yield finding, e.SlipUnknown(), s.ShowTicket(unknown=True)
    yield finding, AWAY, _sorry(replace(finding, tries=2))
    yield finding, e.Broke(), s.Sorry(Problem.OUR_FAULT)
    yield finding, e.Back(), s.ShowTicket()
    both = (ticket, replace(ticket, others=(ticket.ticket,)))
    two = s.MyPlaces(both, visitor, enough=True)
    yield two, e.NextShown(), s.MyPlaces(both, visitor, shown=1)
    yield s.MyPlaces(both, visitor, shown=2), e.NextShown(), s.MyPlaces(both, visitor)
    yield places, e.WayWanted(), s.FindingWay(places)
    yield places, e.Back(), s.LookUp()
    yield two, e.Back(), given_.MENU
    yield places, e.Finish(), s.Welcome()
    signed = replace(ticket, ticket=replace(ticket.ticket, room="P.107, tầng 1, nhà A"))
    behind = s.MyPlaces((signed,))
    found = route(PLAN, "tim-mach")
    assert found is not None
    yield s.FindingWay(behind), e.PlanRead(PLAN), s.ShowWay(found, behind)
    hidden = replace(signed, ticket=replace(signed.ticket, clinic="P.107"))
    room = next(room for room in PLAN.rooms if room.id == "tim-mach")
    unnamed = route_to(PLAN, replace(room, discreet=True))
    assert unnamed is not None
    yield s.FindingWay(s.MyPlaces((hidden,))), e.PlanRead(PLAN), s.ShowWay(unnamed, s.MyPlaces((hidden,)))
    yield s.FindingWay(places), e.PlanRead(PLAN), replace(places, wayless=True)
    yield s.FindingWay(places), e.PlanRead(None), replace(places, wayless=True)
    yield s.FindingWay(places), e.Broke(), replace(places, wayless=True)
    yield s.FindingWay(places), e.Back(), places


def _copy() -> Iterator[Row]:
    ticket, visitor = given_.REGISTRATION, given_.VISITOR
    places = s.MyPlaces((ticket,))
    asking, printing = s.AskingCopy(places, "key-3"), s.PrintingCopy(ticket, "copy:reg-1:key-3")
    copied = s.Copied(ticket, Printed.PRINTED)
    yield places, e.CopyWanted("key-3"), asking
    yield asking, e.CopyGiven(ticket), printing
    yield asking, e.CopyRefused(), replace(places, enough=True)
    yield asking, AWAY, _sorry(replace(asking, tries=2))
    yield asking, e.Broke(), s.Sorry(Problem.OUR_FAULT)
    yield asking, e.Back(), places
    yield printing, e.PrintEnded(Printed.PRINTED), copied
    yield printing, e.Broke(), replace(copied, printed=Printed.UNKNOWN)
    yield printing, e.HelpAsked(), s.CallingHelp(replace(copied, printed=Printed.UNKNOWN))
    yield copied, e.TimedOut(), s.Welcome()
    loading, found = s.LoadingResults(visitor), s.Results(results(given_.AT), visitor)
    yield loading, e.ResultsRead(results(given_.AT)), found
    yield loading, AWAY, _sorry(replace(loading, tries=2), visitor)
    yield loading, e.Broke(), s.Sorry(Problem.OUR_FAULT, visitor=visitor)
    yield loading, e.Back(), given_.MENU
    yield found, e.Back(), given_.MENU
    yield found, e.Finish(), s.Welcome()


def _feedback() -> Iterator[Row]:
    for ended in (given_.THANKS, s.Copied(given_.REGISTRATION, Printed.PRINTED)):
        yield ended, e.Finish(), s.Feedback()
    yield given_.DESK, e.Finish(), s.Welcome()
    question = s.Feedback()
    yield question, e.Rated(5, "key-4"), s.Thanked(5, "key-4")
    yield question, e.Finish(), s.Welcome()
    yield question, e.TimedOut(), s.Welcome()
    yield s.Thanked(5, "key-4"), e.RatingSent(), s.Thanked(5, "key-4")
    yield s.Thanked(5, "key-4"), e.TimedOut(), s.Welcome()
