"""The second look in a process of its own, which is ended when it takes too long: nothing here waits for a decoder."""

import json
import logging
import mmap
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Final

import numpy as np

from kiosk.devices.scanner.found import Found, Sighted
from kiosk.devices.scanner.frame import Grey
from kiosk.devices.scanner.opencv import halved
from kiosk.devices.scanner.payload import CODE128, QR
from kiosk.devices.scanner.worker import Worker, WorkerGone

CAPACITY: Final = 1 << 24
"""Bytes of the memory both processes see; a larger picture is halved until it fits."""
START_S: Final = 10.0
_BACK_OFF_S: Final = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
_COMMAND: Final = (sys.executable, "-P", "-m", "kiosk.devices.scanner.second_child")

_DECODERS: Final = ("zxing", "zbar")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds after which no further step is begun, and of computing or of waiting after which the process is ended.

    The two differ on a machine that is busy elsewhere: a decoder that was not let run has not run too long.
    """

    climb_s: float
    kill_s: float
    wait_s: float


LIVE: Final = Patience(0.1, 0.2, 1.0)
FILES: Final = Patience(1.0, 3.0, 8.0)


class SecondLook:
    """At most one picture at a time is with the other process. It starts with the first, and again after a fault."""

    def __init__(
        self,
        patience: Patience = LIVE,
        command: Sequence[str] = _COMMAND,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._patience = patience
        self._command = command
        self._clock = clock
        self._worker: Worker | None = None
        self._room = os.memfd_create("second-look", os.MFD_CLOEXEC)
        os.ftruncate(self._room, CAPACITY)
        self._memory = mmap.mmap(self._room, CAPACITY)
        self._used = 0
        self._ready = self._busy = self._wanted = False
        self._until = self._last = self._spent = 0.0
        self._faults = 0
        self._not_before = 0.0

    def warm(self) -> None:
        """Start the process if it is not running, so that the first picture need not wait for it."""
        if self._worker is None and self._clock() >= self._not_before:
            self._ready = False
            try:
                self._worker = Worker(self._command, self._room)
            except WorkerGone as gone:
                self._fault(str(gone))

    def offer(self, grey: Grey, sighted: Sighted | None = None) -> bool:
        """Hand over a picture; False if the last one is still being looked at or the process cannot be had."""
        self.warm()
        if self._worker is None or self._busy:
            return False
        shrunk = 1
        while grey.size > CAPACITY:
            grey, shrunk = halved(grey), shrunk * 2
        corners = [[x // shrunk, y // shrunk] for x, y in sighted.corners] if sighted else []
        self._used = max(self._used, grey.size)
        np.frombuffer(self._memory, np.uint8, grey.size)[:] = grey.ravel()
        request = {"shape": grey.shape, "corners": corners, "seconds": self._patience.climb_s}
        try:
            self._worker.say(json.dumps(request).encode())
        except WorkerGone as gone:
            self._fault(str(gone))
            return False
        self._busy = self._wanted = True
        self._allow(self._worker, self._patience.kill_s if self._ready else START_S)
        return True

    def answer(self, timeout_s: float = 0.0) -> tuple[Found, ...] | None:
        """What was found in the last picture, empty for nothing; None while it is looked at, and if there is none."""
        give_up = self._clock() + timeout_s
        while self._busy and self._worker is not None:
            try:
                line = self._worker.hear(max(0.0, min(give_up, self._until) - self._clock()))
                if line == b"ready":
                    self._ready = True
                    self._allow(self._worker, self._patience.kill_s)
                elif line is not None:
                    return self._taken(line)
                elif self._clock() >= self._until:
                    self._extend(self._worker)
                if line is None and self._clock() >= give_up:
                    return None
            except WorkerGone as gone:
                self._fault(str(gone))
                return ()
        return None

    def forget(self) -> None:
        """Wipe the picture; what is being looked at is nobody's any more."""
        self._memory[: self._used] = bytes(self._used)
        self._used = 0
        self._wanted = False

    def close(self) -> None:
        """End the process."""
        self.forget()
        self._end()

    def __del__(self) -> None:
        self._end()
        self._memory.close()
        os.close(self._room)

    def _taken(self, line: bytes) -> tuple[Found, ...] | None:
        """The answer, unless nobody wants it any more. Raises WorkerGone if it is none."""
        found = _parsed(line)
        if found is None:
            raise WorkerGone("answered nonsense")
        self._busy = False
        self._faults = 0
        return found if self._wanted else None

    def _allow(self, worker: Worker, seconds: float) -> None:
        """From now on the process has so many seconds."""
        self._until = self._clock() + seconds
        self._last = self._until + self._patience.wait_s - self._patience.kill_s
        self._spent = worker.computed_s()

    def _extend(self, worker: Worker) -> None:
        """At the end of its time the process gets what it did not compute of it. Raises WorkerGone if it had it all."""
        missing = self._patience.kill_s - (worker.computed_s() - self._spent)
        if missing <= 0 or self._clock() >= self._last:
            raise WorkerGone("took too long")
        self._until = min(self._clock() + missing, self._last)

    def _fault(self, what: str) -> None:
        log.info("the second decoder %s", what)
        self._end()
        self._not_before = self._clock() + _BACK_OFF_S[min(self._faults, len(_BACK_OFF_S) - 1)]
        self._faults += 1

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        self._busy = False
        if worker is not None:
            worker.end()


def _parsed(line: bytes) -> tuple[Found, ...] | None:
    """The answer: [[hexadecimal bytes, symbology, decoder], ...]. Anything else is None: a decoder was subverted."""
    try:
        found = tuple(Found(bytes.fromhex(data), symbology, decoder) for data, symbology, decoder in json.loads(line))
    except (ValueError, TypeError, RecursionError):
        return None
    known = all(one.symbology in (QR, CODE128) and one.decoder in _DECODERS for one in found)
    return found if known else None
