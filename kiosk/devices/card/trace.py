"""A trace of one reading that support may see: every command and status, no password, no content."""

import json
from dataclasses import dataclass, field

from kiosk.devices.card.link import Answer, CardSession, CardSlots, Slot


@dataclass(slots=True)
class TraceFile:
    """Slots whose sessions write down what passes. `text` is JSON lines."""

    slots_below: CardSlots
    lines: list[dict[str, object]] = field(default_factory=list)

    def slots(self) -> tuple[Slot, ...]:
        return self.slots_below.slots()

    def connect(self, name: str) -> CardSession:
        return self.slots_below.connect(name)

    def wait(self, seconds: float) -> None:
        self.slots_below.wait(seconds)

    def text(self) -> str:
        """The whole trace."""
        return "".join(json.dumps(line) + "\n" for line in self.lines)


_ = Answer
