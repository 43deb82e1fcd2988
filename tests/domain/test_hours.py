"""Opening hours."""

from datetime import date, datetime, time

import pytest

from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.hours import ALWAYS, Hours

DAY, OVERNIGHT = Hours(time(6), time(17, 30)), Hours(time(22), time(5))


@pytest.mark.parametrize(
    ("hours", "clock", "open_"),
    [
        (DAY, time(5, 59), False), (DAY, time(6), True), (DAY, time(17, 29), True), (DAY, time(17, 30), False),
        (OVERNIGHT, time(23), True), (OVERNIGHT, time(4, 59), True), (OVERNIGHT, time(5), False),
        (ALWAYS, time(3), True),
    ],
)  # fmt: skip
def test_a_terminal_knows_when_patients_are_taken(hours: Hours, clock: time, open_: bool) -> None:
    assert hours.open_at(datetime.combine(date(2026, 11, 21), clock, HOSPITAL_TIME)) is open_
