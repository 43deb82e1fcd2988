"""The days over which a day's money is compared."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.domain.dates import HOSPITAL_TIME


@dataclass(frozen=True, slots=True)
class Window:
    """From `start` until just before `end`."""

    start: datetime
    end: datetime

    @classmethod
    def around(cls, day: date) -> "Window":
        """The day before, the day itself and the day after, by the hospital's clock."""
        return cls(_midnight(day - timedelta(days=1)), _midnight(day + timedelta(days=2)))

    def holds(self, moment: datetime) -> bool:
        """Whether it lies in these days."""
        return self.start <= moment < self.end


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HOSPITAL_TIME)
