"""Registering: the visit of today found again, or one new visit with a number at every clinic, all or nothing."""

import json
import secrets
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.clock import hospital_day
from kiosk.backend.his.local import LocalHis
from kiosk.backend.hospital.directory import ClinicEntry
from kiosk.backend.hospital.hours import takes_patients
from kiosk.backend.insurance import verdicts
from kiosk.backend.insurance.insurer import CardQuery
from kiosk.backend.insurance.judge import UNVERIFIED, Judged
from kiosk.backend.insurance.question import Question
from kiosk.backend.payment.bills import BillLine, draft_bill, open_bill
from kiosk.backend.payment.records import BillRow
from kiosk.backend.queue.numbers import taken
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.registration import errors
from kiosk.backend.registration.identification import Identified
from kiosk.backend.registration.patients import appointments_on, patient_part
from kiosk.backend.registration.person import Person
from kiosk.backend.registration.priority import Priority, priority_of
from kiosk.backend.registration.rows import RegistrationRow
from kiosk.backend.registration.writing import NewVisit, Standing, look, transient, write
from kiosk.backend.store.vault import Vault
from kiosk.domain.citizen import Source
from kiosk.domain.coverage import CoverageStatus, NextStep
from kiosk.domain.money import NOTHING
from kiosk.domain.registration import Claim, Kind

# Like `unverified`, and no question is open yet.
NOT_ASKED: Final = replace(UNVERIFIED)
# Nobody can be asked about: a child without a card, for whom the counter makes a temporary one (NĐ 188/2025 Đ50).
NO_NUMBER: Final = Judged(CoverageStatus.REVIEW, NextStep.COUNTER)
_INSURED: Final = (Kind.BHYT, Kind.APPOINTMENT, Kind.RE_EXAMINATION)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a patient asks for at a terminal. `slip` is what they say of a transfer or re-examination paper."""

    kind: Kind
    clinics: tuple[str, ...]
    terminal: str
    request: str
    whose: Identified | None = field(default=None, repr=False)
    claim: Claim | None = None
    slip: dict[str, str | None] | None = field(default=None, repr=False)
    companion: bool = False


@dataclass(frozen=True, slots=True)
class _Admitted:
    """A wish that nothing speaks against: what is known before the first row is written."""

    clinics: tuple[ClinicEntry, ...]
    judged: Judged | None
    now: datetime
    paid_ahead: bool


@dataclass(frozen=True, slots=True)
class Registered:
    """A visit. `places` are there where it is new: nobody has changed them yet."""

    row: RegistrationRow
    existing: bool
    places: tuple[PlaceRow, ...] | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """Where registrations are made: the HIS, the vault and the hospital's own rules.

    Where there is an insurer to ask, a registration on insurance that nobody asked about yet opens the question.
    """

    his: LocalHis
    vault: Vault
    elder_age: int
    most_clinics: int
    asks_insurer: bool = False

    def register(self, session: Session, wish: Wish, now: datetime) -> "Registered":
        """The visit, and whether it was there before, in the caller's transaction.

        Raises RegistrationRefusedError; the caller then undoes the transaction, so that no number is used.
        """
        day = hospital_day(now)
        clinics = self._clinics(wish)
        whose = wish.whose
        standing = look(session, whose.ref if whose else None, wish.clinics, day)
        if standing.held:
            return Registered(self._found(session, standing.held, wish), existing=True)
        self._admit(clinics, standing, wish, now)
        judged = self._judged(session, wish, day)
        if whose is not None:
            question = question_of(whose)
            if judged is NOT_ASKED and self.asks_insurer and question is not None:
                verdicts.keep(session, self.vault, question, judged, now)
        if wish.kind in (Kind.APPOINTMENT, Kind.RE_EXAMINATION):
            _arrive(session, whose.ref if whose else "", wish, day)
        visit = self._visit(session, wish, _Admitted(clinics, judged, now, standing.paid_ahead))
        write(session, visit)
        self._check_caps(session, clinics, visit.places)
        return Registered(visit.registration, existing=False, places=visit.places)

    def _clinics(self, wish: Wish) -> tuple[ClinicEntry, ...]:
        if len(wish.clinics) > (1 if wish.kind is Kind.QUICK_NUMBER else self.most_clinics):
            raise errors.TooManyClinicsError
        found = []
        for clinic_id in wish.clinics:
            clinic = self.his.clinic(clinic_id)
            if clinic is None:
                raise errors.ClinicUnknownError
            found.append(clinic)
        return tuple(found)

    def _found(self, session: Session, held: dict[str, str], wish: Wish) -> RegistrationRow:
        missing = [clinic_id for clinic_id in wish.clinics if clinic_id not in held]
        if missing or len(set(held.values())) > 1:
            raise errors.AlreadyRegisteredError(next(iter(held)))
        return session.get_one(RegistrationRow, next(iter(held.values())))

    def _admit(self, clinics: tuple[ClinicEntry, ...], standing: Standing, wish: Wish, now: datetime) -> None:
        for clinic in clinics:
            if not takes_patients(clinic, now) or clinic.id in standing.closed:
                raise errors.ClinicClosedError(clinic.id)
            if wish.whose is not None:
                age = wish.whose.person.born.age_on(hospital_day(now))
                if not clinic.least_age <= age <= clinic.most_age:
                    raise errors.AgeNotTakenError(clinic.id)

    def _check_caps(self, session: Session, clinics: tuple[ClinicEntry, ...], places: tuple[PlaceRow, ...]) -> None:
        """Numbers that were given back are given again: only beyond the cap is there anything to count."""
        for clinic, place in zip(clinics, places, strict=True):
            if place.number > clinic.daily_cap and taken(session, clinic.id, place.day) > clinic.daily_cap:
                raise errors.ClinicFullError(clinic.id)

    def _judged(self, session: Session, wish: Wish, day: date) -> Judged | None:
        """Today's verdict for whom insurance is to pay. No verdict is `unverified`: it never costs the number."""
        if wish.whose is None or wish.kind not in _INSURED:
            return None
        found = verdicts.latest(session, self.vault, wish.whose.ref)
        today = found is not None and hospital_day(found.checked_at) == day
        judged = found.judged if found is not None and today else NOT_ASKED
        if judged is NOT_ASKED and wish.whose.person.asked_by is None:
            judged = NO_NUMBER
        if judged.status is CoverageStatus.NOT_COVERED:
            if wish.kind is Kind.BHYT:
                raise errors.NotCoveredError
            return None
        if wish.kind is not Kind.BHYT and not today:
            return None
        return judged

    def _visit(self, session: Session, wish: Wish, admitted: "_Admitted") -> NewVisit:
        clinics, judged, now = admitted.clinics, admitted.judged, admitted.now
        day = hospital_day(now)
        whose = wish.whose
        priority = priority_of(whose.person.born if whose else None, wish.claim, day, self.elder_age)
        quick = wish.kind is Kind.QUICK_NUMBER
        charges = () if quick else tuple(c for clinic in clinics for c in self.his.charges(clinic, judged, day))
        row = self._row(wish, judged, priority, now)
        row.due = sum((charge.amount for charge in charges), NOTHING).amount
        patient = patient_part(self.vault, whose.ref, _with_card(whose.person, judged), now) if whose else None
        bill = None
        if charges and whose is not None:
            lines = [BillLine(charge.text[:120], charge.amount) for charge in charges]
            payer = whose.person.masked_name
            if admitted.paid_ahead:
                # What was paid ahead is not due again.
                row.bill_id = open_bill(
                    session, registration_id=row.id, patient_ref=whose.ref, payer_name_masked=payer, lines=lines, at=now
                )
                row.due = session.get_one(BillRow, row.bill_id).due
            else:
                bill = draft_bill(registration_id=row.id, patient_ref=whose.ref, payer=payer, lines=lines, at=now)
                row.bill_id = bill.id
        places = tuple(
            transient(row, secrets.token_hex(16), clinic.id, rank, now) for rank, clinic in enumerate(clinics)
        )
        return NewVisit(row, places, patient, bill)

    def _row(self, wish: Wish, judged: Judged | None, priority: Priority, now: datetime) -> RegistrationRow:
        person = wish.whose.person if wish.whose else None
        return RegistrationRow(
            id=secrets.token_hex(16),
            request=wish.request,
            patient_ref=wish.whose.ref if wish.whose else None,
            day=hospital_day(now),
            kind=wish.kind,
            terminal=wish.terminal,
            source=person.level if person else None,
            way=person.way if person else None,
            name=self.vault.seal(person.masked_name, "masked name") if person else None,
            coverage=judged.status if judged else None,
            coverage_code=judged.code if judged else None,
            line=self.his.line_text(judged) if judged else None,
            priority=priority.first,
            priority_reason=priority.reason,
            slip=self.vault.seal(json.dumps(wish.slip, ensure_ascii=False), "slip") if wish.slip else None,
            companion=wish.companion or (person is not None and person.guardian is not None),
            guardian=self._guardian(person),
            due=0,
            state="active",
            made_at=now,
        )

    def _guardian(self, person: Person | None) -> bytes | None:
        if person is None or person.guardian is None:
            return None
        guardian = person.guardian
        content = {
            "name": guardian.name,
            "number": guardian.number,
            "level": guardian.level,
            "relation": guardian.relation,
        }
        return self.vault.seal(json.dumps(content, ensure_ascii=False), "guardian")


