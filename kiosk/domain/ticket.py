"""The queue ticket: what the patient carries to the clinic."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from kiosk.domain.clinic import room_code
from kiosk.domain.fields import Fields


@dataclass(frozen=True, slots=True)
class Ticket:
    """One number on paper. `name` is masked already; `qr` is the slip's own signed code.

    `clinic_en` and `room_en` are the hospital's own English names, where it has them.
    """

    hospital: str
    title: str
    number: str
    clinic: str
    room: str
    issued: datetime
    name: str | None = field(default=None, repr=False)
    coverage: str | None = None
    priority: bool = False
    ahead: int | None = None
    expected: datetime | None = None
    qr: str | None = field(default=None, repr=False)
    notes: tuple[str, ...] = ()
    copy: bool = False
    clinic_en: str | None = None
    room_en: str | None = None

    @property
    def discreet(self) -> bool:
        """Whether the room stands for the clinic, whose name would tell an illness."""
        return self.clinic == room_code(self.room)

    @classmethod
    def parse(cls, value: object) -> Self:
        """From ticket JSON (contract §4). Raises FieldError that names the key."""
        fields = Fields(value)
        ticket = cls.read(fields)
        fields.nothing_else()
        return ticket

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """The same from an object already opened; what a backend of later says besides is left out."""
        return cls(
            hospital=fields.text("hospital", 120),
            title=fields.text("title", 80),
            number=fields.text("number", 12),
            clinic=fields.text("clinic", 80),
            room=fields.text("room", 80),
            issued=fields.moment("issued"),
            name=fields.text_or_none("name", 120),
            coverage=fields.text_or_none("coverage", 120),
            priority=fields.flag("priority", default=False),
            ahead=fields.whole_or_none("ahead", 0, 9999),
            expected=fields.moment_or_none("expected"),
            qr=fields.text_or_none("qr", 300),
            notes=fields.texts("notes"),
            copy=fields.flag("copy", default=False),
            clinic_en=fields.text_or_none("clinic_en", 80),
            room_en=fields.text_or_none("room_en", 80),
        )

    def to_json(self) -> dict[str, object]:
        """Ticket JSON (contract §4)."""
        return {
            "hospital": self.hospital,
            "title": self.title,
            "number": self.number,
            "clinic": self.clinic,
            "clinic_en": self.clinic_en,
            "room": self.room,
            "room_en": self.room_en,
            "name": self.name,
            "coverage": self.coverage,
            "priority": self.priority,
            "ahead": self.ahead,
            "expected": self.expected.isoformat() if self.expected else None,
            "issued": self.issued.isoformat(),
            "qr": self.qr,
            "notes": list(self.notes),
            "copy": self.copy,
        }
