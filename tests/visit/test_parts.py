"""The menu follows the devices: every combination of what works and what does not."""

from dataclasses import replace
from itertools import product

import pytest

from kiosk.domain.part import ALL, Part, Parts
from kiosk.visit import effects as f
from kiosk.visit import events as e
from kiosk.visit import menu
from kiosk.visit import states as s
from kiosk.visit.lookup import to_look_up
from kiosk.visit.service import Service
from kiosk.visit.step import Unexpected, asks, step
from tests.visit import sample as given_

EVERY = [Parts(*works) for works in product((True, False), repeat=len(Part))]
VISITOR = s.Visitor(
    given_.CITIZEN,
    replace(given_.PATIENT, active_today=1, unpaid_bills=1, held=(given_.REGISTRATION,)),
)
_WATCHES_CODE = (s.ShowSlip, s.ShowCard, s.ShowTicket)


def told(state: s.State, parts: Parts) -> s.State:
    """A screen after every part has said how it is."""
    for part in Part:
        state, _ = step(state, e.PartTold(part, works=getattr(parts, part.value)))
    return state


def needs(first: s.State, parts: Parts) -> list[str]:
    """What a first screen cannot do without, of what is missing."""
    effects = asks(first)
    missing = []
    if isinstance(first, _WATCHES_CODE) and not parts.reads:
        missing.append("something to read with")
    if isinstance(first, s.ShowTicket) and not parts.scanner:
        missing.append("the camera")
    if isinstance(first, s.LoadingPlan) and not (parts.plan or parts.backend):
        missing.append("a plan")
    of_the_hospital = (f.FetchPage, f.FetchResults, f.FetchClinics, f.CheckCoverage, f.FindBills, f.Identify)
    asked = any(isinstance(effect, of_the_hospital) for effect in effects)
    if (asked or isinstance(first, s.OtherWays | s.ShowSlip | s.ShowCard | s.ShowTicket)) and not parts.backend:
        missing.append("the hospital")
    return missing


@pytest.mark.parametrize("parts", EVERY, ids=str)
def test_what_the_door_offers_can_be_served(parts: Parts) -> None:
    welcome = told(s.Welcome(), parts)
    assert welcome == s.Welcome(parts=parts)
    offered = menu.at_the_door(parts)
    assert Service.EMERGENCY in offered
    for service in Service:
        if service not in offered:
            continue
        first, _ = step(welcome, e.ServiceChosen(service))
        assert needs(first, parts) == [], service
        if isinstance(first, s.LookUp):
            for wanted in to_look_up(None, parts):
                found, _ = step(told(first, parts), e.TopicChosen(wanted))
                assert needs(found, parts) == [], wanted


@pytest.mark.parametrize("part", Part)
def test_one_part_less_takes_away_only_what_needs_it(part: Part) -> None:
    lost = set(menu.at_the_door()) - set(menu.at_the_door(ALL.told(part, works=False)))
    assert lost == ({Service.NO_CARD, Service.PAY, Service.LOOK_UP} if part is Part.BACKEND else set())
    gone = set(menu.for_visitor(VISITOR)) - set(menu.for_visitor(VISITOR, ALL.told(part, works=False)))
    assert gone == ({Service.REPRINT} if part is Part.PRINTER else set())
    unseen = set(to_look_up(None, ALL)) - set(to_look_up(None, ALL.told(part, works=False)))
    assert unseen == (set(s.Wanted) - {s.Wanted.WAY} if part is Part.BACKEND else set())


@pytest.mark.parametrize("parts", EVERY, ids=str)
def test_nothing_is_offered_on_paper_without_a_printer(parts: Parts) -> None:
    places = replace(s.MyPlaces((given_.REGISTRATION,)), parts=parts)
    area = s.ChooseRoom(given_.PLAN, "noi")
    way, _ = step(area, e.RoomChosen("tim-mach"))
    assert isinstance(way, s.ShowWay)
    way = replace(way, parts=parts)
    for state, event in ((places, e.CopyWanted("key-1")), (way, e.PrintWanted())):
        try:
            step(state, event)
        except Unexpected:
            assert not parts.printer
        else:
            assert parts.printer


@pytest.mark.parametrize("parts", EVERY, ids=str)
def test_a_terminal_that_starts_offers_what_has_answered_and_nothing_else(parts: Parts) -> None:
    state: s.State = s.StartUp()
    for part in Part:
        assert isinstance(state, s.StartUp)
        late, _ = step(state, e.TimedOut())
        assert isinstance(late, s.Welcome)
        assert not any(getattr(late.parts, other.value) for other in Part if other not in state.working)
        state, _ = step(state, e.PartTold(part, works=getattr(parts, part.value)))
    assert state == s.Welcome(parts=parts)


def test_a_visitor_without_a_number_asks_for_their_place_only_with_a_slip() -> None:
    assert s.Wanted.PLACE not in to_look_up(given_.VISITOR, Parts(scanner=False))
    assert s.Wanted.PLACE in to_look_up(given_.VISITOR, ALL)
    assert to_look_up(None, Parts(backend=False, plan=False)) == ()
