"""The bytes between the terminal and a printer, kept and played back.

One JSON line a piece: `{"t": seconds, "to": hex}` or `{"t": seconds, "from": hex}`, `{"t": .., "open": n}` at each
opening, `{"t": .., "with": {...}}` for what the driver was made with, `{"t": .., "call": what}` where it was called and
`{"t": .., "end": outcome}` for how that ended. The bench prints invented papers only: nobody is in them.
"""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from kiosk.devices.printer.link import LinkFactory, LinkLost, PrinterAbsent, PrinterLink

_MOST_PIECES: Final = 40_000
_PROCESS_ID: Final = re.compile(rb"\x1d\(H\x06\x0000([\x20-\x7e]{4})", re.DOTALL)
_LOOK: Final = b"\x10\x04"
_MARKED: Final = re.compile(rb"\x37\x22([\x20-\x7e]{4})\x00", re.DOTALL)


class Tape:
    """Collects lines until it is full; a soak of a night does not fill the disk."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._start = clock()
        self._lines: list[str] = []
        self._openings = 0

    def opened(self) -> None:
        """A new connection."""
        self._openings += 1
        self._note("open", self._openings)

    def made_with(self, width_dots: int, proof: str) -> None:
        """What the driver was told of the printer."""
        self._note("with", {"width_dots": width_dots, "proof": proof})

    def called(self, what: str) -> None:
        """The driver is asked for something: "status", or "print NUMBER"."""
        self._note("call", what)

    def ended(self, outcome: str) -> None:
        """How what was called ended."""
        self._note("end", outcome)

    def note(self, way: str, data: bytes) -> None:
        """`way` is "to" or "from" the printer."""
        if data:
            self._note(way, data.hex())

    def _note(self, key: str, value: object) -> None:
        if len(self._lines) < _MOST_PIECES:
            self._lines.append(json.dumps({"t": round(self._clock() - self._start, 4), key: value}))

    def text(self) -> str:
        """JSON lines."""
        return "".join(line + "\n" for line in self._lines)


class TapedLink:
    """A link with a tape beside it."""

    def __init__(self, link: PrinterLink, tape: Tape) -> None:
        self._link = link
        self._tape = tape

    @property
    def seconds_per_byte(self) -> float:
        """See PrinterLink."""
        return self._link.seconds_per_byte

    def send(self, data: bytes, within: float) -> int:
        """See PrinterLink."""
        went = self._link.send(data, within)
        self._tape.note("to", data[:went])
        return went

    def receive(self, within: float) -> bytes:
        """See PrinterLink."""
        data = self._link.receive(within)
        self._tape.note("from", data)
        return data

    def close(self) -> None:
        """See PrinterLink."""
        self._link.close()

    def abort(self) -> None:
        """See PrinterLink."""
        self._link.abort()


def taped(open_link: LinkFactory, tape: Tape) -> LinkFactory:
    """The same factory with a tape beside every link."""

    def open_one() -> PrinterLink:
        link = open_link()
        tape.opened()
        return TapedLink(link, tape)

    return open_one


class Departed(Exception):
    """What is sent is not what was sent then. Says where, not what."""


class PlayedLink:
    """Answers as the printer on the tape did. What is sent must be what was sent then, byte for byte.

    Only the four letters of a process id are new each time: they are translated, there and back. How often a driver
    looks while a printer works is a matter of seconds, which a tape does not play: looks that were more then are passed
    over, those that are more today are answered as the last.
    """

    seconds_per_byte = 0.0

    def __init__(self, text: str) -> None:
        self._steps = steps_of(text)
        self._at = 0
        self._marks: dict[bytes, bytes] = {}
        self._expected = b""
        self._sent = b""
        self._open = False
        self._look = -1
        self._said: dict[int, bytes] = {}
        self._again = b""
        self.bytes_matched = 0

    def open(self) -> PrinterLink:
        """The next connection of the tape. Raises PrinterAbsent where there is none."""
        while self._at < len(self._steps) and self._steps[self._at][0] != "open":
            self._at += 1
        if self._at >= len(self._steps):
            raise PrinterAbsent("the tape is over")
        self._at += 1
        self._expected = self._sent = b""
        self._open = True
        return self

    @property
    def whole(self) -> bool:
        """Whether everything on the tape was played."""
        while self._at < len(self._steps) and self._steps[self._at][1][:2] == _LOOK:
            self._at += 1
            self._pass_over()
        return self._at >= len(self._steps) and not self._expected and not self._sent

    def send(self, data: bytes, within: float) -> int:
        """Compare with the tape. Raises Departed, LinkLost."""
        del within
        if not self._open:
            raise LinkLost("closed")
        self._sent += data
        self._compare()
        return len(data)

    def receive(self, within: float) -> bytes:
        """What came then, as soon as everything before it was sent; by now more may have been sent at one stroke."""
        del within
        if not self._open:
            raise LinkLost("closed")
        self._compare()
        if self._again:
            data, self._again = self._again, b""
            return data
        if self._expected or self._at >= len(self._steps) or self._steps[self._at][0] != "from":
            return b""
        data = self._steps[self._at][1]
        self._at += 1
        if self._look >= 0:
            self._said[self._look], self._look = data, -1
        return _MARKED.sub(lambda found: b"\x37\x22" + self._marks.get(found[1], found[1]) + b"\0", data)

    def close(self) -> None:
        """See PrinterLink."""
        self._open = False

    def abort(self) -> None:
        """See PrinterLink."""
        self._open = False

    def _compare(self) -> None:
        """Take the tape's next bytes as far as they were sent now."""
        while self._sent:
            if not self._expected:
                if self._at >= len(self._steps) or self._steps[self._at][0] != "to":
                    if self._at < len(self._steps) and self._steps[self._at][0] == "from":
                        return  # an answer comes first
                    if self._looked_again():
                        continue
                    raise Departed(f"{len(self._sent)} bytes more than on the tape")
                while self._at < len(self._steps) and self._steps[self._at][0] == "to":
                    self._expected += self._steps[self._at][1]
                    self._at += 1
                self._translate()
            else:
                self._translate()
            size = min(len(self._expected), len(self._sent))
            if self._expected[:size] != self._sent[:size]:
                if self._expected[:2] == _LOOK and len(self._expected) == 3:
                    self._expected = b""
                    self._pass_over()
                    continue
                if self._looked_again():
                    continue
                raise Departed(f"after {self.bytes_matched} bytes as on the tape other ones are sent")
            self._look = self._sent[2] if self._sent[:2] == _LOOK and size == 3 else -1
            self._expected, self._sent = self._expected[size:], self._sent[size:]
            self.bytes_matched += size

    def _looked_again(self) -> bool:
        """A look more than on the tape, answered as the last of its kind; False where it is none."""
        if self._sent[:2] != _LOOK or self._sent[2:3] == b"" or self._sent[2] not in self._said:
            return False
        self._again += self._said[self._sent[2]]
        self._sent = self._sent[3:]
        return True

    def _pass_over(self) -> None:
        """The answers to a look that nobody takes today."""
        while self._at < len(self._steps) and self._steps[self._at][0] == "from":
            self._at += 1

    def _translate(self) -> None:
        """Where both stand at a process id, the tape's letters become today's."""
        then, now = list(_PROCESS_ID.finditer(self._expected)), list(_PROCESS_ID.finditer(self._sent))
        for old, new in zip(then, now, strict=False):
            if old.start() == new.start() and old[1] != new[1]:
                self._marks[old[1]] = new[1]
                self._expected = self._expected[: old.start(1)] + new[1] + self._expected[old.end(1) :]


