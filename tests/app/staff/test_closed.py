"""Staff at a terminal that cannot serve: in by the same door, and out with a terminal that can."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.app.config import read_settings
from kiosk.app.setup.first_start import first_start
from kiosk.app.staff.closed import loose_access
from kiosk.app.stopped import Stop, Stopped, why_not
from kiosk.domain.condition import Fault
from kiosk.services.journal import Journal
from kiosk.sim.printer.server import SimPrinter
from kiosk.staff import events as e
from kiosk.staff import states as s
from kiosk.staff.trials import Act, EnrolFault
from kiosk.ui.backroom.doorbell import Doorbell
from kiosk.ui.window import find_item
from tests.app.staff.world import HASH, KEY, PIN
from tests.fixtures.stage import stage
from tests.secured import secured


def now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def closed(config: Path) -> Iterator[tuple[Stopped, list[str]]]:
    """The terminal stands closed until the block ends."""
    stop = why_not(config)
    assert isinstance(stop, Stop)
    ended: list[str] = []
    stopped = Stopped(stop, lambda: isinstance(why_not(config), Stop), lambda: ended.append("now"), now, config)
    try:
        yield stopped, ended
    finally:
        stopped.close()


def in_by_pin(qtbot: QtBot, stopped: Stopped) -> s.Board:
    """Through the door."""
    assert stopped.staff is not None
    stopped.staff.ring()
    qtbot.waitUntil(lambda: isinstance(at(stopped), s.AskPin) and at(stopped).door is not None, timeout=30_000)
    stopped.staff.room.handle(e.Entered(PIN))
    qtbot.waitUntil(lambda: isinstance(at(stopped), s.Board) and at(stopped).look is not None, timeout=30_000)
    found = at(stopped)
    assert isinstance(found, s.Board)
    return found


def at(stopped: Stopped) -> Any:
    assert stopped.staff is not None
    return stopped.staff.room.state


def comes(qtbot: QtBot, stopped: Stopped, kind: type) -> Any:
    qtbot.waitUntil(lambda: isinstance(at(stopped), kind), timeout=60_000)
    return at(stopped)


def wrong(folder: Path, more: str = "", text: str = "colour = 1\n") -> Path:
    """A configuration with a fault, on a terminal that has served."""
    (folder / "key").write_text("k")
    (folder / "pin").write_text(HASH)
    (folder / "staff.pub").write_text(KEY)
    (folder / "data").mkdir(exist_ok=True)
    Journal(folder / "data/journal.db").close()
    path = folder / "kiosk.toml"
    path.write_text(
        f'[kiosk]\nid = "t-1"\nhospital = "BV"\nfull_screen = false\n{text}[backend]\nurl = "http://127.0.0.1:9"\n'
        f'key_file = "key"\n[scanner]\nsource = "images:{folder}/data"\n'
        f'[staff]\npin_file = "pin"\nkey_file = "staff.pub"\n{more}',
        "utf-8",
    )
    return path


@pytest.mark.expects_log("fault: config_invalid")
def test_a_wrong_configuration_lets_staff_in_by_what_can_be_read_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    config = wrong(tmp_path)
    assert first_start(config) is None, "a terminal that has served opens no set-up by itself"
    with closed(config) as (stopped, ended):
        board = in_by_pin(qtbot, stopped)
        assert board.look is not None
        assert board.look.closed
        assert board.look.others == (Fault.CONFIG_INVALID,)
        assert find_item(stopped.screen.window, "mark") is not None
        assert find_item(stopped.screen.window, "task_set_up") is not None
        assert find_item(stopped.screen.window, "task_service") is None
        assert stopped.staff is not None
        stopped.staff.room.handle(e.Chosen("enrol"))
        stopped.staff.room.handle(e.Entered("7K3M9QX2ABCD"))
        asked = comes(qtbot, stopped, s.AskCode)
        assert asked.fault is EnrolFault.NOT_SET_UP
        stopped.staff.room.handle(e.Back())
        config.write_text(config.read_text("utf-8").replace("colour = 1\n", ""), "utf-8")
        stopped.look()
        assert ended == [], "nothing ends under somebody's hands"
        stopped.staff.room.handle(e.Leave())
        stopped.look()
        assert ended == ["now"]
        kept = json.loads((tmp_path / "data/staff.json").read_text())["untold"]
        assert [deed["what"] for deed in kept] == ["opened", "entered", "enrol_refused", "left"]


@pytest.mark.expects_log("fault: config_invalid")
def test_the_gesture_on_the_closed_screen_opens_the_door(qtbot: QtBot, tmp_path: Path) -> None:
    with closed(wrong(tmp_path)) as (stopped, _):
        window, seconds = stopped.screen.window, [0.0]
        qtbot.waitUntil(lambda: window.contentItem().height() > 0, timeout=30_000)
        bell = Doorbell(window, lambda: stopped.screen.mm_per_px, lambda: True, lambda: seconds[0])
        rung: list[bool] = []
        bell.rung.connect(lambda: rung.append(True))
        lower, upper = QPoint(40, window.height() - 40), QPoint(40, 40)
        for place, lasts in ((lower, 3.5), (upper, 0.1), (lower, 0.1), (upper, 0.1)):
            QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=place)
            seconds[0] += lasts
            QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=place)
            seconds[0] += 0.3
        assert rung == [True]


@pytest.mark.expects_log("fault: config_invalid")
def test_set_up_again_is_asked_for_by_staff_and_by_nobody_else(qtbot: QtBot, tmp_path: Path) -> None:
    config = wrong(tmp_path)
    with closed(config) as (stopped, ended):
        in_by_pin(qtbot, stopped)
        assert stopped.staff is not None
        stopped.staff.room.handle(e.Chosen("set_up"))
        assert at(stopped).act is Act.SET_UP
        stopped.staff.room.handle(e.Chosen("yes"))
        qtbot.waitUntil(lambda: ended == ["now"], timeout=20_000)
    start = first_start(config)
    assert start is not None
    assert start.text("kiosk", "hospital") == "BV"


@pytest.mark.expects_log("fault: journal_broken")
def test_with_the_configuration_its_devices_are_tried_and_the_backend_hears_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    with SimPrinter(out=tmp_path / "paper") as printer, stage() as scene:
        scene.answers["/v1/kiosks/heartbeat"] = (200, {"time": now().isoformat(), "commands": []})
        config = wrong(tmp_path, f'[printer]\nurl = "{printer.url}"\n', text="")
        config.write_text(config.read_text("utf-8").replace("http://127.0.0.1:9", scene.url), "utf-8")
        (tmp_path / "data/journal.db").write_bytes(b"broken" * 1000)
        with closed(config) as (stopped, _):
            in_by_pin(qtbot, stopped)
            assert stopped.staff is not None
            stopped.staff.room.handle(e.Chosen("print"))
            tried = comes(qtbot, stopped, s.PrinterTried)
            assert tried.trial.printed.value == "printed"
            stopped.staff.room.handle(e.Leave())
            stopped.look()
            qtbot.waitUntil(lambda: stopped.staff is not None and not stopped.staff.record.untold(), timeout=20_000)
        told = [deed["what"] for asked in scene.asked if isinstance(asked.body, dict) for deed in asked.body["staff"]]
        assert told == ["opened", "entered", "test_print", "left"]


@pytest.mark.expects_log("fault: not_enrolled")
def test_a_terminal_that_lost_its_certificate_is_enrolled_again_at_its_screen(qtbot: QtBot, tmp_path: Path) -> None:
    with secured(tmp_path / "backend") as house:
        config = wrong(tmp_path, text="")
        text = config.read_text("utf-8").replace("http://127.0.0.1:9", house.url).replace('"t-1"', '"sanh-a-01"')
        papers = 'ca_file = "backend/ca.pem"\nclient_cert_file = "identity.pem"\nclient_key_file = "identity.pem"'
        config.write_text(text.replace('key_file = "key"', papers, 1), "utf-8")
        (tmp_path / "identity.pem").write_text("spoilt")
        with closed(config) as (stopped, ended):
            in_by_pin(qtbot, stopped)
            assert stopped.staff is not None
            stopped.staff.room.handle(e.Chosen("enrol"))
            stopped.staff.room.handle(e.Entered(house.code("sanh-a-02")))
            assert comes(qtbot, stopped, s.AskCode).fault is EnrolFault.ANOTHER_TERMINAL
            assert (tmp_path / "identity.pem").read_text() == "spoilt"
            stopped.staff.room.handle(e.Entered(house.code()))
            comes(qtbot, stopped, s.Enrolled)
            stopped.staff.room.handle(e.Leave())
            stopped.look()
            assert ended == ["now"]
        assert read_settings(config).backend.client_cert_file == tmp_path / "identity.pem"
        assert not (tmp_path / "asked.json").exists()


def test_access_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    assert loose_access(tmp_path / "kiosk.toml").pin is None
    config = wrong(tmp_path)
    assert loose_access(config).pin is not None
    assert loose_access(config).key is not None
    (tmp_path / "pin").write_text("1234")
    assert loose_access(config).pin is None
