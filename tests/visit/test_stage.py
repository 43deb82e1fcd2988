"""Steps are counted along the way that is really taken."""

from dataclasses import replace

import pytest

from kiosk.domain.citizen import Source
from kiosk.domain.outcome import Printed
from kiosk.domain.registration import Kind
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.service import Service
from kiosk.visit.stage import Stage, stage
from kiosk.visit.step import step
from tests.gallery import SAMPLES
from tests.visit import sample as given_


def counted(state: s.State, *events: e.Event) -> list[str]:
    """What the fixed bar says along a way; what repeats is said once."""
    said: list[str] = []
    for event in (None, *events):
        if event is not None:
            state, _ = step(state, event)
        found = stage(state)
        words = f"{found.here}/{found.steps}" if found else "-"
        if not said or said[-1] != words:
            said.append(words)
    return said


HERE = (e.CodeRead(given_.CITIZEN), e.WithoutChip(), e.Agreed())
CHOSEN = (e.ClinicsRead(given_.GROUPS), e.GroupChosen("noi"), e.ClinicChosen("noi-1"), e.NumberWanted("key-1"))


def test_registering_has_four_steps_once_it_is_chosen() -> None:
    way = counted(
        s.Welcome(), *HERE, e.Identified(given_.PATIENT), e.ServiceChosen(Service.REGISTER),
        e.CoverageRead(given_.COVERED), e.PayerChosen(Kind.BHYT), *CHOSEN, e.NumberTaken(given_.REGISTRATION),
        e.PrintEnded(Printed.PRINTED),
    )  # fmt: skip
    assert way == ["-", "1/0", "2/4", "3/4", "4/4"]


def test_an_appointment_has_three() -> None:
    booked = replace(given_.REGISTRATION, kind=Kind.RE_EXAMINATION)
    way = counted(
        s.Welcome(), *HERE, e.Identified(given_.EXPECTED.patient), e.ServiceChosen(Service.APPOINTMENT),
        e.NumberWanted("key-1"), e.NumberTaken(booked), e.PrintEnded(Printed.PRINTED),
    )  # fmt: skip
    assert way == ["-", "1/0", "2/3", "3/3"]


def test_a_quick_number_has_two() -> None:
    quick = replace(given_.REGISTRATION, kind=Kind.QUICK_NUMBER)
    way = counted(
        s.OtherWays(), e.ServiceChosen(Service.QUICK_NUMBER), *CHOSEN, e.NumberTaken(quick),
        e.PrintEnded(Printed.PRINTED),
    )  # fmt: skip
    assert way == ["1/0", "1/2", "2/2"]


def test_a_bill_has_three_by_slip_and_by_card() -> None:
    pay = (e.PayNow("key-2"), e.PaymentOpened(given_.AWAITING))
    one = e.BillsFound(replace(given_.TWO, bills=(given_.BILL,)))
    assert counted(s.ShowSlip(), e.SlipRead("Q1|x"), one, *pay) == ["1/3", "2/3", "3/3"]
    card = counted(s.ShowSlip(), e.CodeRead(given_.CITIZEN), e.WithoutChip(), e.Agreed(), e.Identified(given_.PATIENT))
    assert card == ["1/3", "2/3"]


def test_whoever_brings_a_child_says_who_for_both_in_the_first_step() -> None:
    form = s.Form(helper=given_.VISITOR)
    for state in (s.ChooseRelation(given_.VISITOR), s.TypeName(form), s.TypeBirth(form), s.ChooseSex(form)):
        assert stage(state) == Stage(1, 4)


def test_looking_something_up_has_no_steps_even_where_it_needs_a_card() -> None:
    assert stage(s.ShowCard(Service.RESULTS)) is None
    assert stage(s.Consent(replace(given_.CITIZEN, source=Source.CHIP), Service.RESULTS)) is None
    assert stage(s.LookUp()) is None


@pytest.mark.parametrize("name", SAMPLES)
def test_no_screen_is_beyond_the_end_of_its_way(name: str) -> None:
    found = stage(SAMPLES[name])
    assert found is None or (1 <= found.here <= max(found.steps, 1) and found.steps in (0, 2, 3, 4))
