"""Ten seconds of a code that cannot be read."""

import threading

from kiosk.app.effort import Effort


class Clock:
    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


def effort() -> tuple[Effort, Clock, threading.Event]:
    clock, screen = Clock(), threading.Event()
    return Effort(screen, clock), clock, screen


def look(made: Effort, clock: Clock, seconds: float, *, seen: bool) -> None:
    for _ in range(round(seconds * 10)):
        clock.now += 0.1
        made.saw(seen=seen)


def test_a_code_in_view_for_ten_seconds_is_given_up() -> None:
    made, clock, _ = effort()
    look(made, clock, 9.8, seen=True)
    assert not made.is_set()
    look(made, clock, 0.5, seen=True)
    assert made.is_set()
    assert made.in_vain


def test_a_shaking_hand_does_not_start_it_anew() -> None:
    made, clock, _ = effort()
    for _ in range(8):
        look(made, clock, 1.0, seen=True)
        look(made, clock, 0.5, seen=False)
    assert made.in_vain


def test_a_card_taken_away_starts_it_anew() -> None:
    made, clock, _ = effort()
    look(made, clock, 8, seen=True)
    look(made, clock, 3, seen=False)
    look(made, clock, 8, seen=True)
    assert not made.in_vain


def test_an_empty_hall_is_never_in_vain() -> None:
    made, clock, _ = effort()
    look(made, clock, 600, seen=False)
    assert not made.is_set()


def test_a_screen_that_is_gone_ends_it() -> None:
    made, _, screen = effort()
    screen.set()
    assert made.is_set()
    assert made.wait(10)
    assert not made.in_vain
