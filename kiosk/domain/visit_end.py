"""How a visit ended, for counting: an outcome, a reason and its seconds. Of the person, nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What came of a visit."""

    REGISTERED = "registered"
    PAID = "paid"
    INFORMED = "informed"
    DESK = "desk"
    FAILED = "failed"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class VisitEnd:
    """One visit that is over. `id` is made up and means nothing; `ended_at` is to the minute; `reason` is a word."""

    id: str
    ended_at: datetime
    outcome: Outcome
    reason: str | None
    seconds: float

    def to_json(self) -> dict[str, object]:
        """As the heartbeat carries it."""
        return {
            "id": self.id,
            "ended_at": self.ended_at.isoformat(),
            "outcome": self.outcome.value,
            "reason": self.reason,
            "seconds": round(self.seconds, 1),
        }
