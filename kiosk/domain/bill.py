"""Bills: what a patient owes, or chooses to pay ahead."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.money import Dong
from kiosk.domain.receipt import Receipt


class BillKind(StrEnum):
    """What is paid: services, or money ahead of them (tạm ứng)."""

    FEE = "fee"
    DEPOSIT = "deposit"


@dataclass(frozen=True, slots=True)
class BillLine:
    """One service and its price; `text_en` where the hospital's own list has a name for it."""

    text: str
    amount: Dong
    text_en: str | None = None

    @classmethod
    def read(cls, line: Fields) -> Self:
        """From a line of the backend (contract §5). Raises FieldError."""
        return cls(line.text("text", 120), line.dong("amount"), line.text_or_none("text_en", 160))


@dataclass(frozen=True, slots=True)
class Bill:
    """One open bill as the backend froze it: `due` is `total` less `deducted` (paid ahead) less what came already.

    `version` is the hash of all that; it goes with the payment, so that another bill is never paid in its place.
    `payer` is masked.
    """

    id: str
    version: str
    kind: BillKind
    payer: str = field(repr=False)
    lines: tuple[BillLine, ...] = field(repr=False)
    total: Dong
    deducted: Dong
    due: Dong

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """From a bill of the backend (contract §5). Raises FieldError."""
        try:
            kind = BillKind(fields.text("kind", 20))
        except ValueError:
            raise FieldError("kind: fee or deposit is wanted") from None
        return cls(
            id=fields.text("id", 60),
            version=fields.text("version", 64),
            kind=kind,
            payer=fields.text("payer", 120),
            lines=tuple(BillLine.read(line) for line in fields.each("lines", 200)),
            total=fields.dong("total"),
            deducted=fields.dong("deducted"),
            due=fields.dong("due"),
        )


@dataclass(frozen=True, slots=True)
class Owed:
    """What a patient owes, oldest first; `advance` is what is paid ahead and not used, None where it is not known.

    `receipts` are of what was paid at this terminal lately.
    """

    bills: tuple[Bill, ...]
    advance: Dong | None = None
    receipts: tuple[Receipt, ...] = ()

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """From the backend's answer (contract §5). Raises FieldError."""
        advance = fields.whole_or_none("advance")
        bills = tuple(Bill.read(bill) for bill in fields.each("bills", 100))
        paid = fields.each_or_none("receipts", 20) or ()
        return cls(bills, None if advance is None else Dong(advance), tuple(map(Receipt.read, paid)))
