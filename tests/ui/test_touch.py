"""Fingers and keys on the screens: every button leads somewhere, once."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.domain.call import Call
from kiosk.domain.outcome import Printed
from kiosk.domain.payment import PaymentState
from kiosk.ui.views.view import answers
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.service import Service
from tests.album import Album, settle
from tests.gallery import COVERED, GROUPS, PAYMENT, RECEIPT, REGISTRATION, SAMPLES, VISITOR
from tests.ui.survey import area, buttons

BARS = ("larger_text", "language_vi", "language_en", "more")


def middle(item: QQuickItem) -> QPoint:
    """Where a finger lands."""
    return area(item).center().toPoint()


def touch(album: Album, name: str) -> None:
    """One finger on one button."""
    QTest.mouseClick(album.window, Qt.MouseButton.LeftButton, pos=middle(album.item(name)))
    settle()


def state_of(album: Album) -> s.State:
    """Where the visit is now."""
    return album.shell.state


def test_every_button_of_every_screen_says_something_that_the_visit_answers(album: Album) -> None:
    said = set()
    for sample, state in SAMPLES.items():
        album.show(state)
        for name in [button.objectName() for button in buttons(album) if button.isEnabled()]:
            if name in BARS or name.startswith(("digit_", "key_")):
                continue
            album.shell.events.clear()
            touch(album, name)
            assert len(album.shell.events) == 1, (sample, name)
            assert answers(state, album.shell.events[0]), (sample, name)
            said.add(type(album.shell.events[0]))
    assert said == {
        e.ServiceChosen, e.WithoutChip, e.Agreed, e.Refused, e.PayerChosen, e.GroupChosen, e.ClinicChosen, e.PayNow,
        e.NumberWanted, e.MoreClinics, e.ClaimAsked, e.ClaimChosen, e.PaperAsked, e.PaperChosen, e.Entered,
        e.RelationChosen, e.SexChosen,
        e.PayLater, e.DeskChosen, e.Again, e.Back, e.Finish, e.HelpAsked, e.EmergencyAsked, e.Stay, e.BillChosen,
        e.DepositWanted, e.AmountChosen, e.OtherBills, e.TopicChosen, e.SectionChosen, e.RoomChosen, e.PrintWanted,
            e.SearchAsked, e.StartOverAsked,
        e.WayWanted, e.NextShown, e.CopyWanted, e.Rated,
    }  # fmt: skip


def test_every_way_that_the_visit_knows_has_a_button(album: Album) -> None:
    touches = (
        e.MoreClinics(), e.ClaimAsked(), e.PaperAsked(), e.NumberWanted("key"),
        e.WithoutChip(), e.Agreed(), e.Refused(), e.PayLater(), e.DeskChosen(), e.Again(), e.Stay(), e.PayNow("key"),
        e.DepositWanted(), e.OtherBills(),
    )  # fmt: skip
    for sample, state in SAMPLES.items():
        album.show(state)
        album.shell.events.clear()
        for name in [button.objectName() for button in buttons(album) if button.isEnabled()]:
            if name not in BARS and not name.startswith(("digit_", "key_")):
                touch(album, name)
        offered = {type(event) for event in album.shell.events}
        free = isinstance(state, s.Registered) and state.registration.bill_id is None
        for way in touches:
            if answers(state, way) and not (free and isinstance(way, e.PayNow | e.PayLater)):
                assert type(way) in offered, (sample, type(way).__name__)


def test_what_cannot_be_chosen_does_not_answer(album: Album) -> None:
    album.show(SAMPLES["ChooseClinic"])
    touch(album, "clinic_ho-hap")
    touch(album, "clinic_co-xuong")
    assert album.shell.events == []


def test_six_digits_open_a_card(album: Album) -> None:
    album.show(SAMPLES["GiveKey"])
    for digit in "0004":
        touch(album, f"digit_{digit}")
    touch(album, "key_done")
    assert album.shell.events == []
    touch(album, "key_erase")
    for digit in "4179":
        touch(album, f"digit_{digit}")
    touch(album, "key_done")
    assert album.shell.events == [e.DigitsGiven("000417")]


def test_digits_outlive_news_of_the_camera_and_end_with_the_screen(album: Album) -> None:
    album.show(SAMPLES["Confirm"])
    album.show(SAMPLES["GiveKey"])
    for digit in "123456":
        touch(album, f"digit_{digit}")
    album.show(SAMPLES["GiveKey-glimpsed"])
    touch(album, "key_done")
    assert album.shell.events == [e.DigitsGiven("123456")]
    album.show(SAMPLES["Confirm"])
    album.show(SAMPLES["GiveKey"])
    touch(album, "key_done")
    assert len(album.shell.events) == 1


def test_a_second_tap_within_half_a_second_was_meant_for_the_screen_before(walked: Album, qtbot: QtBot) -> None:
    walked.window.setProperty("settleMs", 500)
    walked.show(SAMPLES["Registered-printed"])
    qtbot.waitUntil(lambda: bool(walked.window.property("settled")), timeout=30_000)
    place = middle(walked.item("pay_later"))
    QTest.mouseClick(walked.window, Qt.MouseButton.LeftButton, pos=place)
    assert isinstance(state_of(walked), s.ThankYou)
    walked.picture()
    assert area(walked.item("finish")).contains(place)
    QTest.mouseClick(walked.window, Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(walked.window, Qt.Key.Key_Tab)
    QTest.keyClick(walked.window, Qt.Key.Key_Return)
    assert isinstance(state_of(walked), s.ThankYou)
    qtbot.waitUntil(lambda: bool(walked.window.property("settled")), timeout=30_000)
    QTest.mouseClick(walked.window, Qt.MouseButton.LeftButton, pos=place)
    assert isinstance(state_of(walked), s.Feedback)


def test_two_fingers_never_say_two_things(walked: Album) -> None:
    finger = QTest.createTouchDevice()
    for first, second in (("payer_bhyt", "payer_self_pay"), ("desk", "back"), ("help", "payer_bhyt")):
        walked.show(SAMPLES["ChoosePayer-covered"])
        walked.shell.events.clear()
        one, two = middle(walked.item(first)), middle(walked.item(second))
        QTest.touchEvent(walked.window, finger).press(0, one).press(1, two).commit()
        QTest.touchEvent(walked.window, finger).release(0, one).release(1, two).commit()
        settle()
        assert len(walked.shell.events) <= 1, (first, second)


def test_a_touch_shows_under_the_finger_before_it_is_lifted(album: Album) -> None:
    album.show(SAMPLES["Confirm"])
    place = middle(album.item("agreed"))
    before = album.picture().pixelColor(place.x() + 300, place.y())
    QTest.mousePress(album.window, Qt.MouseButton.LeftButton, pos=place)
    assert album.picture().pixelColor(place.x() + 300, place.y()) != before
    QTest.mouseMove(album.window, QPoint(20, 800))
    QTest.mouseRelease(album.window, Qt.MouseButton.LeftButton, pos=QPoint(20, 800))
    assert album.shell.events == []


def test_a_press_survives_news_that_redraw_the_same_screen(walked: Album) -> None:
    walked.show(SAMPLES["Paying"])
    place = middle(walked.item("pay_later"))
    QTest.mousePress(walked.window, Qt.MouseButton.LeftButton, pos=place)
    walked.shell.handle(e.PaymentUnclear())
    walked.shell.handle(e.PaymentChanged(PAYMENT))
    QTest.mouseRelease(walked.window, Qt.MouseButton.LeftButton, pos=place)
    assert isinstance(state_of(walked), s.ClosingPayment)


def test_the_other_choices_are_turned_to_where_letters_are_large(album: Album) -> None:
    album.show(SAMPLES["ChooseClinic"], "vi", 1)
    seen: set[str] = set()
    for _ in range(6):
        seen |= {button.objectName() for button in buttons(album)}
        touch(album, "more")
        album.picture()
    assert {f"clinic_{clinic.id}" for clinic in GROUPS[0].clinics} <= seen
    assert album.shell.events == []


def test_the_language_is_switched_on_every_screen_and_the_place_is_kept(album: Album) -> None:
    for sample, state in SAMPLES.items():
        album.show(state)
        touch(album, "language_en")
        assert album.shell.property("language") == "en", sample
        assert album.shell.state is state
        touch(album, "language_vi")
        assert album.shell.property("language") == "vi", sample
    assert album.shell.events == []


def press(album: Album, name: str) -> None:
    """Walk to a button by Tab alone, and press Enter."""
    settle()
    for _ in range(20):
        QTest.keyClick(album.window, Qt.Key.Key_Tab)
        item = album.window.activeFocusItem()
        if item is not None and item.objectName() == name:
            QTest.keyClick(album.window, Qt.Key.Key_Return)
            settle()
            return
    raise LookupError(name)


def test_a_whole_visit_by_keys_alone(walked: Album) -> None:
    shell = walked.shell
    walked.show(s.Consent(VISITOR.who))
    press(walked, "agreed")
    shell.handle(e.Identified(VISITOR.patient))
    press(walked, "service_register")
    shell.handle(e.CoverageRead(COVERED))
    press(walked, "payer_bhyt")
    shell.handle(e.ClinicsRead(GROUPS))
    press(walked, "group_noi")
    press(walked, "back")
    press(walked, "group_noi")
    press(walked, "help")
    shell.handle(e.HelpAnswered(Call.COMING))
    assert isinstance(state_of(walked), s.Help)
    press(walked, "resume")
    press(walked, "clinic_tim-mach")
    press(walked, "claim_asked")
    press(walked, "claim_pregnant")
    press(walked, "number_wanted")
    shell.handle(e.NumberTaken(REGISTRATION))
    shell.handle(e.PrintEnded(Printed.PRINTED))
    press(walked, "pay_now")
    shell.handle(e.PaymentOpened(PAYMENT))
    shell.handle(e.PaymentChanged(replace(PAYMENT, state=PaymentState.PAID, received=PAYMENT.amount, receipt=RECEIPT)))
    shell.handle(e.PrintEnded(Printed.PRINTED))
    assert isinstance(state_of(walked), s.ThankYou)
    press(walked, "finish")
    press(walked, "rate_5")
    shell.handle(e.RatingSent())
    shell.handle(e.TimedOut())
    assert isinstance(state_of(walked), s.Welcome)
    press(walked, "service_no_card")
    press(walked, "desk")
    assert isinstance(state_of(walked), s.PrintingSlip)


def test_news_of_the_camera_do_not_take_the_touch_from_under_a_finger(album: Album) -> None:
    album.show(SAMPLES["Welcome"])
    album.shell.events.clear()
    place = middle(album.item("service_no_card"))
    QTest.mousePress(album.window, Qt.MouseButton.LeftButton, pos=place)
    album.shell.tell(SAMPLES["Welcome-glimpsed"])
    QTest.mouseRelease(album.window, Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert album.shell.events == [e.ServiceChosen(Service.NO_CARD)]


def test_what_news_put_under_a_finger_is_not_what_it_touched(album: Album) -> None:
    album.show(SAMPLES["Welcome"])
    album.shell.events.clear()
    place = middle(album.item("service_look_up"))
    QTest.mousePress(album.window, Qt.MouseButton.LeftButton, pos=place)
    album.shell.tell(SAMPLES["Welcome-alone"])
    QTest.mouseRelease(album.window, Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert album.shell.events == []
