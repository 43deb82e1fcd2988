"""Heartbeats over a real socket, and the orders that come back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.app.heartbeat import Heartbeat
from kiosk.app.orders import Orders
from kiosk.services.client import Backend, Client
from kiosk.services.health import DeviceState, Health
from kiosk.ui.shell import Shell
from kiosk.visit import events as e
from kiosk.visit import states as s
from tests.fixtures.stage import Stage, stage
from tests.visit import sample as given_

TIME = "2026-11-21T08:05:12+07:00"


@pytest.fixture
def scene() -> Iterator[Stage]:
    with stage() as found:
        yield found


def heartbeat(scene: Stage, orders: list[tuple[str, str | None]]) -> Heartbeat:
    health = Health(Client(Backend(scene.url, "k", 2.0)), "1.2.3")
    made = Heartbeat(health, lambda: "7:abc", lambda what, value: orders.append((what, value)))
    made.looks_at(lambda: DeviceState("printer", "paper_out", "ticket not_printed paper_out"))
    return made


def test_a_beat_tells_devices_screen_and_journal_and_brings_orders(scene: Stage) -> None:
    orders: list[tuple[str, str | None]] = []
    commands = [{"id": "1", "command": "locale", "value": "en"}, {"id": "2", "command": "reload", "value": None}]
    scene.answers["/v1/kiosks/heartbeat"] = (200, {"time": TIME, "commands": commands})
    made = heartbeat(scene, orders)
    made.shows("Welcome")
    made.beat()
    assert scene.asked[0].body == {
        "version": "1.2.3",
        "screen": "Welcome",
        "devices": [{"name": "printer", "state": "paper_out", "detail": "ticket not_printed paper_out"}],
        "journal_head": "7:abc",
    }
    assert orders == [("locale", "en"), ("reload", None)]


@pytest.mark.expects_log("the backend is away")
def test_a_backend_that_is_away_is_logged_once_and_once_when_it_is_back(
    scene: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    made = heartbeat(scene, [])
    scene.answers["/v1/kiosks/heartbeat"] = (500, {})
    made.beat()
    made.beat()
    scene.answers["/v1/kiosks/heartbeat"] = (200, {"time": TIME, "commands": []})
    made.beat()
    made.beat()
    said = [record.message for record in caplog.records if "backend is" in record.message]
    assert said == ["the backend is away: the backend is in trouble", "the backend is back"]


def test_a_nudge_beats_before_the_half_minute_is_over(scene: Stage) -> None:
    import threading

    beats = threading.Semaphore(0)
    scene.answers["/v1/kiosks/heartbeat"] = (200, {"time": TIME, "commands": []})
    made = heartbeat(scene, [])

    def look() -> DeviceState:
        beats.release()
        return DeviceState("scanner", "ok")

    made.looks_at(look)
    made.start()
    assert beats.acquire(timeout=5)
    made.nudge()
    assert beats.acquire(timeout=5)
    made.stop()


def test_a_beat_after_the_end_asks_nothing_more(scene: Stage) -> None:
    asked: list[str] = []

    def head() -> str:
        asked.append("head")
        return "7:abc"

    made = Heartbeat(Health(Client(Backend(scene.url, "k", 2.0)), "1.2.3"), head, lambda *_: None)
    made.stop()
    made.beat()
    assert asked == []
    assert scene.asked == []


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[Shell]:
    made = Shell(lambda *_: None, hospital="BỆNH VIỆN")
    made.start()
    yield made
    made.stop()


def ordered(shell: Shell) -> tuple[Orders, list[str]]:
    restarts: list[str] = []
    made = Orders(restart=lambda: restarts.append("now"))
    made.attach(shell)
    return made, restarts


def at(shell: Shell) -> s.State:
    """Where the visit is now; a function, so that no checker believes it stays."""
    return shell.state


def settle() -> None:
    QCoreApplication.processEvents()


def test_staff_take_a_terminal_out_of_service_and_put_it_back(shell: Shell) -> None:
    orders, _ = ordered(shell)
    orders.give("out_of_service", None)
    settle()
    assert at(shell) == s.OutOfService(ordered=True)
    orders.give("in_service", None)
    settle()
    assert isinstance(at(shell), s.Welcome)


def test_an_order_waits_until_the_patient_is_gone(shell: Shell) -> None:
    orders, restarts = ordered(shell)
    shell.handle(e.ReaderMissing())
    shell.handle(e.CodeRead(given_.CITIZEN))
    orders.give("out_of_service", None)
    orders.give("reload", None)
    settle()
    assert isinstance(at(shell), s.Identifying)
    assert restarts == []
    shell.handle(e.Back())
    orders.settle(shell.state)
    settle()
    assert at(shell) == s.OutOfService(ordered=True)
    assert restarts == ["now"]


def test_the_language_of_the_house_changes_and_nonsense_does_not(shell: Shell) -> None:
    orders, _ = ordered(shell)
    orders.give("locale", "en")
    orders.give("locale", "xx")
    orders.give("in_service", None)
    orders.give("self_destruct", None)
    settle()
    assert shell.property("language") == "en"
    assert isinstance(at(shell), s.Welcome)
