"""A time agreed before."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Appointment:
    """An examination agreed for today; `clinic` is the clinic's name."""

    id: str
    clinic_id: str
    clinic: str
    at: datetime
