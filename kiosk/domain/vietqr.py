"""VietQR: the code a bank app scans to pay (NAPAS VietQR format v1.0, 09/2021). Strict both ways.

A right checksum proves nothing about the structure, so `decode` checks every length, template and form, and
`encode` refuses what a strict reader would not take. There is no expiry in the format, and nothing that stops a
second payment of the same code.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from kiosk.domain.money import Dong
from kiosk.domain.vietqr_frame import Object, VietQrError, pack, read_frame, seal, unpack
from kiosk.domain.vietqr_rules import ACCOUNT, BIN, DONG_CURRENCY, LONGEST_DETAIL, check_roots

__all__ = ["Service", "VietQr", "VietQrError", "amount_of", "read_code"]

NAPAS: Final = "A000000727"
STATIC: Final = "11"
DYNAMIC: Final = "12"

_AMOUNT = re.compile(r"[1-9][0-9]{0,12}")
_CARD = re.compile(r"[0-9]{12,19}")


class Service(StrEnum):
    """What the code asks of the bank (object 38.02)."""

    TO_ACCOUNT = "QRIBFTTA"
    TO_CARD = "QRIBFTTC"
    PUSH = "QRPUSH"
    CASH = "QRCASH"


@dataclass(frozen=True, slots=True)
class VietQr:
    """One code for a transfer. `purpose` is what bank apps put in as transfer content; it follows `ref` if empty.

    If you hold one it can be encoded: every field has its form, texts are ASCII capitals.
    """

    bin: str
    account: str
    amount: Dong | None = None
    ref: str | None = None
    purpose: str | None = None
    service: Service | None = Service.TO_ACCOUNT

    def __post_init__(self) -> None:
        if not BIN.fullmatch(self.bin):
            raise VietQrError("bin: six digits are wanted")
        if not ACCOUNT.fullmatch(self.account):
            raise VietQrError("account: 1 to 19 letters and digits are wanted")
        if self.service is Service.TO_CARD and not _CARD.fullmatch(self.account):
            raise VietQrError("account: a card number of 12 to 19 digits is wanted")
        if self.amount is not None and not _AMOUNT.fullmatch(str(self.amount.amount)):
            raise VietQrError("amount: 1 to 13 digits, above zero, are wanted")
        for name, text in (("ref", self.ref), ("purpose", self.purpose)):
            if text is not None and not (text.isascii() and text.isprintable() and 1 <= len(text) <= LONGEST_DETAIL):
                raise VietQrError(f"{name}: 1 to {LONGEST_DETAIL} printable ASCII characters are wanted")

    @classmethod
    def of(
        cls,
        bin_: str,
        account: str,
        *,
        amount: Dong | None = None,
        ref: str | None = None,
        purpose: str | None = None,
        service: Service = Service.TO_ACCOUNT,
    ) -> Self:
        """From texts as people write them: marks are stripped, letters raised. Raises VietQrError, never cuts."""
        return cls(bin_, account, amount, _plain("ref", ref), _plain("purpose", purpose or ref), service)

    @property
    def dynamic(self) -> bool:
        """Whether the code is meant for one transaction: it carries its amount."""
        return self.amount is not None

    def encode(self) -> str:
        """The payload, objects in the order of the standard's examples."""
        payee = pack((("00", self.bin), ("01", self.account)))
        service = (("02", self.service.value),) if self.service else ()
        objects = [
            ("00", "01"),
            ("01", DYNAMIC if self.dynamic else STATIC),
            ("38", pack((("00", NAPAS), ("01", payee), *service))),
            ("53", DONG_CURRENCY),
        ]
        if self.amount is not None:
            objects.append(("54", str(self.amount.amount)))
        objects.append(("58", "VN"))
        details = tuple((id_, text) for id_, text in (("01", self.ref), ("08", self.purpose)) if text)
        if details:
            objects.append(("62", pack(details)))
        return seal(tuple(objects))

    @classmethod
    def decode(cls, payload: str) -> Self:
        """From a payload in template 38. Raises VietQrError with the object at fault."""
        return cls.of_objects(read_code(payload))

    @classmethod
    def of_objects(cls, roots: tuple[Object, ...]) -> Self:
        """From the root objects that `read_code` gave. Raises VietQrError where they are another scheme's."""
        by_id = {root.id: root for root in roots}
        if "38" not in by_id:
            raise VietQrError("object 38 is missing")
        if "01" not in by_id:
            raise VietQrError("object 01 is missing")
        if by_id["53"].value != DONG_CURRENCY or by_id["58"].value != "VN":
            raise VietQrError("objects 53 and 58: 704 and VN are wanted")
        bin_, account, service = _payee(by_id["38"])
        amount = Dong(int(by_id["54"].value.partition(".")[0])) if "54" in by_id else None
        details = by_id.get("62", Object("62", ""))
        ref = details.part("01") or details.part("05")
        return cls(bin_, account, amount, ref, details.part("08"), service)


def read_code(payload: str) -> tuple[Object, ...]:
    """The root objects of any merchant-presented code (VietQR, VNPAY-QR, EMVCo). Raises VietQrError."""
    roots = read_frame(payload)
    by_id = {root.id: root for root in roots}
    check_roots(by_id)
    if "38" in by_id:
        _payee(by_id["38"])
    return roots


def amount_of(text: str) -> Dong:
    """An amount as a person types it: digits only, no leading zero. Raises VietQrError."""
    if not _AMOUNT.fullmatch(text):
        raise VietQrError("amount: 1 to 13 digits, above zero, are wanted")
    return Dong(int(text))


def _payee(template: Object) -> tuple[str, str, Service | None]:
    """BIN, account and service of object 38."""
    if template.part("00") != NAPAS:
        raise VietQrError(f"object 38.00: {NAPAS} is wanted")
    if any(part.id not in ("00", "01", "02") for part in template.parts):
        raise VietQrError("object 38: only 00, 01 and 02 are wanted")
    inner = {part.id: part.value for part in unpack(template.part("01") or "", "38.01.")}
    if set(inner) != {"00", "01"}:
        raise VietQrError("object 38.01: exactly 00 and 01 are wanted")
    if not BIN.fullmatch(inner["00"]):
        raise VietQrError("object 38.01.00: six digits are wanted")
    if not ACCOUNT.fullmatch(inner["01"]):
        raise VietQrError("object 38.01.01: 1 to 19 letters and digits are wanted")
    service = template.part("02")
    try:
        return inner["00"], inner["01"], None if service is None else Service(service)
    except ValueError:
        raise VietQrError("object 38.02: a service of NAPAS is wanted") from None


def _plain(name: str, text: str | None) -> str | None:
    if text is None:
        return None
    mapped = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    plain = "".join(c for c in mapped if not unicodedata.combining(c)).upper()
    if not plain.isascii() or not plain.isprintable():
        raise VietQrError(f"{name}: letters that plain ASCII can carry are wanted")
    return plain
