"""The receipt: printed only after the payment's posting is durable."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from kiosk.domain.fields import Fields
from kiosk.domain.money import Dong


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One service that was paid for."""

    text: str
    amount: Dong


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of one payment. `name` is masked already; `ref` is the payment's reference, never personal."""

    hospital: str
    title: str
    number: str
    lines: tuple[ReceiptLine, ...]
    total: Dong
    method: str
    ref: str
    paid: datetime
    issued: datetime
    name: str | None = field(default=None, repr=False)
    qr: str | None = field(default=None, repr=False)
    notes: tuple[str, ...] = ()
    copy: bool = False

    @property
    def job(self) -> str:
        """The print job of its one original."""
        return f"receipt:{self.number}"

    @classmethod
    def parse(cls, value: object) -> Self:
        """From receipt JSON. Raises FieldError that names the key."""
        return cls.read(Fields(value))

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """The same from an object already opened."""
        receipt = cls(
            hospital=fields.text("hospital", 120),
            title=fields.text("title", 80),
            number=fields.text("number", 40),
            lines=tuple(ReceiptLine(line.text("text", 120), line.dong("amount")) for line in fields.each("lines", 50)),
            total=fields.dong("total"),
            method=fields.text("method", 80),
            ref=fields.text("ref", 40),
            paid=fields.moment("paid"),
            issued=fields.moment("issued"),
            name=fields.text_or_none("name", 120),
            qr=fields.text_or_none("qr", 300),
            notes=fields.texts("notes"),
            copy=fields.flag("copy", default=False),
        )
        fields.nothing_else()
        return receipt

    def to_json(self) -> dict[str, object]:
        """Receipt JSON: the keys of this class, amounts as integers, times as ISO 8601."""
        return {
            "hospital": self.hospital,
            "title": self.title,
            "number": self.number,
            "lines": [{"text": line.text, "amount": line.amount.amount} for line in self.lines],
            "total": self.total.amount,
            "method": self.method,
            "ref": self.ref,
            "paid": self.paid.isoformat(),
            "issued": self.issued.isoformat(),
            "name": self.name,
            "qr": self.qr,
            "notes": list(self.notes),
            "copy": self.copy,
        }
