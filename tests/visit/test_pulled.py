"""Card, reader, scanner and printer are pulled on every screen that uses them, and put back: each knows a way."""

from collections import deque

import pytest

from kiosk.visit import effects as f
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.around import NOBODY
from kiosk.visit.step import Unexpected, asks, step
from tests.gallery import SAMPLES
from tests.visit import sample as given_
from tests.visit.pulled import ANSWERS, device_events, people_in

_HELPED = s.CallingHelp | s.Help | s.Emergency | s.Attended
DEVICES = (
    f.WatchForCode, f.AwaitScanner, f.WatchForCard, f.AwaitRemoval, f.ReadCard, f.FetchPortrait, f.LookAround,
    f.WatchParts, f.PrintTickets, f.PrintReceipt, f.PrintWay, f.PrintSlip,
)  # fmt: skip


def every(cls: type[s.State]) -> list[s.State]:
    return [state for state in (*given_.every_state(), *SAMPLES.values()) if type(state) is cls]


def answered(state: s.State, event: e.Event) -> bool:
    try:
        step(state, event)
    except Unexpected:
        return False
    return True


@pytest.mark.parametrize("cls", given_.every_state_class(), ids=lambda cls: cls.__name__)
def test_whatever_is_pulled_on_a_screen_leads_to_a_screen(cls: type[s.State]) -> None:
    """Also what is pulled after it: news of the same screen is heard by the same effects."""
    for begun in every(cls):
        events = tuple(device_events(begun))
        todo, seen = deque([(begun, 0)]), {repr(begun)}
        while todo:
            state, depth = todo.popleft()
            for event in events:
                after, effects = step(state, event)
                if type(after) is cls:
                    assert not effects, "an effect that still runs would be begun twice"
                    if depth < 3 and repr(after) not in seen:
                        seen.add(repr(after))
                        todo.append((after, depth + 1))
                held_up = answered(state, e.Back()) and type(after) is cls and not answered(after, e.Back())
                assert not held_up, f"no way back any more after {event}"
                assert isinstance(after, _HELPED) or answered(after, e.HelpAsked()), f"no help after {event}"
                assert not (isinstance(after, NOBODY) and people_in(after)), f"somebody is left after {event}"


def test_whoever_takes_their_card_away_before_it_was_read_leaves_nothing() -> None:
    for state in every(s.GiveKey):
        after, _ = step(state, e.CardLeft())
        assert (type(after), people_in(after)) == (s.Welcome, set())


def test_a_card_that_was_pulled_can_be_put_back_or_left_and_its_owner_is_forgotten() -> None:
    for state in every(s.ReadingCard):
        for event in device_events(state):
            after, _ = step(state, event)
            if isinstance(after, s.Sorry):
                home, _ = step(after, e.Back())
                assert (type(home), people_in(home)) == (s.Welcome, set())
                assert after.visitor is None, "nobody was identified"


def test_paper_that_did_not_come_out_takes_no_number_and_no_money_away() -> None:
    for cls in (s.PrintingTicket, s.PrintingReceipt, s.PrintingSlip, s.PrintingCopy, s.PrintingWay):
        for state in every(cls):
            for event in device_events(state):
                after, _ = step(state, event)
                assert not isinstance(after, NOBODY | s.Sorry), "what was reached stands on the screen"


def test_every_effect_that_uses_a_device_says_what_may_become_of_it() -> None:
    assert set(ANSWERS) == set(DEVICES)
    asked = {type(effect) for cls in given_.every_state_class() for state in every(cls) for effect in asks(state)}
    assert set(DEVICES) <= asked, "a device that nobody uses"
