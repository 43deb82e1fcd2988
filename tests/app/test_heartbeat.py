"""Heartbeats over a real socket, and the orders that come back."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.app import heartbeat
from kiosk.app.doctor import plugged_in
from kiosk.app.heartbeat import Heartbeat
from kiosk.app.order_book import OrderBook
from kiosk.app.orders import Orders
from kiosk.app.reporter import Machine, Reporter
from kiosk.app.tally import VisitTally
from kiosk.app.vitals import strangers
from kiosk.domain.condition import Fault, Standing
from kiosk.domain.order import Order, OrderEnd
from kiosk.services.client import Backend, Client
from kiosk.services.health import DeviceState, Health
from kiosk.services.journal import Journal
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


BEAT = "/v1/kiosks/heartbeat"
NOW = datetime.fromisoformat(TIME)
WELL = (200, {"time": TIME, "commands": []})


@dataclass
class Desk:
    """A heartbeat with everything around it, none of it started."""

    scene: Stage
    folder: Path
    at: datetime = NOW
    orders: list[Order] = field(default_factory=list)
    devices: dict[str, str] = field(default_factory=lambda: {"scanner": "ok", "printer": "ok"})

    def __post_init__(self) -> None:
        self.journal = Journal(self.folder / "journal.db")
        self.book = OrderBook(self.folder / "orders.json", self.now)
        self.tally = VisitTally(self.now)
        self.reporter = Reporter(Machine(self.folder, warmth=lambda: 41.0), self.journal, self.now)
        self.reporter.looks_at(self.look("scanner"), slow=(self.look("printer"),))
        health = Health(Client(Backend(self.scene.url, "k", 2.0)), "1.2.3", self.now)
        self.heart = Heartbeat(health, self.reporter, self.tally, self.book, self.orders.append)

    def now(self) -> datetime:
        return self.at

    def look(self, name: str) -> Callable[[], DeviceState]:
        return lambda: DeviceState(name, self.devices[name], paper_left_mm=9_200 if name == "printer" else None)

    def told(self, n: int = -1) -> dict[str, Any]:
        body = self.scene.asked[n].body
        assert isinstance(body, dict)
        return body


@pytest.fixture
def desk(scene: Stage, tmp_path: Path) -> Iterator[Desk]:
    scene.answers[BEAT] = WELL
    made = Desk(scene, tmp_path)
    yield made
    made.heart.stop()
    made.journal.close()


def test_a_beat_tells_how_the_terminal_is_and_brings_orders(desk: Desk) -> None:
    desk.devices["printer"] = "low"
    late = (NOW + timedelta(hours=1)).isoformat()
    commands = [
        {"id": "1", "command": "locale", "value": "en", "expires_at": late},
        {"id": "2", "command": "reload", "value": None, "expires_at": late},
    ]
    desk.scene.answers[BEAT] = (200, {"time": TIME, "commands": commands})
    desk.heart.shows(s.Welcome())
    desk.heart.beat()
    body = desk.told()
    assert isinstance(body.pop("disk_free_mb"), int)
    assert body == {
        "version": "1.2.3",
        "screen": "Welcome",
        "devices": [
            {"name": "scanner", "state": "ok", "detail": None, "condition": "online", "paper": None, "since": TIME},
            {"name": "printer", "state": "low", "detail": None, "condition": "online", "paper": "low", "since": TIME},
        ],
        "journal_head": "0:" + "0" * 64,
        "standing": "ready",
        "faults": [{"code": "printer_paper_low", "since": TIME}],
        "started_at": TIME,
        "paper_left_mm": 9_200,
        "payments_open": 0,
        "clock_offset_s": None,
        "temperature_c": 41.0,
        "certificate_until": None,
        "visits": [],
        "orders": [],
    }
    assert [(order.what, order.value) for order in desk.orders] == [("locale", "en"), ("reload", None)]


@pytest.mark.expects_log("fault: scanner_absent")
def test_a_fault_is_dated_from_when_it_came_and_logged_once(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.heart.beat()
    desk.at += timedelta(seconds=15)
    desk.devices["scanner"] = "gone"
    desk.heart.beat()
    came = desk.at.isoformat()
    desk.at += timedelta(seconds=15)
    desk.heart.beat()
    body = desk.told()
    assert (body["standing"], body["faults"]) == ("degraded", [{"code": "scanner_absent", "since": came}])
    assert body["devices"][0]["since"] == came
    assert body["devices"][1]["since"] == TIME
    assert [r.message for r in caplog.records if "fault" in r.message] == ["fault: scanner_absent"]


@pytest.mark.expects_log("the backend is away")
def test_visits_are_told_until_the_backend_has_them(desk: Desk) -> None:
    for state in (s.Welcome(), s.GiveKey(), s.Welcome()):
        desk.heart.shows(state)
    desk.scene.answers[BEAT] = (409, {"code": "idempotency_mismatch"})
    desk.heart.beat()
    desk.scene.answers[BEAT] = WELL
    desk.heart.beat()
    desk.heart.beat()
    assert [len(desk.told(n)["visits"]) for n in (0, 1, 2)] == [1, 1, 0]
    assert desk.told(0)["visits"] == desk.told(1)["visits"]


def test_an_earlier_backend_gets_the_short_form_and_nothing_is_lost(desk: Desk) -> None:
    def earlier(handler: Any) -> None:
        body = desk.scene.asked[-1].body
        status, text = (
            (422, b'{"code":"invalid_input"}') if isinstance(body, dict) and "visits" in body else (200, SHORT)
        )
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(text)))
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(text)

    desk.scene.answers[BEAT] = earlier
    for state in (s.Welcome(), s.GiveKey(), s.Welcome()):
        desk.heart.shows(state)
    desk.heart.beat()
    desk.heart.beat()
    assert [sorted(desk.told(n))[:2] for n in (1, 2)] == [["devices", "journal_head"]] * 2
    assert len(desk.scene.asked) == 3
    assert len(desk.tally.pending()) == 1
    assert desk.orders == [Order("9", "reload")]


SHORT = b'{"time":"2026-11-21T08:05:12+07:00","commands":[{"id":"9","command":"reload","value":null}]}'


def test_a_key_that_others_read_is_a_fault(desk: Desk, tmp_path: Path) -> None:
    key = tmp_path / "identity.pem"
    key.write_text("key")
    found = []
    for mode in (0o600, 0o640, 0o604):
        key.chmod(mode)
        reporter = Reporter(Machine(tmp_path, secret=key, warmth=lambda: 41.0), desk.journal, desk.now)
        found.append([entry.fault.value for entry in reporter.report(None).faults])
    assert found == [[], ["secret_open"], ["secret_open"]]


def test_a_terminal_that_runs_with_the_configuration_before_says_so(desk: Desk, tmp_path: Path) -> None:
    reporter = Reporter(Machine(tmp_path, stands_in=True, warmth=lambda: 41.0), desk.journal, desk.now)
    told = reporter.report("Welcome")
    assert [entry.fault for entry in told.faults] == [Fault.CONFIG_BEFORE]
    assert told.standing is Standing.READY


@pytest.mark.expects_log("fault: device_unknown")
def test_something_that_was_plugged_in_and_not_let_in_is_told_until_it_is_gone(desk: Desk, tmp_path: Path) -> None:
    reporter = Reporter(
        Machine(tmp_path, warmth=lambda: 41.0, turned_away=lambda: strangers(tmp_path)), desk.journal, desk.now
    )
    for name, let_in, what in (("1-1", "1", "072f 223b"), ("1-2", "0", "0781 5567"), ("1-3", "0", "05e3")):
        (tmp_path / name).mkdir()
        for file, text in zip(("authorized", "idVendor", "idProduct"), (let_in, *what.split()), strict=False):
            (tmp_path / name / file).write_text(f"{text}\n", "ascii")
    told = reporter.report("Welcome")
    assert strangers(tmp_path) == ("0781:5567",)
    assert ([entry.fault for entry in told.faults], told.standing) == ([Fault.DEVICE_UNKNOWN], Standing.DEGRADED)
    assert not plugged_in(strangers(tmp_path)).ok
    (tmp_path / "1-2/authorized").unlink()
    assert reporter.report("Welcome").faults == ()
    assert plugged_in(strangers(tmp_path)).ok


@pytest.mark.expects_log("fault: clock_off")
def test_a_clock_that_is_a_day_off_is_told_and_said(desk: Desk) -> None:
    desk.at = NOW + timedelta(days=1)
    desk.heart.beat()
    desk.heart.beat()
    body = desk.told()
    assert body["clock_offset_s"] == 86_400.0
    assert [fault["code"] for fault in body["faults"]] == ["clock_off"]


def test_an_order_is_not_too_late_because_the_terminals_own_clock_is_ahead(desk: Desk) -> None:
    desk.at = NOW + timedelta(days=1)
    order = {"id": "1", "command": "reload", "value": None, "expires_at": (NOW + timedelta(hours=1)).isoformat()}
    desk.scene.answers[BEAT] = (200, {"time": TIME, "commands": [order]})
    desk.heart.beat()
    assert [order.what for order in desk.orders] == ["reload"]


@pytest.mark.expects_log("the backend is away")
def test_a_backend_that_is_away_is_logged_once_and_once_when_it_is_back(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    desk.scene.answers[BEAT] = (500, {})
    desk.heart.beat()
    desk.heart.beat()
    desk.scene.answers[BEAT] = WELL
    desk.heart.beat()
    desk.heart.beat()
    said = [record.message for record in caplog.records if "backend is" in record.message]
    assert said == ["the backend is away: the backend is in trouble", "the backend is back"]
    assert {getattr(r, "code", None) for r in caplog.records if "backend is away" in r.message} == {"backend_away"}


@pytest.mark.expects_log("not enrolled")
def test_a_terminal_that_is_not_known_is_told_apart_from_a_backend_that_is_away(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.scene.answers[BEAT] = (401, {"code": "not_enrolled"})
    desk.heart.beat()
    assert [r.code for r in caplog.records if hasattr(r, "code")] == ["not_enrolled"]


class ShutOut(Health):
    """A backend that ends the line when it sees this terminal's certificate, and answers anybody without one."""

    shut = True

    def shut_out(self) -> bool:
        """Asked after a beat that was not heard."""
        return self.shut


