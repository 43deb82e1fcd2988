"""Patients, appointments and registrations. What names a person is sealed; the rest is what a day is run by."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.backend.store.base import Base
from kiosk.backend.store.moments import Moment


class PatientRow(Base):
    """Somebody who registered here once. `ref` is a keyed fingerprint of the citizen number, `card_ref` of the
    insurance number."""

    __tablename__ = "patients"

    ref: Mapped[str] = mapped_column(String(32), primary_key=True)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    card_ref: Mapped[str | None] = mapped_column(String(32), index=True)
    level: Mapped[str] = mapped_column(String(8))
    first_seen: Mapped[datetime] = mapped_column(Moment)
    last_seen: Mapped[datetime] = mapped_column(Moment, index=True)
    erased_at: Mapped[datetime | None] = mapped_column(Moment)


class AppointmentRow(Base):
    """A time agreed before. It is `arrived` once its patient registered for it.

    `code` is what the patient was told, `orders` the sealed names of tests ordered for it.
    """

    __tablename__ = "appointments"
    __table_args__ = (
        UniqueConstraint("patient_ref", "clinic_id", "at"),
        CheckConstraint("state IN ('booked', 'arrived', 'cancelled')"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    patient_ref: Mapped[str] = mapped_column(ForeignKey("patients.ref"), index=True)
    clinic_id: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(10), default="booked")
    code: Mapped[str | None] = mapped_column(String(8), unique=True, index=True)
    orders: Mapped[bytes | None] = mapped_column(LargeBinary)
    re_examination: Mapped[bool] = mapped_column(default=False)
    his_id: Mapped[str | None] = mapped_column(String(64))


class RegistrationRow(Base):
    """One visit: one kind, one or more places. `name` is the sealed masked name for reprints.

    `source` is the level of the identity and `way` by what it was found; `guardian` seals who brought the patient.
    """

    __tablename__ = "registrations"
    __table_args__ = (
        Index("of_patient_today", "patient_ref", "day"),
        CheckConstraint("due >= 0"),
        CheckConstraint("state IN ('active', 'cancelled')"),
        CheckConstraint("kind IN ('bhyt', 'self_pay', 'appointment', 're_examination', 'quick_number')"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    request: Mapped[str] = mapped_column(String(150), unique=True)
    patient_ref: Mapped[str | None] = mapped_column(ForeignKey("patients.ref"))
    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(16))
    terminal: Mapped[str] = mapped_column(String(40))
    source: Mapped[str | None] = mapped_column(String(8))
    way: Mapped[str | None] = mapped_column(String(12))
    name: Mapped[bytes | None] = mapped_column(LargeBinary)
    coverage: Mapped[str | None] = mapped_column(String(16))
    coverage_code: Mapped[str | None] = mapped_column(String(3))
    line: Mapped[str | None] = mapped_column(String(200))
    priority: Mapped[bool]
    priority_reason: Mapped[str | None] = mapped_column(String(16))
    slip: Mapped[bytes | None] = mapped_column(LargeBinary)
    companion: Mapped[bool] = mapped_column(default=False)
    guardian: Mapped[bytes | None] = mapped_column(LargeBinary)
    due: Mapped[int]
    bill_id: Mapped[str | None] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(10), default="active")
    made_at: Mapped[datetime] = mapped_column(Moment)
    cancelled_at: Mapped[datetime | None] = mapped_column(Moment)
