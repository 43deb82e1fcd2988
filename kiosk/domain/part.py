"""What a terminal works with, each of which may be missing for a while: the menu follows them."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """One of them: three devices, the hospital's backend, and the plan of the house."""

    READER = "reader"
    SCANNER = "scanner"
    PRINTER = "printer"
    BACKEND = "backend"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Parts:
    """Which of them work now. Where nobody has said otherwise, they do."""

    reader: bool = True
    scanner: bool = True
    printer: bool = True
    backend: bool = True
    plan: bool = True

    def told(self, part: Part, *, works: bool) -> "Parts":
        """After a word about one of them."""
        return replace(self, **{part.value: works})

    @property
    def reads(self) -> bool:
        """Whether a card or a code can say who is here."""
        return self.reader or self.scanner


ALL: Final = Parts()
"""Everything works."""
