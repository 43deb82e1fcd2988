"""The back room measured as every screen is: nothing cut, nothing small, nothing faint, every key reached."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.staff import events as e
from kiosk.staff import setup_states as u
from kiosk.staff import states as s
from kiosk.staff.dials import Dials
from kiosk.staff.step import answers
from tests.album import settle
from tests.gallery_staff import ANSWERS, DOOR, ILL, STAFF
from tests.staff.sample import KINDS
from tests.staff_album import StaffAlbum
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.survey import Sight, area, buttons, look

MM_PER_PX = 0.248
BARS = ("back", "larger_text", "leave", "language_vi", "language_en")


@pytest.fixture(scope="module", params=[PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def room(request: pytest.FixtureRequest, built: None, qapp: QGuiApplication) -> Iterator[StaffAlbum]:
    album = StaffAlbum(request.param)
    yield album
    album.close()


@pytest.fixture
def walked(built: None, qtbot: QtBot) -> Iterator[StaffAlbum]:
    """One that follows the tables."""
    album = StaffAlbum(follow=True)
    album.window.requestActivate()
    yield album
    album.close()


def touch(album: StaffAlbum, name: str) -> None:
    QTest.mouseClick(album.window, Qt.MouseButton.LeftButton, pos=middle(album.item(name)))
    settle()


def middle(item: QQuickItem) -> QPoint:
    return area(item).center().toPoint()


def test_every_state_has_a_sample_by_its_name() -> None:
    assert {type(state) for state in STAFF.values()} == set(KINDS) - {s.Gone}
    assert all(name.split("-")[0] == type(state).__name__ for name, state in STAFF.items())


@pytest.mark.parametrize("level", [0, 1], ids=["plain", "larger"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_cut_small_unnamed_or_faint(room: StaffAlbum, language: str, level: int) -> None:
    QAccessible.setActive(True)
    faults: dict[str, list[str]] = {}
    for sample, state in STAFF.items():
        room.show(state, language, level)
        found = judged(look(room, sample), 7.0)  # type: ignore[arg-type]  # a window and its picture is all that it takes
        if found:
            faults[sample] = found
    QAccessible.setActive(False)
    assert faults == {}


def test_the_strongest_contrast_is_strong(room: StaffAlbum) -> None:
    faults = {}
    for sample, state in STAFF.items():
        room.show(state, "vi", 2)
        sight = look(room, sample)  # type: ignore[arg-type]  # as above
        if sight.contrast[0] < 10 or sight.edge[0] < 3 or sight.faults:
            faults[sample] = (sight.contrast, sight.edge, sight.faults)
    room.show(STAFF["Board"])
    assert faults == {}


def judged(sight: Sight, least: float) -> list[str]:
    """What is wrong with one screen."""
    found = [*sight.faults, *sight.untold]
    found += [f"faint {sight.contrast}"] * (sight.contrast[0] < least) + [f"edge {sight.edge}"] * (sight.edge[0] < 3)
    found += [f"small letters {text.words!r}" for text in sight.texts if text.pixels * 0.714 * MM_PER_PX < 7.3]
    gap = 3 / MM_PER_PX - 1
    for index, button in enumerate(sight.buttons):
        if min(button.box.width(), button.box.height()) * MM_PER_PX < 20:
            found.append(f"small {button.name}")
        grown = button.box.adjusted(-gap, -gap, gap, gap)
        found += [f"{button.name} is near {o.name}" for o in sight.buttons[index + 1 :] if grown.intersects(o.box)]
        if not button.words:
            found.append(f"no words on {button.name}")
    if not any(text.words == "NHÂN VIÊN · STAFF" for text in sight.texts):
        found.append("not marked as the staff's")
    return found


@pytest.mark.parametrize("level", [0, 1], ids=["plain", "larger"])
def test_tab_reaches_every_button_in_reading_order_and_comes_round(room: StaffAlbum, level: int) -> None:
    for sample, state in STAFF.items():
        room.show(state, "vi", level)
        room.window.requestActivate()
        wanted = {button.objectName() for button in buttons(room) if button.isEnabled()}  # type: ignore[arg-type]
        shown = room.window.property("shown")
        shown.forceActiveFocus(Qt.FocusReason.OtherFocusReason)
        reached: list[str] = []
        for _ in range(len(wanted) + 1):
            QTest.keyClick(room.window, Qt.Key.Key_Tab)
            item = room.window.activeFocusItem()
            assert item is not None
            reached.append(item.objectName())
        assert set(reached) == wanted, sample
        assert reached[0] == reached[-1], sample
        last = reached.index("language_en")
        order = [*reached[last + 1 : -1], *reached[: last + 1]]
        bars = [name for name in ("back", "larger_text", "leave", "language_en") if name in wanted]
        assert order[-len(bars) :] == bars, sample
        places = [area(room.item(name)) for name in order[: -len(bars)]]
        # Where the ways stand beside what is read, it is read column by column.
        half = room.window.width() / 2 if shown.property("beside") else room.window.width()
        assert places == sorted(places, key=lambda box: (box.left() > half, round(box.top()), box.left())), sample


def test_every_button_says_something_that_the_table_answers(room: StaffAlbum) -> None:
    for sample, state in STAFF.items():
        room.show(state)
        for name in [button.objectName() for button in buttons(room) if button.isEnabled()]:  # type: ignore[arg-type]
            if name in ("larger_text", "language_vi", "language_en", "more") or name.startswith(("digit_", "key_")):
                continue
            room.room.events.clear()
            touch(room, name)
            assert len(room.room.events) == 1, (sample, name)
            assert answers(state, room.room.events[0]), (sample, name)


def test_a_pin_is_typed_as_dots_and_said_once(walked: StaffAlbum) -> None:
    walked.show(STAFF["AskPin"])
    for digit in "274913":
        touch(walked, f"digit_{digit}")
    shown = {str(item.property("text")) for item in _texts(walked)}
    assert "•" in shown
    boxes = [str(item.property("text")) for item in _texts(walked) if item.property("personal")]
    assert boxes == ["•"] * 6
    touch(walked, "key_done")
    assert walked.room.events == [e.Entered("274913")]
    assert isinstance(walked.room.state, s.Judging)


def _texts(album: StaffAlbum) -> list[QQuickItem]:
    from tests.ui.survey import texts

    return texts(album)  # type: ignore[arg-type]  # a window is all that it takes


def test_the_countdown_of_a_lock_keeps_what_was_typed_and_a_refusal_forgets_it(walked: StaffAlbum) -> None:
    walked.show(STAFF["AskPin"])
    for digit in "2749":
        touch(walked, f"digit_{digit}")
    walked.room.handle(e.DoorSeen(DOOR))
    settle()
    assert [str(t.property("text")) for t in _texts(walked) if t.property("personal")].count("•") == 4
    walked.show(STAFF["AskPin-wrong"])
    assert [str(t.property("text")) for t in _texts(walked) if t.property("personal")].count("•") == 0


def test_a_code_is_typed_in_groups_and_an_address_behind_its_https(walked: StaffAlbum) -> None:
    walked.show(STAFF["AskCode"])
    for key in "7K3M9QX2ABCDE":
        if key != "E":
            touch(walked, f"key_{key}")
    assert walked.item("typed").property("text") == "7K3M-9QX2-ABCD"
    touch(walked, "key_done")
    assert walked.room.events[-1] == e.Entered("7K3M9QX2ABCD")
    walked.show(STAFF["AskAddress"])
    for key in "bv.vn:1":
        touch(walked, f"key_{key}")
    assert walked.item("typed").property("text") == "https://bv.vn:1"
    touch(walked, "key_done")
    assert walked.room.state == u.FindingAuthority(replace(ANSWERS, url="https://bv.vn:1"))


def test_the_outline_is_stepped_and_dragged_and_says_the_size_of_a_pixel(walked: StaffAlbum) -> None:
    walked.show(STAFF["Measuring"])
    outline = walked.item("outline")
    assert round(outline.width()) == round(85.6 / MM_PER_PX)
    touch(walked, "key_wider")
    touch(walked, "key_wider")
    touch(walked, "key_narrower")
    assert round(outline.width()) == round(85.6 / MM_PER_PX) + 1
    grip = middle(walked.item("handle"))
    QTest.mousePress(walked.window, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(walked.window, grip + QPoint(100, 40))
    QTest.mouseRelease(walked.window, Qt.MouseButton.LeftButton, pos=grip + QPoint(100, 40))
    settle()
    wide = outline.width()
    assert abs(wide - (round(85.6 / MM_PER_PX) + 101)) <= 1
    touch(walked, "measured")
    state = walked.room.state
    assert isinstance(state, u.Resuming)
    assert abs(state.answers.mm_per_px - 85.6 / wide) < 0.0002


def test_the_outline_stays_on_the_screen_and_never_vanishes(walked: StaffAlbum) -> None:
    walked.show(STAFF["Measuring"])
    for to in (QPoint(walked.window.width() - 1, walked.window.height() - 1), QPoint(0, 0)):
        grip = middle(walked.item("handle"))
        QTest.mousePress(walked.window, Qt.MouseButton.LeftButton, pos=grip)
        QTest.mouseMove(walked.window, to)
        QTest.mouseRelease(walked.window, Qt.MouseButton.LeftButton, pos=to)
        settle()
        box = area(walked.item("outline"))
        assert box.width() >= 42
        assert box.right() <= walked.window.width()


def test_the_first_choice_of_a_set_up_speaks_at_once(walked: StaffAlbum) -> None:
    walked.show(STAFF["Tongue"])
    touch(walked, "way_en")
    assert isinstance(walked.room.state, u.Measuring)
    assert walked.item("title").property("text") == "Measure the screen"


def test_whoever_touches_nothing_is_taken_to_have_left(walked: StaffAlbum) -> None:
    left: list[bool] = []
    walked.room.gone.connect(left.append)
    walked.show(STAFF["Board"])
    walked.room._clock = lambda: 119.0
    walked.room.tick()
    assert left == []
    walked.room._clock = lambda: 120.0
    walked.room.tick()
    assert left == [True]
    assert walked.room.property("open") is False


def test_late_answers_reach_nobody(walked: StaffAlbum) -> None:
    walked.show(STAFF["AskPin"])
    stamp = walked.room._moment
    walked.room.handle(e.Leave())
    stamp.post(e.LetIn())
    settle()
    assert isinstance(walked.room.state, s.Gone)


@pytest.mark.expects_log("no row for TimedOut")
def test_what_has_no_row_changes_nothing(walked: StaffAlbum) -> None:
    walked.show(STAFF["Doing"])
    walked.room.handle(e.TimedOut())
    walked.room.handle(e.Entered("274913"))
    assert walked.room.state == STAFF["Doing"]


def test_a_dial_is_turned_by_each_touch_and_stays_on_its_screen(walked: StaffAlbum) -> None:
    walked.show(STAFF["Adjusting"])
    before = walked.item("volume_now")
    for name in ("volume_more", "volume_more", "volume_less", "light_more", "light_less", "listen"):
        touch(walked, name)
    turned = [event.key for event in walked.room.events if isinstance(event, e.Chosen)]
    assert turned == ["louder", "louder", "softer", "brighter", "darker", "listen"]
    assert walked.item("volume_now") == before
    walked.room.handle(e.DialsRead(Dials(volume=20)))
    settle()
    assert walked.item("volume_now").property("text") == "20 %"
    assert walked.item("light_missing").property("text")
    with pytest.raises(LookupError):
        walked.item("light_more")


@pytest.mark.parametrize(
    ("sample", "news", "name", "key"),
    [
        ("Board", e.Looked(ILL), "task_print", "print"),
        ("Choosing", e.Glimpsed(True), "way_go", "go"),
        ("PrinterTried", e.ReadBack(True), "way_again", None),
    ],
)
def test_news_that_come_while_a_finger_lies_on_a_button_do_not_take_its_touch(
    walked: StaffAlbum, sample: str, news: e.Event, name: str, key: str | None
) -> None:
    walked.show(STAFF[sample])
    place = middle(walked.item(name))
    QTest.mousePress(walked.window, Qt.MouseButton.LeftButton, pos=place)
    walked.room.handle(news)
    settle()
    QTest.mouseRelease(walked.window, Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert walked.room.events[-1] == (e.Again() if key is None else e.Chosen(key))
