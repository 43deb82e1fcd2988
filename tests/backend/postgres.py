"""A PostgreSQL server of its own for tests: Debian's programs, a folder and a port that go away with it."""

import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import psycopg


class Missing(Exception):
    """Debian's package is not installed."""


def programs() -> Path:
    """The newest server's folder of programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if not found:
        raise Missing("apt-get install postgresql")
    return found[-1].parent


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


@contextmanager
def ground() -> Iterator[Path]:
    """A folder for servers. Not in pytest's own: that tidies up after other runs, and a server whose folder went ends
    within a minute."""
    top = Path(tempfile.mkdtemp(prefix="kiosk-postgres-"))
    try:
        yield top
    finally:
        shutil.rmtree(top, ignore_errors=True)


class Postgres:
    """One server. It runs as `postgres` where the tests run as root: it refuses root itself."""

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        self.folder = folder
        self.port = free_port()
        self._bin = programs()
        self._as = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
        self._durable = durable
        self._process: subprocess.Popen[bytes] | None = None

    def make(self) -> Self:
        """An empty cluster."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.own()
        self.run("initdb", "-D", str(self.folder / "data"), "-A", "trust", "-U", "kiosk", "-E", "UTF8", "--no-sync")
        return self

    def own(self) -> None:
        """Give the folder, and the way to it, to the server's user."""
        if self._as is not None:
            for parent in [self.folder, *self.folder.parents]:
                if parent in (Path("/"), Path("/tmp")):
                    break
                parent.chmod(parent.stat().st_mode | 0o711)
            shutil.chown(self.folder, self._as.pw_uid, self._as.pw_gid)

    def run(self, program: str, *arguments: str) -> None:
        """One of the server's programs, as its user."""
        done = subprocess.run(
            [self._bin / program, *arguments], capture_output=True, check=False, cwd="/", **self._identity()
        )
        assert done.returncode == 0, done.stderr.decode()

    def start(self, **options: str) -> Self:
        """Serve on its port; returns once it answers."""
        usual = {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(self.folder),
            "fsync": "on" if self._durable else "off",
            "synchronous_commit": "on" if self._durable else "off",
            "max_connections": "300",
            "shared_buffers": "64MB",
        }
        flags = [part for key, value in {**usual, **options}.items() for part in ("-c", f"{key}={value}")]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._bin / "postgres", "-D", str(self.folder / "data"), *flags],
                stdout=log, stderr=log, cwd="/", **self._identity(),
            )  # fmt: skip
        self._wait()
        return self

    @property
    def pid(self) -> int:
        """Of the server while it runs; its sessions are below it."""
        assert self._process is not None
        return self._process.pid

    def stop(self, *, kill: bool = False) -> None:
        """End; `kill` as a power cut would."""
        if self._process is None:
            return
        if kill:
            self._process.kill()
        else:
            self._process.send_signal(2)
        self._process.wait(30)
        self._process = None

    def url(self, database: str = "postgres", port: int | None = None) -> str:
        """For SQLAlchemy."""
        return f"postgresql+psycopg://kiosk@127.0.0.1:{port or self.port}/{database}"

    def execute(self, *statements: str, database: str = "postgres") -> None:
        """Statements outside any transaction."""
        with psycopg.connect(self._dsn(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def fresh(self, name: str, template: str = "template1") -> str:
        """A new database; its URL."""
        assert re.fullmatch(r"[a-z0-9_]+", name)
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def _dsn(self, database: str) -> str:
        return f"host=127.0.0.1 port={self.port} user=kiosk dbname={database} connect_timeout=5"

    def _wait(self) -> None:
        pause = threading.Event()
        for attempt in range(300):
            try:
                with psycopg.connect(self._dsn("postgres")):
                    return
            except psycopg.OperationalError:
                if attempt == 299:
                    self.stop(kill=True)
                    raise
                pause.wait(0.1)

    def _identity(self) -> dict[str, Any]:
        return {"user": self._as.pw_uid, "group": self._as.pw_gid} if self._as is not None else {}
