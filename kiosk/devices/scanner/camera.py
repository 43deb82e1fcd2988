"""Pictures through OpenCV: the V4L2 camera, video files and image files. The one file that imports cv2."""

import os
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from threading import Condition, Event, Thread
from time import monotonic
from typing import Any, Protocol, Self

import numpy as np

from kiosk.devices.scanner.address import Address
from kiosk.devices.scanner.faults import ScannerGone
from kiosk.devices.scanner.frame import Frame, Grey, Picture
from kiosk.devices.scanner.pace import Pace

# Both are read when the library is loaded: seconds a dead camera may block a read; pixels an image may claim to have.
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "1")
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(1 << 26))

import cv2  # noqa: TID251 - this is the one file, and its settings must stand before it is loaded

# Errors only: a camera that is not there is an event here, not a line on stderr.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_ERROR)

STALLED_S = 2.0
_DEVICES = Path("/dev")


class Capture(Protocol):
    """What is used of cv2.VideoCapture."""

    def read(self) -> tuple[bool, Any]:
        """Success and the frame."""

    def set(self, prop: int, value: float) -> bool:
        """Whether the driver took the value."""

    def get(self, prop: int) -> float:
        """The value in force."""

    def release(self) -> None:
        """Let go of the device."""


@dataclass(frozen=True, slots=True)
class CameraWish:
    """What is asked of a camera. What is None stays automatic; exposure in the driver's units (100 µs by UVC)."""

    width: int = 1280
    height: int = 720
    fps: int = 30
    exposure: int | None = None
    focus: int | None = None
    white_balance: int | None = None
    gain: int | None = None

    @classmethod
    def parse(cls, address: Address) -> Self:
        """From the options of an address. Raises ScannerRefused."""
        names = [item.name for item in fields(cls)]
        address.only(*names)
        given = {name: address.whole_or_none(name) for name in names}
        return cls(**{name: value for name, value in given.items() if value is not None})


