"""A new visit's rows: patient, registration, bill, counters and places, all in the caller's transaction.

On PostgreSQL they are one statement, and what stands in the way is read by another: a number costs four round trips
and not twenty-five. SQLite has no round trips; there each row is written by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.payment.bills import DraftBill, keep_draft
from kiosk.backend.payment.records import AdvanceRow
from kiosk.backend.queue.closures import is_closed
from kiosk.backend.queue.numbers import next_number
from kiosk.backend.queue.rows import TURNS, PlaceRow
from kiosk.backend.registration.patients import PatientPart, keep_patient
from kiosk.backend.registration.rows import RegistrationRow

GONE: Final = ("cancelled", "void", "transferred")
_BETWEEN: Final = "\x1f"
_COLUMNS: Final = tuple(column.name for column in RegistrationRow.__table__.columns)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands already: who holds which clinic today, what is closed, whether money was paid ahead."""

    held: dict[str, str]
    closed: frozenset[str]
    paid_ahead: bool


@dataclass(frozen=True, slots=True)
class NewVisit:
    """Everything of a visit but its numbers. `places` in the patient's order; their numbers are 0 until written."""

    registration: RegistrationRow
    places: tuple[PlaceRow, ...]
    patient: PatientPart | None = field(default=None, repr=False)
    bill: DraftBill | None = None


def look(session: Session, ref: str | None, clinics: Sequence[str], day: date) -> Standing:
    """What speaks against a visit of this patient to these clinics."""
    if session.get_bind().dialect.name == "postgresql":
        row = session.connection().exec_driver_sql(_LOOK, {"ref": ref, "clinics": list(clinics), "day": day}).one()
        return Standing(row[0] or {}, frozenset(row[1]), row[2])
    held = select(PlaceRow.clinic_id, PlaceRow.registration_id).where(
        PlaceRow.patient_ref == ref,
        PlaceRow.day == day,
        PlaceRow.clinic_id.in_(clinics),
        PlaceRow.state.not_in(GONE),
    )
    ahead = select(AdvanceRow.bill_id).where(AdvanceRow.patient_ref == ref, AdvanceRow.remaining > 0).limit(1)
    return Standing(
        {row[0]: row[1] for row in session.execute(held)} if ref is not None else {},
        frozenset(clinic for clinic in clinics if is_closed(session, clinic, day)),
        ref is not None and session.scalars(ahead).first() is not None,
    )


def write(session: Session, visit: NewVisit) -> None:
    """Write it and give its places their numbers.

    Counters are raised in the order of clinics' ids, so that two visits to the same clinics never wait for each other.
    """
    if session.get_bind().dialect.name == "postgresql":
        _in_one(session, visit)
    else:
        _row_by_row(session, visit)


def _row_by_row(session: Session, visit: NewVisit) -> None:
    if visit.patient is not None:
        keep_patient(session, visit.patient)
    session.add(visit.registration)
    session.flush()
    if visit.bill is not None:
        keep_draft(session, visit.bill)
    for place in sorted(visit.places, key=lambda place: place.clinic_id):
        place.number = next_number(session, place.clinic_id, place.day)
        place.turn = place.number * TURNS
        session.add(place)
    session.flush()


def _in_one(session: Session, visit: NewVisit) -> None:
    row, patient, bill = visit.registration, visit.patient, visit.bill
    places = sorted(visit.places, key=lambda place: place.clinic_id)
    values: dict[str, object] = {f"r_{name}": getattr(row, name) for name in _COLUMNS}
    values |= {
        "p_ref": patient.ref if patient else None,
        "p_sealed": patient.sealed if patient else None,
        "p_card": patient.card_ref if patient else None,
        "p_level": patient.level if patient else None,
        "p_below": _row(patient.below if patient else ()),
        "b_id": bill.id if bill else None,
        "b_payer": bill.payer if bill else None,
        "b_version": bill.version if bill else None,
        "b_due": bill.due if bill else None,
        "b_texts": _row(text for text, _ in bill.lines) if bill else "",
        "b_amounts": _row(amount for _, amount in bill.lines) if bill else "",
        "w_ids": _row(place.id for place in places),
        "w_clinics": _row(place.clinic_id for place in places),
        "w_ranks": _row(place.rank for place in places),
    }
    rows = session.connection().exec_driver_sql(_WRITE, values)
    given: dict[str, int] = {row[0]: row[1] for row in rows}
    for place in places:
        place.number = given[place.clinic_id]
        place.turn = place.number * TURNS


def _row(values: Iterable[object]) -> str:
    """Several values as one: a list as a parameter costs the driver as much as everything else together. What people
    wrote has been cleaned of control characters (`kiosk.domain.text`)."""
    return _BETWEEN.join(map(str, values))


