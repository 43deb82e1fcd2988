"""The report of a day: sums over a window, differences nobody owns, and what is open and who has it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Difference(StrEnum):
    """What does not fit, and between whom."""

    NOT_AT_BACKEND = "not_at_backend"
    """The bank has a credit that could not be learned."""
    NOT_AT_BANK = "not_at_bank"
    """We hold a credit the bank does not list."""
    AMOUNT = "amount"
    """The same credit with two amounts."""
    NOT_AT_HIS = "not_at_his"
    """Money is used and marked posted; the HIS has no payment."""
    HIS_WITHOUT_MONEY = "his_without_money"
    """The HIS has a payment from a terminal that no money stands behind."""
    HIS_AMOUNT = "his_amount"
    """The HIS has another amount than the money used."""
    BANK_NOT_ASKED = "bank_not_asked"
    """The provider did not answer: nothing is known."""


class Owner(StrEnum):
    """Who has an item that is open but explained."""

    DESK = "desk"
    OUTBOX = "outbox"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the report. `key` is the credit's transaction, the bill or the payment."""

    what: str
    key: str
    amount: int
    at: datetime | None
    owner: Owner | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One day's comparison. Sums in đồng over the window."""

    day: date
    start: datetime
    end: datetime
    bank: int
    received: int
    posted: int
    refunded: int
    refund_due: int
    held: int
    unmatched: int
    posting: int
    his: int
    learned: int
    differences: tuple[Item, ...]
    open: tuple[Item, ...]

    @property
    def balanced(self) -> bool:
        """No difference that nobody owns, and every đồng received is in exactly one place."""
        placed = self.posted + self.posting + self.refunded + self.refund_due + self.held + self.unmatched
        return not self.differences and self.received == placed
