"""The bytes a printer understands: few commands, each named. Only rasters carry what people wrote.

Epson's ESC/POS command reference is the standard meant by the names (`GS v 0`, `DLE EOT n`...).
"""

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, NamedTuple

from kiosk.devices.printer.raster import DOTS_PER_MM, Raster

BAND_ROWS: Final = 128  # more overruns the buffer of small printers
_FEWEST_BLANK: Final = 6  # fewer are cheaper as dots than as a feed and another header
_SLICE: Final = 8
_WORTH_A_BAND: Final = 64  # bytes saved: many thin bands make cheap printers stutter

RESET: Final = b"\x1b@"
DOT_UNITS: Final = b"\x1dP\xcb\xcb"  # GS P: feeds counted in 1/203 inch, one dot
NO_REAL_TIME_PULSES: Final = b"\x1d(D\x05\x00\x14\x01\x00\x02\x00"  # GS ( D: DLE DC4 1 and 2 off until the next ESC @
FEED_AND_CUT: Final = b"\x1dVB\x00"  # GS V 66: feed to the cutter, then cut, leaving one point
FENCE: Final = b"\x1dr\x01"  # GS r 1: answered when the buffer has been worked off up to here
CLEAR: Final = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"  # DLE DC4 8: empty all buffers, answered 37 25 00
RECOVER_AND_CLEAR: Final = b"\x10\x05\x02"  # DLE ENQ 2: after a recoverable error
FULL_STATUS: Final = b"\x10\x04\x14"  # DLE EOT 20, Custom kiosk printers
REMAINING_PAPER: Final = b"\x1d\xe1"  # Custom kiosk printers
CUTTER_MM: Final = 12.0  # between head and cutter, on common mechanisms


def status_request(n: int) -> bytes:
    """DLE EOT n."""
    return bytes((0x10, 0x04, n))


def process_id(mark: bytes) -> bytes:
    """GS ( H function 48: answered `37 22 mark 00` once all before it is printed. Four bytes, 20h to 7Eh."""
    if len(mark) != 4 or not all(0x20 <= byte <= 0x7E for byte in mark):
        raise ValueError("a process id is four printable ASCII characters")
    return b"\x1d(H\x06\x0000" + mark


def present(steps: int) -> bytes:
    """GS e 3: show the cut ticket by so many steps (Custom ejector)."""
    return bytes((0x1D, 0x65, 0x03, steps))


RETRACT: Final = b"\x1de\x02"
EJECT: Final = b"\x1de\x05"
EJECTOR_STATUS: Final = b"\x1de\x06"

# Executed by many printers even in the middle of raster data: DLE EOT, DLE ENQ, DLE DC4.
_REAL_TIME: Final = re.compile(rb"\x10(?=[\x04\x05\x14])")


class _Stretch(NamedTuple):
    """Rows from `first` to before `last` that need `across` bytes each; none where they are blank."""

    first: int
    last: int
    across: int

    @property
    def dots(self) -> int:
        return (self.last - self.first) * self.across


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of paper that is sent whole: its bytes and its length in millimetres."""

    data: bytes = field(repr=False)
    millimetres: float
    blank: bool = False


def bands(raster: Raster) -> list[Band]:
    """A raster as commands of at most 128 rows each: blank rows become feeds, blank right ends are not sent.

    No real-time sequence stands in the data: where one would, a neighbouring dot is thickened.
    """
    made: list[Band] = []
    for first, last, across in _stretches(raster):
        rows = last - first
        if across:
            dots = b"".join(raster.row(y)[:across] for y in range(first, last))
            head = b"\x1dv0\x00" + across.to_bytes(2, "little") + rows.to_bytes(2, "little")
            made.append(Band(head + without_real_time(dots), rows / DOTS_PER_MM))
        else:
            feeds = b"".join(b"\x1bJ" + bytes((min(255, rows - done),)) for done in range(0, rows, 255))
            made.append(Band(feeds, rows / DOTS_PER_MM, blank=True))
    return made


def _stretches(raster: Raster) -> list[_Stretch]:
    """The rows from top to bottom: feeds where nothing stands, else bands as narrow as what stands on them."""
    widths = [len(raster.row(y).rstrip(b"\0")) for y in range(raster.height)]
    found: list[_Stretch] = []
    for blank, rows in groupby(range(raster.height), key=lambda y: not widths[y]):
        run = list(rows)
        first, last = run[0], run[-1] + 1
        if blank and (last - first >= _FEWEST_BLANK or not found or last == raster.height):
            found.append(_Stretch(first, last, 0))
            continue
        for y in range(first, last, _SLICE):
            end = min(y + _SLICE, last)
            _join(found, _Stretch(y, end, max(widths[y:end])))
    return found


def _join(found: list[_Stretch], new: _Stretch) -> None:
    """Append to the band before where that costs less than another band is worth."""
    before = found[-1] if found else None
    if before is None or not before.across or new.last - before.first > BAND_ROWS:
        found.append(new)
        return
    across = max(before.across, new.across)
    joined = _Stretch(before.first, new.last, across)
    if joined.dots - before.dots - new.dots <= _WORTH_A_BAND:
        found[-1] = joined
    else:
        found.append(new)


def without_real_time(dots: bytes) -> bytes:
    """The same dots with no DLE EOT, DLE ENQ or DLE DC4 among them: 10h becomes 30h, one dot more."""
    return _REAL_TIME.sub(b"\x30", dots)