def active_today(session: Session, ref: str, day: date) -> list[RegistrationRow]:
    """The patient's registrations of today, first made first."""
    query = (
        select(RegistrationRow)
        .where(RegistrationRow.patient_ref == ref, RegistrationRow.day == day, RegistrationRow.state == "active")
        .order_by(RegistrationRow.made_at)
    )
    return list(session.scalars(query))


def question_of(whose: Identified) -> Question | None:
    """What the insurer is asked about a patient; None for somebody who has no number to ask by."""
    person = whose.person
    if person.asked_by is None:
        return None
    return Question(
        patient_ref=whose.ref,
        query=CardQuery(person.asked_by, person.name, person.born),
        sex=person.sex,
        citizen_number=person.number,
        by_chip=person.level is Source.CHIP,
    )


def _with_card(person: Person, judged: Judged | None) -> Person:
    """The person with the insurance number that was verified today, so that it names them the next time."""
    card = judged.card.number if judged is not None and judged.card is not None else None
    if judged is None or judged.status is not CoverageStatus.COVERED or card is None or not card[-10:].isdigit():
        return person
    return replace(person, card=card) if len(card) in (10, 15) else person


def _arrive(session: Session, ref: str, wish: Wish, day: date) -> None:
    """Take up what is booked. A re-examination without a booking stands on the paper the patient speaks of."""
    again = wish.kind is Kind.RE_EXAMINATION
    booked = {row.clinic_id: row for row in appointments_on(session, ref, day) if row.re_examination or not again}
    for clinic_id in wish.clinics:
        if clinic_id in booked:
            booked[clinic_id].state = "arrived"
        elif not (again and wish.slip is not None):
            raise errors.NoAppointmentError(clinic_id)
