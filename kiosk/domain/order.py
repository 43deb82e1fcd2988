"""What staff order a terminal to do: each with an expiry, a state and a result."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OrderEnd(StrEnum):
    """What became of an order at the terminal."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Order:
    """`what`: "reload", "out_of_service", "in_service", "locale", "test_print"... After `expires_at` it is not done."""

    id: str
    what: str
    value: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderAnswer:
    """What became of one order; `result` is a word for staff."""

    id: str
    state: OrderEnd
    result: str | None = None

    def to_json(self) -> dict[str, object]:
        """As the heartbeat carries it."""
        return {"id": self.id, "state": self.state.value, "result": self.result}
