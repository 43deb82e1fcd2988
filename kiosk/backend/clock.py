"""The hospital's clock as the backend is handed it: tests hand in their own."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from kiosk.domain.dates import HOSPITAL_TIME

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Now, in UTC with its offset."""
    return datetime.now(UTC)


def hospital_day(moment: datetime) -> date:
    """The calendar day in Vietnam: numbers start at 1 on each."""
    return moment.astimezone(HOSPITAL_TIME).date()
