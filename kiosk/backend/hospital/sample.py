"""The invented patients of the sample hospital: known from earlier days, some with an appointment today."""

import tomllib
from datetime import datetime, time, timedelta
from importlib import resources

from sqlalchemy.orm import Session

from kiosk.backend.clock import hospital_day
from kiosk.backend.his.results import ResultRow
from kiosk.backend.registration.patients import remember
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
        ref = remember(session, vault, citizen, now)
        clinic = listed.text_or_none("appointment", 20)
        if clinic is not None:
            at = datetime.combine(hospital_day(now), time.fromisoformat(listed.text("at", 5)), HOSPITAL_TIME)
            _book(session, ref, clinic, at)
            _order(session, ref, clinic, now)
    return len(patients)


def _order(session: Session, ref: str, clinic: str, now: datetime) -> None:
    for kind, state, days in (("laboratory", "ready", 2), ("imaging", "pending", 1)):
        order_id = f"{ref[:24]}-{kind}"
        if session.get(ResultRow, order_id) is None:
            ordered = now - timedelta(days=days)
            row = ResultRow(id=order_id, patient_ref=ref, kind=kind, state=state, clinic_id=clinic, ordered_at=ordered)
            session.add(row)


def _book(session: Session, ref: str, clinic: str, at: datetime) -> None:
    appointment_id = f"{ref[:16]}{at:%Y%m%d}{clinic}"[:32]
    if session.get(AppointmentRow, appointment_id) is None:
        session.add(AppointmentRow(id=appointment_id, patient_ref=ref, clinic_id=clinic, at=at, state="booked"))
