"""`kiosk-sim printer` as a program."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

_RUN = "import typer; from kiosk.sim.printer.command import serve; typer.run(serve)"


def started(*args: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _RUN, *args], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_it_prints_obeys_its_input_and_ends_when_told(tmp_path: Path) -> None:
    process = started("--port", "0", "--out", str(tmp_path / "papers"), "--speed", "0", "--fault", "paper-low")
    assert process.stdin is not None
    assert process.stderr is not None
    port = int(process.stderr.readline().split("127.0.0.1:")[1].split(",")[0])
    with socket.create_connection(("127.0.0.1", port), timeout=30) as wire:
        wire.sendall(b"\x10\x04\x04")
        assert wire.recv(1) == b"\x1e"
        wire.sendall(b"\x1dv0\x00\x01\x00\x01\x00\xff\x1dV\x00\x1d(H\x06\x0000AB12")
        assert wire.recv(7) == b"\x37\x22AB12\x00"
    assert [file.name for file in (tmp_path / "papers").iterdir()] == ["ticket-001.png"]
    process.stdin.write("fire\n")
    process.stdin.flush()
    assert "paper-out" in process.stderr.readline()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=10)
    assert process.returncode == 0


@pytest.mark.parametrize(
    "args", [("--fault", "fire"), ("--proof", "word"), ("--width", "3"), ("--port", "99999"), ("--port", "x")]
)
def test_wrong_usage_is_two(args: tuple[str, ...], tmp_path: Path) -> None:
    process = started("--out", str(tmp_path), *args)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 2
    assert said
    assert "Traceback" not in said
