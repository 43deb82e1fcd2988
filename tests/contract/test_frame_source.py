"""The scanners' contract on simulators, always; on a real one instead with `--hil scanner=camera:0`."""

import os
import pty
import re
import shutil
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import cv2
import numpy as np
import pytest

from kiosk.devices.scanner.address import Region
from kiosk.devices.scanner.camera import Camera, CameraWish
from kiosk.devices.scanner.frames import Cropped, FrameSource, open_source
from kiosk.devices.scanner.wedge import WedgeScanner
from kiosk.hil.suites.frame_source import *  # noqa: F403 - the one suite, which the bench runs too
from kiosk.hil.suites.frame_source import Rig
from kiosk.sim.camera import SimulatedCamera, empty_frame, write_video

_DEVICES = re.split(r"[ ,]+(?=[a-z]+=)", os.environ.get("KIOSK_HIL", ""))
_HARDWARE = dict(part.split("=", 1) for part in _DEVICES if "=" in part).get("scanner")


class Folder:
    patience_s = 10.0

    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "eye"
        self.eye = SimulatedCamera(self.folder)
        self.source = open_source(f"images:{self.folder}")

    def show(self) -> None:
        self.eye.show("hello")

    def lose(self) -> bool:
        shutil.rmtree(self.folder)
        return True


class Video:
    patience_s = 10.0

    def __init__(self, tmp_path: Path) -> None:
        write_video([empty_frame(1), empty_frame(2)], tmp_path / "a.avi")
        self.source = open_source(f"video:{tmp_path / 'a.avi'}")

    def show(self) -> None:
        """The film runs by itself."""

    def lose(self) -> bool:
        return False


class Driven:
    """A camera whose driver is a stand-in: thirty frames a second until it is pulled."""

    patience_s = 10.0

    def __init__(self, tmp_path: Path) -> None:
        self.pulled = Event()
        self.source: FrameSource = Camera(self, CameraWish())

    def show(self) -> None:
        """It always sees something."""

    def lose(self) -> bool:
        self.pulled.set()
        return True

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
    patience_s = 10.0

    def __init__(self, tmp_path: Path) -> None:
        self.end, self.inner = pty.openpty()
        self.source = open_source(f"serial://{os.ttyname(self.inner)}")

    def show(self) -> None:
        os.write(self.end, b"]Q1hello\r")

    def lose(self) -> bool:
        os.close(self.inner)
        os.close(self.end)
        return True


class Keyboard:
    patience_s = 10.0

    def __init__(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "event0")
        self.end = os.open(tmp_path / "event0", os.O_RDWR)
        self.source: FrameSource = WedgeScanner(str(tmp_path / "event0"), lambda *_: None)

    def show(self) -> None:
        for code in (30, 28):
            os.write(self.end, struct.pack("llHHi", 0, 0, 1, code, 1) + struct.pack("llHHi", 0, 0, 1, code, 0))

    def lose(self) -> bool:
        os.close(self.end)
        return True


class Hardware:
    patience_s = 60.0

    def __init__(self, tmp_path: Path) -> None:
        assert _HARDWARE is not None
        self.source = open_source(_HARDWARE)

    def show(self) -> None:
        os.write(2, f"\nshow a code to {_HARDWARE}\n".encode())

    def lose(self) -> bool:
        return False


RIGS: list[Callable[[Path], Rig]] = [Folder, Video, Driven, Region2, Line, Keyboard]
if _HARDWARE:
    RIGS = [Hardware]


@pytest.fixture(params=RIGS, ids=lambda rig: rig.__name__)
def rig(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    made: Rig = request.param(tmp_path)
    yield made
    made.source.close()


def test_the_stand_in_driver_is_what_the_library_offers() -> None:
    assert all(callable(getattr(cv2.VideoCapture, name)) for name in ("read", "set", "get", "release"))
