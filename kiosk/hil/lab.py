"""A simulated laboratory: one device at an address, and hands that disturb it. Alone in namespaces of its own."""

import fcntl
import os
import shutil
import socket
import struct
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import parse_qsl

from kiosk.hil.bench import Unavailable
from kiosk.hil.words import Words

_SIOCSIFFLAGS: Final = 0x8914
_UP_AND_RUNNING: Final = 0x41


class Lab(Protocol):
    """Started when made; raises OSError or ValueError where it cannot be."""

    @property
    def address(self) -> str:
        """Where the device is, as a terminal's configuration writes it."""
        ...

    def do(self, name: str) -> None:
        """Disturb the device. Raises KeyError where it cannot be disturbed so."""
        ...

    def undo(self, name: str) -> None:
        """Put it right."""
        ...

    def tell(self, name: str) -> str:
        """What an operator would be asked. Raises KeyError."""
        ...

    @property
    def environment(self) -> Mapping[str, str]:
        """What whoever uses the device needs in its environment."""
        ...

    def pictures(self) -> Mapping[str, bytes]:
        """What came out of the device, as PNG files by name."""
        ...

    def stop(self) -> None:
        """Take it away."""
        ...


LabFactory = Callable[[Mapping[str, str], Path], Lab]
"""Makes a laboratory from its options, with a folder to work in."""


class LabHands:
    """The simulator's own hands: they count what came out."""

    counts = True

    def __init__(self, lab: Lab) -> None:
        self._lab = lab

    def do(self, name: str, words: Words) -> None:
        """At once."""
        del words
        try:
            self._lab.do(name)
        except KeyError:
            raise Unavailable(f"the simulator cannot do this: {name}") from None

    def undo(self, name: str, words: Words) -> None:
        """At once."""
        del words
        self._lab.undo(name)

    def ask(self, name: str, words: Words) -> str:
        """It knows."""
        del words
        try:
            return self._lab.tell(name)
        except KeyError:
            raise Unavailable(f"the simulator does not know this: {name}") from None

    def confirm(self, name: str, words: Words) -> bool:
        """Nobody looks at a simulator."""
        del name, words
        raise Unavailable("nobody is there to look")


def parts(address: str) -> tuple[str, dict[str, str]]:
    """The kind and the options of `sim:card?profile=cccd&fault=clone`. Raises ValueError."""
    name, _, query = address.removeprefix("sim:").partition("?")
    try:
        return name, dict(parse_qsl(query, keep_blank_values=True, strict_parsing=True)) if query else {}
    except ValueError:
        raise ValueError("a simulated device is written sim:KIND?option=value&option=value") from None


def why_not_isolated() -> str | None:
    """Why a laboratory cannot have namespaces of its own here; None where it can."""
    if os.geteuid() != 0:
        return "not root"
    if shutil.which("unshare") is None:
        return "unshare is not installed"
    if subprocess.run(["unshare", "-m", "-n", "true"], capture_output=True, check=False).returncode != 0:
        return "no right to namespaces"
    return None


def isolated(command: list[str]) -> list[str]:
    """The same command with mounts and network of its own: an empty /run, and a loopback that is still down."""
    script = 'mount -t tmpfs tmpfs /run && mkdir /run/pcscd && exec "$@"'
    return ["unshare", "-m", "-n", "--propagation", "private", "sh", "-c", script, "sh", *command]


def raise_loopback() -> None:
    """Bring the new network's loopback up. Raises OSError."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sh", b"lo", _UP_AND_RUNNING))
