"""The bank's own books: accounts, credits that came in, refunds that went out. The truth the tests compare with."""

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

ICT = timezone(timedelta(hours=7))


@dataclass(slots=True)
class Credit:
    """One transfer that arrived."""

    number: int
    reference: str
    account: str
    amount: int
    content: str
    at: datetime
    payer_bank: str = "970436"
    payer_account: str = "0011000000001"


@dataclass(slots=True)
class Payout:
    """One transfer back."""

    key: str
    account: str
    amount: int
    done: bool


@dataclass(slots=True)
class Order:
    """One order of a merchant: its own virtual account."""

    code: str
    link: str
    account: str
    amount: int
    content: str
    made: datetime
    expires: datetime | None
    cancelled: datetime | None = None
    credits: list[Credit] = field(default_factory=list)

    @property
    def paid(self) -> int:
        """Everything that came to its account."""
        return sum(credit.amount for credit in self.credits)

    def status(self, now: datetime) -> str:
        """As the provider names it."""
        if self.paid >= self.amount:
            return "PAID"
        if self.cancelled:
            return "CANCELLED"
        if self.expires and now >= self.expires:
            return "EXPIRED"
        return "UNDERPAID" if self.paid else "PENDING"


def wall() -> datetime:
    """The bank's clock."""
    return datetime.now(UTC)


class Vault:
    """All the books, behind one lock."""

    def __init__(self, now: Callable[[], datetime] = wall) -> None:
        self.now = now
        self.lock = threading.RLock()
        self.orders: dict[str, Order] = {}
        self.credits: list[Credit] = []
        self.payouts: dict[str, Payout] = {}
        self.listeners: list[Callable[[Order | None, Credit], None]] = []
        self._numbers = itertools.count(1)

    def open_order(self, code: str, amount: int, content: str, expires: datetime | None) -> Order:
        """A new order with its own account. Raises KeyError where the code exists."""
        with self.lock:
            if code in self.orders:
                raise KeyError(code)
            number = next(self._numbers)
            order = Order(code, f"{number:032x}", f"VQRQ{number:08d}", amount, content, self.now(), expires)
            self.orders[code] = order
            return order

    def order_of(self, account: str) -> Order | None:
        """The order that owns this virtual account."""
        with self.lock:
            return next((order for order in self.orders.values() if order.account == account), None)

    def transfer(self, account: str, amount: int, content: str, payer: str = "0011000000001") -> Credit:
        """Money arrives, whatever the order thinks of it: a photographed code keeps working."""
        with self.lock:
            number = next(self._numbers)
            credit = Credit(number, f"FT{number:012d}", account, amount, content, self.now(), payer_account=payer)
            self.credits.append(credit)
            order = self.order_of(account)
            if order is not None:
                order.credits.append(credit)
        for listener in self.listeners:
            listener(order, credit)
        return credit

    def pay_out(self, key: str, account: str, amount: int) -> Payout:
        """Money goes back, once for each key."""
        with self.lock:
            return self.payouts.setdefault(key, Payout(key, account, amount, done=True))
