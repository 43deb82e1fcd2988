"""The whole visit, row by row and as walks."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.outcome import Printed
from kiosk.domain.payment import Payment, PaymentState
from kiosk.domain.problem import Problem
from kiosk.domain.registration import Kind
from kiosk.domain.slip import Carried, SlipReason
from kiosk.visit import effects as f
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.around import leave
from kiosk.visit.patience import Patience, patience
from kiosk.visit.retry import desk_reason
from kiosk.visit.service import Service
from kiosk.visit.step import Unexpected, asks, step
from tests.visit import sample as given_


def walk(state: s.State, *events: e.Event) -> s.State:
    for event in events:
        state, _ = step(state, event)
    return state


def test_a_visit_by_code_goes_from_welcome_to_a_paid_receipt_and_back_to_welcome() -> None:
    state: s.State = s.Welcome()
    asked: list[str] = []
    for event in (
        e.ReaderMissing(),
        e.CodeGlimpsed(in_view=True),
        e.CodeRead(given_.CITIZEN),
        e.Agreed(),
        e.Identified(given_.PATIENT),
        e.ServiceChosen(Service.REGISTER),
        e.CoverageRead(given_.COVERED),
        e.PayerChosen(Kind.BHYT),
        e.ClinicsRead(given_.GROUPS),
        e.GroupChosen("noi"),
        e.ClinicChosen("noi-1"),
        e.NumberWanted("key-1"),
        e.NumberTaken(given_.REGISTRATION),
        e.PrintEnded(Printed.PRINTED),
        e.PayNow("key-2"),
        e.PaymentOpened(given_.AWAITING),
        e.PaymentChanged(given_.PAID),
        e.PrintEnded(Printed.PRINTED),
        e.TimedOut(),
    ):
        state, effects = step(state, event)
        asked += [type(effect).__name__ for effect in effects if not isinstance(effect, f.WatchParts)]
    assert state == s.Welcome()
    assert asked == [
        "Identify",
        "CheckCoverage",
        "FetchClinics",
        "TakeNumber",
        "PrintTickets",
        "OpenPayment",
        "WatchPayment",
        "PrintReceipt",
        "WatchForCode",
        "WatchForCard",
    ]


def test_a_card_on_the_reader_is_the_start_and_its_code_or_six_digits_open_it() -> None:
    keys: tuple[e.Event, ...] = (e.CodeRead(given_.CITIZEN), e.DigitsGiven("000001"))
    for key in keys:
        state, effects = step(walk(s.Welcome(), e.CardSeen(), key, e.CardProgress(40)), e.CardRead(given_.CHIP_CITIZEN))
        assert state == s.Consent(given_.CHIP_CITIZEN)
        assert effects == (f.FetchPortrait(),)
    asked, effects = step(walk(state, e.PortraitRead(given_.PORTRAIT)), e.Agreed())
    assert effects == (f.Identify(given_.CHIP_CITIZEN),)
    visitor = s.Visitor(given_.CHIP_CITIZEN, given_.PATIENT)
    assert walk(asked, e.Identified(given_.PATIENT)) == s.ChooseService(visitor)


def test_nothing_is_sent_before_the_patient_has_agreed() -> None:
    for state, event, _ in given_.rows():
        _, effects = step(state, event)
        if any(isinstance(effect, f.Identify) for effect in effects):
            assert isinstance(state, s.Consent | s.Sorry | s.TypeName | s.ChooseSex), (type(state), type(event))
    declined, effects = step(s.Consent(given_.CITIZEN), e.Refused())
    assert (declined, effects) == (s.Declined(), ())
    assert "citizen" not in repr(declined)


def test_a_code_first_asks_for_its_card_and_goes_on_without_it_where_the_patient_wishes() -> None:
    place, effects = step(s.Welcome(), e.CodeRead(given_.CITIZEN))
    assert place == s.PlaceCard(given_.CITIZEN)
    assert effects == (f.WatchForCard(fresh=False),)
    assert walk(place, e.CardSeen()) == s.ReadingCard(given_.BY_CODE)
    assert walk(place, e.WithoutChip()) == s.Consent(given_.CITIZEN)


def test_a_forged_card_gets_no_second_try_and_no_printed_code_instead() -> None:
    sorry = walk(s.ReadingCard(given_.BY_CODE), e.Failed(Problem.CARD_REFUSED))
    assert isinstance(sorry, s.Sorry)
    assert sorry.again is None


def test_the_citizen_is_forgotten_once_the_number_is_on_paper() -> None:
    assert "visitor" not in repr(given_.REGISTERED)
    assert not any(isinstance(getattr(given_.REGISTERED, name), s.Visitor) for name in ("registration", "printed"))


@pytest.mark.parametrize(("state", "event", "expected"), list(given_.rows()))
def test_each_row_leads_where_the_table_says(state: s.State, event: e.Event, expected: s.State) -> None:
    found, effects = step(state, event)
    assert found == expected
    assert effects == (asks(expected) if type(expected) is not type(state) else ())


def test_a_name_or_a_relative_is_typed_only_by_somebody_who_has_agreed_already() -> None:
    for state, event, expected in given_.rows():
        if isinstance(expected, s.TypeName | s.ChooseRelation) and not isinstance(state, s.TypeName | s.TypeBirth):
            assert isinstance(state, s.Identifying | s.ChooseService | s.ChooseRelation), (type(state), type(event))


def test_every_state_is_the_start_of_a_row_and_the_end_of_one() -> None:
    rows = list(given_.rows())
    every = set(given_.every_state_class())
    assert every - {type(state) for state, _, _ in rows} == set()
    # A slip that is good for one thing goes straight there: the choice comes where there are two.
    assert every - {type(expected) for _, _, expected in rows} <= {s.ChooseForSlip}


def test_an_event_without_a_row_is_a_bug_that_names_types_only() -> None:
    with pytest.raises(Unexpected) as caught:
        step(s.Confirm(given_.VISITOR), e.CodeRead(given_.CITIZEN))
    assert str(caught.value) == "CodeRead in Confirm"


def test_trying_again_keeps_the_key_and_ends_after_the_second_failure() -> None:
    taking = s.TakingNumber(given_.CHOSEN.wish, "key-1", given_.VISITOR)
    sorry = walk(taking, e.Failed(Problem.REGISTRATION_UNKNOWN))
    again = walk(sorry, e.Again())
    assert again == replace(taking, tries=2)
    assert asks(again) == asks(taking)
    last = walk(again, e.Failed(Problem.REGISTRATION_UNKNOWN))
    assert isinstance(last, s.Sorry)
    assert last.again is None
    with pytest.raises(Unexpected):
        step(last, e.Again())


def test_a_number_that_was_held_already_is_printed_as_a_copy_under_an_id_of_its_own() -> None:
    held = replace(given_.REGISTRATION, existing=True)
    taking = s.TakingNumber(given_.CHOSEN.wish, "0123456789")
    printing, (effect,) = step(taking, e.NumberTaken(held))
    assert isinstance(printing, s.PrintingTicket)
    assert isinstance(effect, f.PrintTickets)
    assert effect.tickets[0].copy
    assert effect.job == "ticket:reg-1:01234567"


def test_a_desk_slip_carries_the_masked_name_and_never_the_whole_one() -> None:
    state = walk(s.ChoosePayer(given_.VISITOR, given_.COVERED), e.DeskChosen())
    assert state == s.PrintingSlip(SlipReason.COVERAGE, given_.NAME, carried=given_.CARRIED)
    state = walk(s.Sorry(Problem.BACKEND_AWAY, visitor=given_.VISITOR), e.DeskChosen())
    assert state == s.PrintingSlip(SlipReason.BACKEND_AWAY, given_.NAME, carried=given_.CARRIED)


@pytest.mark.parametrize("problem", [Problem.PAYMENT_AWAY, Problem.BILL_CHANGED, Problem.AMOUNT_TOO_LARGE])
def test_where_nothing_was_paid_the_slip_says_what_to_pay_and_not_that_money_is_looked_for(problem: Problem) -> None:
    state = walk(s.Sorry(problem, paid=given_.REGISTERED), e.DeskChosen())
    assert isinstance(state, s.PrintingSlip)
    assert state.reason is not SlipReason.PAYMENT_CHECKING
    ticket, due = given_.REGISTRATION.ticket, given_.REGISTRATION.due
    changed = problem is Problem.BILL_CHANGED
    assert state.carried == Carried(ticket.name, ticket=ticket.number, due=None if changed else due)
    bill = walk(s.Sorry(problem, paid=given_.SHOWN_BILL), e.DeskChosen())
    assert isinstance(bill, s.PrintingSlip)
    shown = given_.SHOWN_BILL.bill
    assert (bill.name, bill.carried) == (shown.payer, Carried(shown.payer, due=None if changed else shown.due))


def test_every_problem_has_words_for_the_desk() -> None:
    assert {desk_reason(problem) for problem in Problem} <= set(SlipReason)


def test_walking_away_from_a_qr_asks_about_the_money_whatever_lies_over_it() -> None:
    paying = s.Paying(given_.REGISTERED, given_.AWAITING)
    closing = s.ClosingPayment(given_.REGISTERED, given_.AWAITING)
    assert leave(s.StillThere(s.CallingHelp(paying))) == closing
    assert leave(closing) == closing
    assert leave(s.StillThere(s.Confirm(given_.VISITOR))) == s.Welcome()


@pytest.mark.parametrize(
    "word", [given_.AWAITING, given_.PARTIAL, replace(given_.AWAITING, state=PaymentState.CLOSING)]
)
def test_leaving_a_qr_without_a_final_word_gives_a_slip_with_the_reference(word: Payment) -> None:
    state = walk(s.ClosingPayment(given_.REGISTERED, given_.AWAITING), e.PaymentChanged(word))
    assert state == s.PrintingSlip(SlipReason.PAYMENT_CHECKING, reference=word.ref)


def test_money_beats_leaving() -> None:
    state = walk(s.ClosingPayment(given_.REGISTERED, given_.AWAITING), e.PaymentChanged(given_.PAID))
    assert state == s.PrintingReceipt(given_.REGISTERED, given_.RECEIPT)


def test_a_state_that_waits_for_a_device_never_times_out_by_itself() -> None:
    for state in given_.every_state():
        waits = type(state).__name__.endswith("ing") and not isinstance(state, s.StillThere)
        if waits:
            assert patience(state) is Patience.NONE


def test_choices_warn_before_they_end_and_end_screens_just_end() -> None:
    assert patience(s.Confirm(given_.VISITOR)) is Patience.WARN
    assert patience(given_.REGISTERED) is Patience.WARN
    assert patience(given_.THANKS) is Patience.SHOWN
    assert patience(s.StillThere(given_.REGISTERED)) is Patience.LAST


def test_paying_is_not_offered_where_nothing_is_due() -> None:
    with pytest.raises(Unexpected):
        step(given_.FREE, e.PayNow("key-2"))


def test_from_every_state_some_way_leads_back_to_welcome() -> None:
    ways: dict[type, list[type]] = {}
    for state, _, expected in given_.rows():
        ways.setdefault(type(state), []).append(type(expected))
    home: set[type] = {s.Welcome}
    while True:
        more = {cls for cls, ends in ways.items() if cls not in home and any(end in home for end in ends)}
        if not more:
            break
        home |= more
    assert set(given_.every_state_class()) == home


@given(st.lists(st.integers(0, 999), max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_history_keeps_every_promise(picks: list[int]) -> None:
    state: s.State = s.Welcome()
    for pick in picks:
        ways = [found for event in given_.EVENTS if (found := _try(state, event))]
        assert ways, f"nothing can happen in {type(state).__name__}"
        state, effects = ways[pick % len(ways)]
        for effect in effects:
            _promises(state, effect)


def _try(state: s.State, event: e.Event) -> tuple[s.State, tuple[f.Effect, ...]] | None:
    try:
        return step(state, event)
    except Unexpected:
        return None


def _promises(state: s.State, effect: f.Effect) -> None:
    if isinstance(effect, f.PrintReceipt):
        assert isinstance(state, s.PrintingReceipt)
    if isinstance(effect, f.PrintTickets):
        assert isinstance(state, s.PrintingTicket)
    if isinstance(effect, f.OpenPayment):
        assert effect.wish.bill_id
