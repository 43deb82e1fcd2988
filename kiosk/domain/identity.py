"""How a patient is named where no document lies on the reader: typed numbers, and relatives who are brought along."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.citizen import Sex
from kiosk.domain.dates import PartialDate
from kiosk.domain.text import is_clean

_APART = re.compile(r"[ .\-_]")
_NUMBER = re.compile(r"[0-9]{10}|[0-9]{12}|[A-Z]{2}[1-5][0-9]{12}")
_CODE = re.compile(r"[0-9]{8}")


class Way(StrEnum):
    """By what somebody was identified; how sure that is, is the level (`Source`)."""

    CHIP = "chip"
    QR = "qr"
    CARD = "card"
    TYPED = "typed"
    APPOINTMENT = "appointment"


class Relation(StrEnum):
    """What a patient is to the person who stands at the terminal for them."""

    CHILD = "child"
    PARENT = "parent"
    SPOUSE = "spouse"
    OTHER = "other"


def patient_number(text: str) -> str:
    """A citizen number (12 digits), a social insurance number (10) or a card code (15), without blanks and dashes.

    Raises ValueError, which does not quote the text.
    """
    found = _APART.sub("", text).upper()
    if not _NUMBER.fullmatch(found):
        raise ValueError("a number has 10 or 12 digits, or is a card code of 15 characters")
    return found


def appointment_code(text: str) -> str:
    """The eight digits of an appointment, without blanks and dashes. Raises ValueError."""
    found = _APART.sub("", text)
    if not _CODE.fullmatch(found):
        raise ValueError("an appointment code has 8 digits")
    return found


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed of themselves: the lowest level of identity.

    The hospital knows the name of whoever was here before; of others it asks for it.
    """

    number: str = field(repr=False)
    born: PartialDate = field(repr=False)
    name: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if patient_number(self.number) != self.number:
            raise ValueError("a number as patient_number() gives it is wanted")
        _check_name(self.name)


@dataclass(frozen=True, slots=True)
class Relative:
    """The patient whom somebody else brings: often without a number or a document of their own."""

    name: str = field(repr=False)
    born: PartialDate = field(repr=False)
    sex: Sex = field(repr=False)
    relation: Relation = Relation.CHILD
    number: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        _check_name(self.name)
        if self.number is not None and patient_number(self.number) != self.number:
            raise ValueError("a number as patient_number() gives it is wanted")


def _check_name(name: str | None) -> None:
    if name is not None and (not is_clean(name) or not 1 <= len(name) <= 100):
        raise ValueError("a name has 1 to 100 printable characters in NFC")
