"""The desk slip: what a patient carries away where the terminal could not finish."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto


class SlipReason(Enum):
    """Why a patient is sent to a desk with a slip."""

    NO_DOCUMENT = auto()
    NOT_ME = auto()
    DECLINED = auto()
    COVERAGE = auto()
    CLINIC_FULL = auto()
    BACKEND_AWAY = auto()
    REGISTRATION_UNKNOWN = auto()
    PAYMENT_CHECKING = auto()
    OUR_FAULT = auto()


@dataclass(frozen=True, slots=True)
class DeskSlip:
    """Goes to a desk with priority, so that nobody who tried queues again.

    `reference` finds the case for staff (a payment's reference, a terminal and time); `name` is masked already.
    """

    hospital: str
    title: str
    reason: str
    desk: str
    reference: str
    issued: datetime
    name: str | None = field(default=None, repr=False)
    notes: tuple[str, ...] = ()
