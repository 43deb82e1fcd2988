"""Day end: bank, backend and HIS compared over a window of three days; every difference is an item with a kind.

A bank books transfers made at night on the next day, so one calendar day never balances by itself.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kiosk.backend.clock import Clock
from kiosk.backend.payment.audit import Deed, note_deed
from kiosk.backend.payment.day_report import Difference, Item, Owner, Report
from kiosk.backend.payment.differences import bank_differences, his_differences, not_confirmed
from kiosk.backend.payment.far_his import Confirmed, FarHis
from kiosk.backend.payment.machine import Posting
from kiosk.backend.payment.orders import asked_of
from kiosk.backend.payment.progress import Progress
from kiosk.backend.payment.providers.provider import Arrival, Provider, ProviderAwayError
from kiosk.backend.payment.records import CreditRow, HisPaymentRow, IntentRow, PostingRow, RefundRow, ReportRow, UseRow
from kiosk.backend.payment.settle import Bucket
from kiosk.backend.payment.window import Window
from kiosk.backend.store.sessions import Sessions
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.money import Dong

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as it was, when, and who asked for it (nobody: the hourly look)."""

    report: Report
    at: datetime
    by: str | None


class Reconciliation:
    """Asks the bank, learns what was missed, compares."""

    def __init__(
        self,
        sessions: Sessions,
        provider: Provider,
        progress: Progress,
        watch: timedelta,
        now: Clock,
        *,
        far_his: FarHis | None = None,
    ) -> None:
        self._sessions = sessions
        self._provider = provider
        self._progress = progress
        self._watch = watch
        self._now = now
        self._far_his = far_his

    def of(self, day: date, *, ask_his: bool = True) -> Report:
        """The report of a hospital day, over the day before, the day itself and the day after.

        `ask_his`: a far HIS is asked about each payment it acknowledged, else its acknowledgement counts.
        """
        window = Window.around(day)
        try:
            bank = self._bank(window)
        except ProviderAwayError:
            bank = None
        learned = self._learn(bank or {})
        said: dict[str, Confirmed] = {}
        if ask_his and self._far_his is not None:
            said = self._far_his.confirm(window.start, window.end)
        with self._sessions.begin() as session:
            report = self._report(session, day, window, bank, learned)
            return replace(report, differences=(*report.differences, *not_confirmed(session, said)))

    def run(self, day: date, by: str | None = None) -> Report:
        """The report of a day, kept for the staff page; `by` is who asked for it."""
        # Hourly, what it acknowledged stands: nobody's HIS is asked two thousand questions an hour.
        report = self.of(day, ask_his=by is not None)
        now = self._now()
        with self._sessions.begin() as session:
            dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
            values = {"at": now, "by": by, "document": report.to_json()}
            session.execute(
                dialect.insert(ReportRow)
                .values(day=day, **values)
                .on_conflict_do_update(index_elements=["day"], set_=values)
            )
            if by is not None:
                note_deed(session, Deed(by, "reconcile", day.isoformat()), now)
        return report

    def kept(self, day: date) -> Kept | None:
        """The newest report of a day, if there is one."""
        with self._sessions.begin() as session:
            row = session.get(ReportRow, day)
            return None if row is None else Kept(Report.of_json(row.document), row.at, row.by)

    def hourly(self) -> None:
        """Today's report, kept and for the log: a difference without an owner is an error."""
        report = self.run(self._now().astimezone(HOSPITAL_TIME).date())
        kinds = sorted({item.what for item in report.differences})
        if report.balanced or kinds == [Difference.BANK_NOT_ASKED]:
            log.info("reconciled: %d received, %d open items", report.received, len(report.open))
        else:
            log.error("the books do not balance: %s", ", ".join(kinds) or "sums")

    def _bank(self, window: Window) -> dict[str, Arrival]:
        """The bank's credits in the window: from its list, else order by order; ours where nobody can be asked."""
        if not self._provider.mints:
            with self._sessions.begin() as session:
                rows = session.scalars(select(CreditRow).where(CreditRow.provider == self._provider.name))
                return {row.txn_id: _as_arrival(row) for row in rows if window.holds(row.credited_at)}
        listed = self._provider.credits_since(window.start)
        if listed is None:
            listed = tuple(self._order_by_order(window))
        return {arrival.txn_id: arrival for arrival in listed if window.holds(arrival.credited_at)}

    def _order_by_order(self, window: Window) -> Iterator[Arrival]:
        with self._sessions.begin() as session:
            asked = [
                asked_of(intent)
                for intent in session.scalars(
                    select(IntentRow).where(
                        IntentRow.provider == self._provider.name,
                        IntentRow.created_at < window.end,
                        IntentRow.created_at >= window.start - self._watch,
                    )
                )
            ]
        for each in asked:
            order = self._provider.get(each)
            yield from order.credits if order else ()

    def _learn(self, bank: dict[str, Arrival]) -> int:
        with self._sessions.begin() as session:
            known = set(session.scalars(select(CreditRow.txn_id).where(CreditRow.txn_id.in_(list(bank)))))
        missed = tuple(arrival for txn_id, arrival in bank.items() if txn_id not in known)
        if missed:
            self._progress.take(missed, "list")
        return len(missed)

    def _report(
        self, session: Session, day: date, window: Window, bank: dict[str, Arrival] | None, learned: int
    ) -> Report:
        pairs = [
            (credit, use.bucket)
            for credit, use in session.execute(
                select(CreditRow, UseRow)
                .join(UseRow, UseRow.credit_id == CreditRow.id)
                .where(CreditRow.credited_at >= window.start, CreditRow.credited_at < window.end)
            ).all()
        ]
        his = [row for row in session.scalars(select(HisPaymentRow)) if window.holds(row.paid_at)]
        refunds = _refunds(session, [credit.id for credit, _ in pairs])
        excess = sum(_whole(refunds, c.id) for c, bucket in pairs if bucket == Bucket.ALLOCATED)
        waiting = {row.bill_id for row in session.scalars(select(PostingRow)) if row.state == Posting.CALLING}
        by_bill = _used(session, pairs, refunds)
        used = {bill: amount for bill, amount in by_bill.items() if bill not in waiting}
        sums = dict.fromkeys(Bucket, 0)
        for credit, bucket in pairs:
            sums[Bucket(bucket)] += credit.amount
        done = sum(amount for amount, is_done in _flat(refunds) if is_done)
        return Report(
            day=day,
            start=window.start,
            end=window.end,
            bank=sum(arrival.amount.amount for arrival in (bank or {}).values()),
            received=sum(credit.amount for credit, _ in pairs),
            posted=sum(used.values()),
            refunded=done,
            refund_due=sums[Bucket.REFUND_DUE] + excess + sums[Bucket.REFUNDED] - done,
            held=sums[Bucket.HOLD],
            unmatched=sums[Bucket.UNMATCHED],
            unlisted=sum(
                credit.amount for credit, _ in pairs if credit.intent_id is None and credit.txn_id not in (bank or {})
            ),
            posting=sum(amount for bill, amount in by_bill.items() if bill in waiting),
            his=sum(row.amount for row in his if row.channel == "kiosk"),
            learned=learned,
            differences=(*bank_differences(bank, pairs), *his_differences(session, used, window, self._now())),
            open=tuple(_open(pairs, waiting)),
        )


