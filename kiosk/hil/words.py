"""What an operator is told, in Vietnamese and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in both languages."""

    vi: str
    en: str

    def __str__(self) -> str:
        """Both, for a terminal."""
        return f"{self.vi} / {self.en}"
