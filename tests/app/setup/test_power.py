"""The first start as systemd runs it: begun anew whenever it ends, its plug pulled whenever something was written."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.app.config import ConfigError, read_settings
from kiosk.app.setup.first_start import first_start
from tests.secured import Secured, secured

LONGEST_S = 90.0
STEPS = 70
"""Moments of one set-up: before and after each thing that reaches the disk. Counted by the first test."""
OFTEN = (17, 30, 53)


@dataclass
class Unit:
    """What the unit gives its program: folders, a socket to speak to, a start after each end."""

    folder: Path
    invitation: str

    @property
    def config(self) -> Path:
        """Where kiosk.toml is to stand."""
        return self.folder / "etc/kiosk.toml"

    def start(self, dies_at: int = 0) -> subprocess.Popen[bytes]:
        """Once."""
        for name in ("etc", "etc/camera", "state", "run"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        ours = {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
            "NOTIFY_SOCKET": str(self.folder / "notify"),
            "STATE_DIRECTORY": str(self.folder / "state"),
            "RUNTIME_DIRECTORY": str(self.folder / "run"),
            "STAND_INVITATION": self.invitation,
            "STAND_DIES_AT": str(dies_at),
            "STAND_COUNTS": str(self.folder / "steps"),
        }
        return subprocess.Popen(
            [sys.executable, "-m", "tests.app.setup.machine", str(self.config)],
            env={**os.environ, **ours}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def until_set_up(self, dies_at: int = 0) -> list[int]:
        """Started again and again, as `Restart=always` does, until the configuration stands. How each run ended."""
        ended: list[int] = []
        while not ended or first_start(self.config) is not None:
            ended.append(self.start(dies_at if not ended else 0).wait(LONGEST_S))
            assert len(ended) <= 3, ended
            self.never_half()
        return ended

    def never_half(self) -> None:
        """There is no configuration, or one that is valid to its last line."""
        if self.config.exists():
            read_settings(self.config)

    def serves(self) -> None:
        """The next start shows the attract screen, and ends when it is told to."""
        run = self.start()
        try:
            ends = time.monotonic() + LONGEST_S
            while self.screen() != "Welcome" and time.monotonic() < ends:
                assert run.poll() is None, run.returncode
                os.sched_yield()
            assert self.screen() == "Welcome"
            run.send_signal(signal.SIGTERM)
            assert run.wait(LONGEST_S) == 0
        finally:
            if run.poll() is None:
                run.kill()
                run.wait()

    def screen(self) -> str:
        """As the machine's own programs see it."""
        try:
            return str(json.loads((self.folder / "run/state.json").read_text())["screen"])
        except (OSError, ValueError):
            return ""


def unit(folder: Path, house: Secured, terminal: str = "sanh-a-01") -> Unit:
    """With one code, good once."""
    return Unit(folder, house.invitation(terminal).text)


def test_set_up_ended_started_again_and_serving_without_anybody_at_a_keyboard(tmp_path: Path) -> None:
    with secured(tmp_path / "backend") as house, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        ours = unit(tmp_path / "terminal", house)
        (tmp_path / "terminal").mkdir()
        systemd.bind(str(tmp_path / "terminal/notify"))
        assert ours.until_set_up() == [0]
        systemd.settimeout(1.0)
        assert systemd.recv(4096).startswith(b"READY=1\nSTATUS=first start")
        assert int((tmp_path / "terminal/steps").read_text()) == STEPS
        settings = read_settings(ours.config)
        assert settings.kiosk.data_dir == tmp_path / "terminal/state"
        assert settings.kiosk.textfile == tmp_path / "terminal/run/kiosk.prom"
        ours.serves()


@pytest.mark.parametrize("step", OFTEN)
def test_a_plug_that_is_pulled_costs_a_start_and_no_code(tmp_path: Path, step: int) -> None:
    with secured(tmp_path / "backend") as house:
        pulled(tmp_path / "terminal", house, step)


def pulled(folder: Path, house: Secured, step: int) -> None:
    """At one step; what stands afterwards is whole, and the one code was enough."""
    ours = unit(folder, house, f"sanh-{step}")
    ended = ours.until_set_up(step)
    assert ended[0] == -signal.SIGKILL
    assert ended[1:] in ([0], []), "the plug may be pulled when it is all done"
    settings = read_settings(ours.config)
    assert settings.kiosk.id == f"sanh-{step}"
    assert settings.staff.pin is not None
    certificate = settings.backend.client_cert_file
    assert certificate is not None
    assert b"PRIVATE KEY" in certificate.read_bytes()
    assert not [file for file in (folder / "etc").iterdir() if file.name.endswith(".part") and len(ended) > 1]


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_a_plug_that_is_pulled_at_every_step(tmp_path: Path) -> None:
    with secured(tmp_path / "backend") as house:
        for step in range(1, STEPS + 1):
            pulled(tmp_path / f"terminal-{step}", house, step)


def test_a_half_written_configuration_is_not_taken_for_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        read_settings(tmp_path / "kiosk.toml")
    (tmp_path / "kiosk.tried.toml").write_text("[kiosk]\nid = ", "utf-8")
    (tmp_path / "kiosk.toml.part").write_text("[kiosk]\n", "utf-8")
    assert first_start(tmp_path / "kiosk.toml") is not None
