"""A registration: the number a patient holds and what is due for it."""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.money import Dong
from kiosk.domain.ticket import Ticket


class Kind(StrEnum):
    """How the visit is paid for or why it takes place."""

    BHYT = "bhyt"
    SELF_PAY = "self_pay"
    APPOINTMENT = "appointment"
    QUICK_NUMBER = "quick_number"


@dataclass(frozen=True, slots=True)
class Patient:
    """What the backend knows of the citizen at the kiosk. The token is opaque and short-lived."""

    token: str = field(repr=False)
    returning: bool
    active_today: int
    unpaid_bills: int


@dataclass(frozen=True, slots=True)
class Registration:
    """A number that was given, durable at the backend before it is printed or shown.

    `bill_id` is None where nothing is due now. `existing` says that the patient already held it today.
    """

    id: str
    kind: Kind
    ticket: Ticket
    due: Dong
    bill_id: str | None
    existing: bool
