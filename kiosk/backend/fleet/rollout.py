"""A version for a share of the terminals: the same ones first each time, and no further while one has failed."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.fleet import orders
from kiosk.backend.fleet.heartbeats import HeartbeatRow
from kiosk.backend.fleet.terminals import TerminalRow

UPDATE = "update"


class RolloutFailedError(Exception):
    """Terminals went back from this version: `terminals` names them."""

    def __init__(self, terminals: tuple[str, ...]) -> None:
        super().__init__(", ".join(terminals))
        self.terminals = terminals


@dataclass(frozen=True, slots=True)
class Rollout:
    """How far a version is: every enrolled terminal is in one of these."""

    version: str
    running: tuple[str, ...]
    ordered: tuple[str, ...]
    failed: tuple[str, ...]
    others: tuple[str, ...]


def progress(session: Session, version: str) -> Rollout:
    """From the last heartbeats and the orders of this version."""
    query = (
        select(TerminalRow.id, HeartbeatRow.version)
        .outerjoin(HeartbeatRow, HeartbeatRow.terminal == TerminalRow.id)
        .where(TerminalRow.revoked_at.is_(None))
    )
    told = {row[0]: row[1] for row in session.execute(query)}
    given = select(orders.OrderRow).where(orders.OrderRow.what == UPDATE, orders.OrderRow.value == version)
    last = {row.terminal: row for row in session.scalars(given.order_by(orders.OrderRow.given_at))}
    running = {terminal for terminal, seen in told.items() if seen == version}
    failed = {t for t, row in last.items() if t in told and row.state in ("failed", "refused")} - running
    ordered = {t for t, row in last.items() if t in told and row.state in orders.OPEN} - running - failed
    return Rollout(
        version,
        tuple(sorted(running)),
        tuple(sorted(ordered)),
        tuple(sorted(failed)),
        tuple(sorted(told.keys() - running - ordered - failed)),
    )


def widen(
    session: Session,
    version: str,
    percent: int,
    staff: str,
    now: datetime,
    *,
    good_for: timedelta,
    anyway: bool = False,
) -> tuple[str, ...]:
    """Order the version for terminals until `percent` of them run or are ordered it; who was ordered now.

    Raises RolloutFailedError where a terminal has gone back from it, unless `anyway`: then it tries again too.
    """
    found = progress(session, version)
    if found.failed and not anyway:
        raise RolloutFailedError(found.failed)
    every = (*found.running, *found.ordered, *found.failed, *found.others)
    wanted = -(-len(every) * percent // 100)
    first = sorted(every, key=lambda terminal: hashlib.sha256(f"{version} {terminal}".encode()).digest())[:wanted]
    chosen = tuple(sorted(set(first) & {*found.others, *found.failed}))
    if chosen:
        orders.give(session, chosen, UPDATE, staff, now, value=version, good_for=good_for)
    return chosen
