"""A terminal that cannot begin says why, and begins when it can."""

import json
import os
import socket
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.stopped import Stop, Stopped, why_not
from kiosk.app.upkeep import last_good
from kiosk.domain.condition import STOPS, Fault
from kiosk.services.journal import Journal
from kiosk.ui.stopped import Notice, StoppedScreen
from kiosk.ui.window import find_item
from tests.fixtures.stage import stage

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)


def config(folder: Path, url: str = "http://127.0.0.1:1", extra: str = "") -> Path:
    (folder / "key").write_text("k", "utf-8")
    path = folder / "kiosk.toml"
    terminal = '[kiosk]\nid = "t-1"\nhospital = "BV"\nfull_screen = false\n'
    path.write_text(f'{terminal}[backend]\nurl = "{url}"\nkey_file = "key"\n{extra}', "utf-8")
    return path


def stop_of(path: Path) -> Stop:
    found = why_not(path)
    assert isinstance(found, Stop)
    return found


def test_a_good_configuration_serves(tmp_path: Path) -> None:
    assert not isinstance(why_not(config(tmp_path)), Stop)


def test_a_fault_is_told_with_key_and_line(tmp_path: Path) -> None:
    notice = stop_of(config(tmp_path, extra='colour = "red"\n')).notice
    assert notice.fault is Fault.CONFIG_INVALID
    assert "colour" in "\n".join(notice.detail)


def test_no_file_at_all_is_told_too(tmp_path: Path) -> None:
    assert stop_of(tmp_path / "kiosk.toml").notice.fault is Fault.CONFIG_INVALID


def test_the_configuration_before_a_broken_one_serves(tmp_path: Path) -> None:
    path = config(tmp_path)
    path.replace(last_good(path))
    path.write_text("[kiosk", "utf-8")
    assert not isinstance(why_not(path), Stop)


def test_looking_whether_it_may_serve_does_not_hide_a_torn_paper_from_the_printer(tmp_path: Path) -> None:
    """What hangs in the printer after a crash is voided before the next paper: it must still be known then."""
    path = config(tmp_path)
    crashed = Journal(tmp_path / "data/journal.db")
    crashed.started("ticket:1")
    crashed.close()
    assert not isinstance(why_not(path), Stop)
    serving = Journal(tmp_path / "data/journal.db")
    assert serving.interrupted
    serving.close()


