"""How English says figures, dates and the short forms of Vietnamese hospitals."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_GROUPS: Final = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_WORDS: Final = {
    "percent": "percent", "to": "to", "over": "of", "star": "star", "room": "room", "and": "and", "plus": "plus",
    "times": "times", "dot": "point", "degrees": "degrees",
}  # fmt: skip

_UNITS: Final = {
    "mg": "milligrams", "g": "grams", "kg": "kilograms", "ml": "millilitres", "l": "litres", "mm": "millimetres",
    "cm": "centimetres", "m": "metres", "km": "kilometres", "mmHg": "millimetres of mercury", "°C": "degrees Celsius",
    "h": "hours",
}  # fmt: skip

_ABBREVIATIONS: Final = {
    "BHYT": "health insurance", "BHXH": "social insurance", "CCCD": "citizen card", "CMND": "old identity card",
    "QR": "Q R", "VietQR": "Viet Q R", "VNeID": "V N E I D", "VssID": "V S S I D", "NFC": "N F C", "ID": "I D",
    "PIN": "pin", "SMS": "text message", "VND": "dong", "VNĐ": "dong", "OK": "okay", "CT": "C T", "MRI": "M R I",
    "ECG": "E C G", "HIV": "H I V", "COVID": "covid", "TP": "city", "BV": "hospital", "Dr": "doctor",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class English:
    """British order of words, no hyphens."""

    @property
    def code(self) -> str:
        """en."""
        return "en"

    @property
    def words(self) -> Mapping[str, str]:
        """Signs by their words."""
        return _WORDS

    @property
    def abbreviations(self) -> Mapping[str, str]:
        """Short forms of hospitals."""
        return _ABBREVIATIONS

    @property
    def units(self) -> Mapping[str, str]:
        """Units after a number."""
        return _UNITS

    def number(self, value: int) -> str:
        """105 is `one hundred and five`."""
        if value < 0:
            return f"minus {self.number(-value)}"
        for size, name in _GROUPS:
            if value >= size:
                rest = value % size
                link = " and " if 0 < rest < 100 else " "
                return f"{self.number(value // size)} {name}" + (f"{link}{self.number(rest)}" if rest else "")
        if value >= 100:
            rest = value % 100
            return f"{_SMALL[value // 100]} hundred" + (f" and {self.number(rest)}" if rest else "")
        if value < 20:
            return _SMALL[value]
        return _TENS[value // 10] + (f" {_SMALL[value % 10]}" if value % 10 else "")

    def digits(self, figures: str) -> str:
        """`zero four two`."""
        return " ".join(_SMALL[int(figure)] for figure in figures)

    def decimal(self, whole: str, fraction: str) -> str:
        """`two point five`."""
        return f"{self.number(int(whole))} point {self.digits(fraction)}"

    def money(self, value: int) -> str:
        """In dong."""
        return f"{self.number(value)} dong"

    def date(self, day: int | None, month: int, year: int | None, before: str) -> str:
        """`twenty one November twenty twenty six`."""
        del before
        parts = [self.number(day)] if day is not None else []
        parts.append(_MONTHS[month - 1])
        if year is not None:
            parts.append(self._year(year))
        return " ".join(parts)

    def time(self, hour: int, minute: int) -> str:
        """`seven forty five`, `eight o'clock`, `fourteen oh five`."""
        if minute == 0:
            return f"{self.number(hour)} o'clock"
        return f"{self.number(hour)} {'oh ' if minute < 10 else ''}{self.number(minute)}"

    def _year(self, year: int) -> str:
        century, rest = divmod(year, 100)
        if rest < 10 or not 10 <= century <= 20:
            return self.number(year)
        return f"{self.number(century)} {self.number(rest)}"
