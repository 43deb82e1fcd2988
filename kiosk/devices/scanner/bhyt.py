"""The code of the insurance card: 15 fields on the old form, 17 on that of 2021, and a short one of 10."""

import re

from kiosk.devices.scanner.cccd import day_of
from kiosk.devices.scanner.codes import BhytCode
from kiosk.domain.citizen import Sex
from kiosk.domain.dates import PartialDate
from kiosk.domain.text import clean

_CARD = re.compile(r"[A-Z]{2}[1-5]\d{12}|\d{10}", re.ASCII)
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){1,300}", re.ASCII)
_DAY = re.compile(r"(?:(?:(\d\d)/)?(\d\d)/)?(\d{4})", re.ASCII)
_FACILITY = re.compile(r"(\d\d) ?- ?([0-9A-Z]{3})", re.ASCII)
_SEX = {"1": Sex.MALE, "2": Sex.FEMALE}
_FIVE_YEARS = 12
_COUNTS = (10, 15, 17)


def read_bhyt(text: str) -> BhytCode | None:
    """Fields between `|`, the last one `$`; the three forms share the places of all that is read here.

    None unless count, end and card number are well formed; of the others what cannot be read is None.
    The check string is not looked at: how it is made is not published.
    """
    fields = text.split("|")
    if len(fields) not in _COUNTS or fields[-1] != "$":
        return None
    card = fields[0].strip(" ")
    if not _CARD.fullmatch(card):
        return None
    return BhytCode(
        card=card,
        name=_hex_text(fields[1]),
        born=_day(fields[2]),
        sex=_SEX.get(fields[3].strip(" ")),
        facility=_facility(fields[5]),
        valid_from=_day(fields[6]),
        valid_to=_day(fields[7]),
        five_years_from=_day(fields[_FIVE_YEARS]) if len(fields) > _FIVE_YEARS else None,
    )


def _hex_text(field: str) -> str | None:
    """Hexadecimal UTF-8, strict; some cards in use carry a name that is neither, and then it is left out."""
    if not _HEX.fullmatch(field):
        return None
    try:
        text = bytes.fromhex(field).decode("utf-8")
    except UnicodeDecodeError:
        return None
    name = clean(text)
    return name if 0 < len(name) <= 100 else None


def _day(field: str) -> PartialDate | None:
    match = _DAY.fullmatch(field.strip(" "))
    return day_of(*(int(part or 0) for part in match.groups())) if match else None


def _facility(field: str) -> str | None:
    match = _FACILITY.fullmatch(field.strip(" "))
    return f"{match[1]} - {match[2]}" if match else None
