"""The program as systemd ends it: `kiosk run`, told to stop."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

EARLY = """
import os, signal, sys
from kiosk.app import terminal
from kiosk.app.cli import app
from kiosk.app.exits import exit_code
made = terminal.Kiosk.__init__
def told(self, *given, **more):
    os.kill(os.getpid(), signal.SIGTERM)
    made(self, *given, **more)
terminal.Kiosk.__init__ = told
sys.exit(exit_code(app, "kiosk", sys.argv[1:]))
"""
"""Told to stop while it is put together."""


def ready(tmp_path: Path) -> dict[str, str]:
    """A folder that it can run in, and its environment."""
    (tmp_path / "camera").mkdir()
    (tmp_path / "key").write_text("k", "utf-8")
    (tmp_path / "key").chmod(0o600)
    (tmp_path / "kiosk.toml").write_text(
        """[kiosk]
id = "sanh-a-01"
hospital = "BỆNH VIỆN"
full_screen = false
[backend]
url = "http://127.0.0.1:9"
key_file = "key"
[scanner]
source = "images:camera"
""",
        "utf-8",
    )
    (tmp_path / "run").mkdir()
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "RUNTIME_DIRECTORY": str(tmp_path / "run"),
        "NOTIFY_SOCKET": str(tmp_path / "notify"),
    }


def test_a_terminal_that_is_told_to_stop_before_it_serves_ends_as_orderly(tmp_path: Path) -> None:
    environment = ready(tmp_path)
    del environment["NOTIFY_SOCKET"]
    command = [sys.executable, "-c", EARLY, "run", "--config", "kiosk.toml"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True, timeout=240, check=False
    )
    assert (done.returncode, "bug" in done.stderr, "Error" in done.stderr) == (0, False, False), done.stderr
    assert not (tmp_path / "run/state.json").exists()


def test_a_terminal_that_is_told_to_stop_lets_go_of_everything_and_ends(tmp_path: Path) -> None:
    environment = ready(tmp_path)
    command = [sys.executable, "-m", "kiosk", "run", "--config", "kiosk.toml"]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(120)
        with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as program:
            try:
                while b"READY=1" not in systemd.recv(4096):
                    pass
                assert (tmp_path / "run/state.json").exists()
                program.send_signal(signal.SIGTERM)
                said = program.communicate(timeout=120)[1]
            finally:
                program.kill()
    assert (program.returncode, "bug" in said, "Error" in said) == (0, False, False), said
    assert not (tmp_path / "run/state.json").exists()
