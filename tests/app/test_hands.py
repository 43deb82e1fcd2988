"""The end of the terminal is no bug of the work that it cuts short; everything else is."""

import logging
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

import pytest

from kiosk.app.hands import Hands
from kiosk.app.staff.trials import Moment
from kiosk.staff import events as e
from kiosk.ui.moment import Stamp


def moment() -> tuple[Moment, list[e.Event]]:
    heard: list[e.Event] = []
    return Stamp(1, lambda _, event: heard.append(event)), heard


def test_work_that_waits_for_a_device_ends_quietly_with_the_terminal(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    hands, (stamp, heard) = Hands[e.Event](e.Broke), moment()
    free, asked = threading.Event(), threading.Event()
    service, card = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
    card.submit(free.wait)

    def look(_: Moment) -> e.Event:
        answer = hands.ask(card, lambda: "there")
        asked.set()
        answer.result()
        return e.Done()

    hands.begin(service, look, stamp)
    assert asked.wait(10)
    hands.end()
    card.shutdown(wait=False, cancel_futures=True)
    free.set()
    service.shutdown(wait=True)
    assert heard == []
    assert [(r.levelname, r.getMessage()) for r in caplog.records if r.name == "kiosk.app.hands"] == [
        ("INFO", "cut short by the end of the terminal: CancelledError")
    ]


def test_a_device_whose_thread_takes_nothing_more_is_not_asked() -> None:
    card = ThreadPoolExecutor(1)
    card.shutdown()
    with pytest.raises(CancelledError):
        Hands[e.Event](e.Broke).ask(card, lambda: "there")


@pytest.mark.expects_log("bug: ZeroDivisionError")
def test_a_bug_is_told_and_leaves_no_screen_waiting() -> None:
    hands, (stamp, heard) = Hands[e.Event](e.Broke), moment()
    with ThreadPoolExecutor(1) as service:
        hands.begin(service, lambda _: e.Entered(str(1 // 0)), stamp)
    assert heard == [e.Broke()]


def test_work_for_a_screen_that_is_gone_is_not_begun() -> None:
    hands, (stamp, heard) = Hands[e.Event](e.Broke), moment()
    stamp.end()
    with ThreadPoolExecutor(1) as service:
        hands.begin(service, lambda _: e.Entered(str(1 // 0)), stamp)
    assert heard == []
