"""Until when a citizen card is valid, from what its QR tells: the key of an older chip needs that date.

Cards are renewed at 25, 40 and 60 (Law 59/2014 art. 21), from July 2024 also at 14 (Law 26/2023 art. 21); one issued
within the two years before a milestone runs to the next; from 58 on it does not end, which the lines write as 991231.
"""

from datetime import date
from typing import Final

NO_END: Final = "991231"
AT_MOST: Final = 3
_LAW_2023: Final = date(2024, 7, 1)


def _birthdays(born: date, age: int) -> list[date]:
    """The birthday at this age; one born on 29 February has two in a common year."""
    try:
        return [born.replace(year=born.year + age)]
    except ValueError:
        return [date(born.year + age, 2, 28), date(born.year + age, 3, 1)]


def _two_years_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 2)
    except ValueError:
        return date(day.year - 2, 2, 28)


def expiry_candidates(born: date, issued: date) -> tuple[str, ...]:
    """At most three expiry dates as YYMMDD, the lawful one first, then what a clerk may have written instead.

    Empty where the dates contradict each other.
    """
    if issued < born:
        return ()
    ages = (14, 25, 40, 60) if issued >= _LAW_2023 else (25, 40, 60)
    ends = [_birthdays(born, age) for age in ages]
    lawful = next((i for i, end in enumerate(ends) if issued < _two_years_before(end[0])), len(ends))
    order: list[str] = []
    for index in (lawful, lawful + 1, lawful - 1):
        if index == len(ends):
            order.append(NO_END)
        elif 0 <= index < len(ends):
            order += [day.strftime("%y%m%d") for day in ends[index] if day > issued and day.year < 2100]
    order.append(NO_END)
    return tuple(dict.fromkeys(order))[:AT_MOST]