def test_a_journal_that_is_no_journal_stops_the_terminal(tmp_path: Path) -> None:
    path = config(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data/journal.db").write_bytes(b"\0" * 5000)
    stop = stop_of(path)
    assert (stop.notice.fault, stop.notice.terminal) == (Fault.JOURNAL_BROKEN, "t-1")


def test_a_torn_journal_stops_the_terminal(tmp_path: Path) -> None:
    path = config(tmp_path)
    Journal(tmp_path / "data/journal.db").close()
    whole = (tmp_path / "data/journal.db").read_bytes()
    (tmp_path / "data/journal.db").write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert stop_of(path).notice.fault is Fault.JOURNAL_BROKEN


def test_a_folder_that_cannot_be_made_stops_the_terminal(tmp_path: Path) -> None:
    path = config(tmp_path)
    (tmp_path / "data").write_text("a file", "utf-8")
    assert stop_of(path).notice.fault is Fault.DISK_FULL


@pytest.mark.parametrize("fault", sorted(STOPS))
def test_the_screen_says_fault_and_what_to_do(qtbot: QtBot, fault: Fault) -> None:
    screen = StoppedScreen(Notice(fault, ("kiosk.toml:3: [kiosk] id",), "t-1"), full_screen=False)
    texts = {}
    for name in ("closed", "fault", "todo", "detail"):
        item = find_item(screen.window, name)
        assert item is not None
        texts[name] = str(item.property("text"))
        assert item.property("truncated") is False
    assert fault.value in texts["fault"]
    assert texts["detail"] == "kiosk.toml:3: [kiosk] id"
    picture = os.environ.get("KIOSK_PICTURES")
    if picture:
        assert screen.window.grabWindow().save(f"{picture}/stopped-{fault.value}.png")
    screen.close()


@pytest.mark.parametrize("size", [(1080, 1920), (720, 1280), (1920, 1080), (1366, 768), (768, 1024)])
def test_patients_and_staff_read_all_of_it_on_every_panel(qtbot: QtBot, size: tuple[int, int]) -> None:
    detail = tuple(f"/etc/kiosk/kiosk.toml: line {n}: backend.client_cert_file: a path is wanted" for n in range(6))
    screen = StoppedScreen(Notice(Fault.CONFIG_INVALID, detail, "sanh-a-01"), full_screen=False, size=size)
    patients = find_item(screen.window, "patients")
    detail_shown = find_item(screen.window, "detail")
    assert patients is not None
    assert detail_shown is not None
    qtbot.waitUntil(lambda: detail_shown.width() > 0, timeout=30_000)
    screen.window.grabWindow()  # laid out and painted
    shown = patients.mapRectToScene(patients.boundingRect())
    below = detail_shown.mapRectToScene(detail_shown.boundingRect())
    assert shown.top() >= 0
    assert shown.bottom() <= below.top()
    assert below.bottom() <= size[1]
    assert patients.scale() > 0.45
    picture = os.environ.get("KIOSK_PICTURES")
    if picture:
        assert screen.window.grabWindow().save(f"{picture}/stopped-{size[0]}x{size[1]}.png")
    screen.close()


@pytest.mark.expects_log("fault: journal_broken")
def test_the_backend_hears_of_it_and_it_ends_once_when_it_is_mended(qtbot: QtBot, tmp_path: Path) -> None:
    with stage() as scene:
        scene.answers["/v1/kiosks/heartbeat"] = (200, {"time": "2026-11-21T08:05:12+07:00", "commands": []})
        path = config(tmp_path, scene.url)
        (tmp_path / "data").mkdir()
        (tmp_path / "data/journal.db").write_bytes(b"broken" * 1000)
        ended: list[str] = []
        stopped = Stopped(
            stop_of(path), lambda: isinstance(why_not(path), Stop), lambda: ended.append("now"), lambda: NOW
        )
        stopped.look()
        qtbot.waitUntil(lambda: bool(scene.asked), timeout=30_000)
        told = scene.asked[-1].body
        assert isinstance(told, dict)
        assert (told["standing"], told["screen"]) == ("out_of_service", "Stopped")
        assert [fault["code"] for fault in told["faults"]] == ["journal_broken"]
        assert ended == []
        (tmp_path / "data/journal.db").unlink()
        stopped.look()
        assert ended == ["now"]
        stopped.close()


def test_outside_of_a_service_a_wrong_file_is_one_line_and_two(tmp_path: Path) -> None:
    path = config(tmp_path, extra="x = 1\n")
    environment = {key: value for key, value in os.environ.items() if key != "NOTIFY_SOCKET"}
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "run", "--config", str(path)],
        capture_output=True, text=True, check=False, timeout=60, env=environment,
    )  # fmt: skip
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert json.dumps(done.stderr).count("x") >= 1


@pytest.mark.expects_log("fault: config_invalid")
def test_without_settings_the_figures_lie_where_the_guide_puts_them(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    stopped = Stopped(stop_of(tmp_path / "kiosk.toml"), lambda: True, lambda: None, lambda: NOW)
    stopped.look()
    assert 'kiosk_node_fault{code="config_invalid",weight="stop"} 1' in (tmp_path / "kiosk.prom").read_text("utf-8")
    stopped.close()


@pytest.mark.expects_log("fault: journal_broken")
def test_a_backend_that_never_answers_does_not_hold_up_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        path = config(tmp_path, f"http://127.0.0.1:{deaf.getsockname()[1]}")
        path.write_text(path.read_text("utf-8").replace("key_file", "timeout_s = 60.0\nkey_file"), "utf-8")
        (tmp_path / "data").mkdir()
        (tmp_path / "data/journal.db").write_bytes(b"broken" * 1000)
        stopped = Stopped(stop_of(path), lambda: True, lambda: None, lambda: NOW)
        for _ in range(7):
            stopped.look()
        stopped.close()
        waiting = [thread for thread in threading.enumerate() if thread.name == "stopped"]
        assert len(waiting) == 1, "it still waits for an answer, and nobody waited for it; nothing else was asked"
    # The backend is gone for good: the call ends.
    waiting[0].join(60)
    assert not waiting[0].is_alive()


@pytest.mark.parametrize("lies_there", [None, "", "no certificate"])
def test_without_a_certificate_that_can_be_read_it_says_that_it_is_not_enrolled(
    tmp_path: Path, lies_there: str | None
) -> None:
    path = config(tmp_path, "https://127.0.0.1:1")
    if lies_there is not None:
        (tmp_path / "identity.pem").write_text(lies_there, "utf-8")
    path.write_text(
        path.read_text("utf-8").replace(
            'key_file = "key"', 'client_cert_file = "identity.pem"\nclient_key_file = "identity.pem"'
        ),
        "utf-8",
    )
    assert stop_of(path).notice.fault is Fault.NOT_ENROLLED
