"""The books of bank, backend, HIS and printer, compared to the đồng."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.payment.machine import LIVE
from kiosk.backend.payment.records import (
    AdvanceRow,
    BillLineRow,
    BillRow,
    CreditRow,
    DeductionRow,
    HisPaymentRow,
    IntentRow,
    PostingRow,
    RefundRow,
    UseRow,
)
from kiosk.sim.bank.vault import Vault
from tests.backend.payment.history import History


class Ledgers:
    """Everything that was written down in one history."""

    def __init__(self, session: Session, vault: Vault) -> None:
        self.vault = vault
        self.credits = {row.id: row for row in session.scalars(select(CreditRow))}
        self.uses = {row.credit_id: row.bucket for row in session.scalars(select(UseRow))}
        self.refunds = list(session.scalars(select(RefundRow)))
        self.his = {row.bill_id: row for row in session.scalars(select(HisPaymentRow))}
        self.postings = list(session.scalars(select(PostingRow)))
        self.intents = {row.id: row for row in session.scalars(select(IntentRow))}
        self.advances = {row.bill_id: row for row in session.scalars(select(AdvanceRow))}
        self.deductions = list(session.scalars(select(DeductionRow)))
        self.lines = list(session.scalars(select(BillLineRow)))
        self.bills = {row.id: row for row in session.scalars(select(BillRow))}
        self.back: Counter[int] = Counter()
        for refund in self.refunds:
            self.back[refund.credit_id] += refund.amount
        self.used: Counter[str] = Counter()
        for id_, bucket in self.uses.items():
            if bucket == "allocated":
                credit = self.credits[id_]
                self.used[self.intents[credit.intent_id or ""].bill_id] += credit.amount - self.back[id_]

    def bank_faults(self) -> Iterator[str]:
        known = {row.txn_id: row.amount for row in self.credits.values() if not row.txn_id.startswith("STRAY")}
        if known != {credit.reference: credit.amount for credit in self.vault.credits}:
            yield "the bank's credits are not ours"
        if set(self.vault.payouts) - {refund.key for refund in self.refunds}:
            yield "a payout nobody asked for"
        for refund in self.refunds:
            if refund.state != "done":
                yield "a refund is open"
            payout = self.vault.payouts.get(refund.key)
            if refund.by_hand_ref is None and (payout is None or payout.amount != refund.amount):
                yield "a refund the bank did not make"
            if refund.by_hand_ref is not None and payout is not None:
                yield "a refund made twice"

    def money_faults(self) -> Iterator[str]:
        for id_, bucket in self.uses.items():
            if bucket not in ("allocated", "refunded"):
                yield f"money without an end: {bucket}"
            if bucket == "refunded" and self.back[id_] != self.credits[id_].amount:
                yield "refunded is not what came"
            if self.back[id_] > self.credits[id_].amount:
                yield "more went back than came"

    def his_faults(self) -> Iterator[str]:
        for bill_id, amount in self.used.items():
            row = self.his.get(bill_id)
            if row is None or row.channel != "kiosk" or row.amount != amount:
                yield "used money is not posted to the đồng"
            if row is not None and row.channel == "kiosk" and row.advance != self.bills[bill_id].deducted:
                yield "the HIS knows another deduction"
            if self.bills[bill_id].due != amount:
                yield "posted is not what was due"
        for bill_id, row in self.his.items():
            if row.channel == "kiosk" and not self.used[bill_id] and row.amount:
                yield "posted without money"
        if any(intent.state in LIVE for intent in self.intents.values()):
            yield "a live intent at the end"

    def advance_faults(self) -> Iterator[str]:
        """What was paid ahead: once an advance for each deposit that is paid, and each đồng of it in one place."""
        paid = {id_ for id_ in self.his if self.bills[id_].kind == "deposit"}
        if paid != set(self.advances):
            yield "advances are not the deposits that were paid"
        for id_, advance in self.advances.items():
            used = sum(d.amount for d in self.deductions if d.advance_id == id_ and d.state != "released")
            if advance.amount != self.bills[id_].due or advance.remaining + used != advance.amount:
                yield "an advance that does not add up"
        covered: Counter[str] = Counter()
        for deduction in self.deductions:
            if deduction.state == "unclear":
                yield "a deduction without an end"
            if deduction.state == "used":
                covered[deduction.bill_id] += deduction.amount
                if self.bills[deduction.bill_id].void_at is not None:
                    yield "an advance is lost in a void bill"
        for id_, bill in self.bills.items():
            lines = sum(line.amount for line in self.lines if line.bill_id == id_)
            if bill.due + bill.deducted != lines:
                yield "a bill that does not add up"
            ended = bill.void_at is not None or bill.cashier_paid_at is not None
            if covered[id_] != bill.deducted and not ended:
                yield "a bill less by more than was deducted"
            if bill.deducted and not bill.due and not ended and id_ not in self.his:
                yield "a bill that advances cover is not posted"

    def paper_faults(self, originals: Counter[str]) -> Iterator[str]:
        numbers = {row.number for row in self.his.values() if row.channel == "kiosk"}
        for number, count in originals.items():
            if number not in numbers:
                yield "a receipt without posting"
            if count > 1:
                yield "an original too many"


@dataclass
class Books:
    """Sums over all histories."""

    credits: int = 0
    allocated: int = 0
    refunded: int = 0
    refund_due: int = 0
    postings: int = 0
    crashes: int = 0
    forged: int = 0
    receipts: int = 0
    advances: int = 0
    deducted: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, history: History, seed: int) -> None:
        """Compare the ledgers of one history and add its sums."""
        with history.world.sessions.begin() as session:
            found = Ledgers(session, history.world.vault)
        faults = [*history.faults, *found.bank_faults(), *found.money_faults(), *found.his_faults()]
        faults += found.advance_faults()
        for terminal in history.terminals:
            faults += found.paper_faults(terminal.originals)
            self.receipts += terminal.originals.total()
        self.credits += sum(row.amount for row in found.credits.values())
        self.allocated += found.used.total()
        self.refunded += sum(refund.amount for refund in found.refunds if refund.state == "done")
        self.refund_due += sum(refund.amount for refund in found.refunds if refund.state != "done")
        self.postings += sum(1 for posting in found.postings if posting.state == "posted")
        self.advances += sum(row.amount for row in found.advances.values())
        self.deducted += sum(row.amount for row in found.deductions if row.state == "used")
        self.crashes += history.crashes
        self.forged += history.forged
        self.faults += [f"seed {seed}: {fault}" for fault in faults]

    def join(self, other: "Books") -> None:
        """Add the sums of other histories."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    @property
    def balanced(self) -> bool:
        """To the đồng."""
        return self.credits == self.allocated + self.refunded + self.refund_due
