"""A call for help outlives the screen that made it, and everybody hears what becomes of it."""

import queue
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from kiosk.app.help_line import HelpLine
from kiosk.domain.call import Call, Comer
from kiosk.domain.hospital_page import HelpCall, HelpState
from kiosk.services.client import Away, Refused
from kiosk.ui.moment import Moment
from kiosk.visit import events as e

NOW = datetime(2026, 11, 21, 1, 5, tzinfo=UTC)


class Staff:
    """A staff page that says what the test put down, then stays with it."""

    def __init__(self) -> None:
        self.rings: list[str] = []
        self.states: list[str | Exception] = []
        self.comes: Comer | None = None
        self.away = False

    def call_staff(self, screen: str) -> HelpCall:
        if self.away:
            raise Away("no answer")
        self.rings.append(screen)
        return HelpCall("h1", HelpState.OPEN)

    def help_call(self, call_id: str) -> HelpCall:
        assert call_id == "h1"
        state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        if isinstance(state, Exception):
            raise state
        return HelpCall(call_id, HelpState(state), self.comes)


class Scene:
    """A line, its staff, a screen, and what both screen and bell heard."""

    def __init__(self) -> None:
        self.staff = Staff()
        self.now = 0.0
        self.bell: queue.Queue[Call | None] = queue.Queue()
        self.heard: queue.Queue[e.Event] = queue.Queue()
        self.line = HelpLine(self.staff, self.bell.put, lambda: NOW, self.clock, every_s=0.001)
        self.moment = Moment(1, lambda _, event: self.heard.put(event))

    def clock(self) -> float:
        self.now += 1
        return self.now

    def ring(self) -> None:
        thread = threading.Thread(target=self.line.ring, args=("Confirm", self.moment), daemon=True)
        thread.start()
        thread.join(10)
        assert not thread.is_alive()


@pytest.fixture
def scene() -> Scene:
    return Scene()


def drain(heard: "queue.Queue[e.Event]") -> list[Call]:
    found = []
    while not heard.empty():
        event = heard.get()
        assert isinstance(event, e.HelpAnswered)
        found.append(event.call)
    return found


def told(bell: "queue.Queue[Call | None]") -> list[Call | None]:
    found = []
    while not bell.empty():
        found.append(bell.get())
    return found


def test_who_comes_is_told_once_somebody_took_the_call_and_forgotten_with_it(scene: Scene) -> None:
    scene.staff.states = ["open", "coming", "done"]
    scene.staff.comes = Comer("Quầy 1", "Desk 1")
    scene.ring()
    first, second = scene.heard.get(timeout=10), scene.heard.get(timeout=10)
    assert (first, second) == (
        e.HelpAnswered(Call.HEARD, NOW),
        e.HelpAnswered(Call.COMING, NOW, comes=Comer("Quầy 1", "Desk 1")),
    )
    scene.staff.comes = None
    scene.staff.states = ["coming", "done"]
    scene.ring()
    scene.heard.get(timeout=10)
    assert scene.heard.get(timeout=10) == e.HelpAnswered(Call.COMING, NOW)


def test_staff_see_the_call_come_and_were_there(scene: Scene) -> None:
    scene.staff.states = ["open", Away("a bad minute"), "coming", "coming", "done"]
    scene.ring()
    assert scene.staff.rings == ["Confirm"]
    assert drain(scene.heard) == [Call.HEARD, Call.COMING]
    assert told(scene.bell) == [Call.HEARD, Call.COMING, None]


def test_after_three_calls_it_is_told_how_soon_somebody_usually_comes(scene: Scene) -> None:
    told_minutes = []
    for _ in range(4):
        # A look at the clock is a second here: some two minutes until somebody was there.
        scene.staff.states = [*["open"] * 60, "done"]
        scene.ring()
        first = scene.heard.get_nowait()
        assert isinstance(first, e.HelpAnswered)
        told_minutes.append(first.minutes)
        drain(scene.heard)
    assert told_minutes == [None, None, None, 3]


def test_the_bell_goes_on_when_the_screen_is_gone(scene: Scene) -> None:
    scene.staff.states = ["coming", "done"]
    scene.moment.end()
    scene.ring()
    assert drain(scene.heard) == []
    assert told(scene.bell) == [Call.HEARD, Call.COMING, None]


def test_a_minute_without_an_answer_is_said(scene: Scene) -> None:
    scene.staff.states = [*["open"] * 60, "coming", "done"]
    scene.ring()
    assert drain(scene.heard) == [Call.HEARD, Call.NOBODY, Call.COMING]


def test_a_call_that_cannot_be_made_is_said_at_once(scene: Scene) -> None:
    scene.staff.away = True
    scene.ring()
    assert drain(scene.heard) == [Call.UNHEARD]
    assert told(scene.bell) == []


@pytest.mark.parametrize("end", [Refused("not_found", 404), "done"])
def test_a_call_that_staff_closed_is_over_and_the_next_one_is_new(scene: Scene, end: str | Exception) -> None:
    scene.staff.states = [end]
    scene.ring()
    scene.ring()
    assert scene.staff.rings == ["Confirm", "Confirm"]
    assert told(scene.bell) == [Call.HEARD, None, Call.HEARD, None]


def test_nobody_follows_a_call_for_ever(scene: Scene) -> None:
    scene.staff.states = ["coming"]
    scene.ring()
    assert told(scene.bell)[-1] is None


def test_another_screen_hears_how_the_call_stands_and_ringing_again_keeps_the_one_call(scene: Scene) -> None:
    scene.staff.states = ["coming"]
    scene.line = HelpLine(scene.staff, scene.bell.put, lambda: NOW, lambda: 0.0, every_s=0.001)
    follower = threading.Thread(target=scene.line.ring, args=("Confirm", scene.moment), daemon=True)
    follower.start()
    wait_for(scene.bell, Call.COMING)
    later: queue.Queue[e.Event] = queue.Queue()
    scene.line.follow(Moment(2, lambda _, event: later.put(event)))
    assert later.get(timeout=10) == e.HelpAnswered(Call.COMING, NOW)

    ringing = Moment(3, lambda _, event: later.put(event))
    scene.staff.away = True
    scene.line.ring("Help", ringing)
    assert later.get(timeout=10) == e.HelpAnswered(Call.COMING, NOW)
    scene.staff.away = False
    scene.line.ring("Help", ringing)
    assert follower.is_alive()
    scene.line.close()
    follower.join(10)
    assert not follower.is_alive()


def test_a_screen_that_asks_after_no_call_hears_nothing(scene: Scene) -> None:
    scene.line.follow(scene.moment)
    assert drain(scene.heard) == []


def wait_for(bell: "queue.Queue[Call | None]", wanted: Call) -> None:
    ask: Callable[[], Call | None] = lambda: bell.get(timeout=10)  # noqa: E731 - read in the loop below
    while ask() is not wanted:
        pass


def test_who_rings_anew_right_after_staff_were_there_keeps_the_new_call(scene: Scene) -> None:
    """The first call's follower learns seconds later that it is over: that must not hang up the second one."""
    scene.staff.states = ["done"]
    follow = scene.line._follow
    scene.line._follow = lambda call_id: None  # type: ignore[method-assign] # the second call's, elsewhere
    scene.line._id = "h2"
    scene.line._call = Call.HEARD
    follow("h1")
    assert (scene.line._id, scene.line._call, scene.bell.empty()) == ("h2", Call.HEARD, True)
