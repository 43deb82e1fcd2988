"""A scanner's frames looked at on the way, for a time that begins when the reader listens."""

import time
from collections.abc import Callable
from threading import Event

from kiosk.devices.scanner.frame import Frame
from kiosk.devices.scanner.frames import FrameSource


class Clocked(Event):
    """Set when the time is over."""

    def __init__(self, until: float) -> None:
        super().__init__()
        self._until = until

    def end_in(self, seconds: float) -> None:
        """Counted from now."""
        self._until = time.monotonic() + seconds

    def is_set(self) -> bool:
        """Looked at between frames."""
        return time.monotonic() > self._until

    def wait(self, timeout: float | None = None) -> bool:
        """At most until then."""
        left = max(0.0, self._until - time.monotonic())
        super().wait(left if timeout is None else min(timeout, left))
        return self.is_set()


class Watched:
    """A source whose frames are looked at on the way."""

    def __init__(self, source: FrameSource, listens: Callable[[], None], saw: Callable[[Frame | None], None]) -> None:
        self._source = source
        self._listens = listens
        self._saw = saw

    def frame(self, timeout_s: float) -> Frame | None:
        """See FrameSource."""
        self._listens()
        frame = self._source.frame(timeout_s)
        self._saw(frame)
        return frame

    def discard(self) -> None:
        """See FrameSource."""
        self._source.discard()

    def close(self) -> None:
        """See FrameSource."""
        self._source.close()