def _open(pairs: list[tuple[CreditRow, str]], waiting: set[str]) -> Iterator[Item]:
    for credit, bucket in pairs:
        if bucket in (Bucket.HOLD, Bucket.UNMATCHED, Bucket.REFUND_DUE):
            yield Item(bucket, credit.txn_id, credit.amount, credit.credited_at, Owner.DESK)
    for bill_id in sorted(waiting):
        yield Item("posting", bill_id, 0, None, Owner.OUTBOX)


def _used(
    session: Session, pairs: list[tuple[CreditRow, str]], refunds: dict[int, list[tuple[int, bool]]]
) -> dict[str, int]:
    bills = {row.id: row.bill_id for row in session.execute(select(IntentRow.id, IntentRow.bill_id)).all()}
    used: dict[str, int] = {}
    for credit, bucket in pairs:
        if bucket == Bucket.ALLOCATED and credit.intent_id is not None:
            bill = bills[credit.intent_id]
            used[bill] = used.get(bill, 0) + credit.amount - _whole(refunds, credit.id)
    return used


def _refunds(session: Session, credits_: list[int]) -> dict[int, list[tuple[int, bool]]]:
    found: dict[int, list[tuple[int, bool]]] = {}
    wanted = set(credits_)
    for row in session.scalars(select(RefundRow)):
        if row.credit_id in wanted:
            found.setdefault(row.credit_id, []).append((row.amount, row.state == "done"))
    return found


def _whole(refunds: dict[int, list[tuple[int, bool]]], credit_id: int) -> int:
    return sum(amount for amount, _ in refunds.get(credit_id, ()))


def _flat(refunds: dict[int, list[tuple[int, bool]]]) -> Iterator[tuple[int, bool]]:
    for parts in refunds.values():
        yield from parts


def _as_arrival(row: CreditRow) -> Arrival:
    return Arrival(row.provider, row.txn_id, Dong(row.amount), row.credited_at)
