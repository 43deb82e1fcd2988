"""A video file as a camera."""

from pathlib import Path
from threading import Event

from kiosk.devices.scanner.faults import ScannerGone
from kiosk.devices.scanner.frame import Frame, Grey, Picture
from kiosk.devices.scanner.opencv import Capture, grey_of, open_video
from kiosk.devices.scanner.pace import Pace


class VideoFile:
    """A video file as a camera; at its end it begins again."""

    def __init__(self, path: Path, pace: Pace) -> None:
        """Raises ScannerGone if there is no such video."""
        if not path.is_file():
            raise ScannerGone("the video file is not there")
        self._path = path
        self._pace = pace
        self._closed = Event()
        self._capture = self._begin()

    def frame(self, timeout_s: float) -> Frame | None:
        """The next frame when it is due. Raises ScannerGone if the file has none or this is closed."""
        if self._closed.is_set():
            raise ScannerGone("the video file is closed")
        if not self._pace.wait(self._closed, timeout_s):
            return None
        grey = self.following()
        if grey is None:
            self._capture.release()
            self._capture = self._begin()
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

    def _begin(self) -> Capture:
        capture = open_video(self._path)
        if capture is None:
            raise ScannerGone("the file is no video that can be read")
        return capture
