"""A hospital with a bank, in one process and on one clock: the real payment part against the simulated bank's books."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, create_engine, event, select
from sqlalchemy.pool import StaticPool

from kiosk.backend.far_end import NoAnswerError, Reply
from kiosk.backend.payment import records  # noqa: F401 - declares the tables
from kiosk.backend.payment.bills import BillLine, open_bill
from kiosk.backend.payment.compose import Payments, build_payments
from kiosk.backend.payment.his import HisLedger
from kiosk.backend.payment.providers.payos import PayOs
from kiosk.backend.payment.reached import Reached, unwatched
from kiosk.backend.payment.records import CreditRow, IntentRow, PostingRow, RefundRow, UseRow
from kiosk.backend.payment.settings import PaymentSettings
from kiosk.backend.store.base import Base, open_engine
from kiosk.backend.store.sessions import open_sessions
from kiosk.domain.money import Dong
from kiosk.sim.bank.emv import scan
from kiosk.sim.bank.payos import Keys, PayosCounter
from kiosk.sim.bank.sepay import SepayCounter
from kiosk.sim.bank.vault import Vault

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
KEYS = Keys()
SETTINGS = PaymentSettings(
    provider="payos",
    hospital="BỆNH VIỆN ĐA KHOA TỈNH",
    client_id=KEYS.client,
    api_key=KEYS.api,
    checksum_key=KEYS.checksum,
    payee="BENH VIEN DA KHOA TINH",
)


class Clock:
    """Time that passes only when told."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **by: float) -> None:
        self.at += timedelta(**by)


class DirectWire:
    """Straight to the bank's counter. `trouble` sees each call twice: before it arrives, and before its answer does."""

    def __init__(self, counter: PayosCounter | SepayCounter) -> None:
        self._counter = counter
        self.trouble: Callable[[str, str, str], None] = lambda when, method, path: None
        self.calls: list[str] = []

    def ask(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        document: object | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        self.calls.append(f"{method} {path}")
        self.trouble("before", method, path)
        body = b"" if document is None else json.dumps(document).encode()
        lower = {name.lower(): value for name, value in (headers or {}).items()}
        if isinstance(self._counter, SepayCounter):
            status, answer = self._counter.answer(method, path, dict(params or {}), lower, body)
        else:
            status, answer = self._counter.answer(method, path, lower, body)
        self.trouble("after", method, path)
        return Reply(status, json.dumps(answer).encode(), {})


def away(when: str) -> Callable[[str, str, str], None]:
    """Trouble: no call arrives ("before"), or each is done and its answer lost ("after")."""

    def trouble(now: str, method: str, path: str) -> None:
        if now == when:
            raise NoAnswerError("lost")

    return trouble


def no_trouble(when: str, method: str, path: str) -> None:
    """Everything arrives."""


def memory_engine() -> Engine:
    """A database that is gone with the test, for many short histories."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", lambda connection, _record: setattr(connection, "isolation_level", None))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


@dataclass
class World:
    """One hospital. `restart` is a crash of the backend: everything in memory is gone, the database stays."""

    engine: Engine
    clock: Clock = field(default_factory=Clock)
    his: HisLedger | None = None
    reached: Reached = unwatched
    settings: PaymentSettings = SETTINGS

    def __post_init__(self) -> None:
        Base.metadata.create_all(self.engine)
        self.vault = Vault(self.clock)
        self.counter = PayosCounter(self.vault, KEYS)
        self.wire = DirectWire(self.counter)
        self.restart()

    @classmethod
    def on(cls, path: Path) -> "World":
        return cls(open_engine(f"sqlite:///{path}"))

    def restart(self) -> None:
        self.sessions = open_sessions(self.engine)
        provider = PayOs(self.wire, KEYS.client, KEYS.api, KEYS.checksum)
        self.pay: Payments = build_payments(
            self.sessions, self.settings, self.clock, provider=provider, his=self.his, reached=self.reached
        )
        self.pay.poller.recover()

    def bill(self, amount: int = 100_000, patient: str = "P1") -> str:
        with self.sessions.begin() as session:
            return open_bill(
                session,
                registration_id=f"R-{patient}",
                patient_ref=patient,
                payer_name_masked="NGUYỄN T*** M",
                lines=(BillLine("Khám Nội", Dong(amount)),),
                at=self.clock(),
            )

    def start(self, bill: str, amount: int = 100_000, kiosk: str = "K1") -> dict[str, object]:
        return self.pay.till.start(bill, amount, kiosk).document

    def look(self, payment: object, kiosk: str = "K1") -> dict[str, object]:
        view = self.pay.till.look(str(payment), kiosk)
        assert view is not None
        return view.document

    def payer_pays(self, qr: object, amount: int | None = None) -> str:
        """A phone scans the code and sends the money; the bank's reference."""
        scanned = scan(str(qr))
        paid = scanned.amount if amount is None else amount
        assert paid is not None
        return self.vault.transfer(scanned.account, paid, scanned.content).reference

    def notice(self, reference: str) -> bytes:
        for order in self.vault.orders.values():
            for credit in order.credits:
                if credit.reference == reference:
                    return self.counter.notice(order, credit)
        raise KeyError(reference)

    def run(self, **by: float) -> None:
        """Let time pass and everything that is due happen."""
        self.clock.pass_(**by)
        for _ in range(50):
            if not self.pay.poller.tick():
                return

    def settle_down(self) -> None:
        """Some quiet minutes, then three days: whatever can end, ends."""
        for _ in range(4):
            self.run(minutes=2)
        self.run(hours=1)
        self.run(hours=80)

    def buckets(self) -> dict[str, int]:
        """Đồng by bucket."""
        totals: dict[str, int] = {}
        with self.sessions.begin() as session:
            for amount, bucket in session.execute(
                select(CreditRow.amount, UseRow.bucket).join(UseRow, UseRow.credit_id == CreditRow.id)
            ):
                totals[bucket] = totals.get(bucket, 0) + amount
        return totals

    def rows(self, kind: type[RefundRow] | type[IntentRow] | type[PostingRow]) -> list[object]:
        with self.sessions.begin() as session:
            return list(session.scalars(select(kind)).all())
