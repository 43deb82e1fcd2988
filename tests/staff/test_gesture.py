"""The gesture: made on purpose it opens, made by chance it does not."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.staff.gesture import CORNER_MM, HOLD_S, LONGEST_S, PAUSE_S, SHORT_S, Gesture

WIDE, HIGH = 267.0, 475.0
UPPER, LOWER = (10.0, 10.0), (10.0, HIGH - 10)


class Hand:
    """A finger and a clock."""

    def __init__(self) -> None:
        self.now = 100.0
        self.gesture = Gesture(HIGH, lambda: self.now)

    def touch(self, place: tuple[float, float], lasts: float = 0.1, pause: float = 0.3) -> bool:
        self.now += pause
        self.gesture.press(*place)
        self.now += lasts
        return self.gesture.release()

    def whole(self) -> list[bool]:
        return [self.touch(LOWER, HOLD_S + 0.2), self.touch(UPPER), self.touch(LOWER), self.touch(UPPER)]


def test_made_on_purpose_it_opens_every_time() -> None:
    hand = Hand()
    for _ in range(3):
        assert hand.whole() == [False, False, False, True]


@pytest.mark.parametrize("seconds", [HOLD_S - 0.1, LONGEST_S + 0.1])
def test_the_finger_rests_neither_too_short_nor_too_long(seconds: float) -> None:
    hand = Hand()
    assert not any([hand.touch(LOWER, seconds), hand.touch(UPPER), hand.touch(LOWER), hand.touch(UPPER)])


def test_a_touch_elsewhere_begins_it_anew() -> None:
    hand = Hand()
    hand.touch(LOWER, HOLD_S)
    hand.touch(UPPER)
    assert not any([hand.touch((130.0, 200.0)), hand.touch(LOWER), hand.touch(UPPER)])
    assert hand.whole()[-1]


def test_a_touch_that_comes_too_late_or_lasts_too_long_begins_it_anew() -> None:
    hand = Hand()
    hand.touch(LOWER, HOLD_S)
    assert not any([hand.touch(UPPER), hand.touch(LOWER, pause=PAUSE_S + 0.1), hand.touch(UPPER)])
    hand.touch(LOWER, HOLD_S)
    assert not any([hand.touch(UPPER), hand.touch(LOWER, lasts=SHORT_S + 0.1), hand.touch(UPPER)])


def test_a_finger_that_strays_or_is_taken_away_means_something_else() -> None:
    hand = Hand()
    hand.gesture.press(*LOWER)
    hand.gesture.move(LOWER[0] + 5, LOWER[1] - 5)
    hand.gesture.move(60.0, 300.0)
    hand.now += HOLD_S
    assert not hand.gesture.release()
    assert not any([hand.touch(UPPER), hand.touch(LOWER), hand.touch(UPPER)])
    hand.touch(LOWER, HOLD_S)
    hand.gesture.cancel()
    assert not any([hand.touch(UPPER), hand.touch(LOWER), hand.touch(UPPER)])
    hand.gesture.move(1.0, 1.0)
    assert not hand.gesture.release()


def test_two_fingers_never_open() -> None:
    hand = Hand()
    hand.gesture.press(*LOWER)
    hand.gesture.press(*UPPER)
    hand.now += HOLD_S
    assert not hand.gesture.release()
    assert not any([hand.touch(UPPER), hand.touch(LOWER), hand.touch(UPPER)])


def test_outside_the_corners_nothing_counts() -> None:
    hand = Hand()
    for place in ((CORNER_MM + 1, HIGH - 5), (5.0, HIGH - CORNER_MM - 1), (-1.0, HIGH - 5), (5.0, HIGH + 1)):
        assert not any([hand.touch(place, HOLD_S), hand.touch(UPPER), hand.touch(LOWER), hand.touch(UPPER)])


def _opens(seed: int, touches: int, corners: float) -> int:
    """How often a crowd opens it by chance that touches in a corner with this likelihood and often holds."""
    chance, hand, opened = random.Random(seed), Hand(), 0
    for _ in range(touches):
        if chance.random() < corners:
            place = chance.choice([UPPER, LOWER, (WIDE - 10, 10.0), (WIDE - 10, HIGH - 10)])
        else:
            place = (chance.uniform(0, WIDE), chance.uniform(0, HIGH))
        opened += hand.touch(place, chance.expovariate(1 / 0.25), chance.expovariate(1 / 1.5))
    return opened


def test_two_weeks_of_patients_do_not_open_it() -> None:
    """500 visits of 20 touches a day, one touch in fifty in a corner."""
    assert _opens(2026, 100_000, 0.02) == 0


@pytest.mark.long
def test_a_year_of_patients_does_not_open_it() -> None:
    assert _opens(2027, 2_500_000, 0.02) == 0


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32))
def test_a_child_that_drums_on_the_corners_for_an_hour_does_not_open_it(seed: int) -> None:
    assert _opens(seed, 2_000, 0.5) == 0


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["press", "move", "release", "cancel", "wait"]),
            st.floats(-50, 600, allow_nan=False),
            st.floats(-50, 600, allow_nan=False),
        ),
        max_size=60,
    )
)
def test_any_order_of_events_is_taken(events: list[tuple[str, float, float]]) -> None:
    hand = Hand()
    for kind, x, y in events:
        match kind:
            case "press":
                hand.gesture.press(x, y)
            case "move":
                hand.gesture.move(x, y)
            case "release":
                hand.gesture.release()
            case "cancel":
                hand.gesture.cancel()
            case _:
                hand.now += abs(x) / 50
    hand.gesture.cancel()
    assert hand.whole()[-1]
