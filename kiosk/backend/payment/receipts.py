"""Receipts a terminal may still owe to a patient: it knows from its journal which of them never came out on paper."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from kiosk.backend.payment.machine import Posting
from kiosk.backend.payment.records import BillRow, IntentRow, PostingRow
from kiosk.domain.payment import PaymentState

OFFERED_FOR: Final = timedelta(hours=72)
"""As long as a left code is watched: money that comes late is receipted when its payer comes back."""
_MOST: Final = 20


def receipts_of(
    session: Session,
    kiosk_id: str,
    now: datetime,
    *,
    patient_ref: str | None = None,
    registration_id: str | None = None,
) -> list[dict[str, Any]]:
    """What was paid at this terminal lately by a patient, or for one registration; oldest first.

    Only at this terminal: what another one printed, this one cannot know. Where a bill was paid in parts at several,
    the last of them printed.
    """
    part = aliased(IntentRow)
    last = (
        select(func.max(part.slot))
        .where(part.bill_id == PostingRow.bill_id, part.state == PaymentState.PAID.value)
        .correlate(PostingRow)
        .scalar_subquery()
    )
    wanted = (
        select(PostingRow.receipt)
        .join(IntentRow, IntentRow.bill_id == PostingRow.bill_id)
        .join(BillRow, BillRow.id == PostingRow.bill_id)
        .where(
            PostingRow.state == Posting.POSTED,
            PostingRow.posted_at > now - OFFERED_FOR,
            IntentRow.slot == last,
            IntentRow.kiosk_id == kiosk_id,
        )
        .order_by(PostingRow.posted_at, PostingRow.bill_id)
    )
    if patient_ref is not None:
        wanted = wanted.where(BillRow.patient_ref == patient_ref)
    if registration_id is not None:
        wanted = wanted.where(BillRow.registration_id == registration_id)
    return [receipt for receipt in session.scalars(wanted.limit(_MOST)) if receipt is not None]
