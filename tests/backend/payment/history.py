"""One bad day from one seed: payers, terminals, staff, lost and forged notices, far ends away, crashes."""

import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, select

from kiosk.backend.far_end import NoAnswerError
from kiosk.backend.payment.bills import BillLine, Depositor, OpenBill, open_bills, open_deposit, revise_bill
from kiosk.backend.payment.desk import Case, CaseError, Desk, Kind
from kiosk.backend.payment.his import pay_at_cashier, void_bill
from kiosk.backend.payment.machine import LIVE
from kiosk.backend.payment.records import (
    BillRow,
    CreditRow,
    HisPaymentRow,
    IntentRow,
    PostingRow,
    SecurityRow,
    UseRow,
)
from kiosk.backend.payment.refunds import RefundStateError
from kiosk.backend.payment.till import TillError
from kiosk.backend.payment.webhooks import take_notice
from kiosk.backend.store.base import Base
from kiosk.domain.money import Dong
from kiosk.services.journal import Journal
from kiosk.sim.bank.payos import stamp
from kiosk.sim.bank.vault import Credit, Order
from tests.backend.payment.shaky import ShakyHis
from tests.backend.payment.terminal import Terminal
from tests.backend.payment.world import KEYS, World


class Crash(BaseException):
    """The backend dies here: everything in memory is gone."""


