"""Killing the terminal's money part at every durable step, and at every pair of them.

    python -m tests.app.money_crash          every point and every pair
    python -m tests.app.money_crash --single every point

Backend and bank run in processes of their own and live on. A child is the terminal: its journal, its till over HTTP,
its printer (a file). It serves one patient who leaves a code and one who pays, is ended by SIGKILL where told, and is
started again with what is on the disk; whoever paid comes back with their slip. At the end the books of bank, backend,
HIS and paper are compared.
"""

import argparse
import itertools
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import uvicorn
from sqlalchemy import select

from kiosk.app.devices import Document, Printer
from kiosk.app.money import Till
from kiosk.backend.clock import wall_clock
from kiosk.backend.payment.bills import BillLine, open_bill
from kiosk.backend.payment.compose import build_payments
from kiosk.backend.payment.records import BillRow, IntentRow
from kiosk.backend.registration.slips import slip_code
from kiosk.backend.store.base import Base, open_engine
from kiosk.backend.store.sessions import open_sessions
from kiosk.backend.store.vault import Vault
from kiosk.devices.printer.outcome import PrintOutcome
from kiosk.devices.printer.status import PrinterStatus
from kiosk.domain.money import Dong
from kiosk.domain.outcome import Printed
from kiosk.domain.payment import Payable
from kiosk.domain.receipt import Receipt
from kiosk.services.client import Backend, Client, Refused, ServiceError
from kiosk.services.journal import Journal
from kiosk.services.payment import Cashier
from kiosk.sim.bank.vault import Credit
from kiosk.sim.bank.vault import Vault as Books
from kiosk.ui.moment import Moment
from kiosk.visit import events as e
from tests.backend.payment.books import Ledgers
from tests.backend.payment.servers import app_of, bank_process, free_port
from tests.backend.payment.world import SETTINGS

_WRITTEN = ("payment_wanted", "payment_opened", "payment_left", "payment_ended", "print_started", "print_ended")
POINTS = (*(f"{when}{name}" for name in _WRITTEN for when in ("before_", "")), "paper_out", "code_paid")
LEFT, PAID = 40_000, 60_000
SEAL = Vault(bytes(32))


@dataclass
class Terminal:
    """One life of the terminal. Everything it does may be done again."""

    folder: Path
    backend: str
    bank: str
    fatal: str | None

    def __post_init__(self) -> None:
        self.journal = Journal(self.folder / "journal.db", reached=self.reached)
        self.till = Till(Cashier(Client(Backend(self.backend, "k", 20.0)), "K1"), self.journal, 60.0)
        self.over = threading.Event()
        self.plan: dict[str, str] = json.loads((self.folder / "plan.json").read_text())

    def reached(self, step: str) -> None:
        if step == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def live(self) -> None:
        # What a start does: every payment whose end is not known is asked about.
        for payment in self.journal.open_payments():
            self.till._learn(payment)
        self.leaves()
        self.pays()

    def leaves(self) -> None:
        with suppress(ServiceError):
            payment = self.till.open(Payable(self.plan["left"], Dong(LEFT)), str(uuid.uuid4()))
            self.till.close(payment.id, self.moment([]))

    def pays(self) -> None:
        for _ in range(8):
            try:
                payment = self.till.open(Payable(self.plan["paid"], Dong(PAID)), str(uuid.uuid4()))
            except ServiceError as trouble:
                if isinstance(trouble, Refused) and trouble.code == "bill_paid":
                    break
                # An earlier code of a life that ended may still be paid: a patient waits, then tries again.
                threading.Event().wait(0.3)
                continue
            mail: list[e.Event] = []
            if payment.qr_payload and not (self.folder / "paid").exists():
                httpx.post(f"{self.bank}/phone/pay", json={"payload": payment.qr_payload}, trust_env=False)
                (self.folder / "paid").touch()
                self.reached("code_paid")
            last = self.till.watch(payment.id, self.moment(mail))
            if isinstance(last, e.PaymentChanged) and last.payment.receipt is not None:
                self.prints(last.payment.receipt)
                break
        self.comes_back()

    def comes_back(self) -> None:
        """Whoever saw the terminal die holds their slip to it once it is back; the screens print what is owed."""
        for _ in range(50):
            owed = self.till.bills(None, self.plan["slip"])
            for receipt in owed.receipts:
                self.prints(receipt)
            if (self.folder / "paper").exists():
                return
            # The money of another life's code is not told of, or not posted yet.
            threading.Event().wait(0.3)

    def prints(self, receipt: Receipt) -> None:
        Printer(Paper(self), self.journal).print(receipt.job, receipt)

    def moment(self, mail: list[e.Event]) -> Moment:
        return Moment(1, lambda _, event: mail.append(event))


@dataclass
class Paper:
    """The ticket printer: a file that outlives the terminal. It keeps the journal as the real one does."""

    terminal: Terminal

    def status(self) -> PrinterStatus:
        raise NotImplementedError

    def close(self, patience: float) -> None:
        """Nothing is held."""

    def print(self, job_id: str, document: Document) -> PrintOutcome:
        assert isinstance(document, Receipt)
        self.terminal.journal.started(job_id)
        with (self.terminal.folder / "paper").open("a") as paper:
            paper.write(f"{'copy' if document.copy else 'original'} {document.number}\n")
            paper.flush()
            os.fsync(paper.fileno())
        self.terminal.reached("paper_out")
        self.terminal.journal.ended(job_id, Printed.PRINTED)
        return PrintOutcome(Printed.PRINTED, None, 0, 0.0)


