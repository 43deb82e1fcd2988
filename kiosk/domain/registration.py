"""A registration: the number a patient holds and what is due for it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from kiosk.domain.appointment import Appointment
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.money import Dong
from kiosk.domain.ticket import Ticket


class Kind(StrEnum):
    """How the visit is paid for or why it takes place."""

    BHYT = "bhyt"
    SELF_PAY = "self_pay"
    APPOINTMENT = "appointment"
    QUICK_NUMBER = "quick_number"


@dataclass(frozen=True, slots=True)
class Registration:
    """A number that was given, durable at the backend before it is printed or shown.

    `bill_id` is None where nothing is due now. `existing` says that the patient already held it today. A visit to
    several clinics has a ticket for each: `ticket` is the first, `others` the rest.
    """

    id: str
    kind: Kind
    ticket: Ticket
    due: Dong
    bill_id: str | None
    existing: bool
    others: tuple[Ticket, ...] = ()

    @classmethod
    def read(cls, answer: Fields) -> Self:
        """From a registration of the backend (contract §5). Raises FieldError."""
        tickets = tuple(Ticket.read(ticket) for ticket in answer.each("tickets", 10))
        if not tickets:
            raise FieldError("tickets: one ticket at least is wanted")
        try:
            kind = Kind(answer.text("kind", 40))
        except ValueError:
            raise FieldError("kind: a word of the contract is wanted") from None
        return cls(
            id=answer.text("id", 60),
            kind=kind,
            ticket=tickets[0],
            due=answer.dong("due"),
            bill_id=answer.text_or_none("bill_id", 60),
            existing=answer.flag("existing"),
            others=tickets[1:],
        )

    @property
    def tickets(self) -> tuple[Ticket, ...]:
        """Every ticket of the visit."""
        return (self.ticket, *self.others)


@dataclass(frozen=True, slots=True)
class Patient:
    """What the backend knows of the citizen at the kiosk today. The token is opaque and short-lived."""

    token: str = field(repr=False)
    returning: bool
    active_today: int
    unpaid_bills: int
    appointments: tuple[Appointment, ...] = ()
    held: tuple[Registration, ...] = ()
