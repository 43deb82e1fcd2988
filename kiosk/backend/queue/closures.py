"""Clinics that staff closed for the rest of a day."""

from datetime import date, datetime

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kiosk.backend.store.base import Base
from kiosk.backend.store.moments import Moment


class ClosureRow(Base):
    """One clinic, closed on one day by one member of staff."""

    __tablename__ = "closures"

    clinic_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    staff: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(Moment)


def is_closed(session: Session, clinic_id: str, day: date) -> bool:
    """Whether staff closed this clinic today."""
    return session.get(ClosureRow, (clinic_id, day)) is not None


def closed_today(session: Session, day: date) -> set[str]:
    """The ids of the clinics closed today."""
    return set(session.scalars(select(ClosureRow.clinic_id).where(ClosureRow.day == day)))