@pytest.mark.expects_log("the backend is away")
def test_a_certificate_that_is_refused_twice_is_no_line_that_is_cut(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    health = ShutOut(Client(Backend("http://127.0.0.1:1", "k", 2.0)), "1.2.3", desk.now)
    heart = Heartbeat(health, desk.reporter, desk.tally, desk.book, desk.orders.append)
    for shut in (True, False, True, True, True):
        health.shut = shut
        heart.beat()
    said = [r.code for r in caplog.records if "backend is away" in r.message and hasattr(r, "code")]
    assert said == ["backend_away", "not_enrolled"]
    heart.stop()


@pytest.mark.expects_log("fault: certificate_expired")
def test_a_certificate_that_is_over_is_why_it_is_not_known(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.app.reporter.good_until", lambda _: NOW - timedelta(minutes=1))
    reporter = Reporter(Machine(tmp_path, warmth=lambda: 41.0), desk.journal, desk.now)
    reporter.backend_is(Fault.NOT_ENROLLED)
    faults = {found.fault for found in reporter.report("Welcome").faults}
    assert (Fault.CERTIFICATE_EXPIRED in faults, Fault.NOT_ENROLLED in faults) == (True, False)


@pytest.mark.expects_log("fault: scanner_absent")
def test_a_change_of_a_device_and_a_nudge_beat_before_their_time(desk: Desk) -> None:
    beats = threading.Semaphore(0)
    desk.heart.tells(lambda _: beats.release())
    desk.heart.start()
    assert beats.acquire(timeout=30)
    desk.heart.nudge()
    assert beats.acquire(timeout=30)
    desk.devices["scanner"] = "gone"
    assert beats.acquire(timeout=30)


def test_a_beat_after_the_end_asks_nothing_more(desk: Desk) -> None:
    desk.heart.stop()
    desk.heart.beat()
    assert desk.scene.asked == []


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[Shell]:
    made = Shell(lambda *_: None, hospital="BỆNH VIỆN")
    made.start()
    yield made
    made.stop()


@dataclass
class Staff:
    """Who orders, and what came of it."""

    orders: Orders
    book: OrderBook
    restarts: list[str]
    given: int = 0

    def give(self, what: str, value: str | None = None, expires: datetime | None = None) -> None:
        self.given += 1
        order = Order(f"o-{self.given}", what, value, expires)
        if self.book.new(order):
            self.orders.give(order)

    def ends(self) -> list[tuple[str, str | None]]:
        return [(answer.state.value, answer.result) for answer in self.book.unheard()]


@pytest.fixture
def staff(shell: Shell, tmp_path: Path) -> Staff:
    restarts: list[str] = []
    book = OrderBook(tmp_path / "orders.json", lambda: NOW)
    made = Orders(book, restart=lambda: restarts.append("now"))
    made.attach(shell)
    return Staff(made, book, restarts)


def at(shell: Shell) -> s.State:
    """Where the visit is now; a function, so that no checker believes it stays."""
    return shell.state


def settle() -> None:
    QCoreApplication.processEvents()


def test_staff_take_a_terminal_out_of_service_and_put_it_back(shell: Shell, staff: Staff) -> None:
    staff.give("out_of_service")
    staff.give("out_of_service")
    settle()
    assert at(shell) == s.OutOfService(ordered=True)
    staff.give("in_service")
    settle()
    assert isinstance(at(shell), s.Welcome)
    assert staff.ends() == [("done", None), ("done", "already_so"), ("done", None)]


def test_a_terminal_that_a_fault_has_closed_stays_closed_once_staff_order_it(shell: Shell, staff: Staff) -> None:
    stuck = (Fault.DISK_FULL,)
    shell.handle(e.FaultsStop(stuck))
    staff.give("out_of_service")
    settle()
    assert at(shell) == s.OutOfService(ordered=True, faults=stuck)
    shell.handle(e.FaultsStop(()))
    assert at(shell) == s.OutOfService(ordered=True)
    assert staff.ends() == [("done", None)]


def test_an_order_waits_until_the_patient_is_gone(shell: Shell, staff: Staff) -> None:
    shell.handle(e.ReaderMissing())
    shell.handle(e.CodeRead(given_.CITIZEN))
    staff.give("out_of_service")
    staff.give("reload")
    settle()
    assert isinstance(at(shell), s.Consent)
    assert (staff.restarts, staff.ends()) == ([], [])
    shell.handle(e.Back())
    staff.orders.settle(shell.state)
    settle()
    assert at(shell) == s.OutOfService(ordered=True)
    assert staff.restarts == ["now"]


def test_the_language_of_the_house_changes_and_nonsense_does_not(shell: Shell, staff: Staff) -> None:
    staff.give("locale", "en")
    staff.give("locale", "xx")
    staff.give("in_service")
    staff.give("self_destruct")
    settle()
    assert shell.property("language") == "en"
    assert isinstance(at(shell), s.Welcome)
    assert staff.ends() == [
        ("done", None),
        ("refused", "not_possible"),
        ("done", "already_so"),
        ("refused", "unknown_order"),
    ]


def test_an_order_whose_time_is_over_is_not_done(shell: Shell, staff: Staff) -> None:
    staff.give("reload", expires=NOW)
    settle()
    assert (staff.restarts, staff.ends()) == ([], [("expired", None)])


def test_a_restart_that_is_ordered_once_happens_once(shell: Shell, staff: Staff, tmp_path: Path) -> None:
    staff.give("reload")
    settle()
    after = OrderBook(tmp_path / "orders.json", lambda: NOW)
    assert not after.new(Order("o-1", "reload"))
    assert [(answer.id, answer.state) for answer in after.unheard()] == [("o-1", OrderEnd.DONE)]
    after.heard(after.unheard())
    assert OrderBook(tmp_path / "orders.json", lambda: NOW).unheard() == ()
    assert not after.new(Order("o-1", "reload"))
    assert [answer.id for answer in after.unheard()] == ["o-1"], "whoever asks again is answered again"


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b'{"orders":[{"id":1}]}', b'{"orders":[{"id":"1","state":"?"}]}'])
def test_a_book_that_cannot_be_read_begins_anew(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "orders.json").write_bytes(left)
    book = OrderBook(tmp_path / "orders.json", lambda: NOW)
    assert book.new(Order("1", "reload"))
    book.ended(Order("1", "reload"), OrderEnd.DONE)
    assert not OrderBook(tmp_path / "orders.json", lambda: NOW).new(Order("1", "reload"))


