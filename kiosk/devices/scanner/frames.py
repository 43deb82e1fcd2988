"""Where frames come from: one Protocol over camera, video file, image folder, serial scanner and keyboard wedge."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from kiosk.devices.drivers import SCANNERS, NoDriver, driver
from kiosk.devices.scanner.address import Address, Region
from kiosk.devices.scanner.camera import CameraWish, device_of, open_camera, stable_name
from kiosk.devices.scanner.faults import ScannerRefused
from kiosk.devices.scanner.folder import ImageFolder
from kiosk.devices.scanner.frame import Frame, Picture
from kiosk.devices.scanner.opencv import read_picture
from kiosk.devices.scanner.pace import Pace
from kiosk.devices.scanner.serial import open_serial
from kiosk.devices.scanner.video import VideoFile
from kiosk.devices.scanner.wedge import open_wedge

FRAMES_PER_SECOND = 15


class FrameSource(Protocol):
    """A scanner that is open."""

    def frame(self, timeout_s: float) -> Frame | None:
        """The newest frame, or None if none came in time. Raises ScannerGone if the device is lost."""

    def discard(self) -> None:
        """Forget what came while nobody asked: it was shown by somebody else."""

    def close(self) -> None:
        """Let go of the device. Twice is once."""


class Cropped:
    """A source of which only one region of each picture is looked at and shown."""

    def __init__(self, source: FrameSource, region: Region) -> None:
        self._source = source
        self._region = region

    def frame(self, timeout_s: float) -> Frame | None:
        """The region of the newest frame."""
        frame = self._source.frame(timeout_s)
        return Picture(self._region.of(frame.grey)) if isinstance(frame, Picture) else frame

    def discard(self) -> None:
        """Forget what came while nobody asked."""
        self._source.discard()

    def close(self) -> None:
        """Let go of the device."""
        self._source.close()


def open_source(text: str) -> FrameSource:
    """Open what an address names. Raises ScannerGone if it is not there, ScannerRefused if it must not be."""
    try:
        address = Address.parse(text)
    except ScannerRefused:
        opener = _others(text)
        if opener is None:
            raise
        return opener(text)
    region = address.region
    source = _open(address)
    return source if region is None else Cropped(source, region)


def _others(text: str) -> Callable[[str], FrameSource] | None:
    """Another package's driver for this address."""
    try:
        return driver(SCANNERS, text)
    except NoDriver:
        return None


def settled(text: str) -> str:
    """The same address with the name that stays when the device is plugged anew: `camera:0` by its /dev/v4l/by-id."""
    try:
        address = Address.parse(text)
    except ScannerRefused:
        return text  # another package's
    device = device_of(address.place)
    name = stable_name(device)
    if address.kind != "camera" or name == device:
        return text
    return text.replace(f"camera:{address.place}", f"camera:{name}", 1)


def _open(address: Address) -> FrameSource:
    match address.kind:
        case "camera":
            return open_camera(address.place, CameraWish.parse(address))
        case "serial":
            return open_serial(address)
        case "wedge":
            return open_wedge(address)
        case "video":
            address.only("fps")
            return VideoFile(Path(address.place), _pace(address))
        case _:
            address.only("fps")
            return ImageFolder(Path(address.place), read_picture, _pace(address))


def _pace(address: Address) -> Pace:
    return Pace(address.whole("fps", FRAMES_PER_SECOND, 0, 1000))
