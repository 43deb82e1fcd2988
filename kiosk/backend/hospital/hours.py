"""When a clinic takes patients."""

from datetime import date, datetime, time

from kiosk.backend.hospital.directory import ClinicEntry
from kiosk.domain.dates import HOSPITAL_TIME


def opening(clinic: ClinicEntry, day: date) -> datetime:
    """When the clinic opens on this day."""
    return datetime.combine(day, clinic.opens, HOSPITAL_TIME)


def takes_patients(clinic: ClinicEntry, now: datetime) -> bool:
    """Whether numbers are given now: from an hour and a half before it opens (people queue early) until it closes."""
    here = now.astimezone(HOSPITAL_TIME)
    minute = here.hour * 60 + here.minute
    return _minutes(clinic.opens) - 90 <= minute <= _minutes(clinic.closes)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
