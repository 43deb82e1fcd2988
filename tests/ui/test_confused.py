"""What a confused hand does: many fingers, a finger that stays, slides or comes too late, and help called half-way."""

import random
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.domain.call import Call
from kiosk.visit import events as e
from kiosk.visit import states as s
from tests.album import Album, settle, visible_items
from tests.gallery import SAMPLES
from tests.ui.survey import buttons
from tests.ui.test_touch import middle, touch

TYPING = {
    "TypeNumber": ("digit_1", "digit_2"),
    "TypeNumber-card": ("key_G", "key_B"),
    "TypeBirth": ("digit_1", "digit_2"),
    "TypeName": ("key_l", "key_ê"),
    "TypeCard": ("key_G", "key_B"),
    "TypePaper": ("key_1", "key_2"),
    "FindLine": ("key_N", "key_O"),
    "GiveKey": ("digit_1", "digit_2"),
}


@pytest.fixture(scope="module")
def finger() -> QPointingDevice:
    """A panel of ten fingers."""
    return QTest.createTouchDevice()


def places(album: Album) -> list[QPoint]:
    """Where things can be touched that the visit hears of."""
    own = ("larger_text", "language_vi", "language_en", "more")
    return [
        middle(button)
        for button in buttons(album)
        if button.isEnabled() and not button.objectName().startswith(("key_", "digit_", *own))
    ]


def typed(album: Album) -> str:
    """What stands on the keys' own line."""
    shown = album.window.property("shown")
    assert isinstance(shown, QQuickItem)
    found = [
        str(item.property(name))
        for name in ("typed", "digits")
        for item in visible_items(shown, lambda item: True)
        if isinstance(item.property(name), str) and not item.inherits("QQuickText")
    ]
    return found[0] if found else ""


def tap(album: Album, finger: QPointingDevice, *points: QPoint) -> None:
    """Fingers come down one after the other, and go in the same order."""
    down: list[int] = []
    for number, point in enumerate(points):
        event = QTest.touchEvent(album.window, finger)
        for other in down:
            event.stationary(other)
        event.press(number, point).commit()
        down.append(number)
    for number, point in enumerate(points):
        down.remove(number)
        event = QTest.touchEvent(album.window, finger)
        for other in down:
            event.stationary(other)
        event.release(number, point).commit()
    settle()


def test_a_palm_on_the_panel_says_one_thing_at_most(walked: Album, finger: QPointingDevice) -> None:
    dice = random.Random(7)
    for sample, state in SAMPLES.items():
        walked.show(state)
        found = places(walked)
        walked.shell.events.clear()
        hand = dice.sample(found, min(len(found), 5))
        for lifted in (False, True):
            event = QTest.touchEvent(walked.window, finger)
            for number, point in enumerate(hand):
                _ = event.release(number, point) if lifted else event.press(number, point)
            event.commit()
        settle()
        assert len(walked.shell.events) <= 1, (sample, walked.shell.events)


def test_a_second_finger_that_came_down_before_the_first_was_lifted_says_nothing(
    walked: Album, finger: QPointingDevice
) -> None:
    for sample, state in SAMPLES.items():
        walked.show(state)
        for first, second in pairwise(places(walked)):
            walked.shell.put(state)
            settle()
            walked.shell.events.clear()
            tap(walked, finger, first, second)
            assert len(walked.shell.events) <= 1, (sample, walked.shell.events)


def test_a_finger_that_stays_while_the_screen_changes_touches_nothing_of_the_new_one(
    walked: Album, finger: QPointingDevice
) -> None:
    for (_, before), (sample, after) in pairwise(SAMPLES.items()):
        if type(before) is type(after):
            # News of the same screen: a press on it is still meant.
            continue
        walked.show(before)
        for point in places(walked)[:3]:
            walked.shell.put(before)
            settle()
            walked.shell.events.clear()
            QTest.touchEvent(walked.window, finger).press(0, point).commit()
            walked.shell.put(after)
            settle()
            QTest.touchEvent(walked.window, finger).move(0, point + QPoint(1, 1)).commit()
            QTest.touchEvent(walked.window, finger).release(0, point + QPoint(1, 1)).commit()
            settle()
            assert walked.shell.events == [], sample


def test_a_finger_that_slides_off_a_button_onto_another_takes_neither(walked: Album, finger: QPointingDevice) -> None:
    for sample, state in SAMPLES.items():
        walked.show(state)
        for first, second in pairwise(places(walked)):
            walked.shell.events.clear()
            QTest.touchEvent(walked.window, finger).press(0, first).commit()
            for step in range(1, 5):
                QTest.touchEvent(walked.window, finger).move(0, first + (second - first) * step / 4).commit()
            QTest.touchEvent(walked.window, finger).release(0, second).commit()
            settle()
            assert walked.shell.events == [], sample


@pytest.mark.parametrize("sample", TYPING)
def test_what_is_half_typed_outlives_everything_that_calls_away(walked: Album, sample: str) -> None:
    state = SAMPLES[sample]
    walked.show(state)
    for key in TYPING[sample]:
        touch(walked, key)
        walked.picture()
    half = typed(walked)
    assert len(half) >= 2
    away = (
        (e.IdleWarned(), e.Stay()),
        (e.HelpAsked(), e.Back()),
        (e.HelpAsked(), e.HelpAnswered(Call.COMING), e.Back()),
        (e.IdleWarned(), e.HelpAsked(), e.HelpAnswered(Call.HEARD), e.Back()),
    )
    for events in away:
        for event in events:
            assert typed(walked) in (half, "")
            walked.shell.handle(event)
            settle()
        assert walked.shell.state == state, events
        assert typed(walked) == half, events
    for name in ("language_en", "larger_text", "language_vi", "larger_text", "larger_text"):
        touch(walked, name)
        assert typed(walked) == half
    touch(walked, "key_erase")
    assert typed(walked) == half[:-1]


def test_a_year_that_was_half_typed_comes_back_as_a_year(walked: Album) -> None:
    walked.show(SAMPLES["TypeBirth"])
    touch(walked, "key_other")
    touch(walked, "digit_1")
    touch(walked, "digit_9")
    walked.shell.handle(e.IdleWarned())
    walked.shell.handle(e.Stay())
    settle()
    shown = walked.window.property("shown")
    assert (typed(walked), shown.property("yearOnly")) == ("19", True)


def test_of_a_date_that_is_turned_into_a_year_only_the_year_stays(walked: Album) -> None:
    for digits, left in (("140919", "19"), ("14", "")):
        walked.show(SAMPLES["ChooseSex"])
        walked.show(SAMPLES["TypeBirth"])
        for digit in digits:
            touch(walked, f"digit_{digit}")
        touch(walked, "key_other")
        assert typed(walked) == left
        touch(walked, "key_other")
        assert typed(walked) == ""


def test_what_was_half_typed_is_gone_with_the_visit(walked: Album) -> None:
    walked.show(SAMPLES["TypeName"])
    for key in "mẫu".replace("ẫ", "a"):
        touch(walked, f"key_{key}")
    assert typed(walked) == "Mau"
    walked.shell.handle(e.IdleWarned())
    walked.shell.handle(e.TimedOut())
    settle()
    assert isinstance(walked.shell.state, s.Welcome)
    loader = next(
        item for item in visible_items(walked.window.contentItem(), lambda item: item.property("draft") is not None)
    )
    assert {loader.property("draft"), loader.property("restored") or ""} == {""}
    walked.shell.put(SAMPLES["TypeName"])
    settle()
    assert typed(walked) == ""
