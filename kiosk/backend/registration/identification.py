"""From what a terminal was shown or told to a person, with what the hospital knows already.

IdentificationError
├── NameWantedError        409   nobody of this number and birth date was here before: ask for the name
└── NoSuchAppointmentError 404   no appointment of this code and birth date today
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.registration.patients import identity
from kiosk.backend.registration.person import Person, card_ref, own_ref, patient_ref
from kiosk.backend.registration.rows import AppointmentRow, PatientRow
from kiosk.backend.store.vault import Vault
from kiosk.domain.citizen import Sex, Source
from kiosk.domain.dates import HOSPITAL_TIME, PartialDate
from kiosk.domain.identity import Typed, Way


class IdentificationError(Exception):
    """Nobody is identified."""


class NameWantedError(IdentificationError):
    """The number alone does not name anybody here."""


class NoSuchAppointmentError(IdentificationError):
    """The code, the birth date or the day is not right; which of them is not told."""


@dataclass(frozen=True, slots=True)
class Identified:
    """A person and their name inside the backend."""

    ref: str
    person: Person = field(repr=False)


def identified(session: Session, vault: Vault, person: Person) -> Identified:
    """A person who says everything of themselves. By a card only, it is the patient known to hold that card."""
    if person.number is None and person.card is not None:
        row = _holder(session, vault, person.card, person.born)
        if row is not None:
            return Identified(row.ref, person)
    return Identified(own_ref(vault, person), person)


def by_typed(session: Session, vault: Vault, typed: Typed) -> Identified:
    """Whoever typed a number and a birth date. Raises NameWantedError."""
    if typed.name is not None:
        person = Person(name=typed.name, born=typed.born, sex=None, level=Source.TYPED, way=Way.TYPED)
        return identified(session, vault, person.with_number(typed.number))
    if len(typed.number) == 12:
        row = session.get(PatientRow, patient_ref(vault, typed.number))
    else:
        row = _holder(session, vault, typed.number, typed.born)
    known = _kept(vault, row, Way.TYPED) if row is not None else None
    if row is None or known is None or not _agree(known.born, typed.born):
        raise NameWantedError
    return Identified(row.ref, known)


def by_appointment(session: Session, vault: Vault, code: str, born: PartialDate, day: date) -> Identified:
    """Whoever holds an appointment of this day. Raises NoSuchAppointmentError."""
    start = datetime.combine(day, datetime.min.time(), HOSPITAL_TIME)
    query = select(PatientRow).join(AppointmentRow, AppointmentRow.patient_ref == PatientRow.ref)
    row = session.scalars(
        query.where(
            AppointmentRow.code == code,
            AppointmentRow.state != "cancelled",
            AppointmentRow.at >= start,
            AppointmentRow.at < start + timedelta(days=1),
        )
    ).first()
    known = _kept(vault, row, Way.APPOINTMENT) if row is not None else None
    if row is None or known is None or not _agree(known.born, born):
        raise NoSuchAppointmentError
    return Identified(row.ref, known)


def _kept(vault: Vault, row: PatientRow, way: Way) -> Person | None:
    """The person as the hospital knows them; claimed now, so at the lowest level."""
    if row.sealed is None:
        return None
    kept = identity(vault, row)
    name, born = kept.get("name"), kept.get("born")
    if name is None or born is None:
        return None
    sex = kept.get("sex")
    return Person(
        name=name,
        born=PartialDate.parse(born),
        sex=Sex(sex) if sex else None,
        level=Source.TYPED,
        way=way,
        number=kept.get("number"),
        card=kept.get("card"),
        residence=kept.get("residence"),
    )


def _holder(session: Session, vault: Vault, card: str, born: PartialDate) -> PatientRow | None:
    """The one patient who is known by this insurance number and was born then."""
    ref = card_ref(vault, card)
    rows = session.scalars(select(PatientRow).where(PatientRow.card_ref == ref).limit(3)).all()
    people = [(row, _kept(vault, row, Way.TYPED)) for row in rows]
    holders = [row for row, person in people if person is not None and _agree(person.born, born)]
    return holders[0] if len(holders) == 1 else None


def _agree(kept: PartialDate, said: PartialDate) -> bool:
    """Whether two dates say the same as far as both are known."""
    known = replace(said, month=said.month if kept.month else None, day=said.day if kept.day else None)
    mine = replace(kept, month=kept.month if said.month else None, day=kept.day if said.day else None)
    return known == mine
