"""What can go wrong, as words: `paper-out`, `cable@12000`, `delay=0.7`, several with commas between."""

import re
from dataclasses import dataclass

SWITCHES = frozenset(
    ("paper-out", "paper-low", "cover-open", "cutter", "head-hot", "unrecoverable", "offline", "jam",
     "power", "cable", "reset", "refuse", "stall", "silent", "split", "deaf-clear")
)  # fmt: skip
MEASURES = frozenset(("delay",))

_FORM = re.compile(r"(?P<name>[a-z-]+)(?:=(?P<value>\d+(?:\.\d+)?))?(?:@(?P<at>\d+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class FaultSpec:
    """One fault: at once, or when so many bytes of jobs have come in (`at`)."""

    name: str
    value: float = 0.0
    at: int | None = None


LINK_FAULTS = frozenset(("power", "cable", "reset", "stall"))


class Fuses:
    """Faults that wait for their byte: those of the link count what came in, the others what was worked off."""

    def __init__(self) -> None:
        self._waiting: list[FaultSpec] = []

    def lay(self, fault: FaultSpec, received: int, consumed: int) -> None:
        """From now on, after `fault.at` more bytes."""
        base = received if fault.name in LINK_FAULTS else consumed
        self._waiting.append(FaultSpec(fault.name, fault.value, base + (fault.at or 0)))

    def blown(self, count: int, *, link: bool) -> list[str]:
        """The faults whose byte has come; each once."""
        due = [each for each in self._waiting if (each.name in LINK_FAULTS) == link and count >= (each.at or 0)]
        self._waiting = [each for each in self._waiting if each not in due]
        return [each.name for each in due]

    def clear(self) -> None:
        """None waits any more."""
        self._waiting.clear()


def parse_faults(text: str) -> tuple[FaultSpec, ...]:
    """Raises ValueError that lists the words."""
    return tuple(_one(part.strip()) for part in text.split(",") if part.strip())


def _one(text: str) -> FaultSpec:
    match = _FORM.fullmatch(text)
    known = match and (match["name"] in SWITCHES or (match["name"] in MEASURES and match["value"]))
    if match is None or not known:
        words = ", ".join(sorted([*SWITCHES, *(f"{name}=SECONDS" for name in MEASURES)]))
        raise ValueError(f"a fault is one of {words}; with @BYTES it comes after so many bytes")
    return FaultSpec(match["name"], float(match["value"] or 0), int(match["at"]) if match["at"] else None)
