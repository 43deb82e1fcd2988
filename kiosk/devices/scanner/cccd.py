"""The code of the citizen card: seven fields since 2021, more on cards since July 2024."""

import re

from kiosk.devices.scanner.codes import CccdCode, SpoiltCccd
from kiosk.domain.citizen import Citizen, Sex, Source
from kiosk.domain.dates import PartialDate
from kiosk.domain.text import clean

_NUMBER = re.compile(r"\d{12}", re.ASCII)
_OLD_NUMBER = re.compile(r"\d{9}", re.ASCII)
_DAY = re.compile(r"(?:(\d\d)(\d\d))?(\d{4})", re.ASCII)
# Marks stay separate where Unicode has no single letter: `ê̆` in names of the Ê Đê.
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f '’.,()-])*")
_SEX = {"nam": Sex.MALE, "nữ": Sex.FEMALE}
_FIELDS = 7
_YEARS = range(1850, 2151)


def read_cccd(text: str) -> CccdCode | SpoiltCccd | None:
    """`number|old number|name|ddmmyyyy|Nam or Nữ|residence|ddmmyyyy` and any number of further fields.

    None unless there are seven and the first is a number; spoilt if name or date of birth is not well formed. Of the
    others what cannot be read is None.
    """
    number, *rest = text.split("|")
    if not _NUMBER.fullmatch(number) or len(rest) < _FIELDS - 1:
        return None
    old, called, birth, gender, where, since, *more = rest
    name, born, sex = _name(called), read_day(birth), _SEX.get(clean(gender).lower())
    home = clean(where)
    residence = home if 0 < len(home) <= 300 else None
    old_number = old if _OLD_NUMBER.fullmatch(old) else None
    issued = read_day(since)
    extra = tuple(clean(part) for part in more)
    if name is None or born is None:
        return SpoiltCccd(number, name, born, sex, residence, old_number, issued, extra)
    return CccdCode(Citizen(number, name, born, sex, Source.QR, residence, old_number, issued), extra)


def _name(text: str) -> str | None:
    name = clean(text)
    return name if len(name) <= 100 and _NAME.fullmatch(name) else None


def read_day(text: str) -> PartialDate | None:
    """`ddmmyyyy`, where day, or day and month, may be `00` (not known to the register), or `yyyy`; else None."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    return day_of(*(int(part or 0) for part in match.groups()))


def day_of(day: int, month: int, year: int) -> PartialDate | None:
    """A date of a person or a card; zero for what is not known. None if the calendar has no such day."""
    if year not in _YEARS or (day and not month):
        return None
    try:
        return PartialDate(year, month or None, day or None)
    except ValueError:
        return None
