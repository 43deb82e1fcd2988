"""The terminal's heartbeat: how it is, which orders wait for it, what time the backend has."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from kiosk.domain.condition import Fault, PaperSupply, Standing, condition_of, paper_of
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.order import Order, OrderAnswer
from kiosk.domain.staff_deed import StaffDeed
from kiosk.domain.visit_end import VisitEnd
from kiosk.services.client import Away, Client, Refused

SHORT_BEATS: Final = 100
"""For so many beats a backend that refused the whole form is not asked again: later it may be of a newer version."""


@dataclass(frozen=True, slots=True)
class DeviceState:
    """One device in one word ("ok", "low", "out", "gone", "none"...), a few more for staff, and since when."""

    name: str
    state: str
    detail: str | None = None
    since: datetime | None = None
    paper_left_mm: int | None = None

    @property
    def paper(self) -> PaperSupply | None:
        """The standard's word for the paper; None for what is no printer."""
        return paper_of(self.state) if self.name == "printer" else None

    def basic(self) -> dict[str, object]:
        """The form every backend understands."""
        return {"name": self.name, "state": self.state, "detail": self.detail}

    def to_json(self) -> dict[str, object]:
        """With the standard's words."""
        return {
            **self.basic(),
            "condition": condition_of(self.state).value,
            "paper": self.paper.value if self.paper else None,
            "since": _text(self.since),
        }


@dataclass(frozen=True, slots=True)
class FaultSince:
    """One thing that is wrong, and since when."""

    fault: Fault
    since: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """How a terminal is now. Nothing personal: `screen` names a state, a visit is an outcome and its seconds."""

    devices: tuple[DeviceState, ...]
    screen: str | None = None
    journal_head: str | None = None
    standing: Standing = Standing.READY
    faults: tuple[FaultSince, ...] = ()
    started_at: datetime | None = None
    payments_open: int | None = None
    clock_offset_s: float | None = None
    disk_free_mb: int | None = None
    temperature_c: float | None = None
    certificate_until: datetime | None = None
    visits: tuple[VisitEnd, ...] = ()
    answers: tuple[OrderAnswer, ...] = ()
    deeds: tuple[StaffDeed, ...] = ()

    @property
    def paper_left_mm(self) -> int | None:
        """What the printer's roll still holds, as far as anybody counted."""
        return next((device.paper_left_mm for device in self.devices if device.name == "printer"), None)


@dataclass(frozen=True, slots=True)
class Pulse:
    """The backend's answer to a heartbeat. `offset_s`: how far this clock is ahead of the backend's.

    `heard_all` is False where only the short form was understood: visits and answers to orders did not arrive.
    """

    time: datetime
    orders: tuple[Order, ...]
    offset_s: float = 0.0
    heard_all: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """As whom the backend knows this terminal, and how far this clock is ahead of the backend's.

    `hospital` is empty where a backend of an earlier version does not say it.
    """

    terminal: str
    location: str
    offset_s: float
    hospital: str = ""


def _now() -> datetime:
    return datetime.now(UTC)


class Health:
    """Raises Away, Refused or Rejected."""

    def __init__(self, client: Client, version: str, now: Callable[[], datetime] = _now) -> None:
        self._client = client
        self._version = version
        self._now = now
        self._short = 0

    def beat(self, report: Report) -> Pulse:
        """Tell how this terminal is. A backend of an earlier version, which knows the short form only, gets that."""
        if not self._short:
            try:
                return self._post(self._full(report))
            except Refused as refused:
                if refused.code != "invalid_input":
                    raise
                self._short = SHORT_BEATS
        self._short -= 1
        return replace(self._post(self._basic(report)), heard_all=False)

    def shut_out(self) -> bool:
        """Whether it is our certificate that the backend does not answer."""
        return self._client.refuses_certificate()

    def known(self) -> Known:
        """Who this terminal is to the backend. Tells nothing, takes no order."""
        asked = self._now()
        answer = self._client.get("/v1/kiosks/self")
        answered = self._now()
        try:
            offset = asked + (answered - asked) / 2 - answer.moment("time")
            return Known(
                answer.text("id", 40),
                answer.text_or_none("location", 120) or "",
                offset.total_seconds(),
                answer.text_or_none("hospital", 120) or "",
            )
        except FieldError as fault:
            raise Away(str(fault)) from None

    def _post(self, body: dict[str, object]) -> Pulse:
        asked = self._now()
        answer = self._client.post("/v1/kiosks/heartbeat", body, str(uuid.uuid4()))
        answered = self._now()
        try:
            time = answer.moment("time")
            orders = tuple(_order(entry) for entry in answer.each("commands"))
        except FieldError as fault:
            raise Away(str(fault)) from None
        return Pulse(time, orders, (asked + (answered - asked) / 2 - time).total_seconds())

    def _basic(self, report: Report) -> dict[str, object]:
        return {
            "version": self._version,
            "screen": report.screen,
            "devices": [device.basic() for device in report.devices],
            "journal_head": report.journal_head,
        }

    def _full(self, report: Report) -> dict[str, object]:
        return {
            **self._basic(report),
            "devices": [device.to_json() for device in report.devices],
            "standing": report.standing.value,
            "faults": [{"code": found.fault.value, "since": _text(found.since)} for found in report.faults],
            "started_at": _text(report.started_at),
            "paper_left_mm": report.paper_left_mm,
            "payments_open": report.payments_open,
            "clock_offset_s": _rounded(report.clock_offset_s),
            "disk_free_mb": report.disk_free_mb,
            "temperature_c": _rounded(report.temperature_c),
            "certificate_until": _text(report.certificate_until),
            "visits": [visit.to_json() for visit in report.visits],
            "orders": [answer.to_json() for answer in report.answers],
            # Only where there is something: a backend of an earlier version would refuse the whole form.
            **({"staff": [deed.to_json() for deed in report.deeds]} if report.deeds else {}),
        }


def _order(entry: Fields) -> Order:
    return Order(
        entry.text_or_none("id", 60) or "",
        entry.text("command", 40),
        entry.text_or_none("value", 4000),
        entry.moment_or_none("expires_at"),
    )


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 1)
