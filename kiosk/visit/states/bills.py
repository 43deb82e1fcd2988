"""From a patient or a slip to one bill."""

from dataclasses import dataclass, field
from enum import Enum, auto

from kiosk.domain.bill import Bill, Owed
from kiosk.domain.money import Dong
from kiosk.domain.part import ALL, Parts
from kiosk.visit.states.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Slip:
    """Whoever holds this slip: its own signed code, and nobody's name."""

    code: str = field(repr=False)


Whose = Visitor | Slip


class News(Enum):
    """Why bills are shown again."""

    CHANGED = auto()
    """The bill is not what it was a moment ago."""
    PAID = auto()
    """What was to be paid is paid."""
    RECEIPT = auto()
    """The receipt of an earlier payment came out now."""
    RECEIPT_UNSURE = auto()
    """It may have come out."""
    NO_RECEIPT = auto()
    """It did not come out."""


@dataclass(frozen=True, slots=True)
class ShowSlip:
    """A slip may be held to the camera, or a card put down. `unknown`: what was held was not ours."""

    glimpsed: bool = False
    unknown: bool = False
    parts: Parts = ALL


@dataclass(frozen=True, slots=True)
class LoadingBills:
    """The backend is asked what is owed."""

    whose: Whose
    news: News | None = None
    tries: int = 1


@dataclass(frozen=True, slots=True)
class ChooseBill:
    """Which bill to pay."""

    whose: Whose
    owed: Owed
    news: News | None = None


@dataclass(frozen=True, slots=True)
class NothingDue:
    """Nothing is owed."""

    whose: Whose
    owed: Owed
    news: News | None = None


@dataclass(frozen=True, slots=True)
class ShowBill:
    """One bill, line by line. `among` is the list it was chosen from."""

    whose: Whose
    bill: Bill
    among: ChooseBill | None = None
    news: News | None = None
    parts: Parts = ALL


@dataclass(frozen=True, slots=True)
class Unreceipted:
    """Paid here before, without paper: its receipt comes out first, then what is owed is shown."""

    whose: Whose
    owed: Owed


@dataclass(frozen=True, slots=True)
class ChooseDeposit:
    """How much to pay ahead."""

    visitor: Visitor


@dataclass(frozen=True, slots=True)
class AskingDeposit:
    """The deposit is being made a bill under `key`; trying again uses the same key."""

    visitor: Visitor
    amount: Dong
    key: str
    tries: int = 1
