"""What can happen to a visit: answers of effects, the patient's touches, the clock."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from kiosk.domain.bill import Bill, Owed
from kiosk.domain.call import Call
from kiosk.domain.chip import Portrait
from kiosk.domain.citizen import Citizen, Sex
from kiosk.domain.clinic import ClinicGroup
from kiosk.domain.condition import Fault
from kiosk.domain.coverage import Coverage
from kiosk.domain.hospital_page import HospitalPage, ResultState
from kiosk.domain.identity import Relation
from kiosk.domain.money import Dong
from kiosk.domain.outcome import Printed
from kiosk.domain.payment import Payment, Refusal
from kiosk.domain.plan import Plan
from kiosk.domain.problem import Problem
from kiosk.domain.registration import Claim, Kind, Patient, Registration
from kiosk.domain.who import CardHolder
from kiosk.visit.service import Service
from kiosk.visit.states.lookup import Wanted

# Answers


@dataclass(frozen=True, slots=True)
class CodeGlimpsed:
    """A code that cannot be read yet came into view, or left it."""

    in_view: bool


@dataclass(frozen=True, slots=True)
class CodeRead:
    """A citizen's code was read."""

    citizen: Citizen


@dataclass(frozen=True, slots=True)
class CardCodeRead:
    """An insurance card's code was read."""

    holder: CardHolder


@dataclass(frozen=True, slots=True)
class SlipRead:
    """The code of one of our own slips was read; whether it is one, the backend says."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ScannerLost:
    """The scanner is gone."""


@dataclass(frozen=True, slots=True)
class ScannerBack:
    """The scanner works again."""


@dataclass(frozen=True, slots=True)
class CardSeen:
    """A card lies on the reader."""


@dataclass(frozen=True, slots=True)
class CardLeft:
    """The card was taken away before it was read."""


@dataclass(frozen=True, slots=True)
class ReaderMissing:
    """This terminal has no chip reader, or none that works now."""


@dataclass(frozen=True, slots=True)
class CardLifted:
    """The card was lifted while it was read: put back, it goes on."""


@dataclass(frozen=True, slots=True)
class CardProgress:
    """So much of the chip has been read."""

    percent: int


@dataclass(frozen=True, slots=True)
class CardRead:
    """The chip's identity is read. Its source is CHIP only where the chip is proven."""

    citizen: Citizen


@dataclass(frozen=True, slots=True)
class PortraitRead:
    """The chip's picture came after the identity; None where there is none."""

    portrait: Portrait | None


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
    """The desk slip has its outcome and its reference."""

    printed: Printed
    reference: str


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
    """How the call for help stands now, and since when."""

    call: Call
    at: datetime | None = None


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


# The patient's touches


@dataclass(frozen=True, slots=True)
class ServiceChosen:
    """What the patient came for."""

    service: Service


@dataclass(frozen=True, slots=True)
class DigitsGiven:
    """The last six digits of the card's number."""

    digits: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed on our own keys, and the day it was typed on."""

    text: str = field(repr=False)
    today: date


@dataclass(frozen=True, slots=True)
class RelationChosen:
    """Whom the helper brings."""

    relation: Relation


@dataclass(frozen=True, slots=True)
class SexChosen:
    """The sex of whom the helper brings."""

    sex: Sex


@dataclass(frozen=True, slots=True)
class MoreClinics:
    """One more clinic in the same visit."""


@dataclass(frozen=True, slots=True)
class ClaimAsked:
    """There is a reason to go first."""


@dataclass(frozen=True, slots=True)
class ClaimChosen:
    """Which one; None takes it back."""

    claim: Claim | None


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """There is a transfer or re-examination paper; or an insurance card to type."""


@dataclass(frozen=True, slots=True)
class PaperChosen:
    """Which one."""

    re_examination: bool


@dataclass(frozen=True, slots=True)
class NumberWanted:
    """Take the numbers now; `key` is the idempotency key of the registration to come."""

    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WithoutChip:
    """Go on with the printed code alone."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """Yes: the hospital may use it; or that is me."""


@dataclass(frozen=True, slots=True)
class Refused:
    """No, the hospital may not use it."""


@dataclass(frozen=True, slots=True)
class PayerChosen:
    """Insurance or self-pay."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class GroupChosen:
    """A group of clinics."""

    group_id: str


@dataclass(frozen=True, slots=True)
class ClinicChosen:
    """A clinic."""

    clinic_id: str


