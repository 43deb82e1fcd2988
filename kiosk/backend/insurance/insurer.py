"""The seam to an insurer.

InsurerError
├── InsurerSilentError    no usable answer: the patient goes on provisionally, ask again later
└── AccountRefusedError   our account, token or officer is refused: the same for the patient, an alarm for staff
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from kiosk.domain.dates import PartialDate


class InsurerError(Exception):
    """The insurer gave no verdict."""


class InsurerSilentError(InsurerError):
    """Nothing usable came in time."""


class AccountRefusedError(InsurerError):
    """The hospital's own account is not accepted."""


@dataclass(frozen=True, slots=True)
class CardQuery:
    """One question. `number` has 10 digits, 12 digits, or is a card of 15 characters."""

    number: str = field(repr=False)
    name: str = field(repr=False)
    born: PartialDate = field(repr=False)

    def by(self, number: str) -> "CardQuery":
        """The same person asked for by another number."""
        return replace(self, number=number)

    def by_year(self) -> "CardQuery":
        """The same person with the year of birth only."""
        return replace(self, born=PartialDate(self.born.year))


@dataclass(frozen=True, slots=True)
class Card:
    """One insurance card and its period. The number may be short, or masked by the insurer."""

    number: str | None = field(repr=False)
    valid_from: date | None
    valid_to: date | None
    facility: str | None

    def valid_on(self, day: date) -> bool:
        """Whether the period is known and contains the day."""
        return self.valid_from is not None and self.valid_to is not None and self.valid_from <= day <= self.valid_to


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """What the insurer said, without history, remarks and employers: those never leave the adapter."""

    code: str
    card: Card | None = None
    new_card: Card | None = None
    name: str | None = field(default=None, repr=False)
    born: PartialDate | None = field(default=None, repr=False)
    sex: str | None = field(default=None, repr=False)
    facility_name: str | None = None
    five_years_from: date | None = None
    stays_elsewhere: bool = False


class Insurer(Protocol):
    """An insurer that can be asked about a card. Blocks up to its own timeout. Raises InsurerError."""

    def ask(self, query: CardQuery) -> CardAnswer: ...
