"""The fleet as Prometheus sees it. Labels are enrolled ids, states and codes of closed lists: nothing personal."""

from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk import __version__
from kiosk.backend.fleet.history import BOUNDS, TotalRow
from kiosk.backend.fleet.orders import OrderRow
from kiosk.backend.fleet.overview import STATES, Terminal, counts, every_terminal
from kiosk.domain.condition import STOPS, WARNS, Device, known_fault
from kiosk.domain.exposition import Exposition

MOST_REASONS: Final = 60
_CONDITIONS: Final = frozenset(map(str, Device))
_GAUGES: Final = (
    ("kiosk_terminal_paper_left_meters", "Paper on the printer's roll, as counted.", "paper_left_mm", 0.001),
    ("kiosk_terminal_payments_open", "Payments whose end the terminal does not know.", "payments_open", 1),
    ("kiosk_terminal_clock_offset_seconds", "How far the terminal's clock is ahead.", "clock_offset_s", 1),
    ("kiosk_terminal_disk_free_bytes", "Room where the journal lies.", "disk_free_mb", 1_000_000),
    ("kiosk_terminal_temperature_celsius", "The warmest of the terminal's sensors.", "temperature_c", 1),
)
_TIMES: Final = (
    ("kiosk_terminal_seen_timestamp_seconds", "When the terminal was heard of last.", "seen"),
    ("kiosk_terminal_started_timestamp_seconds", "When the terminal's program started.", "started_at"),
    ("kiosk_terminal_certificate_end_timestamp_seconds", "When its certificate ends.", "certificate_until"),
)


def fleet_metrics(out: Exposition, session: Session, now: datetime) -> None:
    """Every terminal, every outcome, every open order."""
    terminals = every_terminal(session, now)
    out.family("kiosk_build_info", "gauge", "This backend's version.").sample(1, {"version": __version__})
    out.family("kiosk_terminals", "gauge", "Enrolled terminals by state.")
    for state, count in counts(terminals).items():
        out.sample(count, {"state": state})
    _states(out, terminals)
    for name, about, of, factor in _GAUGES:
        out.family(name, "gauge", about)
        for terminal in terminals:
            value = getattr(terminal, of)
            if value is not None:
                out.sample(value * factor, {"terminal": terminal.id})
    for name, about, of in _TIMES:
        out.family(name, "gauge", about)
        for terminal in terminals:
            moment = getattr(terminal, of)
            if moment is not None:
                out.sample(moment.timestamp(), {"terminal": terminal.id})
    _visits(out, session)
    _orders(out, session)


def _states(out: Exposition, terminals: list[Terminal]) -> None:
    out.family("kiosk_terminal_state", "gauge", "1 for the state a terminal is in.")
    for terminal in terminals:
        out.sample(1, {"terminal": terminal.id, "state": terminal.state if terminal.state in STATES else "degraded"})
    out.family("kiosk_terminal_fault", "gauge", "1 for each thing that is wrong, under the code logs and console show.")
    for terminal in terminals:
        faults = {known_fault(code) for code, _ in terminal.faults}
        for fault in sorted(faults, key=str):
            weight = "stop" if fault in STOPS else "warn" if fault in WARNS else "hinder"
            out.sample(1, {"terminal": terminal.id, "code": fault or "other", "weight": weight})
    out.family("kiosk_terminal_device", "gauge", "1 for the condition a device is in, in the words of XFS4IoT.")
    for terminal in terminals:
        for device in terminal.devices:
            if device.condition in _CONDITIONS:
                out.sample(1, {"terminal": terminal.id, "device": device.name, "condition": device.condition})


def _visits(out: Exposition, session: Session) -> None:
    within = [func.sum(getattr(TotalRow, f"within_{bound}")) for bound in BOUNDS]
    query = select(TotalRow.outcome, func.sum(TotalRow.count), func.sum(TotalRow.seconds), *within)
    rows = session.execute(query.group_by(TotalRow.outcome).order_by(TotalRow.outcome)).all()
    out.family("kiosk_visit_seconds", "histogram", "Seconds of visits by outcome, until it was reached.")
    for outcome, count, seconds, *buckets in rows:
        for bound, reached in zip(BOUNDS, buckets, strict=True):
            out.sample(reached, {"outcome": outcome, "le": bound}, "_bucket")
        out.sample(count, {"outcome": outcome, "le": "+Inf"}, "_bucket")
        out.sample(seconds, {"outcome": outcome}, "_sum")
        out.sample(count, {"outcome": outcome}, "_count")
    out.family("kiosk_visits_total", "counter", "Visits by outcome and reason.")
    reasons = (
        select(TotalRow.outcome, TotalRow.reason, func.sum(TotalRow.count))
        .group_by(TotalRow.outcome, TotalRow.reason)
        .order_by(func.sum(TotalRow.count).desc(), TotalRow.outcome, TotalRow.reason)
        .limit(MOST_REASONS)
    )
    for outcome, reason, count in session.execute(reasons):
        out.sample(count, {"outcome": outcome, "reason": reason})


def _orders(out: Exposition, session: Session) -> None:
    out.family("kiosk_orders", "gauge", "Orders to terminals by state, of those that are kept.")
    for state, count in session.execute(select(OrderRow.state, func.count()).group_by(OrderRow.state)):
        out.sample(count, {"state": state})
