"""The invented patients of the sample hospital: known from earlier days, some with an appointment today."""

import tomllib
from datetime import datetime, time, timedelta
from importlib import resources

from sqlalchemy import update
from sqlalchemy.orm import Session

from kiosk.backend.clock import hospital_day
from kiosk.backend.his.results import ResultRow
from kiosk.backend.registration.patients import remember, sealed_orders
from kiosk.backend.registration.person import of_citizen, patient_ref
from kiosk.backend.registration.rows import AppointmentRow
from kiosk.backend.store.vault import Vault
from kiosk.domain.citizen import Citizen, Sex, Source
from kiosk.domain.dates import HOSPITAL_TIME, PartialDate
from kiosk.domain.fields import Fields


def load_sample_patients(session: Session, vault: Vault, now: datetime) -> int:
    """Remember them and book today's appointments; doing it again changes nothing. How many there are."""
    values = tomllib.loads(resources.files(__package__).joinpath("sample_patients.toml").read_text("utf-8"))
    patients = Fields(values, "sample.").each("patient")
    for listed in patients:
        citizen = Citizen(
            number=listed.text("number", 12),
            name=listed.text("name", 100),
            born=PartialDate.parse(listed.text("born", 10)),
            sex=Sex(listed.text("sex", 6)),
            source=Source.QR,
            residence=listed.text("residence", 300),
        )
        ref = patient_ref(vault, citizen.number)
        remember(session, vault, ref, of_citizen(citizen), now)
        clinic = listed.text_or_none("appointment", 20)
        if clinic is not None:
            at = datetime.combine(hospital_day(now), time.fromisoformat(listed.text("at", 5)), HOSPITAL_TIME)
            booking = AppointmentRow(
                id=f"{ref[:16]}{at:%Y%m%d}{clinic}"[:32],
                patient_ref=ref,
                clinic_id=clinic,
                at=at,
                state="booked",
                code=listed.text("code", 8),
                orders=sealed_orders(vault, list(listed.texts("orders"))),
                re_examination=listed.flag("re_examination", default=False),
            )
            _book(session, booking)
            _order(session, ref, clinic, now)
    return len(patients)


def _order(session: Session, ref: str, clinic: str, now: datetime) -> None:
    for kind, state, days in (("laboratory", "ready", 2), ("imaging", "pending", 1)):
        order_id = f"{ref[:24]}-{kind}"
        if session.get(ResultRow, order_id) is None:
            ordered = now - timedelta(days=days)
            row = ResultRow(id=order_id, patient_ref=ref, kind=kind, state=state, clinic_id=clinic, ordered_at=ordered)
            session.add(row)


def _book(session: Session, booking: AppointmentRow) -> None:
    """Today's booking; the code is the same every day, so that the one of an earlier day gives it up."""
    if session.get(AppointmentRow, booking.id) is None:
        session.execute(update(AppointmentRow).where(AppointmentRow.code == booking.code).values(code=None))
        session.add(booking)
        session.flush()
