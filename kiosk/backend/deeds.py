"""Who did what to the backend itself: sign-ins, enrolments, orders, erasures. One row each, with no person but staff.

What staff did about money stands in its own log (`payment/audit.py`); look-ups at the insurer in `lookups`.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kiosk.backend.store.base import Base, RowId
from kiosk.backend.store.moments import Moment


class Deed(StrEnum):
    """What was done."""

    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"
    SIGNED_OUT_ALL = "signed_out_all"
    KIOSK_ADDED = "kiosk_added"
    CODE_ISSUED = "code_issued"
    KIOSK_ENROLLED = "kiosk_enrolled"
    KIOSK_REVOKED = "kiosk_revoked"
    ORDERED = "ordered"
    PASS_ISSUED = "pass_issued"  # noqa: S105 - a word
    AT_TERMINAL = "at_terminal"
    TABLE_FETCHED = "table_fetched"
    FORGOTTEN = "forgotten"
    ERASED = "erased"
    REKEYED = "rekeyed"


class DeedRow(Base):
    """One deed. `who` is an account of staff, a terminal, or the account a command was typed by."""

    __tablename__ = "deeds"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    who: Mapped[str] = mapped_column(String(40))
    what: Mapped[str] = mapped_column(String(16))
    target: Mapped[str] = mapped_column(String(80))


def note_deed(session: Session, who: str, what: Deed, target: str, now: datetime) -> None:
    """Write it down in the caller's transaction."""
    session.add(DeedRow(at=now, who=who[:40], what=what, target=target[:80]))


def last_deeds(session: Session, since: datetime, most: int = 500) -> list[DeedRow]:
    """The newest first: a terminal may tell of a deed later than it was done."""
    query = select(DeedRow).where(DeedRow.at >= since).order_by(DeedRow.at.desc(), DeedRow.id.desc())
    return list(session.scalars(query.limit(most)))
