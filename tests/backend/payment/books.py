"""The books of bank, backend, HIS and printer, compared to the đồng."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.payment.machine import LIVE
from kiosk.backend.payment.records import (
    BillRow,
    CreditRow,
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
            if self.bills[bill_id].due != amount:
                yield "posted is not what was due"
        for bill_id, row in self.his.items():
            if row.channel == "kiosk" and not self.used[bill_id]:
                yield "posted without money"
        if any(intent.state in LIVE for intent in self.intents.values()):
            yield "a live intent at the end"

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
    faults: list[str] = field(default_factory=list)

    def add(self, history: History, seed: int) -> None:
        """Compare the ledgers of one history and add its sums."""
        with history.world.sessions.begin() as session:
            found = Ledgers(session, history.world.vault)
        faults = [*history.faults, *found.bank_faults(), *found.money_faults(), *found.his_faults()]
        for terminal in history.terminals:
            faults += found.paper_faults(terminal.originals)
            self.receipts += terminal.originals.total()
        self.credits += sum(row.amount for row in found.credits.values())
        self.allocated += found.used.total()
        self.refunded += sum(refund.amount for refund in found.refunds if refund.state == "done")
        self.refund_due += sum(refund.amount for refund in found.refunds if refund.state != "done")
        self.postings += sum(1 for posting in found.postings if posting.state == "posted")
        self.crashes += history.crashes
        self.forged += history.forged
        self.faults += [f"seed {seed}: {fault}" for fault in faults]

    @property
    def balanced(self) -> bool:
        """To the đồng."""
        return self.credits == self.allocated + self.refunded + self.refund_due
