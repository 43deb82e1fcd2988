"""A computer that QEMU plays: a serial line to type at, sockets to plug things into, a plug to pull."""

import json
import os
import re
import select
import socket
import subprocess
import time
from pathlib import Path

PATIENCE = float(os.environ.get("PROOF_PATIENCE", "1"))
"""How many times as long as usual everything may take: for a busy machine."""
READY = rb"computer is ready"
PROCESSOR = set(Path("/proc/cpuinfo").read_text("utf-8").split())
# A machine may have /dev/kvm and no processor behind it that can: a kernel's first step into 64 bits is its last there.
CARRIED = bool({"vmx", "svm"} & PROCESSOR) and os.access("/dev/kvm", os.R_OK | os.W_OK)
PLAYED = ("-accel", "kvm" if CARRIED else "tcg,thread=multi")
"""By the processor itself where it can and may: twenty times as fast."""


class ComputerError(Exception):
    """It does not do as it should."""


class Computer:
    """One computer with its disks. A context manager: its plug is pulled at the end."""

    def __init__(self, disk: Path, shelf: Path, log: Path) -> None:
        """`disk` is written to; `shelf` is a second disk with what the proof brings along; `log`: the serial line."""
        self._disk = disk
        self._shelf = shelf
        self._socket = disk.with_name("qmp")
        self._log = log
        self._said = b""
        self._asked = 0
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Computer":
        return self

    def __exit__(self, *_: object) -> None:
        self.pull_plug()

    def start(self) -> str:
        """Until somebody can type. Which system GRUB took: a letter for each try."""
        self._socket.unlink(missing_ok=True)
        self._said = b""
        drives = [f"file={path},format=raw,if=ide,cache=unsafe" for path in (self._disk, self._shelf)]
        self._process = subprocess.Popen(
            ["qemu-system-x86_64", *PLAYED, "-cpu", "max", "-smp", "2", "-m", "2048",
             "-display", "none", "-vga", "virtio", "-nic", "none", "-monitor", "none", "-serial", "stdio",
             "-drive", drives[0], "-drive", drives[1],
             # What USB devices want behind them: a medium, a network, a loudspeaker.
             "-drive", "if=none,id=medium,format=raw,file.driver=null-co,file.size=1048576",
             "-netdev", "hubport,id=network,hubid=0", "-audiodev", "none,id=loudspeaker",
             "-device", "qemu-xhci,id=usb,p2=15,p3=1",
             "-qmp", f"unix:{self._socket},server=on,wait=off"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return self._started()

    def again(self, by: str = "reboot") -> str:
        """Shut down and started, as a person would or as this command does; as above."""
        self._type(by)
        return self._started()

    def _started(self) -> str:
        first = self._until(rb"GRUB takes (.)", 300).group(1)
        ready = self._until(READY, 900)
        more: list[bytes] = re.findall(rb"GRUB takes (.)", ready.string[: ready.start()])
        return b"".join([first, *more]).decode()

    def pull_plug(self) -> None:
        """At once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(30)
            self._process = None

    def sh(self, command: str, seconds: float = 120, *, check: bool = True) -> str:
        """What it printed. Raises ComputerError where it failed, unless `check` is off."""
        self._asked += 1
        # The mark is typed in two halves, so that the line that asks for it is not taken for it.
        self._type(f"{command}\necho 'mark'{self._asked}: $?")
        found = self._until(rb"mark%d: (\d+)\r?\n" % self._asked, seconds)
        said = found.string[: found.start()].decode("utf-8", "replace").replace("\r", "").strip()
        if check and found.group(1) != b"0":
            raise ComputerError(f"{command}: {found.group(1).decode()}: {said[-600:]}")
        return said

    def plug_in(self, kind: str, name: str, **more: str) -> None:
        """A USB device of QEMU's."""
        self._ask("device_add", driver=kind, id=name, bus="usb.0", **more)

    def pull_out(self, name: str) -> None:
        """It is gone."""
        self._ask("device_del", id=name)

    def picture(self, target: Path) -> None:
        """What stands on the panel."""
        self._ask("screendump", filename=str(target), format="png")

    def _ask(self, what: str, **arguments: str) -> None:
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self._socket))
            file = line.makefile("rw")
            file.readline()
            for word, given in (("qmp_capabilities", {}), (what, arguments)):
                file.write(json.dumps({"execute": word, "arguments": given}) + "\n")
                file.flush()
                while not {"return", "error"} & (answer := json.loads(file.readline())).keys():
                    pass
                if "error" in answer:
                    raise ComputerError(f"{what}: {answer['error']}")

    def _type(self, line: str) -> None:
        if self._process is None or self._process.stdin is None:
            raise ComputerError("it is not on")
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()

    def _until(self, wanted: bytes, seconds: float) -> re.Match[bytes]:
        if self._process is None or self._process.stdout is None:
            raise ComputerError("it is not on")
        ends = time.monotonic() + seconds * PATIENCE
        while not (found := re.search(wanted, self._said)):
            ready, _, _ = select.select([self._process.stdout], [], [], max(0, ends - time.monotonic()))
            more = os.read(self._process.stdout.fileno(), 65536) if ready else b""
            if not more:
                raise ComputerError(f"waited for {wanted!r}: {self._said[-400:].decode('utf-8', 'replace')}")
            with self._log.open("ab") as log:
                log.write(more)
            self._said += more
        self._said = self._said[found.end() :]
        return found
