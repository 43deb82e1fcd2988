"""How long a screen waits."""

from kiosk.ui.idle import Idle, IdleTimes
from kiosk.visit.events import IdleWarned, TimedOut
from kiosk.visit.patience import Patience


class Clock:
    """Told what time it is."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def idle(patience: Patience) -> tuple[Idle, Clock]:
    clock = Clock()
    found = Idle(IdleTimes(warn=45, last=30, shown=20), clock)
    found.enter(patience)
    return found, clock


def test_a_choice_warns_after_its_time_and_only_once() -> None:
    found, clock = idle(Patience.WARN)
    clock.now += 44.9
    assert found.due() is None
    assert found.seconds_left == 1
    clock.now += 0.2
    assert found.due() == IdleWarned()
    assert found.due() is None
    assert found.seconds_left == 0


def test_a_touch_starts_the_wait_anew() -> None:
    found, clock = idle(Patience.WARN)
    clock.now += 40
    found.touched()
    clock.now += 40
    assert found.due() is None


def test_the_warning_gives_at_least_twenty_seconds_and_only_its_button_ends_it() -> None:
    assert IdleTimes().last >= 20
    found, clock = idle(Patience.LAST)
    clock.now += 29
    found.touched()
    clock.now += 1
    assert found.due() == TimedOut()


def test_an_end_screen_just_ends() -> None:
    found, clock = idle(Patience.SHOWN)
    clock.now += 20
    assert found.due() == TimedOut()


def test_while_a_device_works_nothing_is_due() -> None:
    found, clock = idle(Patience.NONE)
    clock.now += 10_000
    assert found.due() is None
    assert found.seconds_left == 0
