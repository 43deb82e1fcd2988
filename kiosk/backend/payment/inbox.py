"""The inbox of credits: one path for webhook, poll, list and statement. Insert first; a duplicate is no event."""

import hashlib
import logging
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kiosk.backend.payment.ledger import lock_bill, settle_bill
from kiosk.backend.payment.providers.provider import Arrival
from kiosk.backend.payment.records import CreditRow, IntentRow, SecurityRow, UseRow
from kiosk.backend.payment.settle import Bucket
from kiosk.domain.text import ascii_upper, clean

log = logging.getLogger(__name__)

_HUGE = 10**13


def learn(session: Session, arrivals: Iterable[Arrival], via: str, now: datetime) -> tuple[str, ...]:
    """Keep credits and settle their bills in the caller's transaction; the bills whose money changed.

    A credit known already changes nothing. The same transaction told with another amount is a security event.
    """
    changed: list[str] = []
    for arrival in _fresh(session, tuple(arrivals), now):
        intent = _intent_of(session, arrival)
        # The bill is locked before its credits are written, so that two workers settle one after the other.
        rows = lock_bill(session, intent.bill_id) if intent else None
        if not _insert(session, arrival, intent, via, now):
            continue
        if rows is None:
            log.info("a credit without an order of ours arrived by %s", via)
            continue
        fresh = lock_bill(session, rows.bill.id)
        if fresh is not None:
            settle_bill(session, fresh, now)
            changed.append(fresh.bill.id)
    return tuple(dict.fromkeys(changed))


def attach(session: Session, credit_id: int, intent_id: str, now: datetime) -> bool:
    """Staff say which order an unmatched credit belongs to; False where it is not unmatched any more."""
    intent = session.get(IntentRow, intent_id)
    rows = lock_bill(session, intent.bill_id) if intent else None
    use = session.get(UseRow, credit_id, with_for_update=True)
    credit = session.get(CreditRow, credit_id)
    if rows is None or use is None or credit is None or use.bucket != Bucket.UNMATCHED:
        return False
    credit.intent_id = intent_id
    use.bucket = Bucket.NEW
    session.flush()
    fresh = lock_bill(session, rows.bill.id)
    if fresh is not None:
        settle_bill(session, fresh, now)
    return True


def note_security(session: Session, kind: str, source: str, evidence: bytes, now: datetime) -> None:
    """Record that something was refused: its kind and a digest, never its text."""
    digest = hashlib.sha256(evidence).hexdigest()
    session.add(SecurityRow(kind=kind[:32], source=source[:64], digest=digest, at=now))


def _fresh(session: Session, arrivals: Sequence[Arrival], now: datetime) -> list[Arrival]:
    """Those that are not known yet: most looks bring the same credits again."""
    if not arrivals:
        return []
    rows = session.execute(
        select(CreditRow.provider, CreditRow.txn_id, CreditRow.amount).where(
            CreditRow.txn_id.in_([arrival.txn_id for arrival in arrivals])
        )
    ).all()
    known = {(provider, txn_id): amount for provider, txn_id, amount in rows}
    fresh = []
    for arrival in arrivals:
        amount = known.get((arrival.provider, arrival.txn_id))
        if amount is None:
            fresh.append(arrival)
        elif amount != arrival.amount.amount:
            note_security(session, "credit_changed", arrival.provider, arrival.txn_id.encode(), now)
    return fresh


def _insert(session: Session, arrival: Arrival, intent: IntentRow | None, via: str, now: datetime) -> bool:
    if not 0 < arrival.amount.amount < _HUGE:
        note_security(session, "amount", arrival.provider, arrival.txn_id.encode(), now)
        return False
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    made = session.scalars(
        dialect.insert(CreditRow)
        .values(
            provider=arrival.provider,
            txn_id=arrival.txn_id,
            intent_id=intent.id if intent else None,
            amount=arrival.amount.amount,
            credited_at=arrival.credited_at,
            learned_at=now,
            via=via,
            content=clean(arrival.content)[:300],
            payer_bank=arrival.payer_bank,
            payer_account=arrival.payer_account,
        )
        .on_conflict_do_nothing(index_elements=["provider", "txn_id"])
        .returning(CreditRow.id)
    ).one_or_none()
    if made is None:
        return False
    session.add(UseRow(credit_id=made, bucket=Bucket.NEW if intent else Bucket.UNMATCHED))
    session.flush()
    return True


def _intent_of(session: Session, arrival: Arrival) -> IntentRow | None:
    """By order code, else by the order's own account, else by our reference in the content. Never by amount."""
    ours = select(IntentRow).where(IntentRow.provider == arrival.provider)
    if arrival.order_code is not None:
        return session.scalars(ours.where(IntentRow.order_code == arrival.order_code)).one_or_none()
    if arrival.account is not None:
        found = session.scalars(ours.where(IntentRow.account == arrival.account).limit(2)).all()
        if len(found) == 1:
            return found[0]
    words = {word for word in _words(arrival.content) if 6 <= len(word) <= 19}
    found = session.scalars(ours.where(IntentRow.ref.in_(words)).limit(2)).all() if words else []
    return found[0] if len(found) == 1 else None


def _words(content: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in ascii_upper(content)).split()
