"""The whole state graph, walked from the real tables: nothing is unreachable, nothing ends dead, Back comes home."""

from collections import deque
from functools import cache

import pytest

from kiosk.visit import effects as f
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.patience import Patience, patience
from kiosk.visit.step import Unexpected, asks, step
from tests.gallery import SAMPLES
from tests.visit import sample as given_

PAPER = (f.PrintReceipt, f.PrintSlip, f.PrintTickets, f.PrintWay)
HOME = (s.StartUp, s.Welcome, s.OutOfService, s.Night, s.Attended)
TOUCHES = (
    e.Agreed, e.Again, e.Back, e.ClinicChosen, e.CopyWanted, e.DeskChosen, e.DigitsGiven, e.Finish, e.GroupChosen,
    e.NextShown, e.PayLater, e.PayNow, e.PayerChosen, e.PrintWanted, e.Rated, e.Refused, e.RoomChosen, e.SectionChosen,
    e.ServiceChosen, e.Stay, e.TopicChosen, e.WayWanted, e.WithoutChip, e.Entered, e.NumberWanted, e.MoreClinics,
    e.ClaimAsked, e.ClaimChosen, e.SearchAsked, e.PaperAsked, e.PaperChosen, e.RelationChosen, e.SexChosen,
)  # fmt: skip
"""What a patient may say that leads on; asking for help comes on top, everywhere."""


def every() -> list[s.State]:
    """Every sample of the tables' own tests and of the gallery."""
    return [*given_.every_state(), *SAMPLES.values()]


@cache
def ways(state: s.State) -> list[tuple[e.Event, s.State]]:
    """What can happen in a state, and where it leads."""
    found = []
    for event in given_.EVENTS:
        try:
            found.append((event, step(state, event)[0]))
        except Unexpected:
            continue
        except StopIteration:
            continue  # an id of another sample's clinics
    return found


def beyond_help(state: s.State) -> list[s.State]:
    """Where a state leads without calling for help."""
    return [there for event, there in ways(state) if not isinstance(event, e.HelpAsked | e.EmergencyAsked)]


def test_every_state_is_reached_from_the_attract_screen() -> None:
    reached: set[type[s.State]] = {s.StartUp, s.Welcome, s.OutOfService}
    todo: deque[s.State] = deque([s.StartUp(), s.Welcome(), s.OutOfService()])
    seen: set[str] = set()
    while todo:
        for _, there in ways(todo.popleft()):
            # One of each kind in each situation is enough: what is inside differs without end.
            inside = [type(getattr(there, name)).__name__ for name in there.__dataclass_fields__]
            order = getattr(getattr(there, "review", there), "order", None)
            inside += [str(getattr(order, "kind", "")), str(getattr(getattr(there, "form", None), "asked", ""))]
            inside += [type(getattr(getattr(there, "form", None), "helper", None)).__name__]
            key = f"{type(there).__name__} {inside} {sorted(type(event).__name__ for event, _ in ways(there))}"
            if key not in seen:
                seen.add(key)
                reached.add(type(there))
                todo.append(there)
    assert set(given_.every_state_class()) - reached == set()


@pytest.mark.parametrize("cls", given_.every_state_class(), ids=lambda cls: cls.__name__)
def test_from_every_state_help_is_one_touch_away_or_already_called(cls: type[s.State]) -> None:
    for state in (one for one in every() if type(one) is cls):
        if isinstance(state, s.CallingHelp | s.Help | s.Emergency | s.Attended):
            continue  # somebody is here, or on the way
        called, effects = step(state, e.HelpAsked())
        assert isinstance(called, s.CallingHelp)
        assert any(isinstance(effect, f.CallHelp) for effect in effects)
        danger, _ = step(called, e.EmergencyAsked())
        assert isinstance(danger, s.Emergency)


@pytest.mark.parametrize("cls", given_.every_state_class(), ids=lambda cls: cls.__name__)
def test_no_state_is_a_dead_end(cls: type[s.State]) -> None:
    for state in (one for one in every() if type(one) is cls):
        on = beyond_help(state)
        # A terminal that is closed twice opens in two steps.
        on += [further for there in on if type(there) is s.OutOfService is cls for further in beyond_help(there)]
        elsewhere = [there for there in on if type(there) is not cls]
        assert elsewhere, "nothing but help leads out of here"
        touched = [event for event, _ in ways(state) if isinstance(event, TOUCHES)]
        waits = bool(asks(state))
        assert touched or waits or patience(state) is not Patience.NONE or isinstance(state, HOME)


def test_whoever_waits_for_a_device_or_a_service_is_freed_when_it_breaks() -> None:
    for state in every():
        # What is only followed is not waited for.
        if any(not isinstance(effect, f.WatchParts) for effect in asks(state)):
            after, _ = step(state, e.Broke())
            assert after is not None, type(state).__name__


def test_back_comes_home_from_everywhere_in_few_steps() -> None:
    for start in every():
        state = start
        for _ in range(12):
            try:
                state, _ = step(state, e.Back())
            except Unexpected:
                break
        assert not any(isinstance(event, e.Back) for event, _ in ways(state)), type(start).__name__


def test_what_lies_over_a_visit_gives_it_back_unchanged() -> None:
    for state in every():
        if patience(state) is Patience.WARN:
            warned, _ = step(state, e.IdleWarned())
            assert step(warned, e.Stay())[0] == state
        if isinstance(state, s.CallingHelp | s.Help | s.Emergency | s.StillThere | s.Attended):
            continue
        called, _ = step(state, e.HelpAsked())
        behind, effects = step(called, e.Back())
        assert not any(isinstance(effect, PAPER) for effect in effects), f"{type(state).__name__} would print again"
        if not any(isinstance(effect, PAPER) for effect in asks(state)):
            assert behind == state


def test_every_sorry_that_cannot_be_tried_again_ends_on_paper_or_at_help() -> None:
    for state in every():
        if isinstance(state, s.Sorry) and state.again is None:
            slip, effects = step(state, e.DeskChosen())
            assert isinstance(slip, s.PrintingSlip)
            assert any(isinstance(effect, f.PrintSlip) for effect in effects)
