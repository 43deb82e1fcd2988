"""The machine-readable lines of the citizen card: TD1, three by thirty (ICAO 9303-5; check digits 9303-3 §4.9)."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from kiosk.domain.citizen import Sex

_LINES = re.compile(r"[0-9A-Z<]{90}")
_VALUES = {c: i for i, c in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {"<": 0}
_SIX = re.compile(r"\d{6}", re.ASCII)


def check_digit(text: str) -> str:
    """Weights 7, 3, 1; letters count from A = 10; the filler is 0."""
    return str(sum(_VALUES[c] * (7, 3, 1)[i % 3] for i, c in enumerate(text)) % 10)


@dataclass(frozen=True, slots=True)
class MrzKey:
    """What opens a chip besides its CAN: document number, birth and expiry, as the lines write them."""

    document: str = field(repr=False)
    born: str = field(repr=False)
    expires: str = field(repr=False)

    @property
    def text(self) -> bytes:
        """MRZ_information: each part with its check digit (ICAO 9303-11 §4.3.2)."""
        document = self.document.ljust(9, "<")
        return "".join(part + check_digit(part) for part in (document, self.born, self.expires)).encode("ascii")


@dataclass(frozen=True, slots=True)
class Mrz:
    """The three lines, read. `faults` names each check digit that does not hold; it never fails the reading."""

    lines: tuple[str, str, str] = field(repr=False)
    country: str
    document: str = field(repr=False)
    number: str = field(repr=False)
    born: str = field(repr=False)
    sex: Sex | None = field(repr=False)
    expires: str = field(repr=False)
    name: str = field(repr=False)
    faults: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """From the ninety characters, line breaks and blanks between them allowed. Raises ValueError."""
        packed = "".join(text.split()).upper()
        if not _LINES.fullmatch(packed):
            raise ValueError("three lines of thirty letters, digits and < are wanted")
        one, two, three = packed[:30], packed[30:60], packed[60:]
        composite = one[5:30] + two[:7] + two[8:15] + two[18:29]
        number = one[15:27]
        digits = {
            "document": one[14] == check_digit(one[5:14]),
            "number": one[29] == check_digit(number),
            "born": two[6] == check_digit(two[:6]),
            "expires": two[14] == check_digit(two[8:14]),
            "composite": two[29] == check_digit(composite),
        }
        return cls(
            lines=(one, two, three),
            country=one[2:5].rstrip("<"),
            document=one[5:14].rstrip("<"),
            number=number.rstrip("<"),
            born=two[:6],
            sex={"M": Sex.MALE, "F": Sex.FEMALE}.get(two[7]),
            expires=two[8:14],
            name=" ".join(three.replace("<", " ").split()),
            faults=tuple(name for name, holds in digits.items() if not holds),
        )

    @property
    def key(self) -> MrzKey:
        """What opens the chip these lines belong to."""
        return MrzKey(self.document, self.born, self.expires)

    @property
    def last_day(self) -> date | None:
        """The last day of validity; None where the lines say none can be read. No card runs out before 2000."""
        if not _SIX.fullmatch(self.expires):
            return None
        year, month, day = (int(self.expires[i : i + 2]) for i in (0, 2, 4))
        try:
            return date(2000 + year, month, day)
        except ValueError:
            return None
