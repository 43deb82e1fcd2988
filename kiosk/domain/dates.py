"""Dates as documents and people write them, and the hospital's clock."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Self

HOSPITAL_TIME = timezone(timedelta(hours=7), "ICT")

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which only the year, or the year and month, may be known (many older citizens)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Raises ValueError that does not quote the text."""
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError("a date is YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            return cls(year or 0, month, day)
        except ValueError:
            raise ValueError("a date that is not in the calendar") from None

    @classmethod
    def of(cls, day: date) -> Self:
        """A date known to the day."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        """ISO 8601 with as much as is known."""
        parts = [f"{self.year:04}"]
        if self.month is not None:
            parts.append(f"{self.month:02}")
        if self.day is not None:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    def shown(self) -> str:
        """As Vietnamese documents write it: `dd/MM/yyyy`, `MM/yyyy` or `yyyy`."""
        return "/".join(reversed(str(self).split("-")))

    def age_on(self, day: date) -> int:
        """Completed years. What is not known counts as the last moment, so nobody is made older than proven."""
        month, of_month = self.month or 12, self.day or 31
        return day.year - self.year - ((day.month, day.day) < (month, of_month))


def shown_date(day: date) -> str:
    """`dd/MM/yyyy`."""
    return day.strftime("%d/%m/%Y")


def shown_time(moment: datetime) -> str:
    """24-hour `HH:mm` on the hospital's clock."""
    return moment.astimezone(HOSPITAL_TIME).strftime("%H:%M")
