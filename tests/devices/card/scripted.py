"""A link that plays a fixed exchange, byte for byte."""

from dataclasses import dataclass, field

from kiosk.devices.card.link import Answer


@dataclass
class ScriptedLink:
    """Answers each command in turn, and keeps what was sent."""

    answers: list[bytes]
    sent: list[bytes] = field(default_factory=list)
    reader: str = "Scripted"
    atr: bytes = b"\x3b\x00"
    resets: int = 0

    def transmit(self, command: bytes) -> Answer:
        self.sent.append(command)
        return Answer.parse(self.answers.pop(0))

    def reset(self) -> None:
        self.resets += 1

    def close(self) -> None:
        """Nothing is held."""
