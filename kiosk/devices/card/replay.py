"""Play a trace back against the file reader: do today's rules ask a card of that kind the same way?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kiosk.devices.card.apdu import Command
from kiosk.devices.card.files import File
from kiosk.devices.card.link import Answer
from kiosk.devices.card.messaging import ChannelLost


class Departed(Exception):
    """The reader asked something else than the trace holds, or more. Names the line."""


@dataclass(slots=True)
class Replay:
    """A channel that answers as the trace did: same status, same lengths, zeros for contents."""

    steps: list[dict[str, Any]]
    starts: int = 1
    at: int = field(default=0)

    @classmethod
    def load(cls, text: str) -> "Replay":
        """From a trace's lines: its exchanges with files, in order. Raises ValueError."""
        steps = []
        for line in text.splitlines():
            inner = json.loads(line).get("plain")
            if inner is not None and _about_files(inner):
                steps.append(inner)
        return cls(steps)

    def files(self) -> Iterator[File]:
        """The files the trace read, in the order they were begun."""
        seen: set[File] = set()
        for step in self.steps:
            file = _file(step)
            if file is not None and file not in seen:
                seen.add(file)
                yield file

    def send(self, command: Command) -> Answer:
        """The recorded answer. Raises Departed where another command was recorded."""
        if self.at >= len(self.steps):
            raise Departed(f"a command beyond the {len(self.steps)} of the trace")
        step = self.steps[self.at]
        self.at += 1
        if step["command"] != command.header.hex().upper() or step["le"] != command.le:
            raise Departed(f"exchange {self.at} with files is another one")
        if "lost" in step:
            raise ChannelLost(None if step["lost"] is None else int(step["lost"], 16))
        head = bytes.fromhex(step.get("head", ""))
        return Answer(head + bytes(step["got"] - len(head)), int(step["sw"], 16))

    def reopen(self) -> None:
        """A new start costs nothing here."""
        self.starts += 1


def _about_files(inner: dict[str, Any]) -> bool:
    command = bytes.fromhex(inner["command"])
    return command[1] in (0xB0, 0xB1) or (command[1] == 0xA4 and command[2] == 0x02)


def _file(step: dict[str, Any]) -> File | None:
    command = bytes.fromhex(step["command"])
    if command[1] == 0xB0 and command[2] & 0x80:
        return next((file for file in File if file.sfi == command[2] & 0x1F), None)
    return next((file for file in File if file.fid.hex().upper() == step.get("selected")), None)
