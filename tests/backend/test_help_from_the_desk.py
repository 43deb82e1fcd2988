"""A patient calls, staff take the call on their page, and the patient reads who comes: all of it for real."""

import re
import threading
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.help_line import HelpLine
from kiosk.backend.web.staff import hash_password
from kiosk.services.client import Backend, Client
from kiosk.services.hospital import Hospital
from kiosk.ui.moment import Moment
from kiosk.ui.shell import Shell
from kiosk.ui.window import close_window, find_item, open_window
from kiosk.visit import effects as f
from kiosk.visit import events as e
from tests.backend.house import House, SetClock, ToldInsurer, close_house, open_house, settings_for

WORD = "mat khau cua quay"


@pytest.fixture
def house(tmp_path: Path, empty_database: Path) -> Iterator[House]:
    (tmp_path / "backend.db").write_bytes(empty_database.read_bytes())
    (tmp_path / "staff.toml").write_text(
        f'[[staff]]\nname = "lan.pham"\nroles = ["desk"]\npassword = "{hash_password(WORD)}"\n'
        'shown = "Quầy hướng dẫn"\nshown_en = "The information desk"\n',
        "utf-8",
    )
    settings = settings_for(tmp_path)
    staff = replace(settings.security, staff_file=tmp_path / "staff.toml")
    found = open_house(replace(settings, security=staff), SetClock(), ToldInsurer())
    yield found
    close_house(found)


def test_a_patient_who_calls_reads_that_somebody_comes_and_from_where(house: House, qtbot: QtBot) -> None:
    client = Client(Backend(house.served.url, house.keys["t-1"]))
    line = HelpLine(Hospital(client), lambda _: None, house.clock, every_s=0.02)
    rung: list[threading.Thread] = []

    def perform(effect: f.Effect, moment: Moment) -> None:
        if isinstance(effect, f.CallHelp):
            rung.append(threading.Thread(target=line.ring, args=(effect.screen, moment)))
            rung[-1].start()
        elif isinstance(effect, f.FollowHelp):
            line.follow(moment)

    shell = Shell(perform, hospital="BỆNH VIỆN", now=house.clock)
    window = open_window(shell, mm_per_px=0.248, fullscreen=False)

    def reads(name: str) -> str:
        item = find_item(window, name)
        return "" if item is None else str(item.property("text")).replace("\u00a0", " ")

    shell.start()
    shell.handle(e.HelpAsked())
    qtbot.waitUntil(lambda: reads("title") == "Đã báo nhân viên", timeout=30_000)
    with httpx.Client(base_url=house.served.url, timeout=30) as browser:
        browser.post("/login", data={"name": "lan.pham", "password": WORD})
        page = browser.get("/desk").text
        form, call = (re.search(rf'name="{name}" value="([^"]+)"', page) for name in ("form_key", "target"))
        assert form
        assert call
        values = {"form_key": form[1], "key": str(uuid.uuid4()), "clinic": "", "target": call[1]}
        browser.post("/desk/coming", data=values)
        qtbot.waitUntil(lambda: reads("title") == "Nhân viên đang đến", timeout=30_000)
        assert reads("since").startswith("Quầy hướng dẫn nhận lúc ")
        shell.setLanguage("en")
        qtbot.waitUntil(lambda: reads("since").startswith("The information desk answered at "), timeout=30_000)
        assert "lan" not in reads("title") + reads("lead") + reads("since")
        browser.post("/desk/helped", data={**values, "key": str(uuid.uuid4())})
    for thread in rung:
        thread.join(30)
    assert not any(thread.is_alive() for thread in rung)
    line.close()
    client.close()
    shell.stop()
    close_window(shell)