def serve(folder: Path, bank: str, port: int) -> None:
    """The backend, in a process of its own."""
    engine = open_engine(f"sqlite:///{folder / 'money.db'}")
    Base.metadata.create_all(engine)
    payments = build_payments(open_sessions(engine), replace(SETTINGS, base_url=bank), wall_clock)
    payments.poller.start()
    uvicorn.run(app_of(payments, SEAL), host="127.0.0.1", port=port, log_level="error", ws="none")


@contextmanager
def backend_process(folder: Path, bank: str) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "tests.app.money_crash", "--serve", str(folder), bank, str(port)]
    with subprocess.Popen(command) as process:
        url = f"http://127.0.0.1:{port}"
        for _ in range(400):
            with suppress(httpx.HTTPError):
                if httpx.get(f"{url}/openapi.json", trust_env=False, timeout=2).status_code < 500:
                    break
            threading.Event().wait(0.05)
        try:
            yield url
        finally:
            process.terminate()
            process.wait(20)


def life(folder: Path, backend: str, bank: str, fatal: str | None) -> bool:
    """One life in a process of its own; whether it was killed."""
    pid = os.fork()
    if pid == 0:
        try:
            Terminal(folder, backend, bank, fatal).live()
        except BaseException:  # noqa: BLE001 - told to the parent by the exit code
            sys.excepthook(*sys.exc_info())
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return True
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"a life failed, told to end at {fatal}")
    return False


def prepare(folder: Path, money: Path) -> None:
    """Two bills for a new terminal."""
    engine = open_engine(f"sqlite:///{money}")
    plan = {}
    registrations = {name: uuid.uuid4().hex for name in ("left", "paid")}
    with open_sessions(engine).begin() as session:
        for name, amount in (("left", LEFT), ("paid", PAID)):
            plan[name] = open_bill(
                session,
                registration_id=registrations[name],
                patient_ref=uuid.uuid4().hex,
                payer_name_masked="N",
                lines=(BillLine("Khám", Dong(amount)),),
            )
    engine.dispose()
    plan["slip"] = slip_code(SEAL, registrations["paid"])
    (folder / "plan.json").write_text(json.dumps(plan))


def faults(folder: Path, money: Path, bank: str, deaths: int) -> Iterator[str]:
    """The books of one terminal's day."""
    plan = json.loads((folder / "plan.json").read_text())
    plan.pop("slip")
    told = httpx.get(f"{bank}/ledger", trust_env=False).json()
    engine = open_engine(f"sqlite:///{money}")
    with open_sessions(engine).begin() as session:
        intents = session.scalars(select(IntentRow).where(IntentRow.bill_id.in_(plan.values()))).all()
        accounts = {intent.account for intent in intents}
        bills = {bill: session.get_one(BillRow, bill) for bill in plan.values()}
        books = Books()
        books.credits = [Credit(**credit) for credit in told["credits"] if credit["account"] in accounts]
        found = Ledgers(session, books)
    engine.dispose()
    paper = (folder / "paper").read_text().split("\n") if (folder / "paper").exists() else []
    out = Counter(line.split(" ")[0] for line in paper if line)
    if [credit.amount for credit in books.credits] != [PAID]:
        yield "the patient did not pay once"
    if found.used[plan["paid"]] != PAID or found.his[plan["paid"]].amount != PAID:
        yield "what was paid is not used and posted"
    if plan["left"] in found.his or found.used[plan["left"]]:
        yield "what was left is posted"
    if bills[plan["paid"]].due != PAID:
        yield "the bill changed"
    if out["original"] > 1:
        yield "a second original"
    if not out:
        yield "no paper at all"
    if out.total() > 1 + deaths:
        yield "more paper than deaths explain"
    journal = Journal(folder / "journal.db")
    still = journal.open_payments()
    journal.close()
    shown = {intent.id for intent in intents if intent.state in ("creating", "awaiting")}
    if set(still) & shown:
        yield "a code that nobody closes"


def run(plans: list[tuple[str, ...]]) -> tuple[int, list[str]]:
    """Each plan with a terminal of its own, against one backend and one bank."""
    kills = 0
    wrong: list[str] = []
    base = Path("/dev/shm") if Path("/dev/shm").is_dir() else Path(tempfile.gettempdir())
    with tempfile.TemporaryDirectory(dir=base) as name, bank_process() as bank:
        money = Path(name) / "money.db"
        with backend_process(Path(name), bank) as backend:
            for plan in plans:
                with tempfile.TemporaryDirectory(dir=base) as folder:
                    prepare(Path(folder), money)
                    for fatal in plan:
                        kills += life(Path(folder), backend, bank, fatal)
                    life(Path(folder), backend, bank, None)
                    wrong += [f"{'+'.join(plan)}: {fault}" for fault in faults(Path(folder), money, bank, len(plan))]
    return kills, wrong


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--single", action="store_true")
    parser.add_argument("--first", choices=POINTS, help="only the pairs that begin with this point")
    parser.add_argument("--serve", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(Path(given.serve[0]), given.serve[1], int(given.serve[2]))
        return 0
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
