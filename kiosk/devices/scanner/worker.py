"""A process that is spoken to in lines and can be ended at any moment."""

import os
import select
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

_LONGEST: Final = 1 << 20


class WorkerGone(Exception):
    """The process ended, could not be started or talks without end. The text says which."""


class Worker:
    """One running process. It inherits one open file and nothing else."""

    def __init__(self, command: Sequence[str], room: int) -> None:
        """Start it; the number of the file it inherits is its last argument. Raises WorkerGone."""
        try:
            self._process = subprocess.Popen(
                [*command, str(room)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=(room,),
            )
        except OSError:
            raise WorkerGone("could not be started") from None
        self._heard = b""

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def say(self, line: bytes) -> None:
        """Send one line. Raises WorkerGone."""
        if self._process.stdin is None:
            raise WorkerGone("ended by itself")
        try:
            self._process.stdin.write(line + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise WorkerGone("ended by itself") from None

    def hear(self, timeout_s: float) -> bytes | None:
        """One line it wrote, or None if none came in time. Raises WorkerGone."""
        if b"\n" not in self._heard and self._process.stdout is not None:
            stream = self._process.stdout.fileno()
            poll = select.poll()
            poll.register(stream, select.POLLIN)
            if poll.poll(timeout_s * 1000):
                more = os.read(stream, 65536)
                self._heard += more
                if not more:
                    raise WorkerGone("ended by itself")
                if len(self._heard) > _LONGEST:
                    raise WorkerGone("answered nonsense")
        line, end, rest = self._heard.partition(b"\n")
        if not end:
            return None
        self._heard = rest
        return line

    def computed_s(self) -> float:
        """Seconds of processor time it has had, by the kernel's count."""
        try:
            stat = Path(f"/proc/{self.pid}/stat").read_text()
        except OSError:
            return 0.0
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Kill it and wait until it is gone. Twice is once."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):  # a request that can no longer be delivered
                    stream.close()
        with suppress(subprocess.TimeoutExpired):  # killed, but still inside the kernel
            self._process.wait(1)
