"""Whether results are ready: a kind and a state, never a name of a test and never a value."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kiosk.backend.store.base import Base
from kiosk.backend.store.moments import Moment


class ResultRow(Base):
    """One order of a patient. `kind` is as coarse as a public hall allows."""

    __tablename__ = "results"
    __table_args__ = (
        CheckConstraint("kind IN ('laboratory', 'imaging', 'other')"),
        CheckConstraint("state IN ('pending', 'ready')"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    patient_ref: Mapped[str] = mapped_column(ForeignKey("patients.ref"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(8))
    clinic_id: Mapped[str] = mapped_column(String(20))
    ordered_at: Mapped[datetime] = mapped_column(Moment)


def results_of(session: Session, patient_ref: str) -> list[ResultRow]:
    """The patient's orders, newest first, twenty of them."""
    query = (
        select(ResultRow).where(ResultRow.patient_ref == patient_ref).order_by(ResultRow.ordered_at.desc()).limit(20)
    )
    return list(session.scalars(query))