@dataclass(frozen=True, slots=True)
class Call:
    """What the driver was asked for, and how it ended: empty where the tape does not say."""

    what: str
    end: str = ""


def calls_of(text: str) -> list[Call]:
    """In order. Raises ValueError."""
    found: list[Call] = []
    for way, data in _lines(text):
        if way == "call":
            found.append(Call(data.decode()))
        elif way == "end" and found:
            found[-1] = replace(found[-1], end=data.decode())
    return found


def made_with(text: str) -> tuple[int, str]:
    """Width in dots and proof the driver was made with, else the usual ones. Raises ValueError."""
    for way, data in _lines(text):
        if way == "with":
            value = json.loads(data)
            return int(value["width_dots"]), str(value["proof"])
    return 576, "auto"


def steps_of(text: str) -> list[tuple[str, bytes]]:
    """What went over the wire. Raises ValueError."""
    return [step for step in _lines(text) if step[0] in ("open", "to", "from")]


def _lines(text: str) -> list[tuple[str, bytes]]:
    found = []
    for line in text.splitlines():
        try:
            value = json.loads(line)
            way = next(key for key in ("open", "with", "call", "end", "to", "from") if key in value)
            found.append((way, _payload(way, value[way])))
        except (ValueError, TypeError, StopIteration):
            raise ValueError("a printer's tape is one JSON object a line") from None
    return found


def _payload(way: str, value: object) -> bytes:
    if way == "open":
        return b""
    if way == "with":
        known = isinstance(value, dict) and isinstance(value.get("width_dots"), int) and "proof" in value
        return json.dumps(value).encode() if known else bytes.fromhex("no hex")
    return str(value).encode() if way in ("call", "end") else bytes.fromhex(str(value))
