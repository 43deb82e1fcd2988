"""One heartbeat into the terminal's row and its history, in one transaction."""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.api.heartbeat_body import DeviceBody, HeartbeatBody, StaffDeedBody, VisitBody
from kiosk.backend.deeds import Deed, note_deed
from kiosk.backend.fleet import orders
from kiosk.backend.fleet.heartbeats import HeartbeatRow
from kiosk.backend.fleet.history import KEPT, EventRow, VisitRow, note_changes, note_time, note_visits
from kiosk.domain.condition import condition_of, fault_of, standing_of
from kiosk.domain.visit_end import Outcome

RECENT: Final = 12
OTHER: Final = "other"
"""What a terminal of a newer version counts and this backend has no word for."""
_OUTCOMES: Final = frozenset(Outcome)
_AGES: Final = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


def hear(session: Session, terminal: str, body: HeartbeatBody, now: datetime) -> list[dict[str, Any]]:
    """Keep it as the terminal's last word and note what changed; the orders that wait for it."""
    row = session.get(HeartbeatRow, terminal, with_for_update=True)
    standing = body.standing or standing_of(
        fault for device in body.devices if (fault := fault_of(device.name, device.state))
    )
    before: dict[str, str | None] = {}
    if row is None:
        row = HeartbeatRow(terminal=terminal, standing_since=now)
        session.add(row)
    else:
        note_time(session, terminal, row.standing or "out_of_service", row.at, now)
        before = _words(row.standing, row.version, row.devices, row.told or {})
    after = _words(
        standing, body.version, [_device(device) for device in body.devices], {"started_at": body.started_at}
    )
    note_changes(session, terminal, before, after, now)
    if row.standing != standing:
        row.standing_since = now
    row.at, row.version, row.screen, row.journal_head = now, body.version, body.screen, body.journal_head
    known = (row.told or {}).get("recent") or []
    row.standing, row.told = standing, {**body.told(), "recent": _recent(known, body.visits, now)}
    row.devices = [_device(device) for device in body.devices]
    note_visits(session, terminal, [_visit(visit, now) for visit in body.visits])
    _note_staff(session, terminal, body.staff, now)
    if body.orders is not None:
        orders.note_answers(session, terminal, body.orders, now)
    session.flush()
    return orders.hand_out(session, terminal, now, answers=body.orders is not None)


def _note_staff(session: Session, terminal: str, deeds: list[StaffDeedBody], now: datetime) -> None:
    """What staff did there: an event of the terminal and a line in the log of deeds, once however often it is told."""
    for deed in deeds:
        name, at = f"staff_{deed.what}"[:40], _sensible(deed.at, now)
        who, result = deed.who or "", deed.result or ""
        same = select(EventRow.id).where(
            EventRow.terminal == terminal, EventRow.name == name, EventRow.was == deed.id, EventRow.at >= now - KEPT
        )
        if session.scalars(same).first() is None:
            session.add(
                EventRow(terminal=terminal, at=at, name=name, was=deed.id, became=f"{who} {result}".strip()[:40])
            )
            note_deed(session, who or terminal, Deed.AT_TERMINAL, f"{terminal} {deed.what} {result}".strip(), at)


def _words(
    standing: str | None, version: str | None, devices: list[dict[str, Any]], told: dict[str, Any]
) -> dict[str, str | None]:
    """What of a terminal is worth an event when it changes."""
    words: dict[str, str | None] = {"standing": standing, "version": version, "started_at": told.get("started_at")}
    return {**words, **{str(device["name"]): str(device["state"]) for device in devices}}


def _device(device: DeviceBody) -> dict[str, Any]:
    """As it is kept: the standard's word is found where the terminal does not say it."""
    kept = device.model_dump(exclude_none=True)
    return {**kept, "condition": device.condition or condition_of(device.state).value}


def _recent(known: list[Any], visits: list[VisitBody], now: datetime) -> list[Any]:
    """The last visits, newest first: what the console shows of every terminal at a glance."""
    told = [_visit(visit, now) for visit in visits]
    rows = [[row.outcome, row.reason, round(row.seconds, 1), row.ended_at.isoformat()] for row in told]
    fresh = [row for row in rows if row not in known]
    return sorted([*fresh, *known], key=lambda row: str(row[3]), reverse=True)[:RECENT]


def _visit(visit: VisitBody, now: datetime) -> VisitRow:
    """A terminal whose clock is far off tells times nobody can use: then now stands."""
    at = _sensible(visit.ended_at, now)
    return VisitRow(
        id=visit.id,
        ended_at=at,
        outcome=visit.outcome if visit.outcome in _OUTCOMES else OTHER,
        reason=visit.reason,
        seconds=visit.seconds,
    )


def _sensible(told: str, now: datetime) -> datetime:
    """A time as a terminal tells it; now, where its clock is far off."""
    at = datetime.fromisoformat(told)
    return at if _AGES[0] < at < _AGES[1] and at <= now else now
