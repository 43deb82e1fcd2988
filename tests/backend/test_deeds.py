"""Who did what to the backend: written down with the deed, read by page and command, nobody's personal data."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from kiosk.backend.deeds import DeedRow
from kiosk.backend.web.staff import hash_password
from tests.backend.house import House, SetClock, ToldInsurer, close_house, open_house, settings_for
from tests.backend.test_cli import run

WORD = "mat khau cua binh"
STAFF = f"""
[[staff]]
name = "binh"
roles = ["fleet"]
password = "{hash_password(WORD)}"
[[staff]]
name = "an"
roles = ["desk"]
password = "{hash_password(WORD)}"
"""


@pytest.fixture
def watched(tmp_path: Path, empty_database: Path) -> Iterator[House]:
    (tmp_path / "backend.db").write_bytes(empty_database.read_bytes())
    (tmp_path / "staff.toml").write_text(STAFF, "utf-8")
    settings = settings_for(tmp_path)
    settings = replace(settings, security=replace(settings.security, staff_file=tmp_path / "staff.toml"))
    house = open_house(settings, SetClock(), ToldInsurer())
    yield house
    close_house(house)


def deeds(house: House) -> list[tuple[str, str, str]]:
    with house.backend.core.sessions() as session:
        return [(row.who, row.what, row.target) for row in session.scalars(select(DeedRow).order_by(DeedRow.id))]


def browser(house: House) -> httpx.Client:
    client = httpx.Client(base_url=house.served.url, timeout=20)
    house.closing.callback(client.close)
    return client


def test_signing_in_and_out_is_written_down_and_a_name_nobody_has_is_not(watched: House) -> None:
    client = browser(watched)
    client.post("/login", data={"name": "001190000001", "password": "Nguyễn Thị Mẫu"})
    client.post("/login", data={"name": "binh", "password": "wrong"})
    client.post("/login", data={"name": "binh", "password": WORD})
    client.post("/logout")
    client.post("/logout")
    assert [(who, what) for who, what, _ in deeds(watched)] == [
        ("?", "sign_in_refused"),
        ("binh", "sign_in_refused"),
        ("binh", "signed_in"),
        ("binh", "signed_out"),
    ]
    assert {target for _, _, target in deeds(watched)} == {"127.0.0.1"}


def test_orders_and_tables_are_written_down_and_shown_to_the_fleets_staff_only(watched: House) -> None:
    client = browser(watched)
    client.post("/login", data={"name": "binh", "password": WORD})
    page = client.get("/console").text
    form_key = re.search(r'name="form_key" value="([^"]+)"', page)
    assert form_key
    order = {"form_key": form_key[1], "key": str(uuid.uuid4()), "what": "reload", "minutes": "60"}
    order |= {"scope": "chosen", "filter": "", "terminal": "t-1"}
    for _ in range(2):  # a double click does it once
        assert client.post("/console/orders", data=order).status_code == 303
    assert client.get("/console/terminals.csv").status_code == 200
    assert deeds(watched)[1:] == [("binh", "ordered", "reload: t-1"), ("binh", "table_fetched", "terminals")]
    shown = client.get("/console/log").text
    assert "gửi lệnh" in shown
    assert "Khởi động lại: t-1" in shown
    assert "bảng máy" in shown
    other = browser(watched)
    other.post("/login", data={"name": "an", "password": WORD})
    assert other.get("/console/log").status_code == 403


def test_what_is_done_at_the_command_line_is_written_down_with_who_typed_it(tmp_path: Path) -> None:
    (tmp_path / "backend.toml").write_text("[hospital]\nsample_patients = true\n", "utf-8")
    run(tmp_path, "kiosk", "add", "sanh-a-01")
    run(tmp_path, "fleet", "update", "0.2.0", "--percent", "100")
    run(tmp_path, "kiosk", "revoke", "sanh-a-01")
    run(tmp_path, "kiosk", "revoke", "sanh-a-01")  # refused: nothing was done
    run(tmp_path, "erase", "--number", "001190000001")
    run(tmp_path, "erase", "--number", "001190000099")
    run(tmp_path, "forget", "--days", "400")
    run(tmp_path, "rekey")
    lines = [line.split(None, 4) for line in run(tmp_path, "log").stdout.splitlines()]
    assert [line[3] for line in lines] == [
        "rekeyed", "forgotten", "erased", "kiosk_revoked", "ordered", "kiosk_added",
    ]  # fmt: skip
    assert all(line[1] == "cli" for line in lines)
    assert "001190000001" not in run(tmp_path, "log", "--json").stdout


def test_a_key_that_was_lost_between_two_files_is_not_made_anew(tmp_path: Path) -> None:
    """A crash of `rekey` between its two renames: the next run must end it, not begin with a key of its own."""
    (tmp_path / "backend.toml").write_text("", "utf-8")
    run(tmp_path, "migrate")
    (tmp_path / "data.key").rename(tmp_path / "data.key.next")
    done = run(tmp_path, "rekey")
    assert not (done.returncode == 0 and "sealed" in done.stdout)
