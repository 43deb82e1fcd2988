"""A trace of one reading that support may see: every command, length and status, and nothing a card or patient holds.

A line is one exchange. Kept of the data are only identifiers of files and applications, the offer of EF.CardAccess
(the same on every card of a kind) and, at a file's beginning, its tag and length. `replay.py` reads it back.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.devices.card import tlv
from kiosk.devices.card.apdu import Command
from kiosk.devices.card.link import Answer

_SELECT, _READS = 0xA4, (0xB0, 0xB1)
_CARD_ACCESS = 0x9C


@dataclass(slots=True)
class Trace:
    """Collects the lines of one reading. `clock` is in seconds."""

    clock: Callable[[], float]
    lines: list[dict[str, object]] = field(default_factory=list)

    def wire(self, command: bytes, answer: Answer | None, began: float) -> None:
        """One exchange as the reader saw it; None where the card was gone."""
        line: dict[str, object] = {
            "n": len(self.lines) + 1,
            "ms": round((self.clock() - began) * 1000, 2),
            "wire": command[:4].hex().upper(),
            "sent": len(command),
        }
        if answer is None:
            line["gone"] = True
        else:
            line["sw"] = f"{answer.status:04X}"
            line["got"] = len(answer.data)
            if command[:1] == b"\0" and command[1] == _READS[0] and command[2] in (0, _CARD_ACCESS) and answer.ok:
                line["offer"] = answer.data.hex().upper()
            if command[:2] == b"\0\xa4":
                line["selected"] = command[5 : 5 + command[4]].hex().upper() if len(command) > 5 else ""
        self.lines.append(line)

    def plain(self, command: Command, answer: Answer | None, lost: int | None = None) -> None:
        """What the last exchange said inside secure messaging; None where the channel was lost on it."""
        inner: dict[str, object] = {"command": command.header.hex().upper(), "le": command.le}
        if command.ins == _SELECT:
            inner["selected"] = command.data.hex().upper()
        if command.ins == _READS[1]:
            inner["offset"] = command.data.hex().upper()
        if answer is None:
            inner["lost"] = None if lost is None else f"{lost:04X}"
        else:
            inner |= {"sw": f"{answer.status:04X}", "got": len(answer.data)}
            if _at_beginning(command) and answer.data:
                inner["head"] = _head(answer.data)
        if self.lines:
            self.lines[-1]["plain"] = inner

    def start(self) -> None:
        """The card was started anew."""
        self.lines.append({"n": len(self.lines) + 1, "reset": True})

    def text(self) -> str:
        """JSON lines."""
        return "".join(json.dumps(line) + "\n" for line in self.lines)


def _at_beginning(command: Command) -> bool:
    if command.ins == _READS[0]:
        return command.p2 == 0 and (command.p1 == 0 or command.p1 & 0x80 != 0)
    return False


def _head(data: bytes) -> str:
    """The tag and length a file begins with; of hostile bytes, none."""
    try:
        return data[: tlv.header(data)[2]].hex().upper()
    except tlv.Malformed:
        return ""
