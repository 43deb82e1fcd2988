"""The scanner as the terminal uses it: wait for a code, show what is seen meanwhile."""

import logging
from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import Final, TypeVar

from kiosk.devices.scanner.chain import Chain
from kiosk.devices.scanner.codes import Code
from kiosk.devices.scanner.faults import ScannerGone
from kiosk.devices.scanner.found import Found
from kiosk.devices.scanner.frame import Frame, Picture, Scanned
from kiosk.devices.scanner.frames import FrameSource, open_source, settled
from kiosk.devices.scanner.sampled import Sampled, sampled
from kiosk.devices.scanner.sight import Sight, sight_of
from kiosk.devices.scanner.witness import Witness, best_first

WAIT_S: Final = 0.2
FRAME_S: Final = 1 / 15
"""Between the pictures that are looked at, however many the camera gives: a sixth of one core."""
BACK_OFF_S: Final = (0.25, 0.5, 1.0, 2.0)

T = TypeVar("T")

log = logging.getLogger(__name__)


class CodeReader:
    """Reads codes from one address, which is opened with the first read and again after it was lost."""

    def __init__(
        self,
        source: str,
        *,
        opener: Callable[[str], FrameSource] = open_source,
        chain: Chain | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._address = source
        self._opener = opener
        self._chain = chain or Chain()
        self._witness = Witness(clock)
        self._clock = clock
        self._source: FrameSource | None = None
        self._failures = 0
        self._not_before = 0.0

    def read(self, stop: Event, on_sight: Callable[[Sight], None]) -> Code | None:
        """The next code shown, or None when stopped. `on_sight` is called for each frame, in this thread.

        Raises ScannerGone when the device is lost or absent (call again: it waits and opens it anew), ScannerRefused
        when the address cannot work.
        """
        found: tuple[Code, float] | None = self._first(stop, lambda frame: self._look(frame, on_sight))
        return found[0] if found else None

    def sample(self, stop: Event, on_sight: Callable[[Sight], None]) -> Sampled | None:
        """The next code of any kind, as figures about it and not what it says. None when stopped; raises as `read`."""
        found = self._first(stop, lambda frame: self._found(frame, on_sight))
        return sampled(*found) if found else None

    def reopen(self, stop: Event) -> bool:
        """Whether the device is there, opened if it was not; False when stopped. Raises as `read` does."""
        try:
            return self._open(stop) is not None
        except ScannerGone:
            if stop.is_set():
                return False
            self._lose()
            raise

    def close(self) -> None:
        """Let go of the device and of the second decoder."""
        if self._source is not None:
            self._source.close()
            self._source = None
        self._chain.close()

    def _first(self, stop: Event, look: Callable[[Frame], T | None]) -> tuple[T, float] | None:
        """What a look finds first, and after how many seconds of looking; None when stopped."""
        try:
            source = self._open(stop)
            if source is None:
                return None
            source.discard()
            self._witness.begin()
            self._chain.begin()
            began = due = self._clock()
            while not stop.wait(max(0.0, due - self._clock())):
                frame = source.frame(WAIT_S)
                due = self._clock() + (FRAME_S if isinstance(frame, Picture) else 0)
                found = None if frame is None else look(frame)
                if found is not None:
                    return found, self._clock() - began
        except ScannerGone:
            if stop.is_set():
                return None  # nobody asks any more: it may be closed already. Whoever reads next finds out
            self._lose()
            raise
        finally:
            self._chain.forget()
        return None

    def _look(self, frame: Frame, on_sight: Callable[[Sight], None]) -> Code | None:
        if isinstance(frame, Scanned):
            return self._witness.hear([Found(frame.data, frame.symbology, "scanner")], certain=True)
        look = self._chain.look(frame.grey)
        on_sight(sight_of(frame.grey, look.found[0] if look.found else None, look.sighted))
        return self._witness.hear(look.found)

    def _found(self, frame: Frame, on_sight: Callable[[Sight], None]) -> Found | None:
        if isinstance(frame, Scanned):
            return Found(frame.data, frame.symbology, "scanner")
        look = self._chain.look(frame.grey)
        best = best_first(look.found)
        on_sight(sight_of(frame.grey, best[0] if best else None, look.sighted))
        return best[0] if best else None

    def _open(self, stop: Event) -> FrameSource | None:
        if self._source is None:
            if stop.wait(max(0.0, self._not_before - self._clock())):
                return None
            self._source = self._opener(self._address)
            self._address = settled(self._address)
            if self._failures:
                log.info("the scanner is back")
            self._failures = 0
        return None if stop.is_set() else self._source

    def _lose(self) -> None:
        if self._source is not None:
            self._source.close()
            self._source = None
        if not self._failures:
            log.warning("the scanner is gone")
        self._not_before = self._clock() + BACK_OFF_S[min(self._failures, len(BACK_OFF_S) - 1)]
        self._failures += 1
