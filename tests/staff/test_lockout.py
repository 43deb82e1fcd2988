"""Three wrong PINs lock for a while that grows."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff.lockout import TRIES, WAITS, Lockout

NOW = datetime(2026, 11, 22, 1, tzinfo=UTC)


def locked_for(rounds: int) -> timedelta:
    lock, now = Lockout(), NOW
    for _ in range(rounds):
        for _ in range(TRIES):
            lock = lock.tried(now)
        found, now = lock.wait(now), now + lock.wait(now)
    return found


def test_the_third_wrong_one_locks_and_each_lock_is_longer() -> None:
    assert Lockout().tried(NOW).tried(NOW).wait(NOW) == timedelta(0)
    assert [locked_for(rounds) for rounds in (1, 2, 3, 4, 9)] == [*WAITS, WAITS[-1]]
    assert [Lockout().left, Lockout().tried(NOW).left] == [3, 2]


def test_the_right_one_forgets_it_all() -> None:
    assert Lockout(2, 3, NOW + timedelta(hours=1)).passed() == Lockout()


def test_what_is_left_is_rounded_up_to_a_second() -> None:
    lock = Lockout(0, 1, NOW + timedelta(seconds=1))
    assert lock.wait(NOW + timedelta(milliseconds=1)) == timedelta(seconds=1)
    assert lock.wait(NOW + timedelta(seconds=1)) == timedelta(0)


def test_a_clock_that_is_put_back_does_not_lock_for_longer() -> None:
    lock = Lockout(0, 1, NOW + timedelta(minutes=1))
    yesterday = NOW - timedelta(days=1)
    assert lock.steady(yesterday).wait(yesterday) == WAITS[0]
    assert lock.steady(NOW) == lock
    assert Lockout().steady(NOW) == Lockout()
    assert Lockout(0, 0, NOW + timedelta(days=1)).steady(NOW).wait(NOW) == WAITS[0]


@given(st.lists(st.integers(0, 3 * 3600), max_size=200))
def test_no_order_of_tries_is_faster_than_three_an_hour_in_the_end(pauses: list[int]) -> None:
    lock, now, looked = Lockout(), NOW, []
    for pause in pauses:
        now += timedelta(seconds=pause)
        if not lock.wait(now):
            lock = lock.tried(now)
            looked.append(now)
    assert lock.rounds == len(looked) // TRIES
    for at, moment in enumerate(looked):
        if at >= TRIES * (len(WAITS) + 1):
            assert moment - looked[at - TRIES] >= WAITS[-1]
