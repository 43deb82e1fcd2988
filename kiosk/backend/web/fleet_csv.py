"""The console's lists as CSV (UTF-8 with its mark, so that a spreadsheet opens it as it is)."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from fastapi.responses import StreamingResponse
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.fleet.history import VisitRow
from kiosk.backend.fleet.orders import STAFF_ACCESS, OrderRow
from kiosk.backend.fleet.overview import Terminal
from kiosk.backend.web.render import FILE_HEADERS
from kiosk.domain.dates import HOSPITAL_TIME

_TERMINALS = (
    "id", "location", "state", "since", "seen", "version", "screen", "faults", "devices", "paper_left_mm",
    "payments_open", "clock_offset_s", "disk_free_mb", "temperature_c", "certificate_until", "median_seconds",
)  # fmt: skip


def terminals_csv(terminals: Sequence[Terminal]) -> StreamingResponse:
    """One line a terminal."""
    return _answer("terminals", _TERMINALS, (_terminal(terminal) for terminal in terminals))


def visits_csv(session: Session, since: datetime) -> StreamingResponse:
    """One line a visit, oldest first."""
    query = select(VisitRow).where(VisitRow.ended_at >= since).order_by(VisitRow.ended_at, VisitRow.id)
    rows = [
        (_at(row.ended_at), row.terminal, row.outcome, row.reason, round(row.seconds, 1))
        for row in session.scalars(query.limit(1_000_000))
    ]
    return _answer("visits", ("ended_at", "terminal", "outcome", "reason", "seconds"), rows)


def orders_csv(session: Session) -> StreamingResponse:
    """One line an order, newest first."""
    query = select(OrderRow).order_by(OrderRow.given_at.desc(), OrderRow.id).limit(100_000)
    head = ("given_at", "staff", "terminal", "what", "value", "expires_at", "state", "ended_at", "result")
    rows = [
        (
            _at(row.given_at), row.staff, row.terminal, row.what, _value(row), _at(row.expires_at), row.state,
            _at(row.ended_at), row.result,
        )
        for row in session.scalars(query)
    ]  # fmt: skip
    return _answer("orders", head, rows)


def _value(row: OrderRow) -> str | None:
    """What it was ordered with; a PIN's hash on its way to a terminal is for nobody's spreadsheet."""
    return None if row.what == STAFF_ACCESS else row.value


def _terminal(terminal: Terminal) -> tuple[object, ...]:
    return (
        terminal.id,
        terminal.location,
        terminal.state,
        _at(terminal.since),
        _at(terminal.seen),
        terminal.version,
        terminal.screen,
        " ".join(code for code, _ in terminal.faults),
        " ".join(f"{device.name}={device.condition}" for device in terminal.devices),
        terminal.paper_left_mm,
        terminal.payments_open,
        terminal.clock_offset_s,
        terminal.disk_free_mb,
        terminal.temperature_c,
        _at(terminal.certificate_until),
        terminal.seconds,
    )


def _at(moment: datetime | None) -> str:
    return "" if moment is None else moment.astimezone(HOSPITAL_TIME).isoformat(timespec="seconds")


def _answer(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> StreamingResponse:
    headers = {**FILE_HEADERS, "Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(_lines(head, rows), media_type="text/csv; charset=utf-8", headers=headers)


def _lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    yield "\ufeff"
    for row in rows:
        writer.writerow([_safe(value) for value in row])
        if text.tell() > 60_000:
            yield text.getvalue()
            text.seek(0)
            text.truncate()
    yield text.getvalue()


def _safe(value: object) -> object:
    """A spreadsheet must not take a text for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else value
