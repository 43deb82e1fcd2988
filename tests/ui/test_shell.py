"""The postman: late mail, stale touches, bugs, forgetting."""

import gc
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.domain.citizen import Citizen
from kiosk.domain.dates import HOSPITAL_TIME, PartialDate
from kiosk.domain.hours import Hours
from kiosk.domain.part import Parts
from kiosk.domain.problem import Problem
from kiosk.ui.idle import IdleTimes
from kiosk.ui.moment import Moment
from kiosk.ui.shell import Shell
from kiosk.ui.views import View, make_view
from kiosk.visit import effects as f
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.service import Service
from tests.visit import sample as given_

OTHER = replace(given_.CITIZEN, number="001150000002", name="Trần Văn Khác", born=PartialDate(1950))


class Desk:
    """Takes every effect and answers when the test says so, from wherever the test stands."""

    def __init__(self) -> None:
        self.open: list[tuple[f.Effect, Moment]] = []

    def __call__(self, effect: f.Effect, moment: Moment) -> None:
        self.open.append((effect, moment))

    def last(self, kind: type[f.Effect]) -> Moment:
        return next(moment for effect, moment in reversed(self.open) if isinstance(effect, kind))


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def seen() -> list[s.State]:
    return []


@pytest.fixture
def shell(qtbot: QtBot, desk: Desk, clock: Clock, seen: list[s.State]) -> Iterator[Shell]:
    made = Shell(
        desk, hospital="BỆNH VIỆN ĐA KHOA TỈNH", times=IdleTimes(45, 30, 20), clock=clock, on_state=seen.append
    )
    made.start()
    made.handle(e.ReaderMissing())
    yield made
    made.stop()


def stamp(shell: Shell) -> int:
    """The moment of the screen that is up, as QML reads it."""
    return cast("int", view_of(shell).moment)


def view_of(shell: Shell) -> View:
    """The view-model; Qt's properties are values at run time only."""
    return cast("View", shell.view)


def at(shell: Shell) -> s.State:
    """Where the visit is now; a function, so that no checker believes it stays."""
    return shell.state


def shows(shell: Shell, citizen: Citizen) -> None:
    """A patient shows a code and agrees that the hospital may use it."""
    shell.handle(e.CodeRead(citizen))
    shell.agreed(stamp(shell))


def deliver() -> None:
    """Mail waits in Qt's queue, as it does when it comes from a device's thread."""
    QCoreApplication.processEvents()


def test_a_read_that_ends_after_its_patient_left_never_shows_to_the_next(shell: Shell, desk: Desk) -> None:
    shows(shell, given_.CITIZEN)
    first = desk.last(f.Identify)
    shell.back(stamp(shell))
    shell.handle(e.ReaderMissing())
    shows(shell, OTHER)
    assert at(shell) == s.Identifying(OTHER)

    first._deliver(first.number, e.Identified(given_.PATIENT))  # what a worker posts that never looked at `over`
    deliver()
    assert at(shell) == s.Identifying(OTHER)

    desk.last(f.Identify).post(e.Identified(given_.PATIENT))
    deliver()
    assert at(shell) == s.ChooseService(s.Visitor(OTHER, given_.PATIENT))


def test_a_retry_is_not_answered_by_the_first_attempt(shell: Shell, desk: Desk) -> None:
    shows(shell, given_.CITIZEN)
    first = desk.last(f.Identify)
    first.post(e.Failed(Problem.BACKEND_AWAY))
    deliver()
    shell.again(stamp(shell))
    assert at(shell) == s.Identifying(given_.CITIZEN, tries=2)
    first._deliver(first.number, e.Identified(given_.PATIENT))
    deliver()
    assert at(shell) == s.Identifying(given_.CITIZEN, tries=2)


def test_a_second_tap_on_a_screen_that_is_gone_does_nothing(shell: Shell, desk: Desk) -> None:
    shell.handle(e.CodeRead(given_.CITIZEN))
    moment = stamp(shell)
    shell.agreed(moment)
    shell.agreed(moment)
    assert isinstance(at(shell), s.Identifying)
    desk.last(f.Identify).post(e.Identified(given_.PATIENT))
    deliver()
    moment = stamp(shell)
    shell.serviceChosen(moment, "register")
    shell.serviceChosen(moment, "register")
    assert isinstance(at(shell), s.CheckingCoverage)
    assert sum(isinstance(effect, f.CheckCoverage) for effect, _ in desk.open) == 1


