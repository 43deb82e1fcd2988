"""Killing the backend at every durable step, and at every pair of them, against a bank in its own process.

    python -m tests.backend.payment.crash          every point and every pair
    python -m tests.backend.payment.crash --single every point
    python -m tests.backend.payment.crash --first his_called

A child process works through one day: a deposit and the bill that uses it, a code that is left, a bill paid twice, a
refund. It is ended by SIGKILL where told and started again with what is on the disk; at the end the books are compared.
"""

import argparse
import itertools
import json
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from sqlalchemy import select

from kiosk.backend.payment.advances import DEPOSIT
from kiosk.backend.payment.bills import BillLine, Depositor, open_bill, open_deposit
from kiosk.backend.payment.compose import Payments, build_payments
from kiosk.backend.payment.desk import CaseError, Desk, Kind
from kiosk.backend.payment.orders import asked_of
from kiosk.backend.payment.records import BillRow, IntentRow
from kiosk.backend.payment.refunds import RefundStateError
from kiosk.backend.payment.till import TillError
from kiosk.backend.store.base import Base, open_engine
from kiosk.backend.store.sessions import Sessions, open_sessions
from kiosk.domain.money import Dong
from kiosk.domain.outcome import Printed
from kiosk.services.journal import Journal, PrintedBeforeError
from kiosk.sim.bank.vault import Credit, Payout, Vault
from tests.backend.payment.books import Ledgers
from tests.backend.payment.servers import bank_process
from tests.backend.payment.world import SETTINGS

DEPOSITED = 25_000
POINTS = (
    "deposit_opened",
    "bill_opened",
    "intent_committed",
    "order_created",
    "creation_recorded",
    "order_read",
    "order_cancelled",
    "poll_recorded",
    "notice_recorded",
    "posting_claimed",
    "his_called",
    "posting_recorded",
    "refund_claimed",
    "refund_sent",
    "refund_recorded",
    "before_print_started",
    "print_started",
    "paper_out",
    "print_ended",
)


@dataclass
class Day:
    """One child's work on what is on the disk. Everything it does may be done again."""

    folder: Path
    bank: str
    fatal: str | None

    def __post_init__(self) -> None:
        self.clock_at = datetime.now(UTC)
        self.engine = open_engine(f"sqlite:///{self.folder / 'money.db'}")
        self.sessions: Sessions = open_sessions(self.engine)
        settings = replace(SETTINGS, base_url=self.bank)
        self.pay: Payments = build_payments(self.sessions, settings, lambda: self.clock_at, reached=self.reached)
        self.phone = httpx.Client(base_url=self.bank, trust_env=False, timeout=10)
        self.journal = Journal(self.folder / "journal.db", reached=self.reached)

    def reached(self, step: str) -> None:
        if step == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def work(self) -> None:
        with self.sessions.begin() as session:
            names = ("R1", "R2")
            found = select(BillRow.id).where(BillRow.registration_id.in_(names)).order_by(BillRow.registration_id)
            left, twice = session.scalars(found).all()
        self.pay.poller.recover()
        self.ahead()
        self.leave(left)
        self.pay_twice(twice)
        self.rounds(4)
        for case in Desk(self.sessions, lambda: self.clock_at).cases():
            if case.kind is Kind.REFUND_DUE:
                with suppress(RefundStateError, CaseError):
                    self.pay.refunds.approve(case.key, "Lan")
        self.rounds(3)
        self.print_receipts()
        self.clock_at += timedelta(minutes=20)
        self.rounds(4)

    def ahead(self) -> None:
        """A deposit is paid; a later bill uses it. A bill opens with its registration, once."""
        with self.sessions.begin() as session:
            deposit = session.scalars(select(BillRow).where(BillRow.kind == DEPOSIT)).one_or_none()
            if deposit is None:
                who = Depositor("P", "NGUYỄN T*** M")
                deposit_id = open_deposit(session, who, Dong(DEPOSITED), self.clock_at).id
            else:
                deposit_id = deposit.id
        self.reached("deposit_opened")
        if not self.once("paid-ahead"):
            code = self.code(deposit_id)
            for _ in range(6):
                if code is not None:
                    break
                with suppress(TillError):
                    self.pay.till.start(deposit_id, DEPOSITED, "K1")
                code = self.code(deposit_id)
                if code is None:
                    self.rounds(1)
            if code is not None:
                self.phone.post("/phone/pay", json={"payload": code}).raise_for_status()
                (self.folder / "paid-ahead").touch()
        self.rounds(2)
        with self.sessions.begin() as session:
            if not session.scalars(select(BillRow.id).where(BillRow.registration_id == "R3")).all():
                open_bill(
                    session,
                    registration_id="R3",
                    patient_ref="P",
                    payer_name_masked="NGUYỄN T*** M",
                    lines=(BillLine("Khám", Dong(20_000)),),
                    at=self.clock_at,
                )
        self.reached("bill_opened")

    def leave(self, bill: str) -> None:
        with suppress(TillError):
            payment = self.pay.till.start(bill, 40_000, "K1").document
            self.pay.till.leave(str(payment["id"]), "K1")

    def pay_twice(self, bill: str) -> None:
        for n in (1, 2):
            if self.once(f"paid-{n}"):
                continue
            code = self.code(bill)
            for _ in range(6):
                if code is not None:
                    break
                # An order whose answer was lost has no code for us: it closes, and another is made.
                with suppress(TillError):
                    self.pay.till.start(bill, 60_000, "K1")
                code = self.code(bill)
                if code is None:
                    self.rounds(1)
            if code is not None:
                self.phone.post("/phone/pay", json={"payload": code}).raise_for_status()
                (self.folder / f"paid-{n}").touch()
            if n == 1:
                self.notice(bill)
            self.rounds(2)

    def notice(self, bill: str) -> None:
        """What a notice would tell, before any poll does."""
        with self.sessions.begin() as session:
            intents = session.scalars(select(IntentRow).where(IntentRow.bill_id == bill)).all()
            asked = [asked_of(intent) for intent in intents]
        for each in asked:
            order = self.pay.provider.get(each)
            self.pay.progress.take(order.credits if order else (), "webhook")

    def once(self, name: str) -> bool:
        return (self.folder / name).exists()

    def code(self, bill: str) -> str | None:
        with self.sessions.begin() as session:
            return session.scalars(
                select(IntentRow.qr_payload)
                .where(IntentRow.bill_id == bill, IntentRow.qr_payload.is_not(None))
                .order_by(IntentRow.slot.desc())
            ).first()

    def rounds(self, count: int) -> None:
        for _ in range(count):
            self.clock_at += timedelta(seconds=65)
            self.pay.poller.tick()

    def print_receipts(self) -> None:
        with self.sessions.begin() as session:
            intents = session.scalars(select(IntentRow.id)).all()
        for intent in intents:
            view = self.pay.till.look(intent, "K1")
            if view is None or not view.document["receipt"]:
                continue
            number = view.document["receipt"]["number"]
            try:
                self.journal.started(number)
            except PrintedBeforeError:
                continue
            with (self.folder / "paper").open("a") as paper:
                paper.write(number + "\n")
                paper.flush()
                os.fsync(paper.fileno())
            self.reached("paper_out")
            self.journal.ended(number, Printed.PRINTED)


