"""When patients come. Pure.

436,208 visits a year on 250 days are 1,745 a day (Bệnh viện K, 2024); three in ten come in the busiest hour, and doors
that open let in many at once.
"""

import random
from dataclasses import dataclass
from typing import Final

A_DAY: Final = 1745
OPENS_H: Final = 6.0
# Of a hundred patients, how many come in each hour from six o'clock on.
SHARES: Final = (14, 30, 17, 10, 6, 2, 3, 9, 6, 3)
NOT_FOUND: Final = 23
"""Of a hundred look-ups, how many find no card (226,186 of 969,806 in Quảng Ninh, 2023)."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One patient: seconds after the doors opened, an invented citizen number, and how many clinics they want."""

    at_s: float
    number: str
    clinics: int


def arrivals(patients: int = A_DAY, seed: int = 1) -> tuple[Arrival, ...]:
    """The day's patients in the order they come; the same for the same seed.

    A number ends in 00 to 22 for whom the played gateway finds nothing.
    """
    chance = random.Random(seed)
    hours = chance.choices(range(len(SHARES)), weights=SHARES, k=patients)
    # A third of each hour comes within its first ten minutes: buses and doors.
    times = sorted(
        3600 * (hour + (chance.random() / 6 if chance.random() < 0.33 else chance.random())) for hour in hours
    )
    found = []
    for n, at in enumerate(times):
        ending = chance.randrange(NOT_FOUND) if chance.randrange(100) < NOT_FOUND else chance.randrange(NOT_FOUND, 100)
        found.append(Arrival(at, f"099{seed % 100:02}{n:05}{ending:02}", 2 if chance.random() < 0.1 else 1))
    return tuple(found)