def test_mail_that_was_on_its_way_when_the_terminal_stopped_reaches_nobody(shell: Shell, desk: Desk) -> None:
    shows(shell, given_.CITIZEN)
    desk.last(f.Identify).post(e.Identified(given_.PATIENT))
    shell.stop()
    asked = len(desk.open)
    deliver()
    assert len(desk.open) == asked
    assert at(shell) == s.Welcome()


def test_work_for_a_screen_that_is_gone_is_told_to_stop(shell: Shell, desk: Desk) -> None:
    scanning = desk.last(f.WatchForCode)
    assert not scanning.over.is_set()
    shell.handle(e.CodeRead(given_.CITIZEN))
    assert scanning.over.is_set()


def test_the_screen_rests_at_night_and_not_under_a_visit(qtbot: QtBot, desk: Desk) -> None:
    hour = [5]
    shell = Shell(
        desk,
        hospital="BV",
        hours=Hours(time(6), time(17)),
        now=lambda: datetime(2026, 11, 23, hour[0], 59, tzinfo=HOSPITAL_TIME),
    )
    shell.start()
    shell.tick()
    assert at(shell) == s.Night(time(6))
    hour[0] = 16
    shell.tick()
    assert at(shell) == s.Welcome()
    shell.handle(e.CardSeen())
    hour[0] = 17
    shell.tick()
    assert at(shell) == s.GiveKey()
    shell.back(stamp(shell))
    shell.tick()
    assert at(shell) == s.Night(time(6))
    shell.emergencyAsked(stamp(shell))
    shell.tick()
    assert isinstance(at(shell), s.Emergency)
    shell.stop()


def test_news_on_the_same_screen_keeps_its_moment(shell: Shell, desk: Desk) -> None:
    scanning = desk.last(f.WatchForCode)
    scanning.post(e.CodeGlimpsed(in_view=True))
    deliver()
    assert at(shell) == s.Welcome(glimpsed=True, parts=Parts(reader=False))
    scanning.post(e.CodeRead(given_.CITIZEN))
    deliver()
    assert at(shell) == s.Consent(given_.CITIZEN)


@pytest.mark.expects_log("no row for NumberTaken in Welcome")
def test_an_event_without_a_row_is_logged_and_ends_in_a_screen(shell: Shell) -> None:
    shell.handle(e.NumberTaken(given_.REGISTRATION))
    assert at(shell) == s.OutOfService()


@pytest.mark.expects_log("no row for Agreed in ChooseGroup")
@pytest.mark.expects_log("no row for Broke in ChooseGroup")
def test_a_bug_without_any_row_goes_back_to_welcome(shell: Shell) -> None:
    shell._enter(given_.CHOOSE_GROUP, ())
    shell.handle(e.Agreed())
    assert at(shell) == s.Welcome()


@pytest.mark.expects_log("bug: ValueError at")
def test_a_screen_that_cannot_be_made_is_our_fault_and_no_dead_one(qtbot: QtBot, desk: Desk) -> None:
    def view_of(state: s.State, moment: int) -> View:
        if isinstance(state, s.Identifying):
            raise ValueError("a bug")
        return make_view(state, moment)

    shell = Shell(desk, hospital="BỆNH VIỆN", view_of=view_of)
    shell.start()
    shell._enter(given_.CONSENT, ())
    shell.handle(e.Agreed())
    sorry = at(shell)
    assert isinstance(sorry, s.Sorry)
    assert sorry.problem is Problem.OUR_FAULT
    assert int(cast(View, shell.view).property("moment")) == shell._moment.number, "what is shown can be touched"
    shell.stop()


@pytest.mark.expects_log("bug: StopIteration at")
@pytest.mark.expects_log("no row for Broke in ChooseGroup")
def test_a_touch_that_names_nothing_there_leaves_no_dead_screen(shell: Shell) -> None:
    shell._enter(given_.CHOOSE_GROUP, ())
    shell.handle(e.GroupChosen("of another screen"))
    assert at(shell) == s.Welcome()


def test_what_a_screen_asked_is_not_asked_for_the_next_one(shell: Shell, desk: Desk) -> None:
    def breaks(effect: f.Effect, moment: Moment) -> None:
        desk(effect, moment)
        if isinstance(effect, f.WatchForCode):
            moment.post(e.Broke())

    shell._perform = breaks
    shell._open(s.Welcome())
    assert isinstance(at(shell), s.OutOfService)
    assert desk.last(f.WatchForCard).over.is_set()


