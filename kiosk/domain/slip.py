"""The desk slip: what a patient carries away where the terminal could not finish."""

from dataclasses import dataclass, field
from datetime import datetime


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
