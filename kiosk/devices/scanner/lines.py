"""From the bytes a scanner sends to whole codes: framed, capped, cleaned. A code that is not whole does not exist."""

import re
from collections.abc import Callable
from time import monotonic
from typing import Final

from kiosk.devices.scanner.frame import Scanned
from kiosk.devices.scanner.payload import CODE128, QR

LONGEST: Final = 1024
IDLE_S: Final = 1.0
_START, _END = 0x02, re.compile(rb"[\r\n\x03]")
_CONTROLS: Final = bytes([*range(0x20), 0x7F])
_IDENTIFIER = re.compile(rb"\](.)(.)", re.DOTALL)
_SYMBOLOGIES: Final = {b"Q": QR, b"C": CODE128}


class Lines:
    """Cuts a stream at CR, LF or ETX; STX begins anew. What is longer than 1,024 bytes, or pauses, is dropped whole.

    A leading AIM identifier (`]Q1`, `]C0`; ISO/IEC 15424) names the symbology; of others than QR and Code 128 the
    code is dropped.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._held = bytearray()
        self._overlong = False
        self._at = clock()

    def feed(self, data: bytes) -> list[Scanned]:
        """The codes that are whole with these bytes."""
        if not data:
            return []
        now = self._clock()
        if now - self._at > IDLE_S:
            self.drop()
        self._at = now
        whole = []
        for byte in data:
            if _END.match(bytes((byte,))):
                code = None if self._overlong else _code(bytes(self._held))
                if code is not None:
                    whole.append(code)
                self.drop()
            elif byte == _START:
                self.drop()
            elif len(self._held) < LONGEST:
                self._held.append(byte)
            else:
                self._overlong = True
        return whole

    def drop(self) -> None:
        """Forget what is not whole."""
        self._held.clear()
        self._overlong = False


def _code(line: bytes) -> Scanned | None:
    symbology = ""
    identifier = _IDENTIFIER.match(line)
    if identifier is not None:
        symbology = _SYMBOLOGIES.get(identifier[1], "other")
        line = line[identifier.end() :]
    if symbology == "other":
        return None
    text = line.translate(None, _CONTROLS)
    return Scanned(text, symbology) if text else None
