"""OpenCV: capture, image files, and the few filters the second look needs. The one file that imports cv2."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.devices.scanner.frame import Grey

# Read when the library is loaded: seconds a dead camera may block a read; pixels an image may claim to have; quiet.
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "1")
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(1 << 26))
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")

import cv2  # noqa: TID251 - this is the one file, and its settings must stand before it is loaded

# Errors only: a camera that is not there is an event here, not a line on stderr.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_ERROR)
cv2.setNumThreads(1)

MJPG: Final = cv2.VideoWriter.fourcc(*"MJPG")
FORMAT, WIDTH, HEIGHT, RATE = (
    cv2.CAP_PROP_FOURCC,
    cv2.CAP_PROP_FRAME_WIDTH,
    cv2.CAP_PROP_FRAME_HEIGHT,
    cv2.CAP_PROP_FPS,
)
BUFFERS, CONVERTED = cv2.CAP_PROP_BUFFERSIZE, cv2.CAP_PROP_CONVERT_RGB
AUTO_FOCUS, FOCUS = cv2.CAP_PROP_AUTOFOCUS, cv2.CAP_PROP_FOCUS
AUTO_EXPOSURE, EXPOSURE, GAIN = cv2.CAP_PROP_AUTO_EXPOSURE, cv2.CAP_PROP_EXPOSURE, cv2.CAP_PROP_GAIN
AUTO_WHITE, WHITE = cv2.CAP_PROP_AUTO_WB, cv2.CAP_PROP_WB_TEMPERATURE

Fault: Final = cv2.error

Fine = NDArray[np.float32]


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


def open_device(path: Path) -> Capture | None:
    """A V4L2 camera, None if it cannot be opened."""
    capture = cv2.VideoCapture(str(path), cv2.CAP_V4L2)
    return capture if capture.isOpened() else None


def open_video(path: Path) -> Capture | None:
    """A video file, None if it is none."""
    capture = cv2.VideoCapture(str(path))
    return capture if capture.isOpened() else None


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


def enlarged(grey: Grey, factor: float) -> Grey:
    """More pixels, none of them new: decoders find small modules more easily."""
    return np.asarray(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC), np.uint8)


def halved(grey: Grey) -> Grey:
    """Each four pixels averaged to one, and most of the noise with them."""
    size = (max(grey.shape[1] // 2, 1), max(grey.shape[0] // 2, 1))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def thumbnail(grey: Grey) -> Grey:
    """A sixteenth of the width and height, each pixel the mean of its square: what is left when noise is taken away."""
    size = (max(grey.shape[1] // 16, 1), max(grey.shape[0] // 16, 1))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def overlaid(pictures: Iterable[Grey]) -> Grey:
    """The mean of pictures of one size: of a scene that stands still, with half the noise of one if they are four."""
    each = list(pictures)
    mean: Grey = np.asarray(np.sum(each, axis=0, dtype=np.uint16) // len(each), np.uint8)
    return mean


def averaged(grey: Grey, width: int, height: int) -> Grey:
    """Each pixel the mean of a rectangle around it."""
    return np.asarray(cv2.blur(grey, (width, height)), np.uint8)


def softened(grey: Grey, sigma: float) -> Grey:
    """Gaussian blur against noise."""
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), sigma), np.uint8)


def sharpened(grey: Grey, sigma: float, amount: float) -> Grey:
    """Unsharp mask against blur. A box of the same spread stands for the Gaussian at a fraction of its time."""
    side = int((12 * sigma * sigma + 1) ** 0.5) | 1
    return np.asarray(cv2.addWeighted(grey, 1 + amount, cv2.blur(grey, (side, side)), -amount, 0), np.uint8)


def middled(grey: Grey) -> Grey:
    """Each pixel the median of nine, against single wrong ones."""
    return np.asarray(cv2.medianBlur(grey, 3), np.uint8)


def turned(grey: Grey, degrees: float) -> Grey:
    """The picture turned about its middle."""
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(grey, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE), np.uint8)


def slopes(grey: Grey) -> tuple[Fine, Fine]:
    """How grey changes to the right and downwards at each pixel."""
    across, down = (cv2.Sobel(grey, cv2.CV_32F, dx, 1 - dx, ksize=3) for dx in (1, 0))
    return np.asarray(across, np.float32), np.asarray(down, np.float32)


def cells(values: Fine, side: int) -> Fine:
    """Means over squares, of which as many are taken as the picture has room for, at least one."""
    height, width = values.shape
    size = (max(width // side, 1), max(height // side, 1))
    return np.asarray(cv2.resize(values, size, interpolation=cv2.INTER_AREA), np.float32)
