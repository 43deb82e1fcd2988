"""What every payment provider can be asked, and the facts it answers with.

ProviderError
├── ProviderAwayError     no usable answer: what the provider did is not known; ask again with the same key
├── OrderExistsError      our order code is known there: get it, never make another
├── OrderRefusedError     a final no
├── RefundByHandError     this provider has no refund call: staff transfer the money and note the reference
└── NoticeRefusedError    a notice that is not theirs, stale, or not of its form
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from kiosk.domain.money import Dong


class ProviderError(Exception):
    """A provider did not do what was asked. Never carries an answer's text."""


class ProviderAwayError(ProviderError):
    """The outcome is not known."""


class OrderExistsError(ProviderError):
    """The order is there already."""


class OrderRefusedError(ProviderError):
    """The provider will not make this order."""


class RefundByHandError(ProviderError):
    """Refunds go by hand."""


class NoticeRefusedError(ProviderError):
    """A notice we do not believe. `kind` is for the security record."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Asked:
    """One order as we want it. `ref` and `order_code` name it at the provider and are never personal."""

    ref: str
    order_code: int
    amount: Dong
    expires_at: datetime
    order_id: str | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """Money that reached an account of ours. Unique by provider and `txn_id`."""

    provider: str
    txn_id: str
    amount: Dong
    credited_at: datetime
    order_code: int | None = None
    account: str | None = None
    content: str = field(default="", repr=False)
    payer_bank: str | None = field(default=None, repr=False)
    payer_account: str | None = field(default=None, repr=False)


class OrderState(Enum):
    """How the provider sees the order."""

    OPEN = auto()
    """It can be paid, or money is on its way: nothing is final."""
    OVER = auto()
    """Paid, cancelled, expired or failed: the provider takes no more for it."""


@dataclass(frozen=True, slots=True)
class Order:
    """An order as the provider has it. `qr_payload` is there at least when it was just made.

    `received` is what the provider says it got; where the credits listed come to less, some are still to come.
    """

    order_id: str
    state: OrderState
    amount: Dong
    received: Dong
    credits: tuple[Arrival, ...] = ()
    qr_payload: str | None = None
    account: str | None = None
    payee: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Repayment:
    """Money to give back, to the account it came from, under a key that never changes."""

    key: str
    amount: Dong
    payer_bank: str
    payer_account: str = field(repr=False)


class Provider(Protocol):
    """One provider. Every call ends within its own time limit and raises only ProviderError."""

    @property
    def name(self) -> str:
        """The first half of every credit's unique key."""
        ...

    @property
    def mints(self) -> bool:
        """Whether orders live at the provider (False: our own account, known only from statements)."""
        ...

    def create(self, asked: Asked) -> Order:
        """Make the order. Raises OrderExistsError, OrderRefusedError, ProviderAwayError."""
        ...

    def get(self, asked: Asked) -> Order | None:
        """The order now, None where the provider has none of this code. Raises ProviderAwayError."""
        ...

    def cancel(self, asked: Asked) -> None:
        """Ask that it take no more money; a request, not a fact: `get` tells. Raises ProviderAwayError."""
        ...

    def credits_since(self, moment: datetime) -> tuple[Arrival, ...] | None:
        """Everything that came in since, None where the provider has no such list. Raises ProviderAwayError."""
        ...

    def refund(self, repayment: Repayment) -> bool:
        """Give money back; True once it is done, False while it runs. Raises RefundByHandError, ProviderAwayError."""
        ...

    def notice(self, headers: Mapping[str, str], raw: bytes, /) -> tuple[Arrival, ...]:
        """The credits a verified notice tells of. Raises NoticeRefusedError."""
        ...
