"""What was typed on the terminal's own keys, looked at honestly: a value, or what is wrong with it."""

import re
from datetime import date
from enum import Enum, auto
from typing import Final

from kiosk.domain.dates import PartialDate
from kiosk.domain.identity import appointment_code, patient_number
from kiosk.domain.text import clean

OLDEST: Final = 125
CHILD_UNDER: Final = 18
_NAME = re.compile(r"[^\W\d_]+( [^\W\d_]+)*")


class Asked(Enum):
    """Which number is typed."""

    CITIZEN = auto()
    CARD = auto()
    APPOINTMENT = auto()


class Mistake(Enum):
    """What is wrong with what was typed. The words that say what to do stand in the interface."""

    NOT_A_NUMBER = auto()
    NO_SUCH_DAY = auto()
    NOT_YET = auto()
    TOO_LONG_AGO = auto()
    DIFFERS = auto()
    NO_NAME = auto()
    NOT_FOUND = auto()
    NOT_A_CHILD = auto()


def read_number(asked: Asked, text: str) -> str | Mistake:
    """The number without blanks.

    Of a citizen number only its twelve digits are certain: what they say has no basis in law since July 2024.
    """
    try:
        if asked is Asked.APPOINTMENT:
            return appointment_code(text)
        number = patient_number(text)
    except ValueError:
        return Mistake.NOT_A_NUMBER
    if asked is Asked.CITIZEN:
        return number if len(number) == 12 else Mistake.NOT_A_NUMBER
    return number if len(number) != 12 else Mistake.NOT_A_NUMBER


def read_birth(digits: str, today: date) -> PartialDate | Mistake:
    """From `DDMMYYYY`, or `YYYY` of somebody who knows no more."""
    if re.fullmatch(r"\d{4}|\d{8}", digits, re.ASCII) is None:
        return Mistake.NO_SUCH_DAY
    try:
        born = PartialDate(int(digits[-4:]), *((int(digits[2:4]), int(digits[:2])) if len(digits) == 8 else ()))
    except ValueError:
        return Mistake.NO_SUCH_DAY
    if (born.year, born.month or 1, born.day or 1) > (today.year, today.month, today.day):
        return Mistake.NOT_YET
    return born if today.year - born.year <= OLDEST else Mistake.TOO_LONG_AGO


def read_name(text: str) -> str | Mistake:
    """Two words at least: a family name and a given name."""
    name = clean(text)
    return name if _NAME.fullmatch(name) and " " in name else Mistake.NO_NAME


def agrees(number: str, born: PartialDate) -> bool:
    """Whether a citizen number says the same year of birth: its fourth digit the century, the next two the year.

    Of other numbers nothing is known.
    """
    return len(number) != 12 or born.year == 1900 + 100 * (int(number[3]) // 2) + int(number[4:6])
