"""Every order in which one deposit and two later bills can happen, breadth first, through the product's own code.

A state is the database itself: one deposit of 3 units, two bills of 2, each of which may be opened, revised, found,
paid, void, taken by the cashier (the whole or the rest), or refused by the HIS.
"""

import sqlite3
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from kiosk.backend.payment import advances
from kiosk.backend.payment.bills import BillLine, Depositor, open_bill, open_bills, open_deposit, revise_bill
from kiosk.backend.payment.his import pay_at_cashier, void_bill
from kiosk.backend.payment.ledger import lock_bill, posted, refused_by_his
from kiosk.backend.payment.machine import Posting
from kiosk.backend.payment.records import AdvanceRow, BillRow, DeductionRow, HisPaymentRow, PostingRow
from kiosk.backend.store.sessions import open_sessions
from kiosk.domain.money import Dong
from tests.backend.payment.world import World, memory_engine

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ELSEWHERE = "elsewhere"
Event = Callable[[Session], object]
Key = tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class Found:
    """What a search found: `wrong` is a shortest way to each thing that must not be."""

    states: int
    transitions: int
    wrong: dict[str, tuple[str, ...]]


def bill_of(session: Session, name: str) -> BillRow | None:
    return session.scalars(select(BillRow).where(BillRow.registration_id == name)).one_or_none()


def opened(name: str) -> Event:
    def do(session: Session) -> None:
        if bill_of(session, name) is None:
            lines = (BillLine("Khám", Dong(2)),)
            open_bill(session, registration_id=name, patient_ref="P", payer_name_masked="N", lines=lines, at=NOW)

    return do


def at(name: str, act: Callable[[Session, BillRow], object]) -> Event:
    def do(session: Session) -> None:
        bill = bill_of(session, name)
        if bill is not None:
            act(session, bill)

    return do


def revised(amount: int) -> Callable[[Session, BillRow], None]:
    def do(session: Session, bill: BillRow) -> None:
        try:
            revise_bill(session, bill.id, (BillLine("Khám", Dong(amount)),), NOW)
        except ValueError:
            return

    return do


def paid(session: Session, bill: BillRow) -> None:
    """The money is there and the HIS is told, as the outbox does it, up to the call."""
    rows = lock_bill(session, bill.id)
    if rows is not None and rows.due:
        session.add(
            PostingRow(bill_id=bill.id, key=bill.id, amount=bill.due, state=Posting.CALLING, made_at=NOW, failures=0)
        )


def told(engine: Engine) -> Callable[[Session, BillRow], None]:
    """One answer of the HIS, recorded: posted, or refused where the cashier was first. Comes as often as it likes."""

    def do(session: Session, bill: BillRow) -> None:
        rows = lock_bill(session, bill.id)
        if rows is None or rows.posting is None or rows.posting.state != Posting.CALLING:
            return
        held = session.get(HisPaymentRow, bill.id)
        if held is not None and held.channel == "cashier":
            refused_by_his(session, rows, NOW)
            return
        if held is None:
            session.add(
                HisPaymentRow(
                    bill_id=bill.id,
                    key=bill.id,
                    channel="kiosk",
                    amount=bill.due,
                    advance=bill.deducted,
                    number=bill.id,
                    paid_at=NOW,
                )
            )
        posted(session, rows, {}, NOW)

    return do


def elsewhere(session: Session, bill: BillRow) -> None:
    """The HIS took it at a counter nobody told us of."""
    if session.get(HisPaymentRow, bill.id) is None and bill.void_at is None:
        session.add(
            HisPaymentRow(bill_id=bill.id, key=ELSEWHERE, channel="cashier", amount=0, number=bill.id, paid_at=NOW)
        )


def events(engine: Engine, *, deep: bool) -> Iterator[tuple[str, Event]]:
    """Everything that can happen; to the second bill only that it takes its part and gives it back, unless `deep`."""
    who = Depositor("P", "N")
    yield "deposit chosen", lambda session: _chosen(session, who)
    yield "found", lambda session: open_bills(session, NOW, patient_ref="P")
    full = ("R1", "R2") if deep else ("R1",)
    yield "opened R2", opened("R2")
    yield "void R2", at("R2", lambda s, b: void_bill(s, b.id, NOW))
    for name in ("", *full):
        yield f"paid {name}", at(name, paid)
        yield f"told {name}", at(name, told(engine))
        yield f"cashier {name}", at(name, lambda s, b: pay_at_cashier(s, b.id, Dong(b.due), NOW))
    yield "opened R1", opened("R1")
    yield "void R1", at("R1", lambda s, b: void_bill(s, b.id, NOW))
    for name in full:
        yield f"cashier whole {name}", at(name, lambda s, b: pay_at_cashier(s, b.id, Dong(b.due + b.deducted), NOW))
    for name in full if deep else ():
        yield f"elsewhere {name}", at(name, elsewhere)
        yield f"was used {name}", at(name, lambda s, b: advances.decide(s, b.id, "Lan", NOW, used=True))
        yield f"was not used {name}", at(name, lambda s, b: advances.decide(s, b.id, "Lan", NOW, used=False))
    yield "revised R1", at("R1", revised(4))


