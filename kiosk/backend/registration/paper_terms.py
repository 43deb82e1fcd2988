"""How long a paper of another facility is good for, as a hint for staff: nobody is refused by it."""

from collections.abc import Mapping, Set
from datetime import date, timedelta
from typing import Final

TRANSFER_DAYS: Final = 10
"""Working days a transfer slip is good for (TT 01/2025 Đ12); a year for the diseases of its annex III."""
_FRIDAY: Final = 4


def working_days(since: date, until: date, holidays: Set[date] = frozenset()) -> int:
    """Mondays to Fridays after `since`, up to and with `until`, without the public holidays."""
    weeks, rest = divmod(max((until - since).days, 0), 7)
    last = (since + timedelta(days=7 * weeks + n) for n in range(1, rest + 1))
    off = sum(since < day <= until and day.weekday() <= _FRIDAY for day in holidays)
    return 5 * weeks + sum(day.weekday() <= _FRIDAY for day in last) - off


def lapsed(slip: Mapping[str, str | None], day: date, holidays: Set[date] = frozenset()) -> bool:
    """Whether a transfer slip was signed too long before this day, by what the patient said of it."""
    issued = slip.get("issued")
    if slip.get("kind") != "transfer" or not issued:
        return False
    try:
        return working_days(date.fromisoformat(issued), day, holidays) > TRANSFER_DAYS
    except ValueError:
        return False  # a day that is none: staff see the paper
