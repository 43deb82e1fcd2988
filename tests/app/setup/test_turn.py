"""A turn is over by itself, or when all of it is."""

import threading

from kiosk.app.setup.turn import Turn


def test_it_is_over_after_its_time_and_not_before() -> None:
    now = [0.0]
    turn = Turn(threading.Event(), 4.0, lambda: now[0])
    assert not turn.is_set()
    assert not turn.wait(0.0)
    now[0] = 4.0
    assert turn.is_set()
    assert turn.wait()


def test_it_ends_with_what_it_is_a_part_of() -> None:
    over = threading.Event()
    turn = Turn(over, 4.0, lambda: 0.0)
    over.set()
    assert turn.is_set()
    assert turn.wait()
