"""Money: a whole number of đồng."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Dong:
    """An amount in Vietnamese đồng. Never a float, never below zero."""

    amount: int

    def __post_init__(self) -> None:
        if isinstance(self.amount, bool) or not isinstance(self.amount, int):
            raise TypeError("an amount is a whole number of đồng")
        if self.amount < 0:
            raise ValueError("an amount is not below zero")

    def __add__(self, other: Self) -> "Dong":
        return Dong(self.amount + other.amount)

    def __sub__(self, other: Self) -> "Dong":
        return Dong(self.amount - other.amount)

    def __bool__(self) -> bool:
        return self.amount > 0

    def __str__(self) -> str:
        """As a patient reads it: "1.234.567 ₫", with a no-break space."""
        return f"{self.amount:,}".replace(",", ".") + "\u00a0₫"


NOTHING = Dong(0)
