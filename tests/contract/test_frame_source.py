"""What every source of codes promises. On hardware: `KIOSK_HIL="scanner=camera:0"` in the environment."""

import os
import pty
import re
import shutil
import struct
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any, Protocol

import cv2
import numpy as np
import pytest

from kiosk.devices.scanner.address import Region
from kiosk.devices.scanner.camera import Camera, CameraWish
from kiosk.devices.scanner.faults import ScannerGone
from kiosk.devices.scanner.frame import Frame, Picture, Scanned
from kiosk.devices.scanner.frames import Cropped, FrameSource, open_source
from kiosk.devices.scanner.wedge import WedgeScanner
from kiosk.sim.camera import SimulatedCamera, empty_frame, write_video

SOON_S = 2.0
_DEVICES = re.split(r"[ ,]+(?=[a-z]+=)", os.environ.get("KIOSK_HIL", ""))
_HARDWARE = dict(part.split("=", 1) for part in _DEVICES if "=" in part).get("scanner")


class Rig(Protocol):
    """A source and the hands that work on what it looks at. `lose` is None where nobody can pull the plug."""

    source: FrameSource
    lose: Callable[[], None] | None

    def show(self) -> None:
        """Put something before it."""


class Folder:
    def __init__(self, tmp_path: Path) -> None:
        self.eye = SimulatedCamera(tmp_path / "eye")
        self.source = open_source(f"images:{tmp_path / 'eye'}")
        self.lose: Callable[[], None] | None = lambda: shutil.rmtree(tmp_path / "eye")

    def show(self) -> None:
        self.eye.show("hello")


class Video:
    lose: Callable[[], None] | None = None

    def __init__(self, tmp_path: Path) -> None:
        write_video([empty_frame(1), empty_frame(2)], tmp_path / "a.avi")
        self.source = open_source(f"video:{tmp_path / 'a.avi'}")

    def show(self) -> None:
        """The film runs by itself."""


class Driven:
    """A camera whose driver is a stand-in: thirty frames a second until it is pulled."""

    def __init__(self, tmp_path: Path) -> None:
        self.pulled = Event()
        self.source: FrameSource = Camera(self, CameraWish())
        self.lose: Callable[[], None] | None = self.pulled.set

    def show(self) -> None:
        """It always sees something."""

    def read(self) -> tuple[bool, Any]:
        gone = self.pulled.wait(1 / 30)
        return not gone, np.full((48, 64, 3), 90, np.uint8)

    def set(self, prop: int, value: float) -> bool:
        return True

    def get(self, prop: int) -> float:
        return 0

    def release(self) -> None:
        pass


class Region2(Driven):
    def __init__(self, tmp_path: Path) -> None:
        super().__init__(tmp_path)
        self.source = Cropped(self.source, Region(0.25, 0.25, 0.5, 0.5))


class Line:
    def __init__(self, tmp_path: Path) -> None:
        self.end, self.inner = pty.openpty()
        self.source = open_source(f"serial://{os.ttyname(self.inner)}")
        self.lose: Callable[[], None] | None = self.pull

    def show(self) -> None:
        os.write(self.end, b"]Q1hello\r")

    def pull(self) -> None:
        os.close(self.inner)
        os.close(self.end)


class Keyboard:
    def __init__(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "event0")
        self.end = os.open(tmp_path / "event0", os.O_RDWR)
        self.source: FrameSource = WedgeScanner(str(tmp_path / "event0"), lambda *_: None)
        self.lose: Callable[[], None] | None = lambda: os.close(self.end)

    def show(self) -> None:
        for code in (30, 28):
            os.write(self.end, struct.pack("llHHi", 0, 0, 1, code, 1) + struct.pack("llHHi", 0, 0, 1, code, 0))


class Hardware:
    lose: Callable[[], None] | None = None

    def __init__(self, tmp_path: Path) -> None:
        assert _HARDWARE is not None
        self.source = open_source(_HARDWARE)

    def show(self) -> None:
        os.write(2, f"\nshow a code to {_HARDWARE}\n".encode())


RIGS: list[Callable[[Path], Rig]] = [Folder, Video, Driven, Region2, Line, Keyboard]
if _HARDWARE:
    RIGS = [Hardware]


@pytest.fixture(params=RIGS, ids=lambda rig: rig.__name__)
def rig(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    made: Rig = request.param(tmp_path)
    yield made
    made.source.close()


def next_frame(source: FrameSource, seconds: float = 10) -> Frame:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        frame = source.frame(0.5)
        if frame is not None:
            return frame
    raise AssertionError("no frame came")


def read_on(source: FrameSource) -> None:
    """Read until it raises, a hundred frames at most."""
    for _ in range(100):
        source.frame(0.1)


def test_what_is_shown_comes_as_a_frame(rig: Rig) -> None:
    rig.source.discard()
    rig.show()
    frame = next_frame(rig.source, 60 if _HARDWARE else 10)
    if isinstance(frame, Picture):
        assert frame.grey.ndim == 2
        assert frame.grey.dtype == np.uint8
        assert frame.grey.flags.c_contiguous
        assert min(frame.grey.shape) >= 16
    else:
        assert frame.data
        assert frame.symbology in ("", "QRCode", "Code128")


def test_frames_keep_coming(rig: Rig) -> None:
    for _ in range(5):
        rig.show()
        next_frame(rig.source, 60 if _HARDWARE else 10)


def test_a_wait_ends_in_time(rig: Rig) -> None:
    for timeout_s in (0, 0.05, 0.3):
        began = time.monotonic()
        rig.source.frame(timeout_s)
        assert time.monotonic() - began < timeout_s + SOON_S


def test_a_code_scanned_while_nobody_asked_is_not_delivered(rig: Rig) -> None:
    rig.show()
    rig.source.frame(0)
    rig.source.discard()
    frame = rig.source.frame(0)
    assert not isinstance(frame, Scanned)


def test_a_lost_device_is_said_within_two_seconds_and_again(rig: Rig) -> None:
    if rig.lose is None:
        pytest.skip("nobody can pull this plug")
    rig.show()
    next_frame(rig.source)
    rig.lose()
    began = time.monotonic()
    for _ in range(3):
        with pytest.raises(ScannerGone):
            read_on(rig.source)
    assert time.monotonic() - began < SOON_S + 1


def test_closing_twice_is_closing_once_and_afterwards_it_is_gone(rig: Rig) -> None:
    rig.source.close()
    rig.source.close()
    with pytest.raises(ScannerGone):
        read_on(rig.source)


def test_a_picture_is_not_in_what_is_logged(rig: Rig) -> None:
    rig.show()
    assert len(repr(next_frame(rig.source, 60 if _HARDWARE else 10))) < 100


def test_the_stand_in_driver_is_what_the_library_offers() -> None:
    assert all(callable(getattr(cv2.VideoCapture, name)) for name in ("read", "set", "get", "release"))
