"""A HIS of another maker, behind a network that breaks things: each bill is posted there once, and the books agree."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select

from kiosk.backend.far_end import FarEnd
from kiosk.backend.his.fhir.reader import FhirReader
from kiosk.backend.his.fhir.server import FhirServer
from kiosk.backend.his.local import LocalHis
from kiosk.backend.his.medipay.his import MediPayHis
from kiosk.backend.his.medipay.wire import MediPayWire
from kiosk.backend.hospital.directory import Directory
from kiosk.backend.payment.bills import Depositor, open_deposit
from kiosk.backend.payment.day_report import Difference
from kiosk.backend.payment.far_his import FarHis
from kiosk.backend.payment.his import HisLedger, HisPosting
from kiosk.backend.payment.machine import Posting
from kiosk.backend.payment.records import HisPaymentRow, PostingRow
from kiosk.backend.store.sessions import Sessions, open_sessions
from kiosk.backend.store.vault import Vault
from kiosk.domain.money import Dong
from kiosk.sim.medipay.server import Play, create_app
from tests.backend.his.fhir_server import Records, fhir_app
from tests.backend.payment.proxy import Chances, Proxy, proxied
from tests.backend.payment.world import Clock, World, memory_engine
from tests.served import Served

DAY = date(2026, 3, 2)
WHOLE = Chances()


@dataclass
class There:
    """A hospital whose HIS is elsewhere. `paid` is what the HIS itself holds as paid, by bill, in đồng."""

    world: World
    proxy: Proxy
    knows: Callable[[str, int], None]
    paid: Callable[[], dict[str, int]]
    lose: Callable[[str], None]
    broken: Callable[[bool], None]

    def bill(self, amount: int, patient: str) -> str:
        bill = self.world.bill(amount, patient)
        self.knows(bill, amount)
        return bill

    def pays(self, bill: str, amount: int) -> str:
        started = self.world.start(bill, amount)
        self.world.payer_pays(started["qr_payload"])
        return str(started["id"])

    def posted(self) -> dict[str, PostingRow]:
        with self.world.sessions.begin() as session:
            return {row.bill_id: row for row in session.scalars(select(PostingRow)) if row.state == Posting.POSTED}

    def until_posted(self, count: int) -> None:
        for _ in range(60):
            if len(self.posted()) == count:
                return
            self.world.run(seconds=310)
        raise AssertionError("not posted in sixty rounds")


def fhir(stack: ExitStack, chances: Chances) -> There:
    records = Records()
    url, proxy = stack.enter_context(proxied(stack.enter_context(Served(fhir_app(records))), chances, seed=5))
    far_end = FarEnd(f"{url}/fhir", 2.0)
    stack.callback(far_end.close)

    def knows(bill: str, amount: int) -> None:
        records.resources[f"Invoice/{bill}"] = {
            "resourceType": "Invoice", "id": bill, "meta": {"versionId": "1"}, "status": "issued",
            "identifier": [{"system": "urn:kiosk:bill", "value": bill}],
            "totalNet": {"value": amount, "currency": "VND"},
        }  # fmt: skip

    def paid() -> dict[str, int]:
        return {
            invoice["identifier"][0]["value"]: invoice["totalNet"]["value"]
            for invoice in records.of("Invoice")
            if invoice["status"] == "balanced"
        }

    def lose(bill: str) -> None:
        """The HIS is restored from yesterday, and its cashier takes the money again."""
        knows(bill, 1)
        records.resources[f"Invoice/{bill}"]["status"] = "balanced"

    def broken(yes: bool) -> None:
        records.fail = {"Invoice": 500} if yes else {}

    return There(world_of(stack, lambda _: FhirReader(FhirServer(far_end))), proxy, knows, paid, lose, broken)


def medipay(stack: ExitStack, chances: Chances) -> There:
    play = Play(checks_time=False)
    url, proxy = stack.enter_context(proxied(stack.enter_context(Served(create_app(play))), chances, seed=5))
    far_end = FarEnd(url, 2.0)
    stack.callback(far_end.close)
    clock = Clock()

    def ledger(sessions: Sessions) -> HisLedger:
        wire = MediPayWire(far_end, play.merchant, play.key, clock)
        return MediPayHis(wire, sessions, Vault(bytes(32)), LocalHis("BV", "01001", Directory((), ())))

    def knows(bill: str, amount: int) -> None:
        play.registrations[f"R{bill}"] = {"MA_HOA_DON": bill}

    def paid() -> dict[str, int]:
        return {bill: receipt["SO_TIEN"] for bill, receipt in play.receipts.items()}

    def lose(bill: str) -> None:
        play.receipts[bill] = {"MA_GIAO_DICH": "counter-7", "SO_BIEN_LAI": "BL999999", "SO_TIEN": 1}

    def broken(yes: bool) -> None:
        play.fault = "http500" if yes else "none"

    return There(world_of(stack, ledger), proxy, knows, paid, lose, broken)


def world_of(stack: ExitStack, ledger: Callable[[Sessions], HisLedger]) -> World:
    engine = memory_engine()
    stack.callback(engine.dispose)
    sessions = open_sessions(engine)
    return World(engine, his=FarHis(ledger(sessions), sessions))


KINDS: dict[str, Callable[[ExitStack, Chances], There]] = {"fhir": fhir, "medipay": medipay}


@pytest.fixture(params=KINDS)
def there(request: pytest.FixtureRequest) -> Iterator[There]:
    with ExitStack() as stack:
        yield KINDS[request.param](stack, WHOLE)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "chances",
    [
        Chances(half=0.4, delay_s=0.02),
        Chances(reset=0.3, refuse=0.2),
        Chances(cut_request=0.25, half=0.15, reset=0.1, refuse=0.1),
    ],
)
def test_each_bill_is_posted_once_over_a_network_that_breaks_things(kind: str, chances: Chances) -> None:
    with ExitStack() as stack:
        there = KINDS[kind](stack, chances)
        expected = {}
        for n in range(12):
            amount = 10_000 * (n + 1)
            bill = there.bill(amount, f"P{n}")
            there.pays(bill, amount)
            expected[bill] = amount
        there.until_posted(12)
        assert there.paid() == expected
        assert there.world.buckets() == {"allocated": sum(expected.values())}
        receipts = {bill: (row.receipt or {})["total"] for bill, row in there.posted().items()}
        assert receipts == expected
        numbers = {(row.receipt or {})["number"] for row in there.posted().values()}
        assert len(numbers) == 12
        assert there.proxy.hurt > 2
        there.proxy.chances = WHOLE
        report = there.world.pay.reconciliation.run(DAY, by="Lan")
        assert (report.differences, report.posted, report.his) == ((), 780_000, 780_000)


def test_what_is_paid_ahead_reaches_a_his_that_knows_no_visit_of_it(there: There) -> None:
    with there.world.sessions.begin() as session:
        bill = open_deposit(session, Depositor("P1", "N"), Dong(60_000), there.world.clock())
    there.pays(bill.id, 60_000)
    there.until_posted(1)
    assert there.paid() == {bill.id: 60_000}
    later = there.bill(100_000, "P1")
    there.pays(later, 40_000)
    there.until_posted(2)
    assert set(there.paid()) == {bill.id, later}
    assert there.world.pay.reconciliation.run(DAY, by="Lan").differences == ()


def test_a_payment_the_his_lost_is_a_difference_when_staff_ask(there: There) -> None:
    bill = there.bill(50_000, "P1")
    there.pays(bill, 50_000)
    there.until_posted(1)
    there.lose(bill)
    assert there.world.pay.reconciliation.run(DAY).differences == ()
    found = there.world.pay.reconciliation.run(DAY, by="Lan").differences
    assert [(item.what, item.key, item.amount) for item in found] == [(Difference.NOT_AT_HIS, bill, 50_000)]


def test_a_his_that_is_away_is_not_a_his_that_has_nothing(there: There) -> None:
    bill = there.bill(50_000, "P1")
    there.pays(bill, 50_000)
    there.until_posted(1)
    there.broken(True)
    found = there.world.pay.reconciliation.run(DAY, by="Lan").differences
    assert [item.what for item in found] == [Difference.HIS_NOT_ASKED]


def test_a_bill_its_cashier_took_goes_back_and_is_no_difference(there: There) -> None:
    bill = there.bill(50_000, "P1")
    there.lose(bill)
    there.pays(bill, 50_000)
    there.world.run(minutes=2)
    assert there.world.buckets() == {"refund_due": 50_000}
    assert there.world.pay.reconciliation.run(DAY, by="Lan").differences == ()


def test_what_it_acknowledged_is_not_sent_again_after_a_crash(there: There) -> None:
    bill = there.bill(50_000, "P1")
    sent: list[HisPosting] = []
    far = there.world.his
    assert isinstance(far, FarHis)
    honest = far._far.post

    def counted(posting: HisPosting) -> str | None:
        sent.append(posting)
        return honest(posting)

    far._far.post = counted  # type: ignore[method-assign] # this one instance is counted
    died = False

    def dies(step: str) -> None:
        nonlocal died
        if step == "his_called" and not died:
            died = True
            raise KeyboardInterrupt

    there.world.reached = dies
    there.world.restart()
    there.pays(bill, 50_000)
    with pytest.raises(KeyboardInterrupt):
        there.world.run(seconds=3)
    there.world.restart()
    there.until_posted(1)
    with there.world.sessions.begin() as session:
        row = session.get_one(HisPaymentRow, bill)
    assert (len(sent), row.amount, row.channel) == (1, 50_000, "kiosk")
