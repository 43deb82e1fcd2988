"""How long a paper of another facility is good for, as a hint for staff: nobody is refused by it."""

from collections.abc import Mapping, Set
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

TRANSFER_DAYS: Final = 10
"""Working days a transfer slip is good for (TT 01/2025 Đ12); a year for the diseases of its annex III.

Which those are is not known here: a slip that may be one is told to staff as such.
"""
_FRIDAY: Final = 4


def working_days(since: date, until: date, holidays: Set[date] = frozenset()) -> int:
    """Mondays to Fridays after `since`, up to and with `until`, without the public holidays."""
    weeks, rest = divmod(max((until - since).days, 0), 7)
    last = (since + timedelta(days=7 * weeks + n) for n in range(1, rest + 1))
    off = sum(since < day <= until and day.weekday() <= _FRIDAY for day in holidays)
    return 5 * weeks + sum(day.weekday() <= _FRIDAY for day in last) - off


class Term(Enum):
    """How long ago a slip was signed. `YEARLY`: still good for a disease of annex III, which only the paper can say."""

    GOOD = auto()
    YEARLY = auto()
    OVER = auto()


def term_of(slip: Mapping[str, str | None], day: date, holidays: Set[date] = frozenset()) -> Term:
    """How a transfer slip stands on this day, by what the patient said of it; GOOD where nothing says otherwise."""
    issued = slip.get("issued")
    if slip.get("kind") != "transfer" or not issued:
        return Term.GOOD
    try:
        signed = date.fromisoformat(issued)
    except ValueError:
        return Term.GOOD  # a day that is none: staff see the paper
    if working_days(signed, day, holidays) <= TRANSFER_DAYS:
        return Term.GOOD
    return Term.YEARLY if day <= _a_year_after(signed) else Term.OVER


def _a_year_after(signed: date) -> date:
    """The same day of the next year; the day after where it has none."""
    try:
        return signed.replace(year=signed.year + 1)
    except ValueError:
        return date(signed.year + 1, 3, 1)
