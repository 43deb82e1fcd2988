"""Every enrolled terminal as it last said it is, for people: filtered, sorted, counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any, Final

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from kiosk.backend.fleet.heartbeats import HeartbeatRow
from kiosk.backend.fleet.history import QUIET
from kiosk.backend.fleet.terminals import TerminalRow
from kiosk.domain.condition import fault_of

STATES: Final = ("silent", "out_of_service", "degraded", "maintenance", "updating", "starting", "ready", "never")
"""Worst first. "silent": it was heard of once and is not any more. "never": it was not heard of yet."""


@dataclass(frozen=True, slots=True)
class Device:
    """One device of a terminal."""

    name: str
    state: str
    condition: str
    detail: str | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Recent:
    """One of the last visits."""

    outcome: str
    reason: str | None
    seconds: float
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class Terminal:
    """One terminal. What it never said is None."""

    id: str
    location: str
    state: str
    since: datetime | None
    seen: datetime | None
    version: str | None
    screen: str | None
    devices: tuple[Device, ...]
    faults: tuple[tuple[str, datetime | None], ...]
    recent: tuple[Recent, ...]
    paper_left_mm: int | None
    payments_open: int | None
    clock_offset_s: float | None
    disk_free_mb: int | None
    temperature_c: float | None
    certificate_until: datetime | None
    started_at: datetime | None
    journal_head: str | None

    @property
    def seconds(self) -> float | None:
        """The median of the last visits that came to something."""
        good = [visit.seconds for visit in self.recent if visit.outcome in ("registered", "paid", "informed")]
        return median(good) if good else None

    @property
    def place(self) -> str:
        """Where it stands, as far as its location's first part tells: "Sảnh A, cửa 2" is in "Sảnh A"."""
        return self.location.partition(",")[0].strip()


@dataclass(frozen=True, slots=True)
class Choice:
    """Which terminals to show, in which order."""

    text: str = ""
    place: str = ""
    state: str = ""
    version: str = ""
    fault: str = ""
    sort: str = "state"
    down: bool = False

    @property
    def narrows(self) -> bool:
        """Whether it leaves terminals out."""
        return any((self.text, self.place, self.state, self.version, self.fault))

    def takes(self, terminal: Terminal) -> bool:
        """Whether this terminal is to be shown."""
        text = self.text.casefold()
        return (
            (not text or text in terminal.id.casefold() or text in terminal.location.casefold())
            and (not self.place or terminal.place == self.place)
            and (not self.state or terminal.state == self.state)
            and (not self.version or terminal.version == self.version)
            and (not self.fault or any(code == self.fault for code, _ in terminal.faults))
        )


_SORTS: Final[dict[str, Callable[[Terminal], Any]]] = {
    "state": lambda t: (STATES.index(t.state), not t.faults, t.id),
    "id": lambda t: t.id,
    "location": lambda t: (t.location, t.id),
    "seen": lambda t: (t.seen is not None, t.seen.timestamp() if t.seen else 0, t.id),
    "version": lambda t: (t.version or "", t.id),
    "paper": lambda t: (t.paper_left_mm is None, t.paper_left_mm or 0, t.id),
    "seconds": lambda t: (t.seconds is None, t.seconds or 0, t.id),
    "payments": lambda t: (-(t.payments_open or 0), t.id),
}
SORTS: Final = tuple(_SORTS)


def choose(terminals: Iterable[Terminal], choice: Choice) -> list[Terminal]:
    """Those that fit, sorted."""
    return sorted(
        (terminal for terminal in terminals if choice.takes(terminal)),
        key=_SORTS.get(choice.sort, _SORTS["state"]),
        reverse=choice.down,
    )


def counts(terminals: Sequence[Terminal]) -> dict[str, int]:
    """How many in each state."""
    found = Counter(terminal.state for terminal in terminals)
    return {state: found[state] for state in STATES}


def every_terminal(session: Session, now: datetime) -> list[Terminal]:
    """Every terminal that is enrolled."""
    return [_terminal(row, now) for row in session.execute(_QUERY)]


def one_terminal(session: Session, terminal_id: str, now: datetime) -> Terminal | None:
    """The one of this id."""
    row = session.execute(_QUERY.where(TerminalRow.id == terminal_id)).first()
    return _terminal(row, now) if row is not None else None


_QUERY: Final = (
    select(
        TerminalRow.id,
        TerminalRow.location,
        HeartbeatRow.at,
        HeartbeatRow.version,
        HeartbeatRow.screen,
        HeartbeatRow.journal_head,
        HeartbeatRow.devices,
        HeartbeatRow.standing,
        HeartbeatRow.standing_since,
        HeartbeatRow.told,
    )
    .outerjoin(HeartbeatRow, HeartbeatRow.terminal == TerminalRow.id)
    .where(TerminalRow.revoked_at.is_(None))
    .order_by(TerminalRow.id)
)


def _terminal(row: Row[Any], now: datetime) -> Terminal:
    told = row.told or {}
    silent = row.at is not None and now - row.at > QUIET
    devices = tuple(_device(device) for device in row.devices or ())
    faults = tuple((str(fault["code"]), _moment(fault["since"])) for fault in told.get("faults") or ())
    if "faults" not in told:
        found = ((fault_of(device.name, device.state), device.since) for device in devices)
        faults = tuple((fault.value, since) for fault, since in found if fault is not None)
    return Terminal(
        id=row.id,
        location=row.location,
        state="never" if row.at is None else "silent" if silent else row.standing or "ready",
        since=row.at if silent else row.standing_since,
        seen=row.at,
        version=row.version,
        screen=row.screen,
        devices=devices,
        faults=faults,
        recent=tuple(_recent(visit) for visit in told.get("recent") or ()),
        paper_left_mm=told.get("paper_left_mm"),
        payments_open=told.get("payments_open"),
        clock_offset_s=told.get("clock_offset_s"),
        disk_free_mb=told.get("disk_free_mb"),
        temperature_c=told.get("temperature_c"),
        certificate_until=_moment(told.get("certificate_until")),
        started_at=_moment(told.get("started_at")),
        journal_head=row.journal_head,
    )


def _device(kept: dict[str, Any]) -> Device:
    return Device(
        str(kept["name"]),
        str(kept["state"]),
        str(kept.get("condition") or "unknown"),
        kept.get("detail"),
        _moment(kept.get("since")),
    )


def _recent(kept: list[Any]) -> Recent:
    outcome, reason, seconds, ended_at = kept
    return Recent(outcome, reason, seconds, datetime.fromisoformat(ended_at))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
