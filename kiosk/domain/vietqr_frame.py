"""The frame of a merchant-presented EMV code: objects of id, length and value, and a checksum at the end.

Strict both ways (NAPAS VietQR format v1.0, tables 1, 2 and 4; EMVCo MPM §3 and §4): a code that a lenient reader
would half understand is refused. Lengths count characters; the checksum runs over UTF-8 bytes.

    VietQrError         the text is not such a code, or the value cannot be carried by one; never quotes the text
"""

import binascii
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

LONGEST_CODE: Final = 512
LONGEST_VALUE: Final = 99

_DIGITS = re.compile(r"[0-9]{2}")
_PRINTABLE = re.compile(r"[\x20-\x7e]+")
_CRC = re.compile(r"[0-9A-Fa-f]{4}")
# The merchant account templates, additional data, language, and the unreserved templates.
_TEMPLATES = {f"{n:02}" for n in (*range(26, 52), 62, 64, *range(80, 100))}


class VietQrError(ValueError):
    """Why a text is not a strict code, or a value cannot be encoded. Names objects, never quotes them."""


@dataclass(frozen=True, slots=True)
class Object:
    """One object: two-digit id, value, and for a template the objects inside the value."""

    id: str
    value: str
    parts: tuple["Object", ...] = ()

    def part(self, id_: str) -> str | None:
        """The value of the inner object, or None."""
        return next((part.value for part in self.parts if part.id == id_), None)


def checksum(text: str) -> str:
    """CRC-16 of ISO/IEC 13239 (polynomial 1021, start FFFF) over the text's UTF-8: four upper-case hex digits."""
    return f"{binascii.crc_hqx(text.encode(), 0xFFFF):04X}"


def pack(objects: tuple[tuple[str, str], ...]) -> str:
    """Ids and values as one string of objects. Raises VietQrError for a value of 0 or more than 99 characters."""
    packed = []
    for id_, value in objects:
        if not _DIGITS.fullmatch(id_):
            raise VietQrError("an object's id has two digits")
        if not 1 <= len(value) <= LONGEST_VALUE:
            raise VietQrError(f"object {id_}: a value has 1 to {LONGEST_VALUE} characters")
        packed.append(f"{id_}{len(value):02}{value}")
    return "".join(packed)


def seal(objects: tuple[tuple[str, str], ...]) -> str:
    """Root objects as a whole code: packed as given, then object 63. Raises VietQrError above 512 characters."""
    body = pack(objects) + "6304"
    code = body + checksum(body)
    if len(code) > LONGEST_CODE:
        raise VietQrError(f"a code has at most {LONGEST_CODE} characters")
    return code


def unpack(text: str, where: str = "") -> tuple[Object, ...]:
    """The objects of a string, each id once, nothing left over. Raises VietQrError with the path of the fault."""
    found: dict[str, Object] = {}
    at, last = 0, "start"
    while at < len(text):
        id_, length = text[at : at + 2], text[at + 2 : at + 4]
        if not _DIGITS.fullmatch(id_):
            raise VietQrError(f"object after {where}{last}: an id of two digits is wanted")
        if not _DIGITS.fullmatch(length) or length == "00":
            raise VietQrError(f"object {where}{id_}: a length is 01 to 99")
        value = text[at + 4 : at + 4 + int(length)]
        if len(value) != int(length):
            raise VietQrError(f"object {where}{id_}: the value is shorter than its length")
        if id_ in found:
            raise VietQrError(f"object {where}{id_}: comes twice")
        found[id_] = Object(id_, value)
        at, last = at + 4 + int(length), id_
    return tuple(found.values())


def read_frame(code: str) -> tuple[Object, ...]:
    """The root objects of a whole code, templates opened; 00 first, 63 last and right. Raises VietQrError."""
    if len(code) > LONGEST_CODE:
        raise VietQrError(f"a code has at most {LONGEST_CODE} characters")
    if not _is_text(code):
        raise VietQrError("a code has printable characters in NFC only")
    roots = unpack(code)
    if not roots or roots[0].id != "00":
        raise VietQrError("object 00 comes first")
    if roots[0].value != "01":
        raise VietQrError("object 00: the format is 01")
    if roots[-1].id != "63":
        raise VietQrError("object 63 comes last")
    if not _CRC.fullmatch(roots[-1].value):
        raise VietQrError("object 63: four hex digits are wanted")
    if checksum(code[:-4]) != roots[-1].value.upper():
        raise VietQrError("object 63: the checksum is wrong")
    return tuple(_open(root) for root in roots)


def _open(root: Object) -> Object:
    if root.id != "64" and not _PRINTABLE.fullmatch(root.value):
        raise VietQrError(f"object {root.id}: printable ASCII is wanted")
    if root.id not in _TEMPLATES:
        return root
    return Object(root.id, root.value, unpack(root.value, f"{root.id}."))


def _is_text(code: str) -> bool:
    if not unicodedata.is_normalized("NFC", code):
        return False
    return not any(unicodedata.category(c)[0] == "C" for c in code)
