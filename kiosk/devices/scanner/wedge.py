"""A scanner that types like a keyboard: only if the kernel gives its keys to us alone, else refused.

Whoever prints a bar code types on such a scanner: without the exclusive grab (EVIOCGRAB) its keys would reach the
desktop. It can type plain ASCII only, so citizen cards with marks in their names need a serial scanner or a camera.
"""

import fcntl
from collections import deque
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Final

from kiosk.devices.keys.evdev import EV_KEY, EventDevice, InputForbiddenError, InputGoneError, InputSharedError, Ioctl
from kiosk.devices.scanner.address import Address
from kiosk.devices.scanner.faults import ScannerGone, ScannerRefused
from kiosk.devices.scanner.frame import Frame, Scanned
from kiosk.devices.scanner.lines import Lines

_PRESSED: Final = 1
_SHIFTS: Final = frozenset((42, 54))
_CHORDS: Final = frozenset((29, 97, 56, 100, 125, 126))
"""Control, Alt and Meta: what turns a typed letter into a command."""
_ENTERS: Final = frozenset((28, 96))

_ROWS: Final = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
"""The American layout, which wedge scanners type unless they are told otherwise: first key code, plain, with Shift."""
_PLAIN: Final = {first + place: c for first, plain, _ in _ROWS for place, c in enumerate(plain)}
_SHIFTED: Final = {first + place: c for first, _, shifted in _ROWS for place, c in enumerate(shifted)}


class Keys:
    """From key events to codes. A code with a chord or an unknown key in it is dropped whole."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._lines = Lines(clock)
        self._shifts: set[int] = set()
        self._chords: set[int] = set()
        self._spoilt = False

    def feed(self, code: int, value: int) -> list[Scanned]:
        """One key event: 0 released, 1 pressed, 2 repeated. The codes whole with it."""
        for held, keys in ((self._shifts, _SHIFTS), (self._chords, _CHORDS)):
            if code in keys:
                held.add(code) if value else held.discard(code)
                self._spoilt = self._spoilt or bool(self._chords)
                return []
        if value != _PRESSED:
            return []
        if code in _ENTERS:
            spoilt, self._spoilt = self._spoilt, bool(self._chords)
            whole = self._lines.feed(b"\n")
            return [] if spoilt else whole
        typed = (_SHIFTED if self._shifts else _PLAIN).get(code)
        if typed is None or self._chords:
            self._spoilt = True
            return []
        return self._lines.feed(typed.encode())

    def drop(self) -> None:
        """Forget what is not whole."""
        self._lines.drop()
        self._spoilt = bool(self._chords)


class WedgeScanner:
    """A keyboard-wedge scanner of which nobody else hears a key."""

    def __init__(self, place: str, grab: Ioctl = fcntl.ioctl) -> None:
        """Raises ScannerGone if it is not there, ScannerRefused if it cannot be had alone."""
        try:
            self._device = EventDevice(Path(place), grab=True, ioctl=grab)
        except InputForbiddenError:
            raise ScannerRefused(
                "wedge: this user may not read the device; add a udev rule or use a serial scanner"
            ) from None
        except InputSharedError:
            raise ScannerRefused(
                "wedge: the keys of this scanner cannot be kept from the desktop (EVIOCGRAB failed); "
                "set it to USB serial (CDC) and use serial:///dev/serial/by-id/..."
            ) from None
        except InputGoneError:
            raise ScannerGone("the keyboard-wedge scanner is not there") from None
        self._keys = Keys()
        self._waiting: deque[Scanned] = deque()
        self._open = True

    def frame(self, timeout_s: float) -> Frame | None:
        """The next code, or None if none came in time. Raises ScannerGone if it was unplugged."""
        if not self._waiting:
            self._take(timeout_s)
        return self._waiting.popleft() if self._waiting else None

    def discard(self) -> None:
        """Forget what was scanned while nobody asked. Raises ScannerGone if it was unplugged."""
        self._take(0)
        self._waiting.clear()
        self._keys.drop()

    def close(self) -> None:
        """Let go of the device; the kernel ends the grab with it."""
        if self._open:
            self._open = False
            self._device.close()

    def _take(self, timeout_s: float) -> None:
        if not self._open:
            raise ScannerGone("the keyboard-wedge scanner is closed")
        try:
            for event in self._device.events(timeout_s):
                if event.kind == EV_KEY:
                    self._waiting.extend(self._keys.feed(event.code, event.value))
        except InputGoneError:
            raise ScannerGone("the keyboard-wedge scanner was lost") from None


def open_wedge(address: Address, grab: Ioctl = fcntl.ioctl) -> WedgeScanner:
    """Open `wedge:///dev/input/by-id/...-event-kbd`. Raises ScannerGone or ScannerRefused."""
    address.only()
    return WedgeScanner(address.place, grab)
