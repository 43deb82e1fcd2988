"""Where frames come from: one Protocol over camera, video file, image folder, serial scanner and keyboard wedge."""

from pathlib import Path
from typing import Protocol

from kiosk.devices.scanner.address import Address
from kiosk.devices.scanner.camera import CameraWish, open_camera
from kiosk.devices.scanner.folder import ImageFolder
from kiosk.devices.scanner.frame import Frame
from kiosk.devices.scanner.opencv import read_picture
from kiosk.devices.scanner.pace import Pace
from kiosk.devices.scanner.video import VideoFile

FRAMES_PER_SECOND = 15


class FrameSource(Protocol):
    """A scanner that is open."""

    def frame(self, timeout_s: float) -> Frame | None:
        """The newest frame, or None if none came in time. Raises ScannerGone if the device is lost."""

    def discard(self) -> None:
        """Forget what came while nobody asked: it was shown by somebody else."""

    def close(self) -> None:
        """Let go of the device. Twice is once."""


def open_source(text: str) -> FrameSource:
    """Open what an address names. Raises ScannerGone if it is not there, ScannerRefused if it must not be."""
    address = Address.parse(text)
    match address.kind:
        case "camera":
            return open_camera(address.place, CameraWish.parse(address))
        case "video":
            address.only("fps")
            return VideoFile(Path(address.place), _pace(address))
        case _:
            address.only("fps")
            return ImageFolder(Path(address.place), read_picture, _pace(address))


def _pace(address: Address) -> Pace:
    return Pace(address.whole("fps", FRAMES_PER_SECOND, 0, 1000))
