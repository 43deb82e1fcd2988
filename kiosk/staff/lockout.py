"""How often a PIN may be tried: three times, then not for a while that grows, whatever happens to the power."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

TRIES: Final = 3
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
"""After the first three, the next three...: at 72 tries a day a PIN of six digits holds for 38 years."""


@dataclass(frozen=True, slots=True)
class Lockout:
    """`wrong`: tries since the last lock; `rounds`: locks since the last right one; `until`: the lock that holds."""

    wrong: int = 0
    rounds: int = 0
    until: datetime | None = None

    @property
    def left(self) -> int:
        """Tries before the next lock."""
        return TRIES - self.wrong

    def tried(self, now: datetime) -> "Lockout":
        """One more try. Counted before the PIN is looked at: who cuts the power then has used it up."""
        if self.wrong + 1 < TRIES:
            return replace(self, wrong=self.wrong + 1)
        return Lockout(0, self.rounds + 1, now + WAITS[min(self.rounds, len(WAITS) - 1)])

    def passed(self) -> "Lockout":
        """The right one: everything is forgotten."""
        return Lockout()

    def wait(self, now: datetime) -> timedelta:
        """How long it is still locked, rounded up to a second; nothing where it is not."""
        if self.until is None or now >= self.until:
            return timedelta(0)
        return timedelta(seconds=-(-(self.until - now) // timedelta(seconds=1)))

    def steady(self, now: datetime) -> "Lockout":
        """A clock that was put back must not lock for longer than the lock was meant to be."""
        longest = WAITS[min(max(self.rounds, 1), len(WAITS)) - 1]
        if self.until is None or self.until - now <= longest:
            return self
        return replace(self, until=now + longest)
