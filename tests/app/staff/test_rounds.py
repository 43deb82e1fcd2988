"""The rounds of staff, end to end: what is printed is read back by the camera, a card is read."""

import shutil
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from kiosk.app.terminal import Kiosk
from kiosk.domain.outcome import Printed
from kiosk.sim.camera import SimulatedCamera
from kiosk.sim.printer.server import SimPrinter
from kiosk.staff import events as e
from kiosk.staff import states as s
from tests.app.setup.world import CHIP
from tests.app.staff.test_mode import comes, let_in
from tests.app.staff.world import terminal


def at(kiosk: Kiosk) -> Any:
    return kiosk.staff.room.state


def test_the_test_ticket_is_read_back_and_a_code_and_a_card_are_tried(qtbot: QtBot, tmp_path: Path) -> None:
    camera = SimulatedCamera(tmp_path / "pictures")
    with SimPrinter(out=tmp_path / "paper") as printer:
        devices = f'[printer]\nurl = "{printer.url}"\n[scanner]\nsource = "images:{tmp_path}/pictures"\n'
        with terminal(tmp_path, devices + f'[card]\nreader = "{CHIP}"\n') as (kiosk, _):
            board = let_in(qtbot, kiosk)
            assert board.look is not None
            assert {look.name: look.fault for look in board.look.devices}["card"] is None
            kiosk.staff.room.handle(e.Chosen("print"))
            tried = comes(qtbot, kiosk, s.PrinterTried, 60_000)
            assert tried.trial.printed is Printed.PRINTED
            # The paper itself is held to the camera: what the printer put on it, not what it was told.
            qtbot.waitUntil(lambda: bool(list((tmp_path / "paper").glob("*.png"))), timeout=30_000)
            paper = next((tmp_path / "paper").glob("*.png"))
            shutil.copy(paper, tmp_path / "pictures/held-0.png")
            qtbot.waitUntil(lambda: at(kiosk).trial.read_back is True, timeout=60_000)
            camera.take_away()
            kiosk.staff.room.handle(e.Back())
            kiosk.staff.room.handle(e.Chosen("scan"))
            camera.show("001190000001|012345678|Nguyễn Thị Mẫu|15011990|Nữ|Số 1, Hà Nội|20052021")
            qtbot.waitUntil(lambda: at(kiosk).trial is not None, timeout=60_000)
            assert at(kiosk).trial.kind == "cccd"
            kiosk.staff.room.handle(e.Back())
            kiosk.staff.room.handle(e.Chosen("card"))
            found = comes(qtbot, kiosk, s.CardTried, 60_000)
            assert found.trial.error in ("", "key_does_not_match"), "its printed code opened the chip, or tried to"
            assert "Mẫu" not in repr(found)
