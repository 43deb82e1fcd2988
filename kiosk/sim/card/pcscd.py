"""An own pcscd with virtual readers: its run directory is mounted privately, so that several can run side by side."""

import contextlib
import os
import random
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from threading import Event, Thread

from kiosk.sim.card.field import Field
from kiosk.sim.card.vpcd import VirtualReader

DRIVER = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
SOCKET = "PCSCLITE_CSOCK_NAME"
_EVERYWHERE = "0.0.0.0"  # noqa: S104 - where the driver itself listens: only a port free there is free for it


def available() -> str | None:
    """Why the real pcscd cannot be used here; None where it can."""
    if os.geteuid() != 0:
        return "not root"
    if shutil.which("pcscd") is None or shutil.which("unshare") is None or not DRIVER.exists():
        return "pcscd, unshare or the virtual reader's driver is not installed"
    if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode != 0:
        return "no right to a private mount"
    return None


def socket_in(folder: Path) -> Path:
    """Where the clients of a daemon with this folder find it."""
    return folder / "run" / "pcscd" / "pcscd.comm"


def free_ports() -> int:
    """The first of two neighbouring free ports, below those that the system gives to whoever connects."""
    for _ in range(200):
        port = random.randrange(20_000, 32_000, 2)
        if _free(port) and _free(port + 1):
            return port
    raise OSError("no two free ports side by side")


def _free(port: int) -> bool:
    with socket.socket() as one:
        try:
            one.bind((_EVERYWHERE, port))
        except OSError:
            return False
        return True


def _unguarded() -> str:
    """Later versions ask polkit who may speak to them; here there is none to ask, and only this user's tests."""
    told = subprocess.run(["pcscd", "--help"], capture_output=True, text=True, check=False)
    return "--disable-polkit" if "--disable-polkit" in told.stdout + told.stderr else ""


def _sockets(pid: int) -> set[str]:
    """The inodes of the sockets that a process holds open."""
    found: set[str] = set()
    for entry in Path(f"/proc/{pid}/fd").glob("*"):
        with contextlib.suppress(OSError):
            found.add(str(entry.readlink()).removeprefix("socket:[").removesuffix("]"))
    return found


class Pcscd:
    """One daemon with the two slots of a virtual reader. `insert` puts a simulated card into a slot.

    `port`: the first of two that are wanted, where they are free; else any. `folder`: where it keeps its files, a
    temporary one by default; gone with it. A process that is its client can have only one: PC/SC's library keeps the
    first socket it was told.
    """

    def __init__(self, port: int = 0, folder: Path | None = None) -> None:
        self.directory = folder or Path(tempfile.mkdtemp(prefix="pcscd-"))
        self.run = self.directory / "run"
        self.port = port if port and _free(port) and _free(port + 1) else free_ports()
        self.process: subprocess.Popen[bytes] | None = None
        self._cards: list[tuple[Thread, Event]] = []
        self._settled = False
        (self.run / "pcscd").mkdir(parents=True, exist_ok=True)

    @property
    def socket(self) -> Path:
        """Where its clients find it."""
        return socket_in(self.directory)

    def start(self) -> None:
        """Run it and wait until it answers. Where somebody else took a port first, it moves to others."""
        for _ in range(5):
            if self._came_up():
                self._settled = True
                return
            self.kill()
            if not self._settled:
                self.port = free_ports()
        raise OSError("pcscd did not come up")

    def _came_up(self) -> bool:
        self.socket.unlink(missing_ok=True)
        (self.run / "pcscd" / "pcscd.pid").unlink(missing_ok=True)
        (self.directory / "vpcd.conf").write_text(
            f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x{self.port:X}\n'
            f"LIBPATH {DRIVER}\nCHANNELID 0x{self.port:X}\n"
        )
        script = f"mount --bind {self.run} /run && exec pcscd -f {_unguarded()} -c {self.directory}/vpcd.conf"
        self.process = subprocess.Popen(
            ["unshare", "-m", "--propagation", "private", "sh", "-c", script],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + 10
        pause = Event()
        while self.process.poll() is None and time.monotonic() < end:
            listening, ours = self._listening(), _sockets(self.process.pid)
            if listening - ours:
                return False
            if len(listening) == 2 and self.socket.exists():
                return True
            pause.wait(0.02)
        return False

    def _listening(self) -> set[str]:
        """The sockets that listen at the slots' ports. Looks without connecting, which would be a card."""
        wanted = {f"{self.port:04X}", f"{self.port + 1:04X}"}
        lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        return {line[9] for line in lines if line[3] == "0A" and line[1].split(":")[1] in wanted}

    def kill(self) -> None:
        """End it as a crash would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def insert(self, field: Field, slot: int = 0, away: float = 0.3) -> Event:
        """Put a card into a slot; set the event to take it away."""
        stop = Event()
        reader = VirtualReader(field, port=self.port + slot, away=away)
        thread = Thread(target=_serve, args=(reader, stop), daemon=True)
        thread.start()
        self._cards.append((thread, stop))
        return stop

    def empty(self) -> None:
        """Take every card away."""
        for _, stop in self._cards:
            stop.set()
        for thread, _ in self._cards:
            thread.join(3)
            if thread.is_alive():
                raise OSError("a simulated card did not leave")
        self._cards.clear()

    def close(self) -> None:
        """Take all away and clean up."""
        self.empty()
        self.kill()
        shutil.rmtree(self.directory, ignore_errors=True)


def _serve(reader: VirtualReader, stop: Event) -> None:
    try:
        reader.serve(stop)
    except OSError:
        if not stop.is_set():
            raise
