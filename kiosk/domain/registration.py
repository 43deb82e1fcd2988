"""A registration: the numbers a patient holds and what is due for them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Self

from kiosk.domain.appointment import Appointment
from kiosk.domain.citizen import Source
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.identity import Way
from kiosk.domain.money import Dong
from kiosk.domain.ticket import Ticket


class Kind(StrEnum):
    """How the visit is paid for or why it takes place."""

    BHYT = "bhyt"
    SELF_PAY = "self_pay"
    APPOINTMENT = "appointment"
    RE_EXAMINATION = "re_examination"
    QUICK_NUMBER = "quick_number"


class Claim(StrEnum):
    """What a patient may declare to go first: believed at the terminal, verified by staff, never inferred."""

    PREGNANT = "pregnant"
    DISABILITY = "disability"
    MERIT = "merit"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class PaperSlip:
    """What a patient says of a transfer or re-examination paper they carry; a counter verifies it.

    `facility` is the five characters of the hospital that wrote it, `disease` its ICD-10 code, `issued` its date.
    """

    number: str = field(repr=False)
    re_examination: bool = False
    facility: str | None = None
    disease: str | None = field(default=None, repr=False)
    issued: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """One visit as it is asked for: one or more clinics, all or nothing. A quick number has no token."""

    kind: Kind
    clinics: tuple[str, ...]
    token: str | None = field(default=None, repr=False)
    claim: Claim | None = None
    slip: PaperSlip | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """One number in one line now. `state`: waiting, called, done, skipped, cancelled, transferred or void."""

    clinic_id: str
    number: str
    room: str
    ahead: int
    expected: datetime
    state: str

    @classmethod
    def read(cls, place: Fields) -> Self:
        """From a place of the backend (contract §5). Raises FieldError."""
        return cls(
            clinic_id=place.text("clinic_id", 40),
            number=place.text("number", 12),
            room=place.text("room", 80),
            ahead=place.whole("ahead", 0, 9999),
            expected=place.moment("expected"),
            state=place.text("state", 20),
        )


@dataclass(frozen=True, slots=True)
class Registration:
    """A visit that was given its numbers, durable at the backend before they are printed or shown.

    A visit to several clinics has a ticket for each: `ticket` is the first, `others` the rest. `bill_id` is None where
    nothing is due now. `existing` says that the patient already held it today. `verify`: what staff must see a paper
    for (`identity`, `companion`, `priority`, `slip`, `coverage`).
    """

    id: str
    kind: Kind
    ticket: Ticket
    due: Dong
    bill_id: str | None
    existing: bool
    others: tuple[Ticket, ...] = ()
    places: tuple[Place, ...] = ()
    verify: tuple[str, ...] = ()

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
            places=tuple(Place.read(place) for place in answer.each("places", 10)),
            verify=answer.texts("verify", 10),
        )

    @property
    def tickets(self) -> tuple[Ticket, ...]:
        """Every ticket of the visit."""
        return (self.ticket, *self.others)


@dataclass(frozen=True, slots=True)
class Patient:
    """What the backend knows of the patient at the kiosk today. The token is opaque and short-lived.

    `name` is masked. `level` says how sure the identity is, `way` by what it was found.
    """

    token: str = field(repr=False)
    returning: bool
    active_today: int
    unpaid_bills: int
    appointments: tuple[Appointment, ...] = ()
    held: tuple[Registration, ...] = ()
    name: str | None = field(default=None, repr=False)
    level: Source = Source.TYPED
    way: Way = Way.TYPED

    @classmethod
    def read(cls, answer: Fields) -> Self:
        """From the answer to an identification (contract §5). Raises FieldError."""
        held = tuple(Registration.read(found) for found in answer.each("registrations", 20))
        try:
            level = Source(answer.text_or_none("level", 20) or Source.TYPED)
            way = Way(answer.text_or_none("way", 20) or Way.TYPED)
        except ValueError:
            raise FieldError("level, way: a word of the contract is wanted") from None
        return cls(
            token=answer.text("patient_token", 2000),
            returning=answer.flag("returning"),
            active_today=len(held),
            unpaid_bills=answer.whole("unpaid_bills"),
            appointments=tuple(Appointment.read(booked) for booked in answer.each("appointments", 20)),
            held=held,
            name=answer.text_or_none("name", 120),
            level=level,
            way=way,
        )
