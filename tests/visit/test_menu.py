"""What is offered to whom, in which order."""

from dataclasses import fields, replace
from itertools import product

import pytest

from kiosk.domain.appointment import Appointment
from kiosk.domain.part import Parts
from kiosk.visit import events as e
from kiosk.visit import menu
from kiosk.visit import states as s
from kiosk.visit.service import Service
from kiosk.visit.step import Unexpected, step
from tests.visit import sample as given_

APPOINTMENT = Appointment("a-1", "noi-1", "Khám Nội", given_.AT)


def visitor(*, appointment: bool = False, bills: int = 0, held: int = 0, returning: bool = False) -> s.Visitor:
    """Somebody with so much open today."""
    booked = (APPOINTMENT,) if appointment else ()
    patient = replace(
        given_.PATIENT, returning=returning, active_today=held, unpaid_bills=bills, appointments=booked,
        held=(given_.REGISTRATION,) * held,
    )  # fmt: skip
    return s.Visitor(given_.CITIZEN, patient)


@pytest.fixture
def everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every service is built."""
    monkeypatch.setattr(menu, "FOR_VISITOR", dict.fromkeys(Service, s.CheckingCoverage))


def test_what_is_offered_is_answered() -> None:
    for service in menu.at_the_door():
        step(s.Welcome(), e.ServiceChosen(service))
    for appointment, bills, held, returning in product((False, True), (0, 2), (0, 1), (False, True)):
        there = visitor(appointment=appointment, bills=bills, held=held, returning=returning)
        for service in menu.for_visitor(there):
            step(s.ChooseService(there), e.ServiceChosen(service))


def test_what_is_not_offered_is_not_answered() -> None:
    for service in set(Service) - set(menu.AT_THE_DOOR):
        with pytest.raises(Unexpected):
            step(s.Welcome(), e.ServiceChosen(service))
    for service in set(Service) - set(menu.for_visitor(visitor())):
        with pytest.raises(Unexpected):
            step(s.ChooseService(visitor()), e.ServiceChosen(service))


@pytest.mark.usefixtures("everything")
def test_what_is_open_today_comes_first() -> None:
    assert menu.for_visitor(visitor(appointment=True, bills=1, held=1))[0] is Service.APPOINTMENT
    assert menu.for_visitor(visitor(bills=1, held=1))[0] is Service.PAY
    assert menu.for_visitor(visitor(held=1))[0] is Service.REPRINT
    assert menu.for_visitor(visitor())[0] is Service.REGISTER


@pytest.mark.usefixtures("everything")
def test_a_menu_has_six_things_at_most_and_none_twice() -> None:
    for appointment, bills, held, returning in product((False, True), (0, 2), (0, 1), (False, True)):
        found = menu.for_visitor(visitor(appointment=appointment, bills=bills, held=held, returning=returning))
        assert 1 <= len(found) == len(set(found)) <= menu.MOST
        assert Service.REGISTER in found


def test_the_recommended_entry_is_there_whatever_is_built() -> None:
    assert menu.for_visitor(visitor())[0] is Service.REGISTER


def test_a_slip_goes_straight_to_its_one_use_or_to_a_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    def begin(_slip: str) -> s.State:
        return s.OtherWays()

    for offered in ({}, {Service.PAY: begin}, {Service.PAY: begin, Service.REPRINT: begin}):
        monkeypatch.setattr(menu, "WITH_SLIP", offered)
        found = step(s.Welcome(), e.SlipRead("Q1|x"))[0]
        assert type(found) is (s.Sorry, s.OtherWays, s.ChooseForSlip)[len(offered)]
    assert step(found, e.ServiceChosen(Service.PAY))[0] == s.OtherWays()
    with pytest.raises(Unexpected):
        step(found, e.ServiceChosen(Service.REGISTER))


def test_other_services_at_the_door_are_another_number_of_them() -> None:
    # The attract screen tells by the number whether the tile under a finger is still the same one.
    works = product((True, False), repeat=len(fields(Parts)))
    offers = {tuple(menu.at_the_door(Parts(*there))) for there in works}
    assert len({len(offer) for offer in offers}) == len(offers) > 1
