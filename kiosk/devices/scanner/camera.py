"""The V4L2 camera."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from threading import Condition, Event, Thread
from time import monotonic
from typing import Any, Self

import numpy as np

from kiosk.devices.scanner import opencv
from kiosk.devices.scanner.address import Address
from kiosk.devices.scanner.faults import ScannerGone
from kiosk.devices.scanner.frame import Frame, Picture

STALLED_S = 2.0
FROZEN_S = 5.0
_FLAT = 8
_DEVICES = Path("/dev")

log = logging.getLogger(__name__)


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


def ask(capture: opencv.Capture, wish: CameraWish) -> tuple[str, ...]:
    """Set a camera up, in the order drivers need: format before size, size before rate, manual mode before the value.

    Answers the names of the settings the camera did not take, each checked by reading it back.
    """
    steps: list[tuple[str, int, float | None]] = [
        ("format", opencv.FORMAT, opencv.MJPG),
        ("width", opencv.WIDTH, wish.width),
        ("height", opencv.HEIGHT, wish.height),
        ("fps", opencv.RATE, wish.fps),
        ("buffers", opencv.BUFFERS, 1),
        ("undecoded", opencv.CONVERTED, 0),
        ("manual focus", opencv.AUTO_FOCUS, None if wish.focus is None else 0),
        ("focus", opencv.FOCUS, wish.focus),
        ("manual exposure", opencv.AUTO_EXPOSURE, None if wish.exposure is None else 1),
        ("exposure", opencv.EXPOSURE, wish.exposure),
        ("manual white balance", opencv.AUTO_WHITE, None if wish.white_balance is None else 0),
        ("white balance", opencv.WHITE, wish.white_balance),
        ("gain", opencv.GAIN, wish.gain),
    ]
    asked = ((name, prop, value) for name, prop, value in steps if value is not None)
    return tuple(name for name, prop, value in asked if not capture.set(prop, value) or capture.get(prop) != value)


class Camera:
    """A camera whose newest frame counts: a thread takes every frame, so none waits in the driver and goes stale."""

    def __init__(self, capture: opencv.Capture, wish: CameraWish, clock: Callable[[], float] = monotonic) -> None:
        """`refused` holds the names of the settings the camera did not take."""
        self.refused = ask(capture, wish)
        self._capture = capture
        self._clock = clock
        self._news = Condition()
        self._raw: Any = None
        self._sample: Any = None
        self._lost = False
        self._seen_at = self._moved_at = clock()
        self._closed = Event()
        if self.refused:
            log.info("the camera did not take: %s", ", ".join(self.refused))
        self._grabber = Thread(target=self._grab, name="camera", daemon=True)
        self._grabber.start()

    def frame(self, timeout_s: float) -> Frame | None:
        """The newest frame not yet given. Raises ScannerGone if the camera is lost, silent or frozen."""
        with self._news:
            self._news.wait_for(lambda: self._raw is not None or self._lost, timeout_s)
            raw, self._raw = self._raw, None
            now = self._clock()
            silent = raw is None and (self._lost or now - self._seen_at > STALLED_S)
            if silent or now - self._moved_at > FROZEN_S:
                raise ScannerGone("the camera was lost")
        grey = None if raw is None else opencv.grey_of(raw)
        return None if grey is None else Picture(grey)

    def discard(self) -> None:
        """Forget the frame that waits."""
        with self._news:
            self._raw = None

    def close(self) -> None:
        """Stop taking frames; the thread lets go of the device."""
        self._closed.set()
        self._grabber.join(STALLED_S)

    def _moving(self, raw: Any) -> bool:
        """Whether this frame differs from the last: a sensor's grain never repeats. All black may be a covered lens."""
        sample = raw.ravel()[:: max(1, raw.size // 4096)].copy()
        last, self._sample = self._sample, sample
        return last is None or not np.array_equal(sample, last) or int(np.ptp(sample)) < _FLAT

    def _grab(self) -> None:
        try:
            while not self._closed.is_set():
                done, raw = self._capture.read()
                if not done:
                    break
                moving = self._moving(raw)
                with self._news:
                    self._raw, self._seen_at = raw, self._clock()
                    self._moved_at = self._seen_at if moving else self._moved_at
                    self._news.notify_all()
        except opencv.Fault:
            pass  # a camera that vanishes inside the library: the same as one that answers no
        finally:
            with self._news:
                self._lost = True
                self._news.notify_all()
            self._capture.release()


def open_camera(place: str, wish: CameraWish, devices: Path = _DEVICES) -> Camera:
    """Open `0` for the first camera or a path such as `/dev/v4l/by-id/...`. Raises ScannerGone."""
    device = device_of(place, devices)
    if not device.exists():
        raise ScannerGone("the camera is not there")
    capture = opencv.open_device(stable_name(device, devices))
    if capture is None:
        raise ScannerGone("the camera could not be opened")
    return Camera(capture, wish)


def device_of(place: str, devices: Path = _DEVICES) -> Path:
    """`0` is /dev/video0; a path is itself."""
    return devices / f"video{place}" if place.isdigit() else Path(place)


def stable_name(device: Path, devices: Path = _DEVICES) -> Path:
    """The name under /dev/v4l/by-id that stays the same when cameras are plugged anew, else the name itself."""
    names = sorted((devices / "v4l" / "by-id").glob("*"))
    return next((name for name in names if name.resolve() == device.resolve()), device)