def _chosen(session: Session, who: Depositor) -> None:
    if bill_of(session, "") is None:
        open_deposit(session, who, Dong(3), NOW)


_KEY = """
SELECT 'bill', registration_id, due, deducted, (void_at IS NULL) + 2 * (cashier_paid_at IS NULL) FROM bill
UNION ALL SELECT 'advance', '', remaining, 0, 0 FROM payment_advance
UNION ALL SELECT 'deduction', b.registration_id, d.amount, d.state, 0
    FROM payment_deduction d JOIN bill b ON b.id = d.bill_id
UNION ALL SELECT 'posting', b.registration_id, p.amount, p.state, 0
    FROM payment_posting p JOIN bill b ON b.id = p.bill_id
UNION ALL SELECT 'his', b.registration_id, h.amount, h.advance, h.channel
    FROM his_payment h JOIN bill b ON b.id = h.bill_id
ORDER BY 1, 2, 3, 4, 5
"""


def key_of(raw: sqlite3.Connection) -> Key:
    """The state without the names that are drawn by lot."""
    return tuple(raw.execute(_KEY))


def faults(session: Session) -> Iterator[str]:
    """What must hold in every state."""
    used: Counter[str] = Counter()
    for deduction in session.scalars(select(DeductionRow)):
        used[deduction.bill_id] += deduction.amount if deduction.state != "released" else 0
    his = {row.bill_id: row for row in session.scalars(select(HisPaymentRow))}
    advances_ = {row.bill_id: row.remaining for row in session.scalars(select(AdvanceRow))}
    for id_, remaining in advances_.items():
        if remaining + used.total() != 3:
            yield "an advance that does not add up"
        if id_ not in his:
            yield "an advance without money"
    for bill in session.scalars(select(BillRow)):
        yield from _bill_faults(bill, used[bill.id], his.get(bill.id))
        if bill.kind == advances.DEPOSIT and bill.cashier_paid_at is not None and bill.id not in advances_:
            yield "a deposit without an advance"


def _bill_faults(bill: BillRow, used: int, his: HisPaymentRow | None) -> Iterator[str]:
    if bill.void_at is None and bill.cashier_paid_at is None and used != bill.deducted:
        yield "less due than was deducted"
    if bill.void_at is not None and used:
        yield "an advance lost in a void bill"
    if his is None:
        return
    if his.channel == "kiosk" and (his.amount, his.advance) != (bill.due, bill.deducted):
        yield "the HIS was told something else"
    known = his.channel == "cashier" and his.key != ELSEWHERE and bill.kind == advances.FEE
    if known and his.amount + used != bill.due + bill.deducted:
        yield "the cashier took too much or too little"


def search(*, deep: bool = False, until_wrong: bool = False) -> Found:
    """Every state, breadth first; or only until something is wrong."""
    world = World(memory_engine())
    engine = world.engine
    sessions = open_sessions(engine)
    things = list(events(engine, deep=deep))
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    first = key_of(raw)
    seen: dict[Key, tuple[Key, str] | None] = {first: None}
    waiting = deque([(first, raw.serialize())])
    transitions = 0
    wrong: dict[str, tuple[str, ...]] = {}
    while waiting and not (until_wrong and wrong):
        before, image = waiting.popleft()
        fresh = False
        for name, event in things:
            if not fresh:
                raw.deserialize(image)
            writes = raw.total_changes
            with sessions.begin() as session:
                event(session)
            fresh = raw.total_changes == writes
            if fresh or (after := key_of(raw)) == before:
                continue
            transitions += 1
            if after in seen:
                continue
            seen[after] = (before, name)
            waiting.append((after, raw.serialize()))
            with sessions.begin() as session:
                for fault in faults(session):
                    wrong.setdefault(fault, _way(seen, after))
    engine.dispose()
    return Found(len(seen), transitions, wrong)


def _way(seen: dict[Key, tuple[Key, str] | None], key: Key) -> tuple[str, ...]:
    steps = []
    at_ = seen[key]
    while at_ is not None:
        steps.append(at_[1])
        at_ = seen[at_[0]]
    return tuple(reversed(steps))
