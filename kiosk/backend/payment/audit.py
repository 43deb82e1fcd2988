"""Who did what about money: one row with each action, in the action's own transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.payment.records import AuditRow


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done. `target` is a case, a payment or a day, never a person."""

    staff: str
    action: str
    target: str
    amount: int | None = None
    note: str | None = None


def note_deed(session: Session, deed: Deed, now: datetime) -> None:
    """Write it down in the caller's transaction."""
    session.add(
        AuditRow(
            at=now,
            staff=deed.staff[:64],
            action=deed.action[:24],
            target=deed.target[:60],
            amount=deed.amount,
            note=deed.note[:100] if deed.note else None,
        )
    )


def last_deeds(session: Session, count: int = 200) -> list[AuditRow]:
    """The newest first."""
    return list(session.scalars(select(AuditRow).order_by(AuditRow.id.desc()).limit(count)))
