"""Every flow by ear alone, with four keys or four corners; and what nobody else may hear."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.devices.keys.key import Key
from kiosk.ui.corners import HOLD_S, Corners, Turned, Zone
from kiosk.ui.guide import Guide
from kiosk.ui.prompts import messages
from kiosk.visit import events as e
from kiosk.visit import states as s
from tests.album import Album, settle
from tests.gallery import CITIZEN, COVERED, GROUPS, SAMPLES
from tests.ui.by_ear import ByEar, Clock, Ears, LostError, by_corners, by_keys, rest, touch
from tests.ui.flows import FLOWS

CORNER = QPoint(40, 40)
PRIVATE = (CITIZEN.masked_name, CITIZEN.masked_number, COVERED.card or "")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def speaking(built: None, qtbot: QtBot, ears: Ears, clock: Clock) -> Iterator[Album]:
    """A terminal that speaks, at its attract screen."""
    album = Album(follow=True, speaker=ears, clock=clock)
    album.window.requestActivate()
    album.shell.put(s.Welcome())
    settle()
    yield album
    album.close()


def guide(album: Album) -> Guide:
    """What leads by ear."""
    assert album.guide is not None
    return album.guide


def start(album: Album, flow: str) -> None:
    album.shell.put(s.Welcome())
    settle()
    assert not guide(album).property("led"), flow


def test_every_flow_by_keys_alone(speaking: Album, ears: Ears) -> None:
    for name, flow in FLOWS.items():
        start(speaking, name)
        blind = ByEar(speaking, ears, by_keys(speaking))
        assert blind.key(Key.NEXT)[0].startswith("Máy đọc màn hình đã bật"), name
        blind.walk(flow)
        assert isinstance(speaking.shell.state, s.Welcome), name
    heard = "\n".join(ears.everything)
    assert [secret in heard for secret in PRIVATE] == [False] * 3


def test_every_flow_by_four_corners_alone(speaking: Album, ears: Ears, clock: Clock) -> None:
    for name, flow in FLOWS.items():
        start(speaking, name)
        rest(speaking, clock, CORNER, 2.5)
        assert ears.heard[0].startswith("Máy đọc màn hình đã bật. Bốn góc"), name
        ByEar(speaking, ears, by_corners(speaking, clock)).walk(flow)
        assert isinstance(speaking.shell.state, s.Welcome), name
        assert not guide(speaking).property("corners"), name


def in_english(words: str) -> tuple[str, ...]:
    """What a thing of that Vietnamese name may be called in English."""
    if len(words) == 1:
        return (words,)
    own = {g.name: g.name_en for g in GROUPS} | {c.name: c.name_en for g in GROUPS for c in g.clinics}
    found = {m.english for m in messages() if m.source.replace("\n", " ").startswith(words)}
    return (own[words],) if words in own else tuple(found) or (words,)


def walk_in_english(blind: ByEar, name: str) -> None:
    """From the attract screen to the attract screen; nothing is said in another language on the way."""
    blind.choose("English")
    blind.ears.tongues.clear()
    *way, last = FLOWS[name]
    blind.walk(way, in_english)
    assert blind.ears.tongues == {"en"}, name
    blind.walk([last], in_english)
    assert isinstance(blind.album.shell.state, s.Welcome), name
    assert blind.album.shell.property("language") == "vi", name


def test_every_flow_by_keys_alone_in_english(speaking: Album, ears: Ears) -> None:
    for name in FLOWS:
        start(speaking, name)
        blind = ByEar(speaking, ears, by_keys(speaking))
        blind.key(Key.NEXT)
        walk_in_english(blind, name)
    heard = "\n".join(ears.everything)
    assert [secret in heard for secret in PRIVATE] == [False] * 3


def test_every_flow_by_four_corners_alone_in_english(speaking: Album, ears: Ears, clock: Clock) -> None:
    for name in FLOWS:
        start(speaking, name)
        rest(speaking, clock, CORNER, 2.5)
        walk_in_english(ByEar(speaking, ears, by_corners(speaking, clock)), name)
        assert not guide(speaking).property("corners"), name


def test_every_flow_in_a_headset_tells_who_is_here(speaking: Album, ears: Ears) -> None:
    ears.private = True
    for flow in FLOWS.values():
        speaking.shell.put(s.Welcome())
        settle()
        guide(speaking).plugged.emit(True)
        ByEar(speaking, ears, by_keys(speaking)).walk(flow)
    heard = "\n".join(ears.everything)
    assert [secret in heard for secret in PRIVATE] == [True] * 3
    assert CITIZEN.number not in heard


def test_the_driver_would_get_lost(speaking: Album, ears: Ears) -> None:
    blind = ByEar(speaking, ears, by_keys(speaking))
    blind.key(Key.NEXT)
    with pytest.raises(LostError, match="never heard"):
        blind.choose("Nút không có")


def test_every_screen_is_gone_through_by_ear_and_each_place_is_told(speaking: Album, ears: Ears) -> None:
    # In a headset: to the loudspeaker what one person pays has no name.
    ears.private = True
    blind = ByEar(speaking, ears, by_keys(speaking))
    blind.key(Key.NEXT)
    for sample, state in SAMPLES.items():
        speaking.shell.put(state)
        settle()
        if not guide(speaking).property("led"):
            blind.key(Key.NEXT)
        told = ears.heard
        assert told, sample
        count = int("".join(c for c in told[-1] if c.isdigit()))
        names = []
        for place in range(1, count + 1):
            said = blind.key(Key.NEXT)
            assert said[-1] == f"Nút {place} trên {count}", sample
            assert "".join(said[:-1]), sample
            names.append(" ".join(said[:-1]))
            focused = speaking.window.activeFocusItem()
            assert focused is not None
            assert focused.property("visualFocus"), sample
        # Back again from the first to the last.
        blind.key(Key.NEXT)
        assert blind.key(Key.PREVIOUS)[-1] == f"Nút {count} trên {count}", sample
        assert len(names) == len(set(names)), sample


def test_somebody_who_sees_hears_what_a_screen_is_and_no_more(speaking: Album, ears: Ears) -> None:
    speaking.shell.put(SAMPLES["ChooseClinic"])
    settle()
    assert ears.heard[0] == "Chọn phòng khám để lấy số"
    assert len(ears.heard) <= 3
    speaking.shell.put(SAMPLES["Welcome"])
    settle()
    assert ears.heard == []
    speaking.shell.put(SAMPLES["ChooseClinic"])
    settle()
    touch(speaking, centre(speaking, "listen"))
    settle()
    assert any(line.startswith("Nút: ") for line in ears.heard)
    assert any(line.startswith("Không chọn được: Khám Hô hấp") for line in ears.heard)


def centre(album: Album, name: str) -> QPoint:
    item = album.item(name)
    return item.mapToScene(item.boundingRect().center()).toPoint()


def test_news_are_told_once_and_a_countdown_is_none(speaking: Album, ears: Ears) -> None:
    blind = ByEar(speaking, ears, by_keys(speaking))
    blind.key(Key.NEXT)
    speaking.shell.put(SAMPLES["Paying"])
    settle()
    ears.heard = []
    speaking.shell.handle(e.PaymentUnclear())
    settle()
    assert ears.heard == ["Đang hỏi ngân hàng. Đừng trả lần nữa."]
    speaking.shell.put(SAMPLES["StillThere"])
    settle()
    ears.heard = []
    speaking.item("countdown").setProperty("text", "12")
    speaking.shell.view_changed.emit()
    settle()
    assert ears.heard == []


def test_digits_are_counted_aloud_and_never_read_back(speaking: Album, ears: Ears) -> None:
    blind = ByEar(speaking, ears, by_keys(speaking))
    blind.key(Key.NEXT)
    speaking.shell.put(SAMPLES["GiveKey"])
    settle()
    blind.choose("7")
    assert blind.told == ["Đã nhập 1 trên 6 số"]
    blind.choose("3")
    assert blind.told == ["Đã nhập 2 trên 6 số"]
    assert blind.key(Key.REPEAT)[:1] == ["3"]
    guide(speaking).listen()
    assert "Đã nhập 2 trên 6 số" in ears.heard
    assert "7" not in ears.heard


def test_the_repeat_key_says_it_again_and_the_help_key_calls(speaking: Album, ears: Ears) -> None:
    blind = ByEar(speaking, ears, by_keys(speaking))
    blind.key(Key.REPEAT)
    speaking.shell.put(SAMPLES["Confirm"])
    settle()
    whole = ears.heard
    assert blind.key(Key.REPEAT) == whole
    assert "Chưa ở mục nào" in blind.key(Key.CHOOSE)[0]
    way = blind.key(Key.NEXT)
    assert blind.key(Key.REPEAT) == way
    blind.key(Key.HELP)
    assert isinstance(speaking.shell.state, s.CallingHelp)


def test_a_screen_is_told_in_the_language_that_is_chosen(speaking: Album, ears: Ears) -> None:
    blind = ByEar(speaking, ears, by_keys(speaking))
    blind.key(Key.NEXT)
    blind.walk(FLOWS["back and back again"][:2])
    blind.choose("English")
    assert ears.languages == {"en"}
    assert "May we use this information?" in ears.heard
    blind.choose("I agree")
    assert ears.languages == {"en"}


def test_volume_goes_in_steps_and_is_as_before_for_the_next_patient(speaking: Album, ears: Ears) -> None:
    speaking.shell.put(SAMPLES["Confirm"])
    for _ in range(4):
        QTest.keyClick(speaking.window, Qt.Key.Key_VolumeUp)
    assert (ears.volume, guide(speaking).property("volume"), ears.heard) == (5, 5, ["Âm lượng 5 trên 5"])
    touch(speaking, centre(speaking, "listen"))
    settle()
    touch(speaking, centre(speaking, "softer"))
    assert ears.volume == 4
    touch(speaking, centre(speaking, "louder"))
    assert ears.volume == 5
    speaking.shell.put(SAMPLES["Welcome"])
    assert (ears.volume, guide(speaking).property("volume")) == (3, 3)
    assert not guide(speaking).property("led")


def test_a_headset_begins_and_pulled_out_it_is_silent(speaking: Album, ears: Ears) -> None:
    ears.private = True
    guide(speaking).plugged.emit(True)
    settle()
    assert ears.heard[0].startswith("Máy đọc màn hình đã bật")
    assert guide(speaking).property("led")
    ears.private = False
    guide(speaking).plugged.emit(False)
    settle()
    assert ears.heard == []


def test_keys_of_a_keypad_come_from_another_thread(speaking: Album, ears: Ears, qtbot: QtBot) -> None:
    import threading

    thread = threading.Thread(target=lambda: guide(speaking).pressed.emit(Key.NEXT))
    thread.start()
    qtbot.waitUntil(lambda: bool(ears.heard), timeout=30_000)
    thread.join()
    assert guide(speaking).property("led")


def test_who_listens_is_not_taken_for_gone(speaking: Album, ears: Ears) -> None:
    stirred = []
    speaking.shell.stirred = lambda: stirred.append(1)  # type: ignore[method-assign]  # a word is enough
    QTest.keyClick(speaking.window, Qt.Key.Key_Right)
    stirred.clear()
    speaking.shell.tick()
    assert stirred == []
    ears.busy = True
    speaking.shell.tick()
    assert stirred == [1]


def test_an_attract_screen_that_was_left_by_ear_is_as_before_a_minute_later(speaking: Album, clock: Clock) -> None:
    rest(speaking, clock, CORNER, 2.5)
    assert guide(speaking).property("corners")
    clock.now += 59
    speaking.shell.tick()
    assert guide(speaking).property("corners")
    clock.now += 2
    speaking.shell.tick()
    assert not guide(speaking).property("corners")
    assert not guide(speaking).property("led")


def test_no_touch_reaches_a_screen_while_its_corners_are_keys(speaking: Album, clock: Clock) -> None:
    speaking.shell.put(SAMPLES["Confirm"])
    settle()
    places = [centre(speaking, name) for name in ("agreed", "desk", "help", "back", "language_en")]
    rest(speaking, clock, CORNER, 2.5)
    speaking.shell.events.clear()
    for place in places:
        clock.now += 1
        touch(speaking, place)
        settle()
    assert speaking.shell.events == []
    assert speaking.shell.property("language") == "vi"
    rest(speaking, clock, CORNER, 2.5)
    assert not guide(speaking).property("corners")
    touch(speaking, places[1])
    assert [type(event) for event in speaking.shell.events] == [e.DeskChosen]


def test_the_finger_that_rests_on_a_button_does_not_press_it(speaking: Album, clock: Clock, ears: Ears) -> None:
    speaking.shell.put(SAMPLES["Confirm"])
    settle()
    ears.heard = []
    rest(speaking, clock, centre(speaking, "listen"), 2.5)
    assert guide(speaking).property("corners")
    assert ears.heard[0].startswith("Máy đọc màn hình đã bật. Bốn góc")
    assert not speaking.item("listen").property("down")


def test_real_fingers_work_the_corners_too(speaking: Album, clock: Clock, ears: Ears) -> None:
    finger = QTest.createTouchDevice()
    speaking.shell.put(SAMPLES["Confirm"])
    settle()
    rest(speaking, clock, CORNER, 2.5)
    clock.now += 1
    place = QPoint(900, 200)
    QTest.touchEvent(speaking.window, finger).press(0, place).commit()
    QTest.touchEvent(speaking.window, finger).release(0, place).commit()
    settle()
    assert ears.heard[-1].startswith("Nút 1 trên")
    # A second finger counts for nothing.
    clock.now += 1
    QTest.touchEvent(speaking.window, finger).press(0, place).press(1, QPoint(900, 1700)).commit()
    QTest.touchEvent(speaking.window, finger).release(0, place).release(1, QPoint(900, 1700)).commit()
    settle()
    assert ears.heard[-1].startswith("Nút 2 trên")
    assert isinstance(speaking.shell.state, s.Confirm)


def test_a_trembling_hand_counts_once() -> None:
    clock = Clock()
    corners = Corners(Zone(0.2, 0.1), clock)
    corners.on = True
    corners.press(0.9, 0.1)
    assert corners.release() is Key.NEXT
    clock.now += 0.1
    corners.press(0.9, 0.1)
    assert corners.release() is None
    clock.now += 0.3
    corners.press(0.9, 0.9)
    assert corners.release() is Key.CHOOSE


def test_only_a_finger_that_rests_turns_the_corners_on() -> None:
    clock = Clock()
    corners = Corners(Zone(0.2, 0.1), clock)
    for x, y, strays, seconds, turned in (
        (0.1, 0.05, False, 1.9, None), (0.1, 0.05, True, 3.0, None), (0.5, 0.05, False, 3.0, None),
        (0.1, 0.05, False, HOLD_S + 0.01, Turned.ON), (0.1, 0.05, False, HOLD_S + 0.01, Turned.OFF),
    ):  # fmt: skip
        clock.now += 1
        corners.press(x, y)
        if strays:
            corners.move(x + 0.1, y)
        clock.now += seconds
        assert corners.tick() is turned
        assert corners.release() is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["press", "move", "tick", "release", "cancel", "off"]),
            st.floats(-0.5, 1.5), st.floats(-0.5, 1.5), st.floats(0, 4),
        ),
        max_size=60,
    )
)  # fmt: skip
def test_whatever_fingers_do_the_corners_mean_one_thing_at_most(doings: list[tuple[str, float, float, float]]) -> None:
    clock = Clock()
    corners = Corners(Zone(0.2, 0.1), clock)
    meanings = presses = 0
    for doing, x, y, seconds in doings:
        clock.now += seconds
        match doing:
            case "press":
                corners.press(x, y)
                presses += 1
            case "move":
                corners.move(x, y)
            case "tick":
                meanings += corners.tick() is not None
            case "release":
                was_on = corners.on
                meaning = corners.release()
                meanings += meaning is not None
                assert not isinstance(meaning, Key) or was_on
            case "cancel":
                corners.cancel()
            case _:
                corners.off()
        assert meanings <= presses


def test_speech_stops_in_the_middle_and_goes_on_there(speaking: Album, ears: Ears) -> None:
    blind = ByEar(speaking, ears, by_keys(speaking))
    blind.key(Key.NEXT)
    speaking.shell.put(SAMPLES["Confirm"])
    settle()
    whole = ears.heard
    ears.busy = True
    for stop in (Qt.Key.Key_F3, Qt.Key.Key_F1):
        ears.busy = True
        QTest.keyClick(speaking.window, stop)
        assert (ears.busy, ears.heard) == (False, [])
        QTest.keyClick(speaking.window, stop)
        assert ears.heard == whole
    ears.busy = False
    # Said to its end: then the repeat key repeats, and a pause of nothing says it again.
    assert blind.key(Key.REPEAT) == whole


def test_what_was_stopped_is_forgotten_with_its_screen(speaking: Album, ears: Ears) -> None:
    blind = ByEar(speaking, ears, by_keys(speaking))
    blind.key(Key.NEXT)
    speaking.shell.put(SAMPLES["Consent"])
    settle()
    ears.busy = True
    QTest.keyClick(speaking.window, Qt.Key.Key_F3)
    speaking.shell.put(SAMPLES["ChooseClinic"])
    settle()
    new = ears.heard
    QTest.keyClick(speaking.window, Qt.Key.Key_F3)
    assert ears.heard == new


def test_a_dark_screen_hides_everything_while_the_keys_go_on(speaking: Album, ears: Ears) -> None:
    blind = ByEar(speaking, ears, by_keys(speaking))
    blind.key(Key.NEXT)
    speaking.shell.put(SAMPLES["Confirm"])
    settle()
    blind.choose("Tắt hình")
    assert guide(speaking).property("blank")
    picture = speaking.picture()
    spots = [picture.pixelColor(x, y).lightness() for x in range(5, 1080, 90) for y in range(5, 1920, 90)]
    assert set(spots) == {0}
    blind.choose("Đúng")
    assert any(isinstance(event, e.Agreed) for event in speaking.shell.events)
    speaking.shell.events.clear()
    speaking.shell.put(SAMPLES["Confirm"])
    settle()
    touch(speaking, centre(speaking, "desk"))
    settle()
    assert not guide(speaking).property("blank")
    assert speaking.shell.events == []


def test_a_dark_screen_ends_with_the_visit_and_has_a_key(speaking: Album, ears: Ears) -> None:
    blind = ByEar(speaking, ears, by_keys(speaking))
    blind.key(Key.NEXT)
    speaking.shell.put(SAMPLES["Confirm"])
    settle()
    QTest.keyClick(speaking.window, Qt.Key.Key_F4)
    assert ears.heard[0].startswith("Đã tắt hình")
    speaking.shell.put(SAMPLES["Welcome"])
    settle()
    assert not guide(speaking).property("blank")


def test_two_tones_call_back_whoever_looks_elsewhere(speaking: Album, ears: Ears) -> None:
    called = []
    for sample in (
        "ChooseService",
        "StillThere",
        "Registered-printed",
        "AtDesk-NOT_ME",
        "Sorry-CARD_REMOVED",
        "Paying",
    ):
        speaking.show(SAMPLES[sample])
        called.append([prompt.chime for prompt in ears.saying].count(True))
    assert called == [0, 1, 1, 1, 1, 0]
