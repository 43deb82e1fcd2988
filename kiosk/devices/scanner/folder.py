"""A folder of images as a camera: what lies in it is what the camera sees."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

from kiosk.devices.scanner.faults import ScannerGone
from kiosk.devices.scanner.frame import Frame, Grey, Picture
from kiosk.devices.scanner.pace import Pace

SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".webp", ".pgm", ".tif", ".tiff")


class ImageFolder:
    """Plays the images of a folder in the order of their names, again and again. The folder may change while it plays:
    each round is read afresh, what vanished meanwhile or is still being written is passed over.
    """

    def __init__(self, folder: Path, look: Callable[[Path], Grey | None], pace: Pace) -> None:
        """`look` reads one image, None if it cannot. Raises ScannerGone if there is no such folder."""
        if not folder.is_dir():
            raise ScannerGone("the folder of images is not there")
        self._folder = folder
        self._look = look
        self._pace = pace
        self._last = ""
        self._closed = Event()

    def frame(self, timeout_s: float) -> Frame | None:
        """The next image when it is due, or None. Raises ScannerGone if the folder was removed or this is closed."""
        if self._closed.is_set():
            raise ScannerGone("the folder of images is closed")
        names = self._names()
        if not self._pace.wait(self._closed, timeout_s):
            return None
        if not names:
            self._last = ""
            return None
        later = [name for name in names if name > self._last]
        for name in later or names:
            grey = self._look(self._folder / name)
            self._last = name
            if grey is not None:
                return Picture(grey)
        return None

    def discard(self) -> None:
        """Nothing waits in a folder."""

    def close(self) -> None:
        """Stop playing."""
        self._closed.set()

    def _names(self) -> list[str]:
        try:
            return sorted(path.name for path in self._folder.iterdir() if path.suffix.lower() in SUFFIXES)
        except OSError:
            raise ScannerGone("the folder of images was removed") from None