def test_the_book_keeps_the_newest(tmp_path: Path) -> None:
    from kiosk.app.order_book import KEPT

    book = OrderBook(tmp_path / "orders.json", lambda: NOW)
    for n in range(KEPT + 5):
        book.ended(Order(f"o-{n}", "reload"), OrderEnd.DONE)
    assert [book.new(Order(f"o-{n}", "reload")) for n in (0, KEPT)] == [True, False]


def test_the_end_does_not_wait_for_a_printer_that_does_not_answer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "CLOSE_S", 0.05)
    asked, gate = threading.Event(), threading.Event()

    def look() -> DeviceState:
        asked.set()
        gate.wait(30)
        return DeviceState("printer", "ok")

    desk.reporter.looks_at(slow=(look,))
    desk.heart.start()
    assert asked.wait(10)
    desk.heart.stop()
    assert not gate.is_set(), "it ended first"
    gate.set()
    desk.heart._thread.join(10)
    assert not desk.heart._thread.is_alive()
    assert desk.scene.asked == [], "nothing is told of a terminal that has ended"


def test_what_breaks_in_a_heartbeat_because_the_terminal_ends_is_no_bug(desk: Desk) -> None:
    def gone(_: object) -> None:
        desk.heart._over.set()
        raise RuntimeError("Internal C++ object already deleted")

    desk.heart.tells(gone)
    desk.heart._run()


def test_an_order_that_comes_as_the_terminal_ends_is_left_for_the_next_start(desk: Desk) -> None:
    late = (NOW + timedelta(hours=1)).isoformat()
    order = {"id": "1", "command": "reload", "value": None, "expires_at": late}
    desk.scene.answers[BEAT] = (200, {"time": TIME, "commands": [order]})
    desk.heart.tells(lambda _: desk.heart._over.set())
    desk.heart.beat()
    assert desk.orders == []
    assert OrderBook(desk.folder / "orders.json", desk.now).new(Order("1", "reload"))
