"""How much a card gives at once, found by asking and remembered per reader and card type."""

from dataclasses import dataclass, field
from typing import Final

from kiosk.devices.card.files import File

# Above 256 commands are of extended length; 256 is what a short one can ask; 223 fits a short answer under AES.
MOST_SHORT: Final = 256
ONE_ANSWER: Final = 223
STEPS: Final = (4096, 1024, 256, 223, 192, 160, 128, 64, 32)
_MOST_REMEMBERED: Final = 64


@dataclass(slots=True)
class Habits:
    """What one type of card does on one reader."""

    chunk: int = STEPS[0]
    short_names: bool = True
    smallest: dict[File, int] = field(default_factory=dict)
    guessing: bool = True

    def first(self, file: File) -> int:
        """What to ask for at a file's beginning: the smallest of its kind seen, and never more than is sure at first.

        A card whose file is smaller yet answers short; one that also ends the channel stops all guessing for its kind.
        """
        seen = self.smallest.get(file, 0) if self.guessing else 0
        return min(self.chunk, max(file.least, seen))

    def note(self, file: File, total: int) -> None:
        """A file of this size was read."""
        self.smallest[file] = min(total, self.smallest.get(file, total))

    def refuse(self, asked: int, hint: int | None = None) -> bool:
        """The card gave nothing for `asked` bytes. False where there is no smaller step left."""
        if hint is not None and STEPS[-1] <= hint < asked:
            self.chunk = hint
            return True
        smaller = [step for step in STEPS if step < asked]
        if not smaller:
            return False
        self.chunk = smaller[0]
        return True


class Memory:
    """Habits by reader and answer to reset. Holds no patient data; forgotten when the program ends."""

    def __init__(self) -> None:
        self._habits: dict[tuple[str, bytes], Habits] = {}

    def of(self, reader: str, atr: bytes) -> Habits:
        """What is known, or the hopeful start."""
        if len(self._habits) >= _MOST_REMEMBERED and (reader, atr) not in self._habits:
            self._habits.pop(next(iter(self._habits)))
        return self._habits.setdefault((reader, atr), Habits())