class History:
    """One day from one seed."""

    def __init__(self, seed: int, folder: Path, engine: Engine) -> None:
        self.random = random.Random(seed)
        self.shaky = False
        self.crashing = 0.0
        self.crashes = 0
        self.faults: list[str] = []
        self.seen: dict[str, str] = {}
        self.codes: list[str] = []
        self.notices: list[bytes] = []
        self.forged = 0
        self.world = World(engine, his=ShakyHis(lambda: self.world.sessions, self.his_fate), reached=self.reached)
        self.world.wire.trouble = self.trouble
        self.desk = Desk(self.world.sessions, self.world.clock)
        self.amounts = [self.random.choice((1, 50_000, 123_457, 3_000_000)) for _ in range(self.random.randint(1, 3))]
        self.bills = [self.world.bill(amount, f"P{n}") for n, amount in enumerate(self.amounts)]
        self.terminals = [Terminal(name, Journal(folder / f"{seed}-{name}.db")) for name in ("K1", "K2")]
        self.world.vault.listeners.append(self.noticed)

    # What goes wrong.

    def fate(self, **chances: float) -> str:
        dice = self.random.random()
        for name, chance in chances.items():
            if dice < chance:
                return name
            dice -= chance
        return ""

    def his_fate(self) -> str:
        return self.fate(before=0.1, after=0.1) if self.shaky else ""

    def reached(self, _step: str) -> None:
        if self.random.random() < self.crashing:
            raise Crash

    def trouble(self, when: str, method: str, path: str) -> None:
        if not self.shaky:
            return
        if self.random.random() < self.crashing:
            raise Crash
        if self.random.random() < 0.15:
            raise NoAnswerError("cut")

    def noticed(self, order: Order | None, credit: Credit) -> None:
        if order is None:
            return
        body = self.world.counter.notice(order, credit)
        match self.fate(lost=0.3, twice=0.15, late=0.25, forged=0.1):
            case "lost":
                return
            case "twice":
                self.notices += [body, body]
            case "late":
                self.notices.insert(0, body)
            case "forged":
                self.notices += [self.forge(body), body]
            case _:
                self.notices.append(body)

    def forge(self, body: bytes) -> bytes:
        """A notice nobody may believe: altered under its old signature, signed by a stranger, or of the wrong kind."""
        self.forged += 1
        told = json.loads(body)
        told["data"]["reference"] = f"FORGED{self.random.random()}"
        match self.random.choice(("amount", "order", "stranger", "currency", "huge")):
            case "amount":
                told["data"]["amount"] += self.random.choice((1, 1_000_000))
            case "order":
                told["data"]["orderCode"] = int(self.random.choice(list(self.world.vault.orders)))
            case "stranger":
                told["signature"] = stamp("another key", told["data"])
            case "currency":
                told["data"]["currency"] = "USD"
                told["signature"] = stamp(KEYS.checksum, told["data"])
            case "huge":
                told["data"]["amount"] = 10 ** self.random.randint(13, 40)
                told["signature"] = stamp(KEYS.checksum, told["data"])
        return json.dumps(told).encode()

    # What people do.

    def step(self) -> None:
        actions: list[tuple[int, Callable[[], None]]] = [
            (18, self.starts),
            (14, self.pays),
            (8, self.leaves),
            (14, self.looks),
            (12, self.delivers),
            (20, self.time_passes),
            (1, self.cashier),
            (1, self.voids),
            (1, self.revises),
            (6, self.staff),
            (3, self.terminal_restarts),
            (2, self.strays),
            (6, self.deposits),
            (5, self.opens),
            (4, self.finds),
        ]
        weights = [weight for weight, _ in actions]
        action = self.random.choices([act for _, act in actions], weights)[0]
        try:
            action()
        except Crash:
            self.crashes += 1
            self.world.restart()
            self.desk = Desk(self.world.sessions, self.world.clock)
        self.watch()

    def starts(self) -> None:
        terminal = self.random.choice(self.terminals)
        n = self.random.randrange(len(self.bills))
        with self.world.sessions.begin() as session:
            amount = session.get_one(BillRow, self.bills[n]).due
        if self.random.random() < 0.9:
            amount = max(1, amount - self.received(self.bills[n]))
        try:
            view = self.world.pay.till.start(self.bills[n], amount, terminal.name).document
        except TillError:
            return
        terminal.payment = view
        if view["qr_payload"]:
            self.codes.append(str(view["qr_payload"]))

    def received(self, bill_id: str) -> int:
        with self.world.sessions.begin() as session:
            return sum(
                session.scalars(
                    select(CreditRow.amount)
                    .join(IntentRow, IntentRow.id == CreditRow.intent_id)
                    .join(UseRow, UseRow.credit_id == CreditRow.id)
                    .where(IntentRow.bill_id == bill_id, UseRow.bucket == "hold")
                )
            )

    def pays(self) -> None:
        if not self.codes:
            return
        code = self.codes[-1] if self.random.random() < 0.6 else self.random.choice(self.codes)
        factor = self.random.choices((None, 0.5, 2.0, 0.1), (86, 6, 5, 3))[0]
        amount = None
        if factor is not None:
            amount = max(1, int(factor * self.random.choice(self.amounts)))
        self.world.payer_pays(code, amount)

    def leaves(self) -> None:
        terminal = self.random.choice(self.terminals)
        if terminal.payment:
            self.world.pay.till.leave(str(terminal.payment["id"]), terminal.name)

    def looks(self) -> None:
        terminal = self.random.choice(self.terminals)
        if not terminal.payment:
            return
        view = self.world.pay.till.look(str(terminal.payment["id"]), terminal.name)
        if view is None:
            self.faults.append("a payment is gone")
            return
        if view.document["qr_payload"]:
            self.codes.append(str(view.document["qr_payload"]))
        receipt = view.document["receipt"]
        if receipt:
            terminal.prints(receipt["number"], self.random)

    def terminal_restarts(self) -> None:
        self.random.choice(self.terminals).dies(self.random)

    def delivers(self) -> None:
        """A notice arrives, is replayed, or arrives altered."""
        if not self.notices:
            return
        at = self.random.randrange(len(self.notices))
        body = self.notices[at] if self.random.random() < 0.2 else self.notices.pop(at)
        if b"FORGED" not in body:
            take_notice(self.world.pay, {}, body)
            return
        before = self.everything()
        take_notice(self.world.pay, {}, body)
        after = self.everything()
        events, told = (len(ledger.pop(SecurityRow.__tablename__)) for ledger in (before, after))
        if told != events + 1:
            self.faults.append("a forged notice is not recorded")
        if before != after:
            self.faults.append("a forged notice changed something")

    def everything(self) -> dict[str, list[object]]:
        """Each row of the money's tables."""
        with self.world.sessions.begin() as session:
            return {
                name: [tuple(row) for row in session.execute(table.select())]
                for name, table in Base.metadata.tables.items()
                if name.startswith(("bill", "payment_", "his_"))
            }

    def time_passes(self) -> None:
        seconds = self.random.choice((1, 3, 10, 60, 400, 4_000, 90_000))
        self.world.run(seconds=seconds)

    def cashier(self) -> None:
        bill = self.random.choice(self.bills)
        with self.world.sessions.begin() as session:
            row = session.get_one(BillRow, bill)
            whole = row.due + row.deducted if self.random.random() < 0.5 else row.due
            pay_at_cashier(session, bill, Dong(whole), self.world.clock())

    def voids(self) -> None:
        with self.world.sessions.begin() as session:
            void_bill(session, self.random.choice(self.bills), self.world.clock())

    def revises(self) -> None:
        lines = (BillLine("Khám", Dong(self.random.choice(self.amounts) + 10)),)
        try:
            with self.world.sessions.begin() as session:
                revise_bill(session, self.random.choice(self.bills), lines, self.world.clock())
        except ValueError:
            return

    def deposits(self) -> None:
        """A patient chooses to pay ahead."""
        who = Depositor(f"P{self.random.randrange(len(self.amounts))}", "NGUYỄN T*** M")
        with self.world.sessions.begin() as session:
            bill = open_deposit(session, who, Dong(self.random.choice((20_000, 120_000))), self.world.clock())
        if bill.id not in self.bills:
            self.bills.append(bill.id)
        if self.random.random() < 0.8:
            self.pays_at(self.random.choice(self.terminals), bill)

    def pays_at(self, terminal: Terminal, bill: OpenBill) -> None:
        """What is listed is paid at once, as a terminal does it: at the version the patient saw."""
        try:
            view = self.world.pay.till.start(bill.id, bill.due.amount, terminal.name, bill.version).document
        except TillError:
            return
        terminal.payment = view
        if view["qr_payload"]:
            self.codes.append(str(view["qr_payload"]))
            self.world.payer_pays(self.codes[-1])

    def opens(self) -> None:
        """A later bill of somebody who may have paid ahead."""
        patient = f"P{self.random.randrange(len(self.amounts))}"
        self.bills.append(self.world.bill(self.random.choice((1, 60_000, 120_000)), patient))

    def finds(self) -> None:
        """A terminal asks for bills: advances that came up since are deducted."""
        patient = f"P{self.random.randrange(len(self.amounts))}"
        with self.world.sessions.begin() as session:
            found = open_bills(session, self.world.clock(), patient_ref=patient)
        if any(bill.total != bill.due + bill.deducted for bill in found if bill.due.amount == bill.total.amount):
            self.faults.append("a bill that does not add up")
        if found and self.random.random() < 0.5:
            self.pays_at(self.random.choice(self.terminals), self.random.choice(found))

    def strays(self) -> None:
        """A true notice about an order this backend never made."""
        data = {
            "orderCode": self.random.randrange(10**6),
            "amount": 7_000,
            "description": "x",
            "reference": f"STRAY{self.random.random()}",
            "transactionDateTime": "2026-03-02 08:00:00",
            "counterAccountBankId": "970436",
            "counterAccountNumber": "0099",
        }
        body = {"data": data, "signature": stamp(KEYS.checksum, data)}
        self.notices.append(json.dumps(body).encode())

    def staff(self) -> None:
        cases = self.desk.cases()
        if cases:
            self.handle(self.random.choice(cases))

    def handle(self, case: Case) -> None:
        try:
            match case.kind:
                case Kind.HELD | Kind.UNMATCHED:
                    self.desk.give_back(int(case.key), "Lan")
                case Kind.REFUND_DUE:
                    self.world.pay.refunds.approve(case.key, self.random.choice(("Lan", "Minh")))
                case Kind.ADVANCE:
                    self.desk.decide_advance(case.key, "Lan", used=self.random.random() < 0.5)
                case Kind.REFUND_BY_HAND:
                    self.world.pay.refunds.done_by_hand(case.key, "Lan", f"FT-{case.key}")
        except (CaseError, RefundStateError):
            return

    # What must hold.

    def watch(self) -> None:
        """After every step: PAID never goes back, one live intent a bill, no receipt without posting."""
        with self.world.sessions.begin() as session:
            live: Counter[str] = Counter()
            for intent in session.scalars(select(IntentRow)):
                if self.seen.get(intent.id) == "paid" and intent.state != "paid":
                    self.faults.append("PAID went back")
                self.seen[intent.id] = intent.state
                live[intent.bill_id] += intent.state in LIVE
            if any(count > 1 for count in live.values()):
                self.faults.append("two live intents")
            posted = set(session.scalars(select(HisPaymentRow.bill_id).where(HisPaymentRow.channel == "kiosk")))
            for posting in session.scalars(select(PostingRow)):
                if posting.receipt is not None and posting.bill_id not in posted:
                    self.faults.append("a receipt without posting")

    def heal(self) -> None:
        """Everything works again; staff close every case; three days pass."""
        self.shaky, self.crashing = False, 0.0
        for _ in range(8):
            while self.notices:
                self.delivers()
            self.world.settle_down()
            self.looks()
            for _ in range(6):
                cases = self.desk.cases()
                for case in cases:
                    self.handle(case)
                self.world.run(minutes=10)
                if not cases:
                    break
            if not self.desk.cases() and not self.notices:
                return

    def close(self) -> None:
        for terminal in self.terminals:
            terminal.journal.close()
