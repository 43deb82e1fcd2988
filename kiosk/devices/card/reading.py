"""Files, read in as few commands as the card allows and never beyond their end (ICAO 9303-10 §3.6)."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from kiosk.devices.card import tlv
from kiosk.devices.card.apdu import Command
from kiosk.devices.card.bac import KeyRefused, NotOffered
from kiosk.devices.card.errors import Unreadable
from kiosk.devices.card.files import File
from kiosk.devices.card.link import Answer
from kiosk.devices.card.messaging import ChannelLost
from kiosk.devices.card.sizes import MOST_SHORT, ONE_ANSWER, STEPS, Habits

_log = logging.getLogger(__name__)

_ABSENT = (0x6A82, 0x6A83, 0x6A88)
_REACH = 0x7FFF  # how far P1 P2 address; odd READ BINARY beyond
_REOPENINGS = 12
_SIZE = (0x6700, 0x6982, 0x6F00, 0x6B00, *range(0x6C00, 0x6D00))


class Sender(Protocol):
    """A channel a card's files come over. `starts` counts its openings: each leaves no file selected."""

    @property
    def starts(self) -> int:
        """Openings so far."""
        ...

    def send(self, command: Command) -> Answer:
        """One exchange. Raises ChannelLost, CardGone."""
        ...

    def reopen(self) -> None:
        """Open the card anew. Raises KeyRefused, NotOffered, Unreadable, CardGone."""
        ...


class FileAbsent(Exception):
    """The card says it has no such file, or none it would show."""

    def __init__(self, file: File, sw: int) -> None:
        super().__init__(f"{file.name} is not there [{sw:04X}]")
        self.sw = sw


@dataclass(slots=True)
class Piece:
    """What is known of one file: its bytes so far and, once its header came, its whole length."""

    data: bytearray = field(default_factory=bytearray, repr=False)
    total: int | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return self.total is not None and len(self.data) >= self.total


