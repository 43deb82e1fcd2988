"""The seam to a hospital information system: one Protocol, whether it is our own tables, FHIR R4 or the MediPay calls.

Numbers of people are citizen numbers (12 digits) or insurance numbers (10 digits, or a card of 15).

HisAwayError   (kiosk.backend.payment.his)   no usable answer: the registration goes on without it
NotHeardError  (kiosk.backend.his.outbox)    it did not take what it was told: it is told again
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from kiosk.backend.insurance.insurer import CardAnswer, CardQuery
from kiosk.backend.payment.his import HisPosting


@dataclass(frozen=True, slots=True)
class Booking:
    """A time the HIS agreed with a patient. `id` is the HIS's own."""

    id: str
    clinic_id: str
    at: datetime
    orders: tuple[str, ...] = field(default=(), repr=False)
    re_examination: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a clinic's day, and how many patients it still takes."""

    start: datetime
    end: datetime
    free: int


class His(Protocol):
    """A hospital information system. Blocks up to its own timeout. Doing the same twice changes nothing there."""

    def knows(self, number: str) -> bool:
        """Whether this person is a patient there. Raises HisAwayError."""
        ...

    def bookings(self, number: str, day: date) -> tuple[Booking, ...]:
        """What the patient has booked on this day and not yet come for, in order. Raises HisAwayError."""
        ...

    def slots(self, clinic_id: str, day: date) -> tuple[Slot, ...]:
        """How the clinic's day is planned, in order; empty where the HIS plans none. Raises HisAwayError."""
        ...

    def ask(self, query: CardQuery) -> CardAnswer:
        """The insurer, asked through the HIS. Raises InsurerError."""
        ...

    def tell(self, registration_id: str, what: str) -> None:
        """A registration was `registered`, `verified` later than that, or `cancelled`. Raises NotHeardError."""
        ...

    def post(self, posting: HisPosting) -> str | None:
        """Record a payment: the receipt's number, the same for the same key; None where the bill was paid by other
        means. Raises HisAwayError."""
        ...