def prepare(folder: Path) -> None:
    """The database of a new day, with two bills."""
    engine = open_engine(f"sqlite:///{folder / 'money.db'}")
    Base.metadata.create_all(engine)
    with open_sessions(engine).begin() as session:
        for name, amount in (("R1", 40_000), ("R2", 60_000)):
            open_bill(
                session,
                registration_id=name,
                patient_ref="P",
                payer_name_masked="N",
                lines=(BillLine("Khám", Dong(amount)),),
            )
    engine.dispose()


def child(folder: Path, bank: str, fatal: str | None) -> bool:
    """Work in a process of its own; whether it was killed. A child that fails any other way ends the campaign."""
    pid = os.fork()
    if pid == 0:
        try:
            Day(folder, bank, fatal).work()
        except BaseException:  # noqa: BLE001 - told to the parent by the exit code
            sys.excepthook(*sys.exc_info())
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return True
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"a child failed, told to end at {fatal}")
    return False


def faults(folder: Path, bank: str) -> list[str]:
    """The books of one day."""
    told = httpx.get(f"{bank}/ledger", trust_env=False).json()
    engine = open_engine(f"sqlite:///{folder / 'money.db'}")
    with open_sessions(engine).begin() as session:
        accounts = set(session.scalars(select(IntentRow.account)))
        vault = Vault()
        vault.credits = [Credit(**credit) for credit in told["credits"] if credit["account"] in accounts]
        found = Ledgers(session, vault)
        keys = {refund.key for refund in found.refunds}
        vault.payouts = {p["key"]: Payout(**p) for p in told["payouts"] if p["key"] in keys}
        paper = folder / "paper"
        originals = Counter(paper.read_text().split() if paper.exists() else ())
        everything = [*found.bank_faults(), *found.money_faults(), *found.his_faults()]
        everything += [*found.paper_faults(originals), *found.advance_faults()]
        if sum(found.used.values()) != 60_000 + DEPOSITED or len(vault.credits) != 3:
            everything.append("the day did not end as it should")
        if not originals and not (folder / "may-lack-paper").exists():
            everything.append("no receipt came out")
    engine.dispose()
    return everything


@contextmanager
def day(base: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=base) as name:
        folder = Path(name)
        prepare(folder)
        yield folder


def run(plans: list[tuple[str, ...]]) -> tuple[int, list[str]]:
    """Each plan on a new day, against one bank; how many kills, and what was wrong."""
    kills = 0
    wrong: list[str] = []
    base = Path("/dev/shm") if Path("/dev/shm").is_dir() else Path(tempfile.gettempdir())
    with bank_process() as bank:
        for plan in plans:
            with day(base) as folder:
                if "print_started" in plan:
                    # Nobody can know whether paper came out: no second original is the right answer.
                    (folder / "may-lack-paper").touch()
                for fatal in plan:
                    kills += child(folder, bank, fatal)
                child(folder, bank, None)
                wrong += [f"{'+'.join(plan)}: {fault}" for fault in faults(folder, bank)]
    return kills, wrong


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--single", action="store_true")
    parser.add_argument("--first", choices=POINTS, help="only the pairs that begin with this point")
    given = parser.parse_args()
    plans: list[tuple[str, ...]] = [(point,) for point in POINTS]
    if given.first:
        plans = [(given.first, point) for point in POINTS]
    elif not given.single:
        plans += itertools.product(POINTS, repeat=2)
    begun = time.monotonic()
    kills, wrong = run(plans)
    seconds = round(time.monotonic() - begun)
    sys.stdout.write(json.dumps({"plans": len(plans), "kills": kills, "faults": wrong, "seconds": seconds}) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
