"""The printer's side of the conversation, cut into replies by their bit patterns.

TCP splits and joins replies, and printers speak unasked; so this is a stream parser that keeps its place between reads
(Epson TM-T88III specification, appendix G).
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

_BLOCK_HEADERS: Final = frozenset((0x35, 0x37, 0x3B, 0x3D, 0x5F))
_LONGEST_BLOCK: Final = 128


@dataclass(frozen=True, slots=True)
class RealTime:
    """Answer to a DLE EOT: 0xx1xx10."""

    byte: int


@dataclass(frozen=True, slots=True)
class AutoStatus:
    """Automatic status back: four bytes that the printer sends on its own."""

    first: int
    second: int
    third: int
    fourth: int


@dataclass(frozen=True, slots=True)
class Single:
    """Answer to a GS r, GS I 1 to 3 or GS e 6: 0xx0xxxx."""

    byte: int


@dataclass(frozen=True, slots=True)
class Block:
    """A header, data and a NUL: process ids (37 22), clear (37 25), GS I 65 to 69 (5F)."""

    header: int
    data: bytes


@dataclass(frozen=True, slots=True)
class FullStatus:
    """Custom kiosk printers' answer to DLE EOT 20: paper, user, recoverable and unrecoverable bytes."""

    paper: int
    user: int
    recoverable: int
    unrecoverable: int


class Flow(Enum):
    """Software flow control on serial lines."""

    XON = auto()
    XOFF = auto()


Reply = RealTime | AutoStatus | Single | Block | FullStatus | Flow


class ReplyParser:
    """Feed it what arrived; it gives the replies that are whole. Bytes that fit nothing are dropped, never guessed."""

    def __init__(self) -> None:
        self._auto = bytearray()
        self._block = bytearray()
        self._full = bytearray()
        self._awaits_full = False
        self._raw: bytearray | None = None
        self.noise = 0

    def expect_full_status(self, expected: bool = True) -> None:
        """A DLE EOT 20 went out: the next `10 0F` opens a FULL STATUS and not an automatic status."""
        self._awaits_full = expected

    def expect_raw(self) -> None:
        """A question went out whose answer has no pattern: what comes until `raw` is asked for is taken as it is."""
        self._raw = bytearray()

    @property
    def raw(self) -> bytes:
        """What came since `expect_raw`."""
        return bytes(self._raw or b"")

    def end_raw(self) -> None:
        """Back to patterns."""
        self._raw = None

    def feed(self, data: bytes) -> list[Reply]:
        """Replies completed by these bytes, in order."""
        if self._raw is not None:
            self._raw += data
            return []
        found = (self._take(byte) for byte in data)
        return [reply for reply in found if reply is not None]

    def _take(self, byte: int) -> Reply | None:
        if self._full:
            return self._take_full(byte)
        if self._block:
            return self._take_block(byte)
        if self._auto:
            return self._take_auto(byte)
        return self._open(byte)

    def _open(self, byte: int) -> Reply | None:
        if byte in _BLOCK_HEADERS:
            self._block.append(byte)
            return None
        match byte & 0x93:
            case 0x12:
                return RealTime(byte)
            case 0x10:
                self._auto.append(byte)
                return None
        if byte in (0x11, 0x13):
            return Flow.XON if byte == 0x11 else Flow.XOFF
        if not byte & 0x90:
            return Single(byte)
        self.noise += 1
        return None

    def _take_auto(self, byte: int) -> Reply | None:
        if self._awaits_full and bytes(self._auto) == b"\x10" and byte == 0x0F:
            self._auto.clear()
            self._full += b"\x10\x0f"
            return None
        if byte & 0x90:  # not the continuation 0xx0xxxx: a real-time answer may stand between
            if byte & 0x93 == 0x12:
                return RealTime(byte)
            self.noise += len(self._auto)
            self._auto.clear()
            return self._open(byte)
        self._auto.append(byte)
        if len(self._auto) < 4:
            return None
        reply = AutoStatus(*self._auto)
        self._auto.clear()
        return reply

    def _take_block(self, byte: int) -> Reply | None:
        if byte:
            self._block.append(byte)
            if len(self._block) > _LONGEST_BLOCK:
                self.noise += len(self._block)
                self._block.clear()
            return None
        reply = Block(self._block[0], bytes(self._block[1:]))
        self._block.clear()
        return reply

    def _take_full(self, byte: int) -> Reply | None:
        self._full.append(byte)
        if len(self._full) < 6:
            return None
        reply = FullStatus(*self._full[2:])
        self._full.clear()
        self._awaits_full = False
        return reply
