"""What a reading starts from: the number, the QR or the lines that are said to belong to the card."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from kiosk.devices.card.errors import KeySource
from kiosk.devices.card.mrz import Mrz, MrzKey
from kiosk.devices.card.validity import AT_MOST, expiry_candidates
from kiosk.domain.citizen import Citizen, Source
from kiosk.domain.dates import PartialDate

_CAN = re.compile(r"\d{6}", re.ASCII)
_NUMBER = re.compile(r"\d{12}", re.ASCII)
_DAY = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class AccessKey:
    """The passwords to try, in order: the CAN, then at most three sets of MRZ data. `number` is checked afterwards."""

    source: KeySource
    can: str | None = field(default=None, repr=False)
    mrz: tuple[MrzKey, ...] = field(default=(), repr=False)
    number: str | None = field(default=None, repr=False)
    name: str | None = field(default=None, repr=False)
    born: PartialDate | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.can is not None and not _CAN.fullmatch(self.can):
            raise ValueError("a CAN has six digits")
        if self.can is None and not self.mrz:
            raise ValueError("a key needs a CAN or MRZ data")
        if len(self.mrz) > AT_MOST:
            raise ValueError("at most three sets of MRZ data are tried on one card")

    @classmethod
    def of_digits(cls, digits: str, source: KeySource = KeySource.TYPED) -> Self:
        """From the six digits of a CAN or the twelve of a citizen number. Raises ValueError."""
        if _NUMBER.fullmatch(digits):
            return cls(source, can=digits[-6:], number=digits)
        return cls(source, can=digits)

    @classmethod
    def of_mrz(cls, text: str) -> Self:
        """From the three printed lines: no CAN is tried, the lines are the key. Raises ValueError."""
        mrz = Mrz.parse(text)
        number = mrz.number if _NUMBER.fullmatch(mrz.number) else None
        return cls(KeySource.MRZ, mrz=(mrz.key,), number=number)

    @classmethod
    def of_citizen(cls, citizen: Citizen) -> Self:
        """From a citizen known by QR, typed number or record: the last six digits, and the lawful expiry dates."""
        source = {Source.QR: KeySource.QR, Source.TYPED: KeySource.TYPED, Source.CHIP: KeySource.RECORD}[citizen.source]
        born, issued = _day(citizen.born), _day(citizen.issued)
        keys: tuple[MrzKey, ...] = ()
        if born is not None and issued is not None:
            ends = expiry_candidates(born, issued)
            keys = tuple(MrzKey(citizen.number[-9:], born.strftime("%y%m%d"), end) for end in ends)
        return cls(source, citizen.number[-6:], keys, citizen.number, citizen.name, citizen.born)

    @classmethod
    def of_qr(cls, text: str) -> Self:
        """From the text of a card's QR: number first, name third, birth fourth, issue seventh. Raises ValueError.

        Only the number must be there; a birthday or issue day that cannot be read costs the MRZ keys, not the reading.
        """
        parts = text.strip("\ufeff\r\n\0 ").split("|")
        number = parts[0].strip()
        if not _NUMBER.fullmatch(number):
            raise ValueError("a citizen card's QR begins with twelve digits")
        born, issued = (_ddmmyyyy(parts[i].strip()) if len(parts) > i else None for i in (3, 6))
        keys: tuple[MrzKey, ...] = ()
        if born is not None and issued is not None:
            keys = tuple(MrzKey(number[-9:], born.strftime("%y%m%d"), end) for end in expiry_candidates(born, issued))
        name = parts[2].strip() if len(parts) > 2 and parts[2].strip() else None
        return cls(KeySource.QR, number[-6:], keys, number, name, None if born is None else PartialDate.of(born))


def _day(known: PartialDate | None) -> date | None:
    if known is None or known.month is None or known.day is None:
        return None
    return date(known.year, known.month, known.day)


def _ddmmyyyy(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None
