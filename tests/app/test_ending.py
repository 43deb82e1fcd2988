"""The program as systemd ends it: `kiosk run`, told to stop."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path


def test_a_terminal_that_is_told_to_stop_lets_go_of_everything_and_ends(tmp_path: Path) -> None:
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
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "RUNTIME_DIRECTORY": str(tmp_path / "run"),
        "NOTIFY_SOCKET": str(tmp_path / "notify"),
    }
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
