"""The tables of staff mode and set-up, row by row and at random."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff import effects as f
from kiosk.staff import events as e
from kiosk.staff import setup_states as u
from kiosk.staff import states as s
from kiosk.staff.dials import Touch
from kiosk.staff.found import Found, Kind, choose_again, choose_next, first
from kiosk.staff.state import State
from kiosk.staff.step import UNTOUCHED_S, Unexpected, asks, patience, stays, step
from kiosk.staff.trials import DeviceLook, Look
from tests.staff.sample import ALL, CODE, DIALS, EVENTS, FOUND, INVITED, KEY, KINDS, LOOK, SEVERAL, STATES, rows

OUTSIDE = (s.AskPin, s.Judging, s.JudgingPass, s.Gone)
ASKED = {
    s.AskPin: (f.LookAtDoor, f.WatchForPass), s.Judging: (f.JudgePin,), s.JudgingPass: (f.JudgePass,),
    s.Board: (f.LookAround,), s.Doing: (f.Do,), s.TryingPrinter: (f.TryPrinter,), s.PrinterTried: (f.WatchForTicket,),
    s.TryingScanner: (f.TryScanner,), s.GivingKey: (f.WatchForKey,), s.TryingCard: (f.TryCard,),
    s.ReadingLog: (f.ReadLog,), s.About: (f.ReadFacts,), s.Adjusting: (f.ReadDials,),
    s.Enrolling: (f.Enrol,), u.Turning: (f.Turn,),
    u.Resuming: (f.Resume,), u.FindingAuthority: (f.FindAuthority,), u.Admitting: (f.Admit,),
    u.AskAddress: (f.WatchForInvitation,), u.AskNewCode: (f.WatchForInvitation,), u.FindingDevices: (f.FindDevices,),
    u.Choosing: (f.LookThrough,),
    u.FindingPrinter: (f.FindPrinter,), u.Trying: (f.TryPrinter,), u.Keeping: (f.KeepConfig,),
}  # fmt: skip


def test_every_row() -> None:
    for state, event, after in rows():
        assert step(state, event)[0] == after, (state, event)


def test_every_state_has_a_row_into_it_and_one_out_of_it() -> None:
    found = list(rows())
    began = {s.AskPin, u.Tongue}
    assert {type(after) for _, _, after in found} | began == set(KINDS)
    assert {type(state) for state, _, _ in found} == set(KINDS) - {s.Gone}
    assert {type(state) for state in STATES} == set(KINDS)


def test_what_a_state_asks_is_asked_once() -> None:
    for state in STATES:
        assert tuple(type(effect) for effect in asks(state)) == ASKED.get(type(state), ()), state
    for state, event, after in rows():
        worked = isinstance(after, s.Adjusting) and isinstance(event, e.Chosen)
        assert step(state, event)[1] == (asks(after) if worked or not stays(state, after) else ())


def test_each_touch_of_a_dial_turns_it_once_and_the_screen_stays() -> None:
    state, asked = step(s.Adjusting(DIALS), e.Chosen("louder"))
    assert asked == (f.TurnDial(Touch.LOUDER),)
    assert step(state, e.Chosen("louder")) == (state, asked)
    assert stays(s.Adjusting(DIALS), state)
    assert step(state, e.DialsRead(DIALS))[1] == ()
    with pytest.raises(Unexpected):
        step(s.Adjusting(DIALS), e.Chosen("print"))


def test_an_event_without_a_row_names_no_text() -> None:
    with pytest.raises(Unexpected, match=r"^Entered in Gone$"):
        step(s.Gone(), e.Entered("274913"))


def test_what_is_typed_stands_in_no_repr() -> None:
    kept = (s.Judging("274913"), s.JudgingPass("KS1:274913"), s.Enrolling(CODE), u.Admitting(ALL, "ab", CODE),
            u.RepeatPin(ALL, "274913"), replace(ALL, pin="274913"), e.Invited(INVITED),
            e.Entered("274913"), e.PassShown("KS1:274913"))  # fmt: skip
    for one in (*kept, *asks(s.Judging("274913")), *asks(s.Enrolling(CODE))):
        assert "274913" not in repr(one)
        assert CODE not in repr(one)


def test_inside_the_door_nothing_waits_for_ever_and_a_set_up_does() -> None:
    for state in STATES:
        waits = patience(state)
        if isinstance(state, u.Ready):
            assert waits == 60
        elif isinstance(state, u.SetupState) or (asks(state) and isinstance(state, s.Judging | s.JudgingPass | s.Gone)):
            assert waits is None
        elif isinstance(state, s.AskPin):
            assert waits == 30
        elif isinstance(state, s.Doing | s.TryingPrinter | s.TryingCard | s.Enrolling | s.Gone):
            assert waits is None
        else:
            assert waits == UNTOUCHED_S


@given(st.lists(st.sampled_from([event for event in EVENTS if not isinstance(event, e.LetIn)]), max_size=30))
def test_nobody_comes_in_without_being_let_in(events: list[e.Event]) -> None:
    state: State = s.AskPin()
    for event in events:
        try:
            state, _ = step(state, event)
        except Unexpected:
            continue
        assert isinstance(state, OUTSIDE)


@given(st.sampled_from(STATES), st.lists(st.sampled_from(EVENTS), max_size=30))
def test_staff_mode_never_leads_into_the_set_up_nor_back(first_state: State, events: list[e.Event]) -> None:
    state, sets_up = first_state, isinstance(first_state, u.SetupState)
    for event in events:
        try:
            state, _ = step(state, event)
        except Unexpected:
            continue
        assert isinstance(state, u.SetupState) == sets_up or isinstance(state, s.Gone)
        if isinstance(state, s.Gone):
            return


def test_what_is_tried_is_left_by_going_back_and_waits_for_ever() -> None:
    for event in (e.Leave(), e.TimedOut()):
        with pytest.raises(Unexpected):
            step(u.Trying(ALL, s.TryingScanner()), event)
    with pytest.raises(Unexpected):
        step(u.DevicesShown(ALL), e.Chosen("card"))


def test_a_pin_that_was_refused_is_typed_anew_and_a_trial_that_goes_on_is_the_same_screen() -> None:
    assert not stays(u.AskOwnPin(ALL), u.AskOwnPin(ALL, u.PinFault.GUESSABLE))
    assert stays(u.Trying(ALL, s.TryingScanner()), u.Trying(ALL, s.TryingScanner(gone=True)))
    assert not stays(u.Trying(ALL, s.GivingKey()), u.Trying(ALL, s.TryingCard(KEY)))


def test_a_terminal_that_serves_is_not_set_up_anew_and_one_that_cannot_is_not_opened() -> None:
    for look, key in ((LOOK, "set_up"), (None, "set_up"), (replace(LOOK, closed=True), "service")):
        with pytest.raises(Unexpected):
            step(s.Board(look), e.Chosen(key))


def test_gone_is_gone() -> None:
    for event in EVENTS:
        with pytest.raises(Unexpected):
            step(s.Gone(), event)


def test_the_first_device_that_works_is_taken() -> None:
    second = Found(Kind.SCANNER, "camera:2", "another")
    assert first((*FOUND, second), Kind.SCANNER) == second
    assert first(FOUND, Kind.SCANNER) == FOUND[1]
    assert first(FOUND, Kind.CARD) is None


def test_a_choice_goes_before_what_works_and_outlives_another_search() -> None:
    found = SEVERAL.found
    last, begun = found[2], first(found, Kind.SCANNER)
    assert begun == last, "the first one does not work"
    found = choose_next(found, Kind.SCANNER)
    assert first(found, Kind.SCANNER) == replace(SEVERAL.found[1], chosen=True)
    assert first(found, Kind.PRINTER) == SEVERAL.found[0], "of other kinds nothing was said"
    assert first(choose_again(SEVERAL.found, found), Kind.SCANNER) == replace(SEVERAL.found[1], chosen=True)
    assert choose_again((last,), found) == (last,), "it is gone"
    assert choose_next((), Kind.CARD) == ()


def test_each_device_that_is_looked_through_is_opened_anew_and_what_it_sees_is_not() -> None:
    looked = u.Choosing(SEVERAL, Kind.SCANNER)
    state, asked = step(looked, e.Chosen("other"))
    assert isinstance(state, u.Choosing)
    assert asked == (f.LookThrough(state.answers.found, Kind.SCANNER),)
    assert step(looked, e.Glimpsed(True))[1] == ()
    for state, event in ((u.DevicesShown(ALL), e.Chosen("choose_scanner")), (looked, e.Chosen("print")),
                         (u.Choosing(SEVERAL, Kind.PRINTER), e.Glimpsed(True)), (looked, e.Entered("1"))):  # fmt: skip
        with pytest.raises(Unexpected):
            step(state, event)


def test_a_look_knows_its_devices() -> None:
    assert LOOK.device("scanner") == DeviceLook("scanner", "gone")
    assert Look(()).device("scanner") is None
