"""systemd hears of the screens over a real socket."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.watchdog import Watchdog


@pytest.fixture
def line(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(tmp_path / "notify"))
        heard.settimeout(5)
        yield heard


def supervised(line: socket.socket, usec: str = "90000") -> Watchdog:
    return Watchdog({"NOTIFY_SOCKET": line.getsockname(), "WATCHDOG_USEC": usec})


def test_ready_is_said_once_and_alive_three_times_within_what_systemd_waits(qtbot: QtBot, line: socket.socket) -> None:
    watchdog = supervised(line)
    assert watchdog.every_ms == 30
    watchdog.ready("serving as t-1")
    assert line.recv(200) == b"READY=1\nSTATUS=serving as t-1"
    line.setblocking(False)

    def heard() -> None:
        assert line.recv(200) == b"WATCHDOG=1"

    qtbot.waitUntil(lambda: _passes(heard), timeout=2_000)
    qtbot.waitUntil(lambda: _passes(heard), timeout=2_000)


def _passes(call: object) -> bool:
    try:
        call()  # type: ignore[operator] # a check
    except BlockingIOError:
        return False
    return True


def test_a_loop_that_does_not_go_round_says_nothing(qtbot: QtBot, line: socket.socket) -> None:
    watchdog = supervised(line)
    watchdog.ready("")
    line.recv(200)
    line.settimeout(0.3)  # ten times the interval, and no event is worked off meanwhile
    with pytest.raises(TimeoutError):
        line.recv(200)


def test_leaving_on_purpose_is_said_and_the_timer_stops(qtbot: QtBot, line: socket.socket) -> None:
    watchdog = supervised(line)
    watchdog.ending()
    assert line.recv(200) == b"STOPPING=1"


@pytest.mark.parametrize("usec", ["", "soon", "-5", "0"])
def test_without_a_supervisor_it_is_silent(qtbot: QtBot, usec: str) -> None:
    watchdog = Watchdog({"WATCHDOG_USEC": usec})
    watchdog.ready("")
    watchdog.ending()
    assert watchdog.every_ms == 0


@pytest.mark.expects_log("systemd does not listen")
def test_a_supervisor_that_is_gone_is_logged_once(
    qtbot: QtBot, line: socket.socket, caplog: pytest.LogCaptureFixture
) -> None:
    watchdog = supervised(line)
    line.close()
    Path(str(watchdog._address)).unlink()
    watchdog.status("a")
    watchdog.status("b")
    assert len([r for r in caplog.records if "does not listen" in r.message]) == 1
