"""One kiosk of a history: what it shows, its journal, and the paper that came out of it."""

import random
from collections import Counter
from dataclasses import dataclass, field

from kiosk.domain.outcome import Printed
from kiosk.services.journal import Journal, PrintedBeforeError


@dataclass
class Terminal:
    """Its journal survives it; everything else does not."""

    name: str
    journal: Journal
    payment: dict[str, object] | None = None
    originals: Counter[str] = field(default_factory=Counter)
    copies: Counter[str] = field(default_factory=Counter)

    def prints(self, number: str, chances: random.Random) -> None:
        """As the terminal does: the journal decides whether an original may come out. It may die on the way."""
        try:
            self.journal.started(number)
        except PrintedBeforeError:
            self.copies[number] += 1
            return
        if chances.random() < 0.1:
            self.dies(chances)
            return
        self.originals[number] += 1
        if chances.random() < 0.1:
            self.dies(chances)
            return
        self.journal.ended(number, Printed.PRINTED)

    def dies(self, chances: random.Random) -> None:
        """And starts again, perhaps with the same patient still there."""
        path = self.journal.path
        self.journal.close()
        self.journal = Journal(path)
        self.payment = self.payment if chances.random() < 0.5 else None
