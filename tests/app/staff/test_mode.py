"""Staff mode over the real terminal, off screen: by PIN and by pass, with devices that work, fail and are not there."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.app.terminal import Kiosk
from kiosk.domain.condition import Fault
from kiosk.domain.outcome import Printed
from kiosk.services.journal_store import entries, read_only
from kiosk.sim.printer.server import SimPrinter
from kiosk.staff import events as e
from kiosk.staff import states as s
from kiosk.staff.dials import Dials
from kiosk.staff.trials import Refusal
from kiosk.ui.backroom.doorbell import Doorbell
from kiosk.ui.window import find_item
from kiosk.visit.events import CardSeen
from kiosk.visit.states import Attended, OutOfService, Welcome
from tests.app.staff.passes import signed
from tests.app.staff.world import PIN, SCANNER, terminal
from tests.devices.voice.cards import CARD, SoundCard
from tests.devices.voice.voices import script
from tests.fixtures.stage import Stage
from tests.ui.survey import area


def at(kiosk: Kiosk) -> Any:
    return kiosk.staff.room.state


def shown(kiosk: Kiosk) -> object:
    return kiosk.shell.state


def comes(qtbot: QtBot, kiosk: Kiosk, kind: type, timeout: int = 15_000) -> Any:
    qtbot.waitUntil(lambda: isinstance(at(kiosk), kind), timeout=timeout)
    return at(kiosk)


def let_in(qtbot: QtBot, kiosk: Kiosk) -> s.Board:
    kiosk.staff.ring()
    qtbot.waitUntil(lambda: isinstance(at(kiosk), s.AskPin) and at(kiosk).door is not None, timeout=30_000)
    kiosk.staff.room.handle(e.Entered(PIN))
    qtbot.waitUntil(lambda: isinstance(at(kiosk), s.Board) and at(kiosk).look is not None, timeout=20_000)
    found = at(kiosk)
    assert isinstance(found, s.Board)
    return found


def deeds(scene: Stage) -> list[tuple[str, str | None, str | None]]:
    told: dict[str, tuple[str, str | None, str | None]] = {}
    for asked in scene.asked:
        if isinstance(asked.body, dict):
            for deed in asked.body.get("staff", []):
                told[deed["id"]] = (deed["what"], deed["who"], deed["result"])
    return list(told.values())


def test_by_pin_to_the_board_and_out_again_all_of_it_written_down(qtbot: QtBot, tmp_path: Path) -> None:
    with terminal(tmp_path) as (kiosk, scene):
        board = let_in(qtbot, kiosk)
        assert isinstance(shown(kiosk), Attended)
        assert board.look is not None
        states = {device.name: (device.state, device.fault) for device in board.look.devices}
        assert states["printer"] == ("none", None)
        assert states["card"] == ("none", None)
        assert states["backend"] == ("ok", None)
        assert find_item(kiosk.window, "mark") is not None
        assert find_item(kiosk.window, "help") is None, "nothing of the patients' bars is left"
        kiosk.staff.room.handle(e.Leave())
        assert isinstance(shown(kiosk), Welcome)
        assert find_item(kiosk.window, "mark") is None
        qtbot.waitUntil(lambda: ("left", "pin", None) in deeds(scene), timeout=10_000)
        assert deeds(scene) == [("opened", None, None), ("entered", "pin", "pin"), ("left", "pin", None)]
        standings = [asked.body.get("standing") for asked in scene.asked if isinstance(asked.body, dict)]
        assert "maintenance" in standings
    file = read_only(tmp_path / "data/journal.db")
    kept = [entry.detail for entry in entries(file) if entry.kind == "staff"]
    file.close()
    assert kept == ["opened", "entered pin pin", "left pin"]
    assert PIN not in json.dumps([asked.body for asked in scene.asked])


def test_the_gesture_on_the_glass_opens_the_door_and_only_where_nobody_is(qtbot: QtBot, tmp_path: Path) -> None:
    with terminal(tmp_path) as (kiosk, _):
        seconds = [0.0]
        mine = Doorbell(kiosk.window, lambda: 0.248, lambda: True, lambda: seconds[0])
        rung: list[bool] = []
        mine.rung.connect(lambda: rung.append(True))
        height = kiosk.window.height()
        lower, upper = QPoint(40, height - 40), QPoint(40, 40)
        for place, lasts in ((lower, 3.5), (upper, 0.1), (lower, 0.1), (upper, 0.1)):
            QTest.mousePress(kiosk.window, Qt.MouseButton.LeftButton, pos=place)
            seconds[0] += lasts
            QTest.mouseRelease(kiosk.window, Qt.MouseButton.LeftButton, pos=place)
            seconds[0] += 0.3
        assert rung == [True]
        assert isinstance(shown(kiosk), Welcome), "no touch of it means anything to a patient's screen"
        kiosk.shell.handle(CardSeen())
        assert not isinstance(shown(kiosk), Welcome)
        kiosk.staff.ring()
        assert isinstance(at(kiosk), s.Gone), "never over a visit"


def test_three_wrong_pins_lock_it_and_a_restart_does_not_help(qtbot: QtBot, tmp_path: Path) -> None:
    with terminal(tmp_path) as (kiosk, scene):
        kiosk.staff.ring()
        for left in (2, 1, 3):
            qtbot.waitUntil(lambda: isinstance(at(kiosk), s.AskPin) and at(kiosk).door is not None, timeout=30_000)
            kiosk.staff.room.handle(e.Entered("111222"))
            comes(qtbot, kiosk, s.Judging)
            found = comes(qtbot, kiosk, s.AskPin)
            assert isinstance(found, s.AskPin)
            assert found.refused is Refusal.WRONG_PIN
            assert found.door is not None
            assert found.door.left == left
        assert 0 < found.door.locked_s <= 60
        kiosk.staff.room.handle(e.Entered(PIN))
        assert isinstance(at(kiosk), s.AskPin), "while it is locked nothing is looked at"
        qtbot.waitUntil(lambda: ("locked", None, "1 min") in deeds(scene), timeout=10_000)
        assert [what for what, _, _ in deeds(scene)].count("wrong_pin") == 3
    with terminal(tmp_path) as (kiosk, _):
        kiosk.staff.ring()
        qtbot.waitUntil(lambda: isinstance(at(kiosk), s.AskPin) and at(kiosk).door is not None, timeout=30_000)
        state = at(kiosk)
        assert isinstance(state, s.AskPin)
        assert state.door is not None
        assert state.door.locked_s > 0
        now = datetime.now(UTC)
        kiosk.staff.room.handle(e.PassShown(signed("t-1", now, now + timedelta(minutes=5))))
        comes(qtbot, kiosk, s.Board)


def stands(qtbot: QtBot, kiosk: Kiosk, *, held: bool) -> None:
    """The board says so, and the terminal is so."""

    def so() -> bool:
        board = at(kiosk)
        return isinstance(board, s.Board) and board.look is not None and board.look.held == held

    qtbot.waitUntil(so, timeout=20_000)
    assert shown(kiosk) == Attended(held)


def test_out_of_service_stays_when_staff_leave_and_in_service_ends_it(qtbot: QtBot, tmp_path: Path) -> None:
    with terminal(tmp_path) as (kiosk, scene):
        let_in(qtbot, kiosk)
        for held in (True, False, True):
            kiosk.staff.room.handle(e.Chosen("service"))
            kiosk.staff.room.handle(e.Chosen("yes"))
            stands(qtbot, kiosk, held=held)
        kiosk.staff.room.handle(e.Back())
        assert shown(kiosk) == OutOfService(ordered=True)
        assert [what for what, _, _ in _settled(qtbot, scene, 6)][2:5] == [
            "out_of_service",
            "in_service",
            "out_of_service",
        ]
        kiosk.staff.ring()
        assert shown(kiosk) == Attended(held=True)
        kiosk.staff.room.handle(e.Leave())
        assert shown(kiosk) == OutOfService(ordered=True), "whoever only opens the door changes nothing"


def _settled(qtbot: QtBot, scene: Stage, count: int) -> list[tuple[str, str | None, str | None]]:
    qtbot.waitUntil(lambda: len(deeds(scene)) >= count, timeout=10_000)
    return deeds(scene)


def test_a_test_ticket_on_a_simulated_printer_and_the_paper_counted_anew(qtbot: QtBot, tmp_path: Path) -> None:
    with SimPrinter(out=tmp_path / "paper") as printer:
        more = f'[printer]\nurl = "{printer.url}"\n[scanner]\nsource = "images:{tmp_path}/pictures"\n'
        with terminal(tmp_path, more) as (kiosk, scene):
            board = let_in(qtbot, kiosk)
            assert board.look is not None
            before = board.look.device("printer")
            assert before is not None
            assert before.fault is None
            kiosk.staff.room.handle(e.Chosen("print"))
            tried = comes(qtbot, kiosk, s.PrinterTried, 30_000)
            assert isinstance(tried, s.PrinterTried)
            assert tried.trial.printed is Printed.PRINTED
            kiosk.staff.room.handle(e.Back())
            kiosk.staff.room.handle(e.Chosen("paper"))
            qtbot.waitUntil(lambda: isinstance(at(kiosk), s.Board) and at(kiosk).look is not None, timeout=20_000)
            kiosk.staff.room.handle(e.Chosen("paper"))
            kiosk.staff.room.handle(e.Chosen("yes"))
            qtbot.waitUntil(lambda: isinstance(at(kiosk), s.Board) and at(kiosk).done is not None, timeout=20_000)
            assert json.loads((tmp_path / "data/paper.json").read_text()) == {"used_mm": 0}
            told = _settled(qtbot, scene, 4)
            assert ("test_print", "pin", "printed") in told
            assert ("paper_changed", "pin", None) in told


@pytest.mark.expects_log("fault: ")
@pytest.mark.expects_log("the scanner is gone")
def test_devices_that_are_away_are_said_with_what_to_do_and_a_test_print_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    more = '[printer]\nurl = "tcp://127.0.0.1:9"\n[scanner]\nsource = "camera:/dev/video-none"\n'
    with terminal(tmp_path, more) as (kiosk, _):
        board = let_in(qtbot, kiosk)
        assert board.look is not None
        faults = {device.name: device.fault for device in board.look.devices}
        assert faults == {
            "printer": Fault.PRINTER_ABSENT, "scanner": Fault.SCANNER_ABSENT, "card": None, "backend": None,
        }  # fmt: skip
        kiosk.staff.room.handle(e.Chosen("print"))
        tried = comes(qtbot, kiosk, s.PrinterTried, 30_000)
        assert isinstance(tried, s.PrinterTried)
        assert (tried.trial.printed, tried.trial.trouble) == (Printed.NOT_PRINTED, "absent")
        kiosk.staff.room.handle(e.Back())
        kiosk.staff.room.handle(e.Chosen("scan"))
        qtbot.waitUntil(lambda: at(kiosk) == s.TryingScanner(gone=True), timeout=10_000)
        kiosk.staff.room.handle(e.Back())
        kiosk.staff.room.handle(e.Chosen("card"))
        kiosk.staff.room.handle(e.Entered("000417"))
        found = comes(qtbot, kiosk, s.CardTried)
        assert isinstance(found, s.CardTried)
        assert found.trial.error == "no_reader"


def test_volume_and_brightness_are_turned_heard_kept_and_written_down(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    script(tmp_path / "bin/aplay", "sys.stdin.buffer.read()")
    script(tmp_path / "bin/amixer", CARD)
    card = SoundCard(tmp_path / "bin", program=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    panel = tmp_path / "panel"
    panel.mkdir()
    (panel / "max_brightness").write_text("200")
    (panel / "brightness").write_text("0")
    more = f'[screen]\nbrightness = "sysfs://{panel}"\n[voice]\nenabled = true\n{SCANNER.format(folder=tmp_path)}'
    with terminal(tmp_path, more) as (kiosk, scene):
        let_in(qtbot, kiosk)
        kiosk.staff.room.handle(e.Chosen("dials"))
        qtbot.waitUntil(lambda: at(kiosk) == s.Adjusting(Dials(40, 80)), timeout=20_000)
        for touch in ("louder", "louder", "brighter"):
            kiosk.staff.room.handle(e.Chosen(touch))
        qtbot.waitUntil(lambda: at(kiosk).dials == Dials(60, 90), timeout=20_000)
        assert (panel / "brightness").read_text().strip() == "180"
        kiosk.staff.room.handle(e.Leave())
        told = _settled(qtbot, scene, 6)
        assert {("volume", "pin", "50"), ("volume", "pin", "60"), ("brightness", "pin", "90")} <= set(told)
    assert card["at"] == 60
    card = SoundCard(tmp_path / "bin", program=False)
    with terminal(tmp_path, more):
        qtbot.waitUntil(lambda: card["at"] == 60, timeout=20_000)
        qtbot.waitUntil(lambda: (panel / "brightness").read_text().strip() == "180", timeout=20_000)


def test_log_and_facts_hold_nothing_of_anybody(qtbot: QtBot, tmp_path: Path) -> None:
    with terminal(tmp_path) as (kiosk, scene):
        let_in(qtbot, kiosk)
        kiosk.staff.room.handle(e.Chosen("about"))
        qtbot.waitUntil(lambda: at(kiosk) != s.About(), timeout=10_000)
        found = at(kiosk)
        assert isinstance(found, s.About)
        assert found.facts is not None
        facts = {fact.name: fact.value for fact in found.facts}
        assert facts["terminal"] == "t-1"
        assert facts["backend"] == scene.url
        assert facts["address"] == "127.0.0.1"
        assert "scrypt" not in str(facts)
        kiosk.staff.room.handle(e.Back())
        kiosk.staff.room.handle(e.Chosen("log"))
        qtbot.waitUntil(lambda: at(kiosk) != s.ReadingLog(), timeout=10_000)


def test_a_touch_on_the_tile_is_a_touch_on_the_task(qtbot: QtBot, tmp_path: Path) -> None:
    with terminal(tmp_path) as (kiosk, _):
        let_in(qtbot, kiosk)
        qtbot.waitUntil(lambda: find_item(kiosk.window, "task_about") is not None, timeout=30_000)
        room = find_item(kiosk.window, "staff_room")
        assert room is not None
        # Neither takes a touch that was meant for the screen before: not the room, not the window below it.
        qtbot.waitUntil(lambda: bool(room.property("settled") and kiosk.window.property("settled")), timeout=30_000)
        tile = find_item(kiosk.window, "task_about")
        assert tile is not None
        QTest.mouseClick(kiosk.window, Qt.MouseButton.LeftButton, pos=area(tile).center().toPoint())
        comes(qtbot, kiosk, s.About)