def transient(row: RegistrationRow, place_id: str, clinic_id: str, rank: int, at: datetime) -> PlaceRow:
    """A place that has no number yet."""
    return PlaceRow(
        id=place_id,
        registration_id=row.id,
        patient_ref=row.patient_ref,
        request=row.request,
        clinic_id=clinic_id,
        day=row.day,
        number=0,
        rank=rank,
        priority=row.priority,
        issued_at=at,
        state="waiting",
        calls=0,
        copies=0,
    )


_LOOK: Final = """
SELECT (SELECT json_object_agg(clinic_id, registration_id) FROM places
         WHERE patient_ref = %(ref)s::text AND day = %(day)s::date AND clinic_id = ANY(%(clinics)s::text[])
           AND state NOT IN ('cancelled', 'void', 'transferred')),
       ARRAY(SELECT clinic_id FROM closures WHERE day = %(day)s::date AND clinic_id = ANY(%(clinics)s::text[])),
       EXISTS (SELECT FROM payment_advance WHERE patient_ref = %(ref)s::text AND remaining > 0)
"""

# A surer identity replaces a less sure one, never the reverse: `p_below` are the levels this one is not below.
_WRITE: Final = f"""
WITH known AS (
  INSERT INTO patients AS p (ref, sealed, card_ref, level, first_seen, last_seen)
  SELECT %(p_ref)s::text, %(p_sealed)s::bytea, %(p_card)s::text, %(p_level)s::text,
         %(r_made_at)s::timestamptz, %(r_made_at)s::timestamptz
   WHERE %(p_ref)s::text IS NOT NULL
  ON CONFLICT (ref) DO UPDATE SET
    sealed = CASE WHEN p.sealed IS NULL OR strpos(%(p_below)s, p.level) > 0 THEN excluded.sealed ELSE p.sealed END,
    level = CASE WHEN p.sealed IS NULL OR strpos(%(p_below)s, p.level) > 0 THEN excluded.level ELSE p.level END,
    erased_at = CASE WHEN p.sealed IS NULL OR strpos(%(p_below)s, p.level) > 0 THEN NULL ELSE p.erased_at END,
    card_ref = coalesce(excluded.card_ref, p.card_ref),
    last_seen = excluded.last_seen
), registered AS (
  INSERT INTO registrations ({", ".join(_COLUMNS)}) VALUES ({", ".join(f"%(r_{name})s" for name in _COLUMNS)})
), billed AS (
  INSERT INTO bill (id, registration_id, patient_ref, payer_name_masked, due, deducted, version, kind, opened_at)
  SELECT %(b_id)s::text, %(r_id)s::text, %(p_ref)s::text, %(b_payer)s::text, %(b_due)s::bigint, 0,
         %(b_version)s::text, 'fee', %(r_made_at)s::timestamptz
   WHERE %(b_id)s::text IS NOT NULL
), lined AS (
  INSERT INTO bill_line (bill_id, n, text, amount)
  SELECT %(b_id)s::text, line.n - 1, line.text, line.amount
    FROM unnest(string_to_array(%(b_texts)s, chr(31)), string_to_array(%(b_amounts)s, chr(31))::bigint[])
         WITH ORDINALITY AS line (text, amount, n)
), counted AS (
  INSERT INTO counters AS c (clinic_id, day, last)
  SELECT wanted.clinic_id, %(r_day)s::date, 1
    FROM unnest(string_to_array(%(w_clinics)s, chr(31))) WITH ORDINALITY AS wanted (clinic_id, n) ORDER BY wanted.n
  ON CONFLICT (clinic_id, day) DO UPDATE SET last = c.last + 1
  RETURNING clinic_id, last
), placed AS (
  INSERT INTO places (id, registration_id, patient_ref, request, clinic_id, day, number, turn, rank, priority, state,
                      issued_at, calls, copies)
  SELECT wanted.id, %(r_id)s::text, %(r_patient_ref)s::text, %(r_request)s::text, counted.clinic_id,
         %(r_day)s::date, counted.last, counted.last::bigint * {TURNS}, wanted.rank, %(r_priority)s::boolean, 'waiting',
         %(r_made_at)s::timestamptz, 0, 0
    FROM counted
    JOIN unnest(string_to_array(%(w_ids)s, chr(31)), string_to_array(%(w_clinics)s, chr(31)),
                string_to_array(%(w_ranks)s, chr(31))::int[]) AS wanted (id, clinic_id, rank)
   USING (clinic_id)
)
SELECT clinic_id, last FROM counted
"""  # noqa: S608 - columns of our own table
