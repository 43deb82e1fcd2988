"""The desk slip: what a patient carries away where the terminal could not finish."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from kiosk.domain.money import Dong
from kiosk.domain.registration import Claim


class SlipReason(Enum):
    """Why a patient is sent to a desk with a slip."""

    NO_DOCUMENT = auto()
    NOT_ME = auto()
    DECLINED = auto()
    COVERAGE = auto()
    CLINIC_FULL = auto()
    BACKEND_AWAY = auto()
    REGISTRATION_UNKNOWN = auto()
    REGISTRATION_REFUSED = auto()
    PAYMENT_CHECKING = auto()
    """Money may be on its way."""
    NO_PAYMENT_CODE = auto()
    """Nothing was paid, as with the two below: the cashier takes it."""
    BILL_CHANGED = auto()
    AMOUNT_TOO_LARGE = auto()
    OUR_FAULT = auto()


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter as its sign says it, in English too where the hospital has that."""

    sign: str
    sign_en: str | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """What was said at the terminal already, so that nobody says it twice. Masked: it is printed and carried about.

    `number` is masked, `born` the year, `clinics` their names, `helper` the masked name of whoever brings the patient.
    Where money is the matter, `ticket` is the number held today and `due` what is to be paid.
    """

    name: str | None = field(default=None, repr=False)
    number: str | None = field(default=None, repr=False)
    born: int | None = field(default=None, repr=False)
    clinics: tuple[str, ...] = ()
    claim: Claim | None = None
    helper: str | None = field(default=None, repr=False)
    ticket: str | None = None
    due: Dong | None = None


@dataclass(frozen=True, slots=True)
class DeskSlip:
    """Goes to a desk with priority, so that nobody who tried queues again.

    `reference` finds the case for staff (a payment's reference, a terminal and time); `name` is masked already.
    """

    hospital: str
    title: str
    reason: str
    desk: Counter
    reference: str
    issued: datetime
    name: str | None = field(default=None, repr=False)
    notes: tuple[str, ...] = ()
