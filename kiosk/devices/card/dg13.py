"""DG13: what Vietnam adds to the travel document, by field number and with every diacritic."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Self

from kiosk.devices.card import tlv
from kiosk.domain.citizen import Sex
from kiosk.domain.dates import PartialDate
from kiosk.domain.text import clean

_TEXTS: Final = {0x0C: "utf-8", 0x13: "utf-8", 0x16: "utf-8", 0x04: "utf-8", 0x1E: "utf-16-be"}
_DATE = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})", re.ASCII)
_SEXES = {"nam": Sex.MALE, "nữ": Sex.FEMALE, "nu": Sex.FEMALE}
_LONGEST: Final = 4000


@dataclass(frozen=True, slots=True)
class Dg13:
    """The fields as texts, None where the card has none. A date that cannot be read is None, never guessed.

    `others` keeps fields nobody has explained: number and texts.
    """

    number: str | None = field(repr=False)
    name: str | None = field(repr=False)
    born: PartialDate | None = field(repr=False)
    sex: Sex | None = field(repr=False)
    nationality: str | None = field(repr=False)
    ethnicity: str | None = field(repr=False)
    religion: str | None = field(repr=False)
    origin: str | None = field(repr=False)
    residence: str | None = field(repr=False)
    marks: str | None = field(repr=False)
    issued: PartialDate | None = field(repr=False)
    expires: PartialDate | None = field(repr=False)
    father: str | None = field(repr=False)
    mother: str | None = field(repr=False)
    spouse: str | None = field(repr=False)
    old_number: str | None = field(repr=False)
    others: tuple[tuple[int, tuple[str, ...]], ...] = field(default=(), repr=False)

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """From the file's bytes. Raises Malformed for a broken structure; unknown and empty fields are no fault."""
        fields: dict[int, tuple[str, ...]] = {}
        for number, texts in _fields(tlv.only(data, 0x6D)):
            fields.setdefault(number, texts)
        if not fields:
            raise tlv.Malformed("DG13 without fields")

        def text(number: int, index: int = 0) -> str | None:
            texts = fields.get(number, ())
            return (texts[index] or None) if len(texts) > index else None

        return cls(
            number=text(1),
            name=text(2),
            born=parse_date(text(3)),
            sex=_SEXES.get((text(4) or "").lower()),
            nationality=text(5),
            ethnicity=text(6),
            religion=text(7),
            origin=text(8),
            residence=text(9),
            marks=text(10),
            issued=parse_date(text(11)),
            expires=parse_date(text(12)),
            father=text(13),
            mother=text(13, 1),
            spouse=text(14),
            old_number=text(15),
            others=tuple((n, texts) for n, texts in sorted(fields.items()) if n > 15 and any(texts)),
        )


def parse_date(text: str | None) -> PartialDate | None:
    """`dd/mm/yyyy`, `mm/yyyy` or `yyyy`, 00 for what is not known; None for anything else ("Không thời hạn")."""
    match = _DATE.fullmatch(text or "")
    if match is None:
        return None
    day, month, year = (int(part or 0) or None for part in match.groups())
    try:
        return PartialDate(year or 0, month, day)
    except ValueError:
        return None


def _fields(body: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each field's number and all texts under it, wherever in the body a set or sequence of fields lies."""
    yield from _search(body, 0)


def _search(body: bytes, depth: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    if depth > tlv.DEEPEST:
        raise tlv.Malformed("objects nested too deep")
    for node in tlv.walk(body):
        if node.tag not in (0x30, 0x31):
            continue
        number = _number(node)
        if number is not None:
            yield number, tuple(_texts(node.value))
        else:
            yield from _search(node.value, depth + 1)


def _number(node: tlv.Node) -> int | None:
    """The number of a field: a sequence that begins with an integer and goes on with a text, a sequence or nothing.

    The outer sequence begins with an integer too, its version, and goes on with an object identifier.
    """
    if node.tag != 0x30 or not node.value:
        return None
    first = tlv.read(node.value)
    if first.tag != 0x02 or not 1 <= len(first.value) <= 2:
        return None
    if first.end < len(node.value):
        second = tlv.read(node.value, first.end)
        if second.tag in (0x06, 0x31) or (second.tag == 0x30 and _holds_fields(second)):
            return None
    return int.from_bytes(first.value, "big")


def _holds_fields(node: tlv.Node) -> bool:
    """Whether a sequence is a list of fields, and not the wrapping of one field's text."""
    while node.tag == 0x30 and node.value:
        node = tlv.read(node.value)
    return node.tag == 0x02


def _texts(body: bytes) -> Iterator[str]:
    for node in tlv.leaves(body):
        encoding = _TEXTS.get(node.tag)
        if encoding is not None:
            if len(node.value) > _LONGEST:
                raise tlv.Malformed("a text longer than any field of a card")
            yield clean(node.value.decode(encoding, "replace"))