@dataclass(frozen=True, slots=True)
class BillChosen:
    """One of the bills."""

    bill_id: str


@dataclass(frozen=True, slots=True)
class DepositWanted:
    """Pay ahead."""


@dataclass(frozen=True, slots=True)
class AmountChosen:
    """How much to pay ahead; `key` is the idempotency key of the deposit to come."""

    amount: Dong
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OtherBills:
    """What else is owed."""


@dataclass(frozen=True, slots=True)
class PayNow:
    """Pay by QR here; `key` is the idempotency key of the payment to come."""

    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PayLater:
    """Pay at the cashier."""


@dataclass(frozen=True, slots=True)
class DeskChosen:
    """Go to the desk instead."""


@dataclass(frozen=True, slots=True)
class Again:
    """Try again."""


@dataclass(frozen=True, slots=True)
class Back:
    """One screen back."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The visit is over."""


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """Somebody should come."""


@dataclass(frozen=True, slots=True)
class TopicChosen:
    """Something to look up."""

    wanted: Wanted


@dataclass(frozen=True, slots=True)
class SectionChosen:
    """A heading of a page, by its number from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class RoomChosen:
    """A room to go to."""

    room_id: str


@dataclass(frozen=True, slots=True)
class PrintWanted:
    """What is shown should come on paper."""


@dataclass(frozen=True, slots=True)
class WayWanted:
    """The way to the room that is shown."""


@dataclass(frozen=True, slots=True)
class NextShown:
    """The next of several."""


@dataclass(frozen=True, slots=True)
class CopyWanted:
    """The slip once more; `key` is the idempotency key of the copy to come."""

    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rated:
    """How it was, from 1 (bad) to 5 (good); `key` is the idempotency key of the count."""

    rating: int
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EmergencyAsked:
    """Somebody is in danger."""


@dataclass(frozen=True, slots=True)
class Stay:
    """I am still here."""


# Staff


@dataclass(frozen=True, slots=True)
class StopService:
    """Staff take the terminal out of service, once nobody stands at it."""


@dataclass(frozen=True, slots=True)
class FaultsStop:
    """What forbids to serve, worst first; nothing any more where it is empty. Told once nobody stands here."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class ResumeService:
    """Staff put it back."""


# The clock


@dataclass(frozen=True, slots=True)
class Closed:
    """The hospital takes nobody now; it opens then."""

    opens: time


@dataclass(frozen=True, slots=True)
class Opened:
    """The hospital takes patients."""


@dataclass(frozen=True, slots=True)
class IdleWarned:
    """Nobody has touched the screen for a while."""


@dataclass(frozen=True, slots=True)
class TimedOut:
    """Nobody answered the warning, or an end screen was shown long enough."""


Event = (
    CodeGlimpsed
    | CodeRead
    | CardCodeRead
    | SlipRead
    | ScannerLost
    | ScannerBack
    | CardSeen
    | CardLeft
    | ReaderMissing
    | CardLifted
    | CardProgress
    | CardRead
    | PortraitRead
    | Identified
    | NameWanted
    | NotFound
    | CoverageRead
    | ClinicsRead
    | NumberTaken
    | PrintEnded
    | SlipEnded
    | SlipUnknown
    | BillsFound
    | DepositOpened
    | PaymentRefused
    | CodePainted
    | PaymentOpened
    | PaymentChanged
    | PaymentUnclear
    | DisplayEnded
    | HelpAnswered
    | PlanRead
    | TicketFound
    | CopyGiven
    | CopyRefused
    | PageRead
    | ResultsRead
    | RatingSent
    | Failed
    | Broke
    | ServiceChosen
    | DigitsGiven
    | Entered
    | RelationChosen
    | SexChosen
    | MoreClinics
    | ClaimAsked
    | ClaimChosen
    | PaperAsked
    | PaperChosen
    | NumberWanted
    | WithoutChip
    | Agreed
    | Refused
    | PayerChosen
    | GroupChosen
    | ClinicChosen
    | BillChosen
    | DepositWanted
    | AmountChosen
    | OtherBills
    | PayNow
    | PayLater
    | DeskChosen
    | Again
    | Back
    | Finish
    | HelpAsked
    | TopicChosen
    | SectionChosen
    | RoomChosen
    | PrintWanted
    | WayWanted
    | NextShown
    | CopyWanted
    | Rated
    | EmergencyAsked
    | Stay
    | StopService
    | FaultsStop
    | ResumeService
    | Closed
    | Opened
    | IdleWarned
    | TimedOut
)
