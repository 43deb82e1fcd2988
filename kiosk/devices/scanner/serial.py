"""Scanners on a serial or USB-CDC line. The one file of the scanner that imports pyserial."""

import termios
from collections import deque
from contextlib import suppress

import serial  # noqa: TID251 - this is the one file

from kiosk.devices.scanner.address import Address
from kiosk.devices.scanner.faults import ScannerGone
from kiosk.devices.scanner.frame import Frame, Scanned
from kiosk.devices.scanner.lines import Lines

# pyserial's own exception is an OSError; a line that vanished also shows as these two.
_LOST = (OSError, termios.error, TypeError)


class SerialScanner:
    """A scanner that decodes by itself and sends each code as a line, 8N1."""

    def __init__(self, port: str, baud: int = 9600) -> None:
        """Raises ScannerGone if the port is not there or another program has it."""
        try:
            self._port = serial.Serial(port, baud, timeout=0, write_timeout=1, exclusive=True)
        except (OSError, ValueError, termios.error):
            raise ScannerGone("the serial scanner is not there or is in use") from None
        self._lines = Lines()
        self._waiting: deque[Scanned] = deque()

    def frame(self, timeout_s: float) -> Frame | None:
        """The next code, or None if none came in time. Raises ScannerGone if the line is lost."""
        try:
            if not self._waiting:
                self._port.timeout = timeout_s
                first = self._port.read(1)
                # A whole code follows within milliseconds of its first byte: what is there already is taken at once.
                self._waiting.extend(self._lines.feed(first + self._port.read(self._port.in_waiting)))
        except _LOST:
            raise ScannerGone("the serial scanner was lost") from None
        return self._waiting.popleft() if self._waiting else None

    def discard(self) -> None:
        """Forget what was scanned while nobody asked. Raises ScannerGone if the line is lost."""
        self._waiting.clear()
        self._lines.drop()
        try:
            self._port.reset_input_buffer()
        except _LOST:
            raise ScannerGone("the serial scanner was lost") from None

    def close(self) -> None:
        """Let go of the port."""
        with suppress(*_LOST):
            self._port.close()


def open_serial(address: Address) -> SerialScanner:
    """Open `serial:///dev/serial/by-id/...?baud=9600`. Raises ScannerGone or ScannerRefused."""
    address.only("baud")
    return SerialScanner(address.place, address.whole("baud", 9600, 300, 4_000_000))
