"""The second look: what failed on a frame as it is may work on the frame filtered, enlarged or turned.

Steps stand in the order of what they find for their time, measured on degraded frames (decision 0021). Each step gives
a decoder a picture from which the code is read whole or not at all; no text is ever pieced together.
"""

from collections.abc import Callable
from time import monotonic

from kiosk.devices.scanner.found import Found, Sighted
from kiosk.devices.scanner.frame import Grey
from kiosk.devices.scanner.locate import tilt_of_bars, window
from kiosk.devices.scanner.opencv import averaged, enlarged, halved, middled, sharpened, softened, turned
from kiosk.devices.scanner.zbar import Zbar
from kiosk.devices.scanner.zxing import read_bars, read_qr

Step = Callable[[], list[Found]]


class Ladder:
    """Steps to climb until a code is read or the time is up. Not for a thread that a screen waits for."""

    def __init__(self, zbar: Zbar | None) -> None:
        """`zbar` is None where the library is missing: its steps are left out."""
        self._zbar = zbar

    def climb(
        self, grey: Grey, sighted: Sighted | None, seconds: float, clock: Callable[[], float] = monotonic
    ) -> list[Found]:
        """The codes of the first step that reads one; no step is begun after `seconds`."""
        until = clock() + seconds
        near = window(grey, sighted)
        for step in (*self._quick(grey, near), *_bars(grey, near, sighted), *_slow(near)):
            if clock() >= until:
                break
            found = step()
            if found:
                return found
        return []

    def _quick(self, grey: Grey, near: Grey) -> tuple[Step, ...]:
        return (
            lambda: read_qr(averaged(grey, 3, 3))[0],
            lambda: read_qr(halved(near))[0],
            lambda: read_qr(near)[0],
            lambda: read_qr(near, coarse=True)[0],
            lambda: read_qr(enlarged(near, 1.5))[0],
            lambda: read_qr(softened(enlarged(near, 2), 1))[0],
            lambda: self._zbar.read(softened(near, 1)) if self._zbar else [],
        )


def _slow(near: Grey) -> tuple[Step, ...]:
    return (
        lambda: read_qr(middled(near))[0],
        lambda: read_qr(sharpened(near, 1.5, 2))[0],
        lambda: read_qr(sharpened(softened(near, 1), 4, 5))[0],
        lambda: read_qr(enlarged(near, 2))[0],
        lambda: read_qr(sharpened(enlarged(near, 2), 4, 4))[0],
        lambda: read_qr(sharpened(softened(enlarged(near, 2), 1.5), 6, 5))[0],
    )


def _bars(grey: Grey, near: Grey, sighted: Sighted | None) -> tuple[Step, ...]:
    """Bar codes are read across only: the picture is turned until the bars stand, and averaged along them."""
    tilt = tilt_of_bars(near) if sighted is None else None
    if tilt is None:
        return ()
    upright = turned(grey, tilt)
    return (
        lambda: read_bars(averaged(upright, 1, 15)),
        lambda: read_bars(enlarged(upright, 2)),
        lambda: read_bars(enlarged(grey, 1.5)),
        lambda: read_bars(sharpened(upright, 3, 3)),
    )
