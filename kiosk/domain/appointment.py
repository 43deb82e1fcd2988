"""A time agreed before."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from kiosk.domain.fields import Fields


@dataclass(frozen=True, slots=True)
class Appointment:
    """An examination agreed for today; `clinic` is the clinic's name, `clinic_en` and `room_en` the English ones.

    `orders` are the names of tests ordered for it, `orders_en` the same in English where the hospital has it;
    `re_examination` says that this hospital asked the patient back.
    """

    id: str
    clinic_id: str
    clinic: str
    at: datetime
    room: str = ""
    orders: tuple[str, ...] = field(default=(), repr=False)
    re_examination: bool = False
    clinic_en: str | None = None
    room_en: str | None = None
    orders_en: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def read(cls, booked: Fields) -> Self:
        """From an appointment of the backend (contract §5). Raises FieldError."""
        return cls(
            id=booked.text("id", 60),
            clinic_id=booked.text("clinic_id", 40),
            clinic=booked.text("clinic", 80),
            at=booked.moment("time"),
            room=booked.text_or_none("room", 80) or "",
            orders=booked.texts("orders"),
            re_examination=booked.flag("re_examination", default=False),
            clinic_en=booked.text_or_none("clinic_en", 80),
            room_en=booked.text_or_none("room_en", 80),
            orders_en=booked.texts("orders_en"),
        )
