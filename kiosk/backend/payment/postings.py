"""Telling the HIS, and the receipt that exists only once that is durable."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update

from kiosk.backend.clock import Clock
from kiosk.backend.payment.advances import DEPOSIT
from kiosk.backend.payment.bills import lines_of
from kiosk.backend.payment.his import HisAwayError, HisLedger, HisPosting
from kiosk.backend.payment.ledger import BillRows, lock_bill, posted, refused_by_his
from kiosk.backend.payment.machine import Posting
from kiosk.backend.payment.reached import Reached, unwatched
from kiosk.backend.payment.records import BillRow, IntentRow, PostingRow
from kiosk.backend.payment.settings import PaymentSettings
from kiosk.backend.payment.settle import Bucket
from kiosk.backend.store.sessions import Sessions
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.money import Dong
from kiosk.domain.receipt import Receipt, ReceiptLine

log = logging.getLogger(__name__)

_LEASE: Final = timedelta(seconds=30)
_TITLE: Final = "BIÊN LAI THU TIỀN"
_DEPOSIT_TITLE: Final = "BIÊN LAI THU TẠM ỨNG"
_ADVANCE_METHOD: Final = "Trừ tạm ứng"
_METHOD: Final = "Chuyển khoản VietQR"


@dataclass(frozen=True, slots=True)
class _Claim:
    posting: HisPosting


class Postings:
    """The outbox of HIS postings. Keyed by bill and version, so a repeat after a crash changes nothing."""

    def __init__(
        self,
        sessions: Sessions,
        his: HisLedger,
        settings: PaymentSettings,
        now: Clock,
        reached: Reached = unwatched,
    ) -> None:
        self._sessions = sessions
        self._his = his
        self._settings = settings
        self._now = now
        self._reached = reached
        self.changed: Callable[[str], None] = lambda _id: None

    def waiting(self) -> tuple[str, ...]:
        """Bills whose posting is to be tried now."""
        with self._sessions.begin() as session:
            return tuple(
                session.scalars(
                    select(PostingRow.bill_id).where(
                        PostingRow.state == Posting.CALLING, PostingRow.try_at <= self._now()
                    )
                )
            )

    def run(self, bill_id: str) -> None:
        """Post one bill, if it is time. An HIS that does not answer is asked again later with the same key."""
        claim = self._claim(bill_id)
        if claim is None:
            return
        self._reached("posting_claimed")
        try:
            number = self._his.post(claim.posting)
        except HisAwayError:
            self._later(bill_id)
            return
        self._reached("his_called")
        with self._sessions.begin() as session:
            rows = lock_bill(session, bill_id)
            if rows is None or rows.posting_state is not Posting.CALLING:
                return
            now = self._now()
            if number is None:
                refused_by_his(session, rows, now)
            else:
                lines = tuple(ReceiptLine(line.text, line.amount) for line in lines_of(session, bill_id))
                receipt = self._receipt(rows, lines, claim.posting.ref, number, now)
                posted(session, rows, receipt.to_json(), now)
            watched = [intent.id for intent in rows.intents]
        self._reached("posting_recorded")
        for intent_id in watched:
            self.changed(intent_id)

    def _claim(self, bill_id: str) -> _Claim | None:
        with self._sessions.begin() as session:
            now = self._now()
            taken = session.scalars(
                update(PostingRow)
                .where(PostingRow.bill_id == bill_id, PostingRow.state == Posting.CALLING, PostingRow.try_at <= now)
                .values(try_at=now + _LEASE)
                .returning(PostingRow)
            ).one_or_none()
            if taken is None:
                return None
            bill = session.get_one(BillRow, bill_id)
            intent = session.get(IntentRow, taken.intent_id) if taken.intent_id else None
            return _Claim(
                HisPosting(
                    key=taken.key,
                    bill_id=bill_id,
                    amount=Dong(taken.amount),
                    ref=intent.ref if intent else "",
                    at=now,
                    advance=Dong(bill.deducted),
                    deposit=bill.kind == DEPOSIT,
                )
            )

    def _later(self, bill_id: str) -> None:
        with self._sessions.begin() as session:
            row = session.get_one(PostingRow, bill_id)
            if row.failures == 0:
                log.info("the HIS gave no answer; posting again later")
            row.failures += 1
            row.try_at = self._now() + timedelta(seconds=min(300, 2 ** min(row.failures, 9)))

    def _receipt(self, rows: BillRows, lines: tuple[ReceiptLine, ...], ref: str, number: str, now: datetime) -> Receipt:
        used = [
            credit.credited_at
            for credit, use in zip(rows.credits, rows.uses, strict=True)
            if use.bucket == Bucket.ALLOCATED
        ]
        paid = max(used, default=now)
        deposit = rows.bill.kind == DEPOSIT
        return Receipt(
            hospital=self._settings.hospital,
            title=_DEPOSIT_TITLE if deposit else _TITLE,
            number=number,
            lines=lines,
            total=Dong(rows.bill.due),
            method=_METHOD if used else _ADVANCE_METHOD,
            ref=ref,
            paid=paid.astimezone(HOSPITAL_TIME),
            issued=now.astimezone(HOSPITAL_TIME),
            name=rows.bill.payer_name_masked or None,
            # For staff to find it: nothing personal, and no proof of anything by itself.
            qr=f"R1|{number}|{ref}",
            notes=_notes(rows),
        )


def _notes(rows: BillRows) -> tuple[str, ...]:
    """What the total alone does not say."""
    if rows.bill.kind == DEPOSIT:
        return ("Tiền tạm ứng được trừ vào các hóa đơn sau.",)
    if rows.bill.deducted:
        whole = Dong(rows.bill.due + rows.bill.deducted)
        return (f"Tổng chi phí {whole}, đã trừ tạm ứng {Dong(rows.bill.deducted)}.",)
    return ()