def test_idleness_warns_then_ends_the_visit_and_forgets_it(shell: Shell, clock: Clock) -> None:
    shell._enter(given_.CONFIRM, ())
    clock.now += 45
    shell.tick()
    assert at(shell) == s.StillThere(given_.CONFIRM)
    assert shell.property("secondsLeft") == 30
    clock.now += 30
    shell.tick()
    assert at(shell) == s.Welcome()


def test_staying_brings_the_screen_back_ten_times_and_more(shell: Shell, clock: Clock) -> None:
    shell._enter(given_.CONFIRM, ())
    for _ in range(12):
        clock.now += 45
        shell.tick()
        shell.stay(stamp(shell))
        assert at(shell) == given_.CONFIRM


def test_an_idle_patient_with_a_qr_is_never_thrown_out(shell: Shell, clock: Clock) -> None:
    shell._enter(given_.PAYING, ())
    clock.now += 10_000
    shell.tick()
    assert at(shell) == given_.PAYING


def test_nothing_of_a_visit_lives_on_after_its_end(shell: Shell, desk: Desk, seen: list[s.State]) -> None:
    left = visit_and_leave(shell)
    deliver()
    desk.open.clear()
    seen.clear()
    gc.collect()
    assert left() is None
    kept = [thing for thing in gc.get_objects() if type(thing) is Citizen and thing.name == FORGOTTEN]
    assert kept == []


FORGOTTEN = "Người Bị Quên"


def visit_and_leave(shell: Shell) -> weakref.ref[View]:
    shell.handle(e.CodeRead(replace(given_.CITIZEN, name=FORGOTTEN)))
    view = weakref.ref(view_of(shell))
    shell.back(stamp(shell))
    return view


def test_the_next_patient_starts_in_the_hospitals_language(qtbot: QtBot, shell: Shell, seen: list[s.State]) -> None:
    shell.handle(e.ServiceChosen(Service.NO_CARD))
    shell.setLanguage("en")
    assert shell.property("language") == "en"
    shell._enter(given_.DESK, ())
    shell.finish(stamp(shell))
    assert shell.property("language") == "vi"
    assert isinstance(seen[-1], s.Welcome)


@pytest.mark.parametrize(
    ("state", "touch", "event"),
    [
        (s.Welcome(), lambda x, m: x.serviceChosen(m, "no_card"), e.ServiceChosen(Service.NO_CARD)),
        (given_.PAYER, lambda x, m: x.payerChosen(m, "bhyt"), e.PayerChosen(given_.REGISTRATION.kind)),
        (given_.PAYER, lambda x, m: x.deskChosen(m), e.DeskChosen()),
        (given_.CHOOSE_GROUP, lambda x, m: x.groupChosen(m, "noi"), e.GroupChosen("noi")),
        (given_.REGISTERED, lambda x, m: x.payLater(m), e.PayLater()),
        (given_.CONFIRM, lambda x, m: x.helpAsked(m), e.HelpAsked()),
    ],
)
def test_each_touch_is_its_event(
    shell: Shell, state: s.State, touch: Callable[[Shell, int], None], event: e.Event
) -> None:
    shell._enter(state, ())
    touch(shell, stamp(shell))
    after = at(shell)
    shell._enter(state, ())
    shell.handle(event)
    assert at(shell) == after


def test_every_registration_and_payment_gets_a_key_of_its_own_before_the_first_attempt(shell: Shell) -> None:
    keys = set()
    for _ in range(3):
        shell._enter(given_.REVIEW, ())
        shell.numberWanted(stamp(shell))
        taking = at(shell)
        assert isinstance(taking, s.TakingNumber)
        keys.add(taking.key)
        shell._enter(given_.REGISTERED, ())
        shell.payNow(stamp(shell))
        opening = at(shell)
        assert isinstance(opening, s.OpeningPayment)
        keys.add(opening.key)
    assert len(keys) == 6


def test_the_screen_reads_hospital_and_time(shell: Shell) -> None:
    assert shell.property("hospital") == "BỆNH VIỆN ĐA KHOA TỈNH"
    assert isinstance(view_of(shell), View)
    assert len(shell.property("clock")) == 5
