"""An event device of the Linux kernel (linux/input.h): its events, its switches, and whether it is ours alone.

InputGoneError              not there, or unplugged
├── InputForbiddenError     there, and this user may not read it
└── InputSharedError        there, and others would hear its keys too
"""

import array
import fcntl
import os
import select
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

EV_KEY: Final = 1
EV_SW: Final = 5
SW_HEADPHONE_INSERT: Final = 2

_GRAB: Final = 0x40044590  # EVIOCGRAB: _IOW('E', 0x90, int)
_SWITCHES: Final = 0x8008451B  # EVIOCGSW(8): _IOR('E', 0x1b, 8 bytes)
_EVENT: Final = struct.Struct("llHHi")  # struct input_event on 64-bit Linux: seconds, microseconds, type, code, value

_MOST: Final = 512
"""Events taken at once: a whole code that a scanner has typed."""

Ioctl = Callable[[int, int, Any], object]  # a whole number, or bytes that the kernel fills


class InputGoneError(Exception):
    """The event device is not there, was unplugged, or may not be used."""


class InputForbiddenError(InputGoneError):
    """This user may not read the device: a udev rule is missing."""


class InputSharedError(InputGoneError):
    """The kernel does not give the device to us alone."""


@dataclass(frozen=True, slots=True)
class InputEvent:
    """Something that happened on the device: `at` in seconds of the kernel's clock."""

    at: float
    kind: int
    code: int
    value: int


class EventDevice:
    """An open device. Blocks no longer than it is told to."""

    def __init__(self, path: Path, *, grab: bool, ioctl: Ioctl = fcntl.ioctl) -> None:
        """`grab`: nobody else hears its keys. Raises InputGoneError."""
        try:
            self._file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except PermissionError as error:
            raise InputForbiddenError(f"{path}: {error.strerror}") from None
        except OSError as error:
            raise InputGoneError(f"{path}: {error.strerror}") from None
        self._ioctl = ioctl
        self._path = path
        if grab:
            try:
                ioctl(self._file, _GRAB, 1)
            except OSError as error:
                self.close()
                raise InputSharedError(f"{path}: cannot be had alone: {error.strerror}") from None

    def events(self, timeout_s: float) -> Iterator[InputEvent]:
        """What happens within so long. Raises InputGoneError where it was unplugged."""
        poll = select.poll()
        poll.register(self._file, select.POLLIN)
        if not poll.poll(timeout_s * 1000):
            return
        try:
            data = os.read(self._file, _EVENT.size * _MOST)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            raise InputGoneError(f"{self._path}: unplugged")
        for seconds, micros, kind, code, value in _EVENT.iter_unpack(data[: len(data) // _EVENT.size * _EVENT.size]):
            yield InputEvent(seconds + micros / 1e6, kind, code, value)

    def switched(self, switch: int) -> bool:
        """Whether a switch is on now. Raises InputGoneError."""
        bits = array.array("B", bytes(8))
        try:
            self._ioctl(self._file, _SWITCHES, bits)
        except OSError as error:
            raise InputGoneError(f"{self._path}: {error.strerror}") from None
        return bool(bits[switch // 8] >> switch % 8 & 1)

    def close(self) -> None:
        """Let go of it; the kernel ends the grab."""
        with suppress(OSError):
            os.close(self._file)
