"""What one reading yields."""

import re
from dataclasses import dataclass, field
from datetime import date

from kiosk.devices.card.dg13 import Dg13
from kiosk.devices.card.ladder import Access
from kiosk.devices.card.mrz import Mrz
from kiosk.devices.card.photo import Photo
from kiosk.devices.card.tlv import Malformed
from kiosk.devices.card.trust import Trust
from kiosk.domain.citizen import Citizen, Source
from kiosk.domain.dates import PartialDate

_LONGEST_NAME, _LONGEST_RESIDENCE = 100, 300
_NUMBER = re.compile(r"\d{12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a reading cost: commands and seconds until the identity, for the photo, and in all."""

    identity_commands: int = 0
    commands: int = 0
    identity_seconds: float = 0.0
    photo_seconds: float = 0.0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ChipCard:
    """One citizen card, read and judged. `files` names each file read and its bytes."""

    citizen: Citizen
    details: Dg13 = field(repr=False)
    mrz: Mrz = field(repr=False)
    access: Access
    trust: Trust
    reader: str
    atr: bytes
    files: tuple[tuple[str, int], ...]
    tally: Tally
    photo: Photo | None = field(default=None, repr=False)


def citizen_of(mrz: Mrz, dg13: Dg13) -> Citizen:
    """The citizen both files describe. Raises Malformed where they do not name one.

    A name or residence beyond the domain's length is cut; `ChipCard.details` keeps it whole.
    """
    born = dg13.born or _born(mrz, dg13.number or mrz.number)
    name = (dg13.name or mrz.name)[:_LONGEST_NAME].strip()
    if born is None:
        raise Malformed("a card without a date of birth")
    try:
        return Citizen(
            number=dg13.number or mrz.number,
            name=name,
            born=born,
            sex=dg13.sex or mrz.sex,
            source=Source.CHIP,
            residence=dg13.residence and dg13.residence[:_LONGEST_RESIDENCE].strip(),
            old_number=dg13.old_number,
            issued=dg13.issued,
        )
    except ValueError:
        raise Malformed("a card that names no citizen: twelve digits and a name are wanted") from None


def _born(mrz: Mrz, number: str) -> PartialDate | None:
    """YYMMDD with the century the number's fourth digit tells (even and odd pairs from 1900 on)."""
    if not _NUMBER.fullmatch(number) or not mrz.born[:2].isdigit():
        return None
    year = 1900 + 100 * (int(number[3]) // 2) + int(mrz.born[:2])
    known = [int(part) if part.isdigit() and part != "00" else None for part in (mrz.born[2:4], mrz.born[4:6])]
    try:
        return PartialDate(year, known[0], known[1] if known[0] else None)
    except ValueError:
        return None


def last_day(mrz: Mrz, dg13: Dg13) -> date | None:
    """The last day of validity: the earlier of what both files say; None where neither tells to the day."""
    days = [day for day in (mrz.last_day, _known(dg13.expires)) if day is not None]
    return min(days, default=None)


def _known(day: PartialDate | None) -> date | None:
    if day is None or day.month is None or day.day is None:
        return None
    return date(day.year, day.month, day.day)
