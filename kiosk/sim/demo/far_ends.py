"""Backend, insurer and bank as processes of their own, on free ports, over real HTTP."""

import base64
import contextlib
import hashlib
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.sim.demo.staff import Staff

_BIN = Path(sys.executable).parent
_START_S = 60.0


class NotStarted(Exception):
    """A far end did not come up; its last words follow."""


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """One program with its log in a file. Can be stopped, killed and started again on the same port."""

    def __init__(self, name: str, command: list[str], url: str, log: Path) -> None:
        self.name = name
        self.url = url
        self._command = command
        self._log = log
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, without waiting."""
        with self._log.open("ab") as log:
            self._running = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )

    def ready(self) -> None:
        """Wait until it answers HTTP. Raises NotStarted."""
        ends = time.monotonic() + _START_S
        pause = threading.Event()
        while time.monotonic() < ends and self._running is not None and self._running.poll() is None:
            if _answers(self.url):
                return
            pause.wait(0.05)
        raise NotStarted(f"{self.name}: {self._log.read_text('utf-8', 'replace')[-800:]}")

    def end(self) -> None:
        """Ask it to end, without waiting."""
        if self._running is not None:
            self._running.terminate()

    def stop(self) -> None:
        """End it, gently first."""
        if self._running is not None:
            self._running.terminate()
            try:
                self._running.wait(3)
            except subprocess.TimeoutExpired:
                self._running.kill()
                self._running.wait()
            self._running = None


class FarEnds:
    """The server room. `folder` takes the database, the configuration and the logs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._password = secrets.token_urlsafe(9)
        folder.mkdir(parents=True, exist_ok=True)
        self.bhxh = self._process("bhxh", [sys.executable, "-m", "kiosk.sim.bhxh"])
        self._config = folder / "backend.toml"
        port = free_port()
        notices = f"http://127.0.0.1:{port}/webhooks/payos"
        self.bank = self._process("bank", [sys.executable, "-m", "kiosk.sim.bank", "--webhook-url", notices])
        serve = [str(_BIN / "kiosk-backend"), "serve", "--config", str(self._config), "--port", str(port)]
        self.backend = Process("backend", serve, f"http://127.0.0.1:{port}", folder / "backend.log")
        self.staff = Staff(self.backend.url, "quay", self._password)

    def _process(self, name: str, command: list[str]) -> Process:
        port = free_port()
        log = self._folder / f"{name}.log"
        return Process(name, [*command, "--port", str(port)], f"http://127.0.0.1:{port}", log)

    def __enter__(self) -> Self:
        """Everything is up when this returns."""
        with contextlib.ExitStack() as undo:
            for process in (self.bhxh, self.bank):
                process.start()
                undo.callback(process.stop)
            self._configure()
            self.backend.start()
            undo.callback(self.backend.stop)
            for process in (self.bhxh, self.bank, self.backend):
                process.ready()
            undo.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Everything is down when this returns."""
        for process in (self.backend, self.bank, self.bhxh):
            process.end()
        for process in (self.backend, self.bank, self.bhxh):
            process.stop()

    def enrol(self, terminal: str) -> Path:
        """Make the terminal known to the backend; the file with its key."""
        done = subprocess.run(
            [str(_BIN / "kiosk-backend"), "kiosk", "add", terminal, "--config", str(self._config)],
            capture_output=True,
            text=True,
            check=True,
        )
        path = self._folder / f"{terminal}.key"
        path.touch(0o600)
        path.write_text(done.stdout.strip(), "utf-8")
        return path

    def _configure(self) -> None:
        (self._folder / "insurance.secret").write_text("mat-khau-mau", "utf-8")
        (self._folder / "staff.toml").write_text(
            f'[[staff]]\nname = "quay"\nroles = ["desk", "cashier", "fleet", "display"]\n'
            'shown = "Quầy hướng dẫn"\nshown_en = "The information desk"\n'
            f'password = "{_staff_hash(self._password)}"\n',
            "utf-8",
        )
        from kiosk.sim.bank.payos import Keys  # noqa: PLC0415 - the simulated bank's own demo keys

        keys = Keys()
        (self._folder / "api.secret").write_text(keys.api, "utf-8")
        (self._folder / "checksum.secret").write_text(keys.checksum, "utf-8")
        self._config.write_text(
            f"""[database]
url = "sqlite:///{self._folder / "backend.db"}"

[insurance]
kind = "bhxh"
base_url = "{self.bhxh.url}"
username = "01001_KIOSK"
password_file = "insurance.secret"
officer_name = "Nguyễn Cán Bộ"
officer_id = "001080009999"

[payment]
provider = "payos"
base_url = "{self.bank.url}"
client_id = "{keys.client}"
api_key_file = "api.secret"
checksum_key_file = "checksum.secret"
account_name = "BENH VIEN DA KHOA TINH"

[hospital]
name = "BỆNH VIỆN ĐA KHOA TỈNH"
facility_code = "01001"
sample_patients = true

[security]
staff_file = "staff.toml"
""",
            "utf-8",
        )


def _staff_hash(password: str) -> str:
    """A line of the staff file, as its guide describes it (scrypt, RFC 7914)."""
    salt = secrets.token_bytes(16)
    hashed = hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1, maxmem=2**26, dklen=32)
    return f"scrypt${base64.b64encode(salt).decode()}${base64.b64encode(hashed).decode()}"


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url + "/healthz", timeout=1):  # noqa: S310 - our own address
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