def ask(capture: Capture, wish: CameraWish) -> tuple[str, ...]:
    """Set a camera up, in the order drivers need: format before size, size before rate, manual mode before the value.

    Answers the names of the settings the camera did not take, each checked by reading it back.
    """
    steps: list[tuple[str, int, float | None]] = [
        ("format", cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG")),
        ("width", cv2.CAP_PROP_FRAME_WIDTH, wish.width),
        ("height", cv2.CAP_PROP_FRAME_HEIGHT, wish.height),
        ("fps", cv2.CAP_PROP_FPS, wish.fps),
        ("buffers", cv2.CAP_PROP_BUFFERSIZE, 1),
        ("undecoded", cv2.CAP_PROP_CONVERT_RGB, 0),
        ("manual focus", cv2.CAP_PROP_AUTOFOCUS, None if wish.focus is None else 0),
        ("focus", cv2.CAP_PROP_FOCUS, wish.focus),
        ("manual exposure", cv2.CAP_PROP_AUTO_EXPOSURE, None if wish.exposure is None else 1),
        ("exposure", cv2.CAP_PROP_EXPOSURE, wish.exposure),
        ("manual white balance", cv2.CAP_PROP_AUTO_WB, None if wish.white_balance is None else 0),
        ("white balance", cv2.CAP_PROP_WB_TEMPERATURE, wish.white_balance),
        ("gain", cv2.CAP_PROP_GAIN, wish.gain),
    ]
    asked = ((name, prop, value) for name, prop, value in steps if value is not None)
    return tuple(name for name, prop, value in asked if not capture.set(prop, value) or capture.get(prop) != value)


class Camera:
    """A camera whose newest frame counts: a thread takes every frame, so none waits in the driver and goes stale."""

    def __init__(self, capture: Capture, wish: CameraWish, clock: Callable[[], float] = monotonic) -> None:
        """`refused` holds the names of the settings the camera did not take."""
        self.refused = ask(capture, wish)
        self._capture = capture
        self._clock = clock
        self._news = Condition()
        self._raw: Any = None
        self._lost = False
        self._seen_at = clock()
        self._closed = Event()
        self._grabber = Thread(target=self._grab, name="camera", daemon=True)
        self._grabber.start()

    def frame(self, timeout_s: float) -> Frame | None:
        """The newest frame not yet given. Raises ScannerGone if the camera was lost or silent for two seconds."""
        with self._news:
            self._news.wait_for(lambda: self._raw is not None or self._lost, timeout_s)
            raw, self._raw = self._raw, None
            if raw is None and (self._lost or self._clock() - self._seen_at > STALLED_S):
                raise ScannerGone("the camera was lost")
        grey = None if raw is None else grey_of(raw)
        return None if grey is None else Picture(grey)

    def discard(self) -> None:
        """Forget the frame that waits."""
        with self._news:
            self._raw = None

    def close(self) -> None:
        """Stop taking frames; the thread lets go of the device."""
        self._closed.set()
        self._grabber.join(STALLED_S)

    def _grab(self) -> None:
        try:
            while not self._closed.is_set():
                done, raw = self._capture.read()
                if not done:
                    break
                with self._news:
                    self._raw, self._seen_at = raw, self._clock()
                    self._news.notify_all()
        except cv2.error:
            pass  # a camera that vanishes inside the library: the same as one that answers no
        finally:
            with self._news:
                self._lost = True
                self._news.notify_all()
            self._capture.release()


def open_camera(place: str, wish: CameraWish, devices: Path = _DEVICES) -> Camera:
    """Open `0` for the first camera or a path such as `/dev/v4l/by-id/...`. Raises ScannerGone."""
    device = devices / f"video{place}" if place.isdigit() else Path(place)
    if not device.exists():
        raise ScannerGone("the camera is not there")
    capture = cv2.VideoCapture(str(stable_name(device, devices)), cv2.CAP_V4L2)
    if not capture.isOpened():
        raise ScannerGone("the camera could not be opened")
    return Camera(capture, wish)


def stable_name(device: Path, devices: Path = _DEVICES) -> Path:
    """The name under /dev/v4l/by-id that stays the same when cameras are plugged anew, else the name itself."""
    names = sorted((devices / "v4l" / "by-id").glob("*"))
    return next((name for name in names if name.resolve() == device.resolve()), device)


class VideoFile:
    """A video file as a camera; at its end it begins again."""

    def __init__(self, path: Path, pace: Pace) -> None:
        """Raises ScannerGone if there is no such video."""
        if not path.is_file():
            raise ScannerGone("the video file is not there")
        self._path = path
        self._pace = pace
        self._closed = Event()
        self._capture = cv2.VideoCapture(str(path))
        if not self._capture.isOpened():
            raise ScannerGone("the file is no video that can be read")

    def frame(self, timeout_s: float) -> Frame | None:
        """The next frame when it is due. Raises ScannerGone if the file has none or this is closed."""
        if self._closed.is_set():
            raise ScannerGone("the video file is closed")
        if not self._pace.wait(self._closed, timeout_s):
            return None
        grey = self.following()
        if grey is None:
            self._capture.release()
            self._capture.open(str(self._path))
            grey = self.following()
        if grey is None:
            raise ScannerGone("the video file has no frames")
        return Picture(grey)

    def following(self) -> Grey | None:
        """The next frame at once, None at the end."""
        done, raw = self._capture.read()
        return grey_of(raw) if done else None

    def discard(self) -> None:
        """Nothing waits in a file."""

    def close(self) -> None:
        """Let go of the file."""
        self._closed.set()
        self._capture.release()


def read_picture(path: Path) -> Grey | None:
    """An image file in grey, what is transparent as white; None if it is none (or not yet written to its end)."""
    try:
        data = np.frombuffer(path.read_bytes(), np.uint8)
        raw = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
    except (OSError, cv2.error):
        return None
    return None if raw is None else grey_of(raw)


def grey_of(raw: Any) -> Grey | None:
    """A frame in whatever form the library gives it: grey, colour, with transparency, 16 bits, or undecoded JPEG."""
    if raw.dtype == np.uint16:
        raw = (raw >> 8).astype(np.uint8)
    if raw.dtype != np.uint8 or raw.size < 3:
        return None
    if raw.ravel()[:2].tobytes() == b"\xff\xd8" and (raw.ndim == 1 or 1 in raw.shape[:2]):
        raw = cv2.imdecode(raw.ravel(), cv2.IMREAD_GRAYSCALE)
        return None if raw is None else np.asarray(raw)
    if raw.ndim == 2:
        return np.asarray(raw)
    if raw.shape[2] == 3:
        return np.asarray(cv2.cvtColor(raw, cv2.COLOR_BGR2GRAY))
    if raw.shape[2] == 4:
        shade = raw[:, :, 3].astype(np.uint16)
        grey = np.asarray(cv2.cvtColor(raw, cv2.COLOR_BGRA2GRAY)).astype(np.uint16)
        flat: Grey = ((grey * shade + 255 * (255 - shade)) // 255).astype(np.uint8)
        return flat
    return np.asarray(raw[:, :, 0]).copy()  # luminance of a raw YUYV frame