class FileReader:
    """Reads files of one opened card into `pieces`, which outlive the card being lifted."""

    def __init__(
        self,
        channel: Sender,
        habits: Habits,
        pieces: dict[File, Piece],
        on_bytes: Callable[[File, int, int], None] = lambda *_: None,
    ) -> None:
        self._channel = channel
        self._habits = habits
        self._pieces = pieces
        self._on_bytes = on_bytes
        self._selected: tuple[File, int] | None = None
        self._by_identifier: set[File] = set()
        self._reopenings = 0
        self._beyond_end = False

    @property
    def extended(self) -> bool:
        """Whether commands of extended length are believed to work here."""
        return self._habits.chunk > MOST_SHORT

    def read(self, file: File) -> bytes:
        """The whole file. Continues where an earlier reading stopped. Raises FileAbsent, Unreadable, CardGone."""
        piece = self._pieces.setdefault(file, Piece())
        while not piece.whole:
            at = len(piece.data)
            want = self._habits.first(file) if piece.total is None else min(self._habits.chunk, piece.total - at)
            got = self._get(file, at, want)
            if not got:
                raise Unreadable(file.stage, "the file ends before its own length")
            self._beyond_end = len(got) < want
            self._take(file, piece, got[:want])
        if piece.total is not None:
            self._habits.note(file, piece.total)
        return bytes(piece.data)

    def touch(self, file: File) -> None:
        """One exchange on the channel as it stands, without mending it. Raises ChannelLost, CardGone.

        Its bytes are kept where they are the beginning of a file not read yet.
        """
        piece = self._pieces.setdefault(file, Piece())
        if piece.data or not self._habits.short_names:
            if self._channel.send(Command(0x00, 0xA4, 0x02, 0x0C, file.fid)).ok:
                self._selected = (file, self._channel.starts)
            return
        answer = self._channel.send(Command(0x00, 0xB0, 0x80 | file.sfi, 0, le=file.least))
        if answer.ok and answer.data:
            self._take(file, piece, answer.data[: file.least])
            self._selected = (file, self._channel.starts)

    def reopen(self, file: File, sw: int | None) -> None:
        """Open the card again after a step that may have cost the channel. Raises Unreadable, CardGone."""
        self._reopen(file, sw)

    def _take(self, file: File, piece: Piece, got: bytes) -> None:
        piece.data += got
        if piece.total is None:
            piece.total = self._length(file, bytes(piece.data))
        del piece.data[piece.total :]
        self._on_bytes(file, len(piece.data), piece.total)

    def _length(self, file: File, start: bytes) -> int:
        try:
            tag, length, offset = tlv.header(start)
        except tlv.Malformed as fault:
            raise Unreadable(file.stage, str(fault)) from None
        if tag != file.tag or offset + length > file.cap:
            raise Unreadable(file.stage, "a file of another kind or size than this one can have")
        return offset + length

    def _get(self, file: File, at: int, want: int) -> bytes:
        """At least one byte from this offset, in whatever step and by whatever name the card agrees to."""
        broken_at = 0
        while True:
            by_short_name = at == 0 and self._habits.short_names and file not in self._by_identifier
            sw: int | None
            try:
                answer = self._ask(file, at, want, by_short_name)
                if answer.data and (answer.ok or answer.status == 0x6282):
                    self._habits.short_names &= file not in self._by_identifier
                    return answer.data
                sw, broke = answer.status, False
            except ChannelLost as lost:
                sw, broke = lost.sw, True
                if self._beyond_end:
                    self._habits.guessing = False
            if broke:
                self._reopen(file, sw)
            if by_short_name and sw is not None and sw >> 8 in (0x69, 0x6A, 0x6D):
                self._by_identifier.add(file)  # absent, or a card that knows no short names: selecting tells which
            elif at == 0 and sw in _ABSENT:
                raise FileAbsent(file, sw or 0)
            elif broke and broken_at != want and (sw not in _SIZE or want <= STEPS[-1]):
                broken_at = want  # once may be chance: the same again before asking for less
            else:
                want = self._smaller(file, want, sw or 0)

    def _reopen(self, file: File, sw: int | None) -> None:
        self._reopenings += 1
        if self._reopenings > _REOPENINGS:
            raise Unreadable(file.stage, "the card keeps dropping the channel", sw)
        _log.info("the channel broke in %s; opening the card again", file.name)
        try:
            self._channel.reopen()
        except (KeyRefused, NotOffered) as fault:
            raise Unreadable(file.stage, "the card does not open a second time", fault.sw) from None

    def _smaller(self, file: File, want: int, sw: int) -> int:
        hint = (sw & 0xFF or 256) if sw >> 8 == 0x6C else None
        if not self._habits.refuse(want, hint):
            raise Unreadable(file.stage, "the file cannot be read", sw)
        return min(want, self._habits.chunk)

    def _ask(self, file: File, at: int, want: int, by_short_name: bool) -> Answer:
        here = (file, self._channel.starts)
        long = want > ONE_ANSWER and self._habits.chunk > MOST_SHORT
        if by_short_name:
            answer = self._channel.send(Command(0x00, 0xB0, 0x80 | file.sfi, 0, le=want, long=long))
            if answer.data:
                self._selected = here
            return answer
        if self._selected != here:
            answer = self._channel.send(Command(0x00, 0xA4, 0x02, 0x0C, file.fid))
            if not answer.ok:
                return answer
            self._selected = here
        if at <= _REACH:
            return self._channel.send(Command(0x00, 0xB0, at >> 8, at & 0xFF, le=want, long=long))
        return self._beyond(at, want)

    def _beyond(self, at: int, want: int) -> Answer:
        """READ BINARY with an offset object (ISO/IEC 7816-4 §11.2.2): the data comes back inside tag 53."""
        offset = tlv.encode(0x54, at.to_bytes(3, "big"))
        answer = self._channel.send(Command(0x00, 0xB1, 0, 0, offset, le=want + 5 if want > 250 else want + 3))
        if not answer.data:
            return answer
        try:
            return Answer(tlv.only(answer.data, 0x53), answer.status)
        except tlv.Malformed:
            return Answer(b"", answer.status if not answer.ok else 0x6F00)
