"""Answers of effects: of the backend, of printing, of what the terminal itself looks up."""

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.bill import Bill, Owed
from kiosk.domain.call import Call, Comer
from kiosk.domain.clinic import ClinicGroup
from kiosk.domain.coverage import Coverage
from kiosk.domain.hospital_page import HospitalPage, ResultState
from kiosk.domain.outcome import Printed
from kiosk.domain.payment import Payment, Refusal
from kiosk.domain.plan import Plan
from kiosk.domain.problem import Problem
from kiosk.domain.registration import Patient, Registration
from kiosk.domain.slip import Counter


@dataclass(frozen=True, slots=True)
class Identified:
    """The backend knows the citizen for this visit."""

    patient: Patient


@dataclass(frozen=True, slots=True)
class NameWanted:
    """The number alone names nobody here: the hospital asks for the name."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nobody has an appointment under this code and birth date today."""


@dataclass(frozen=True, slots=True)
class CoverageRead:
    """The insurer answered, or the backend answers for it (`unverified`)."""

    coverage: Coverage


@dataclass(frozen=True, slots=True)
class ClinicsRead:
    """Today's clinics."""

    groups: tuple[ClinicGroup, ...]


@dataclass(frozen=True, slots=True)
class NumberTaken:
    """The number is durable."""

    registration: Registration


@dataclass(frozen=True, slots=True)
class PrintEnded:
    """A print job has its outcome."""

    printed: Printed


@dataclass(frozen=True, slots=True)
class SlipEnded:
    """The desk slip has its outcome and its reference; `desk` is the counter, where it is known."""

    printed: Printed
    reference: str
    desk: Counter | None = None


@dataclass(frozen=True, slots=True)
class SlipUnknown:
    """The code was not a slip of this hospital."""


@dataclass(frozen=True, slots=True)
class BillsFound:
    """What is owed."""

    owed: Owed


@dataclass(frozen=True, slots=True)
class DepositOpened:
    """The deposit may be paid."""

    bill: Bill


@dataclass(frozen=True, slots=True)
class PaymentRefused:
    """No payment begins, and why."""

    why: Refusal


@dataclass(frozen=True, slots=True)
class CodePainted:
    """What stands on the glass, read back from it; empty where it cannot be read."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PaymentOpened:
    """The payment may be shown."""

    payment: Payment


@dataclass(frozen=True, slots=True)
class PaymentChanged:
    """The backend's newest word on the payment."""

    payment: Payment


@dataclass(frozen=True, slots=True)
class PaymentUnclear:
    """The backend cannot be asked about the payment now. Not a failure."""


@dataclass(frozen=True, slots=True)
class DisplayEnded:
    """The QR has been shown for as long as it may be."""


@dataclass(frozen=True, slots=True)
class HelpAnswered:
    """How the call for help stands now and since when; in how many minutes somebody usually comes and who, if known."""

    call: Call
    at: datetime | None = None
    minutes: int | None = None
    comes: Comer | None = None


@dataclass(frozen=True, slots=True)
class PlanRead:
    """The plan of the hospital, and where this terminal stands in it; None where there is none."""

    plan: Plan | None


@dataclass(frozen=True, slots=True)
class TicketFound:
    """The visit that a slip names, as it stands now."""

    registration: Registration


@dataclass(frozen=True, slots=True)
class CopyGiven:
    """The same tickets again, marked as copies."""

    registration: Registration


@dataclass(frozen=True, slots=True)
class CopyRefused:
    """There are copies enough, or the visit is cancelled."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page about the house."""

    page: HospitalPage


@dataclass(frozen=True, slots=True)
class ResultsRead:
    """Which results are ready."""

    results: tuple[ResultState, ...]


@dataclass(frozen=True, slots=True)
class RatingSent:
    """The touch was counted, or could not be: either way it is over."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An expected failure, in the patient's terms."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Broke:
    """A bug: logged where it happened."""
