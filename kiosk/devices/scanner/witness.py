"""When a decoded text is believed, and when it counts as new."""

import secrets
from collections.abc import Callable, Sequence
from hashlib import blake2b
from time import monotonic

from kiosk.devices.scanner.codes import (
    BhytCode,
    CccdCode,
    Code,
    ForeignCode,
    InvitationCode,
    LabCode,
    SlipCode,
    StaffCode,
    UnknownCode,
)
from kiosk.devices.scanner.found import Found
from kiosk.devices.scanner.payload import read_payload, text_of

SAME_SCAN_S = 3.0
_CHECKED = (CccdCode, BhytCode, SlipCode, StaffCode, InvitationCode)


class Witness:
    """Believes a text whose strict form proves it, or that was read in two frames; the same within 3 s is one scan.

    Remembers payloads by a keyed digest only, never the text.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(16)
        self._once: set[bytes] = set()
        self._last: bytes = b""
        self._last_at = 0.0

    def begin(self) -> None:
        """A new read: what was seen once before it no longer counts. What was accepted still does."""
        self._once.clear()

    def hear(self, found: Sequence[Found], *, certain: bool = False) -> Code | None:
        """The best new code of one frame, or None. `certain` for a scanner that has checked by itself."""
        for code, digest in sorted(((_read(one), self._digest(one)) for one in found), key=lambda pair: _rank(pair[0])):
            fresh = digest != self._last or self._clock() - self._last_at >= SAME_SCAN_S
            if not fresh:
                continue
            if certain or isinstance(code, _CHECKED) or digest in self._once:
                self._last, self._last_at = digest, self._clock()
                self._once.clear()
                return code
            self._once.add(digest)
        return None

    def _digest(self, found: Found) -> bytes:
        return blake2b(found.symbology.encode() + b":" + found.data, key=self._key, digest_size=16).digest()


def best_first(found: Sequence[Found]) -> list[Found]:
    """Codes we know before lab numbers, those before foreign ones, unknown last."""
    return sorted(found, key=lambda one: _rank(_read(one)))


def _read(found: Found) -> Code:
    text = text_of(found.data)
    return UnknownCode() if text is None else read_payload(text, found.symbology)


def _rank(code: Code) -> int:
    if isinstance(code, _CHECKED):
        return 0
    return 1 if isinstance(code, LabCode) else 2 if isinstance(code, ForeignCode) else 3
