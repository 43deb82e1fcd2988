"""The report of a day: sums over a window, differences nobody owns, and what is open and who has it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, Self


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
    HIS_NOT_ASKED = "his_not_asked"
    """A far HIS did not answer for a payment it acknowledged: nothing is known."""


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


SUMS: Final = (
    "bank",
    "received",
    "posted",
    "posting",
    "refunded",
    "refund_due",
    "held",
    "unmatched",
    "his",
    "unlisted",
    "learned",
)
"""The numbers of a report, in their order."""


@dataclass(frozen=True, slots=True)
class Report:
    """One day's comparison. Sums in đồng over the window.

    `unlisted` is told of by notices about orders that are not ours: a bank that is asked order by order cannot list it.
    """

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
    unlisted: int
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

    @property
    def bank_less_backend(self) -> int:
        """What the bank has and we do not, or the other way about."""
        return self.bank - (self.received - self.unlisted)

    @property
    def backend_less_his(self) -> int:
        """What is marked posted and the HIS does not have, or the other way about."""
        return self.posted - self.his

    def to_json(self) -> dict[str, Any]:
        """To keep it."""
        return {
            "day": self.day.isoformat(),
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            **{name: getattr(self, name) for name in SUMS},
            "differences": [_item_json(item) for item in self.differences],
            "open": [_item_json(item) for item in self.open],
        }

    @classmethod
    def of_json(cls, document: dict[str, Any]) -> Self:
        """As it was kept."""
        return cls(
            day=date.fromisoformat(document["day"]),
            start=datetime.fromisoformat(document["start"]),
            end=datetime.fromisoformat(document["end"]),
            **{name: int(document[name]) for name in SUMS},
            differences=tuple(_item(item) for item in document["differences"]),
            open=tuple(_item(item) for item in document["open"]),
        )


def _item_json(item: Item) -> dict[str, Any]:
    at = item.at.isoformat() if item.at else None
    return {"what": str(item.what), "key": item.key, "amount": item.amount, "at": at, "owner": item.owner}


def _item(document: dict[str, Any]) -> Item:
    at = datetime.fromisoformat(document["at"]) if document["at"] else None
    owner = Owner(document["owner"]) if document["owner"] else None
    return Item(document["what"], document["key"], int(document["amount"]), at, owner)
