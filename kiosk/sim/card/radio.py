"""How long a contactless exchange takes: ISO 14443-4 type A, frames of 256, nine elementary times a byte."""

from dataclasses import dataclass

_CARRIER = 13.56e6


@dataclass(frozen=True, slots=True)
class Radio:
    """A bit rate in kbit/s (106, 212, 424, 848) and a turnaround in seconds per command. `real`: the time is spent."""

    speed: int = 106
    latency: float = 0.0
    real: bool = True

    def __post_init__(self) -> None:
        if self.speed not in (106, 212, 424, 848):
            raise ValueError("a speed is 106, 212, 424 or 848 kbit/s")

    def seconds(self, sent: int, received: int) -> float:
        """For one command of this many bytes there and back."""
        unit = 128 / (self.speed // 106) / _CARRIER
        return sum(_framed(n) * 9 * unit for n in (sent, received)) + self.latency


def _framed(size: int) -> int:
    return size + 3 * max(1, -(-size // 253))
