"""The body of a heartbeat. Everything after `journal_head` may be absent: terminals of earlier versions send less."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints

from kiosk.backend.api.bodies import Body, ShortId, moment
from kiosk.domain.text import clean

Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
Time = Annotated[
    str,
    StringConstraints(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?([+-][0-9]{2}:[0-9]{2}|Z)$"
    ),
    AfterValidator(moment),
]
Text = Annotated[str, StringConstraints(max_length=200), AfterValidator(clean)]
_CONDITIONS = Literal[
    "online", "offline", "powerOff", "noDevice", "hardwareError", "userError", "deviceBusy", "fraudAttempt",
    "potentialFraud", "unknown", "notSupported",
]  # fmt: skip
_STANDINGS = Literal["starting", "ready", "degraded", "out_of_service", "maintenance", "updating"]


class DeviceBody(Body):
    """One device: its own word, and XFS4IoT's."""

    name: ShortId
    state: ShortId
    detail: Text | None = None
    condition: _CONDITIONS | None = None
    paper: Literal["full", "low", "out", "jammed", "unknown", "notSupported"] | None = None
    since: Time | None = None


class FaultBody(Body):
    """One thing that is wrong, by its code."""

    code: Word
    since: Time


class VisitBody(Body):
    """One visit that is over: of the person, nothing."""

    id: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16,32}$")]
    ended_at: Time
    outcome: Word
    reason: Word | None = None
    seconds: Annotated[float, Field(ge=0, le=86_400)]


class OrderAnswerBody(Body):
    """What became of an order."""

    id: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z-]{1,60}$")]
    state: Literal["done", "refused", "failed", "expired"]
    result: Annotated[str, StringConstraints(max_length=80), AfterValidator(clean)] | None = None


class StaffDeedBody(Body):
    """Something that staff did at the terminal itself."""

    id: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8,32}$")]
    at: Time
    what: Word
    who: Annotated[str, StringConstraints(max_length=40), AfterValidator(clean)] | None = None
    result: Annotated[str, StringConstraints(max_length=40), AfterValidator(clean)] | None = None


class HeartbeatBody(Body):
    """How a terminal is. `orders`: null where the terminal does not answer orders."""

    version: Annotated[str, StringConstraints(max_length=40), AfterValidator(clean)] | None = None
    screen: ShortId | None = None
    devices: list[DeviceBody] = Field(default=[], max_length=20)
    journal_head: Annotated[str, StringConstraints(max_length=128), AfterValidator(clean)] | None = None
    started_at: Time | None = None
    standing: _STANDINGS | None = None
    faults: list[FaultBody] = Field(default=[], max_length=40)
    paper_left_mm: Annotated[int, Field(ge=0, le=10_000_000)] | None = None
    payments_open: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    clock_offset_s: Annotated[float, Field(ge=-1e10, le=1e10)] | None = None
    disk_free_mb: Annotated[int, Field(ge=0, le=1_000_000_000)] | None = None
    temperature_c: Annotated[float, Field(ge=-100, le=200)] | None = None
    certificate_until: Time | None = None
    visits: list[VisitBody] = Field(default=[], max_length=50)
    orders: Annotated[list[OrderAnswerBody], Field(max_length=50)] | None = None
    staff: list[StaffDeedBody] = Field(default=[], max_length=50)

    def told(self) -> dict[str, Any]:
        """What is kept of the last beat beside its columns."""
        return self.model_dump(
            include={
                "started_at", "faults", "paper_left_mm", "payments_open", "clock_offset_s", "disk_free_mb",
                "temperature_c", "certificate_until",
            }
        )  # fmt: skip
