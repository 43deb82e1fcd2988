"""What a language must be able to say, and which language says it how."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from kiosk.devices.voice.reading.english import English
from kiosk.devices.voice.reading.vietnamese import Vietnamese


class Tongue(Protocol):
    """One language's way of saying figures."""

    @property
    def code(self) -> str:
        """ "vi", "en"..."""

    @property
    def words(self) -> Mapping[str, str]:
        """Signs by their words: percent, to, over, star, room, and, plus, times, dot."""

    @property
    def abbreviations(self) -> Mapping[str, str]:
        """Short forms as they are written, and what is said for them."""

    @property
    def units(self) -> Mapping[str, str]:
        """Units after a number."""

    def number(self, value: int) -> str:
        """A number that counts."""

    def digits(self, figures: str) -> str:
        """Figures one by one."""

    def decimal(self, whole: str, fraction: str) -> str:
        """A number with a fraction."""

    def money(self, value: int) -> str:
        """An amount of đồng."""

    def date(self, day: int | None, month: int, year: int | None, before: str) -> str:
        """A date; `before` is the word said before it."""

    def time(self, hour: int, minute: int) -> str:
        """A time of day."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A language of a pack: its voice reads figures by itself; what is no number is spelled with its own figures."""

    code: str

    @property
    def words(self) -> Mapping[str, str]:
        """None: signs are left out."""
        return {}

    @property
    def abbreviations(self) -> Mapping[str, str]:
        """None."""
        return {}

    @property
    def units(self) -> Mapping[str, str]:
        """None."""
        return {}

    def number(self, value: int) -> str:
        """As it is written."""
        return str(value)

    def digits(self, figures: str) -> str:
        """One by one."""
        return " ".join(figures)

    def decimal(self, whole: str, fraction: str) -> str:
        """With a point."""
        return f"{whole}.{fraction}"

    def money(self, value: int) -> str:
        """The amount and the currency's name."""
        return f"{value} đồng"

    def date(self, day: int | None, month: int, year: int | None, before: str) -> str:
        """The figures in the order of the hospital's own dates."""
        del before
        return " ".join(str(part) for part in (day, month, year) if part is not None)

    def time(self, hour: int, minute: int) -> str:
        """Hour and minute."""
        return f"{hour} {minute:02}"


def tongue_of(language: str) -> Tongue:
    """The tongue of a language; one of a pack is left to its voice."""
    match language:
        case "vi":
            return Vietnamese()
        case "en":
            return English()
        case _:
            return Foreign(language)
