"""A HIS of another maker: it decides, and what it acknowledged is kept here as one leg of the day's comparison."""

from datetime import datetime
from enum import Enum, auto

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.backend.payment.advances import DEPOSIT
from kiosk.backend.payment.his import HisAwayError, HisLedger, HisPosting
from kiosk.backend.payment.records import BillRow, HisPaymentRow, IntentRow, PostingRow
from kiosk.backend.store.sessions import Sessions
from kiosk.domain.money import Dong


class Confirmed(Enum):
    """What the HIS says when it is asked about a payment it acknowledged."""

    YES = auto()
    NO = auto()
    AWAY = auto()


class FarHis:
    """A ledger over the network. A payment it acknowledged once is not sent again, whatever dies in between."""

    def __init__(self, far: HisLedger, sessions: Sessions) -> None:
        self._far = far
        self._sessions = sessions

    def post(self, posting: HisPosting) -> str | None:
        """Its receipt's number; None where the bill was paid by other means. Raises HisAwayError."""
        with self._sessions.begin() as session:
            held = session.get(HisPaymentRow, posting.bill_id)
            if held is not None and held.key == posting.key:
                return held.number
        number = self._far.post(posting)
        if number is not None:
            self._keep(posting, number)
        return number

    def confirm(self, since: datetime, until: datetime) -> dict[str, Confirmed]:
        """What it says now of each payment it acknowledged in a time, by bill: the same key brings the same number."""
        with self._sessions.begin() as session:
            asked = [
                (_again(row, bill, ref or ""), row.number)
                for row, bill, ref in session.execute(
                    select(HisPaymentRow, BillRow, IntentRow.ref)
                    .join(BillRow, BillRow.id == HisPaymentRow.bill_id)
                    .outerjoin(PostingRow, PostingRow.bill_id == HisPaymentRow.bill_id)
                    .outerjoin(IntentRow, IntentRow.id == PostingRow.intent_id)
                    .where(HisPaymentRow.paid_at >= since, HisPaymentRow.paid_at < until)
                )
            ]
        return {posting.bill_id: self._said(posting, number) for posting, number in asked}

    def _said(self, posting: HisPosting, number: str) -> Confirmed:
        try:
            return Confirmed.YES if self._far.post(posting) == number else Confirmed.NO
        except HisAwayError:
            return Confirmed.AWAY

    def _keep(self, posting: HisPosting, number: str) -> None:
        with self._sessions.begin() as session:
            dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
            session.execute(
                dialect.insert(HisPaymentRow)
                .values(
                    bill_id=posting.bill_id,
                    key=posting.key,
                    channel="kiosk",
                    amount=posting.amount.amount,
                    advance=posting.advance.amount,
                    number=number,
                    paid_at=posting.at,
                )
                # A number it gave before is not acknowledged: the day's comparison shows the bill as not at the HIS.
                .on_conflict_do_nothing()
            )


def _again(row: HisPaymentRow, bill: BillRow, ref: str) -> HisPosting:
    return HisPosting(
        key=row.key,
        bill_id=row.bill_id,
        amount=Dong(row.amount),
        ref=ref,
        at=row.paid_at,
        advance=Dong(row.advance),
        deposit=bill.kind == DEPOSIT,
    )
