"""Where a visit can be. Each state holds exactly what is true then, and forgets the rest.

A state whose name ends in -ing waits for a device or a service; every such state is ended by an event of its effect.
"""

from dataclasses import dataclass, field
from enum import Enum, auto

from kiosk.domain.chip import ChipKey, Portrait
from kiosk.domain.citizen import Citizen
from kiosk.domain.clinic import ClinicGroup
from kiosk.domain.coverage import Coverage
from kiosk.domain.outcome import Printed
from kiosk.domain.payment import Payment
from kiosk.domain.problem import Problem
from kiosk.domain.receipt import Receipt
from kiosk.domain.registration import Kind, Patient, Registration
from kiosk.domain.slip import SlipReason


@dataclass(frozen=True, slots=True)
class Visitor:
    """The citizen at the kiosk and what the backend knows of them; the portrait where a chip gave one."""

    citizen: Citizen
    patient: Patient
    portrait: Portrait | None = None


# Attract and identify


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is here. `glimpsed`: a code is in view that cannot be read yet. `reader`: a chip reader is there."""

    glimpsed: bool = False
    reader: bool = True


@dataclass(frozen=True, slots=True)
class OutOfService:
    """Nothing can identify a patient here now; or staff said so (`ordered`)."""

    ordered: bool = False


@dataclass(frozen=True, slots=True)
class GiveKey:
    """A card lies on the reader: which six digits, or which printed code, open it?"""

    glimpsed: bool = False


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A printed code was read: its card should lie on the reader, to prove it."""

    citizen: Citizen


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """A chip is being read; `percent` of its bytes have come. `lifted`: it should be put back."""

    key: ChipKey
    percent: int = 0
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class Identifying:
    """The backend is asked who this is."""

    citizen: Citizen
    tries: int = 1


@dataclass(frozen=True, slots=True)
class Confirm:
    """Is this you? Masked."""

    visitor: Visitor


# Register


@dataclass(frozen=True, slots=True)
class CheckingCoverage:
    """The insurer is asked about the card."""

    visitor: Visitor


@dataclass(frozen=True, slots=True)
class ChoosePayer:
    """What the insurer says, and who pays."""

    visitor: Visitor
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class LoadingClinics:
    """Today's clinics are fetched."""

    visitor: Visitor
    coverage: Coverage
    kind: Kind
    tries: int = 1


@dataclass(frozen=True, slots=True)
class ChooseGroup:
    """Which kind of clinic."""

    visitor: Visitor
    coverage: Coverage
    kind: Kind
    groups: tuple[ClinicGroup, ...]


@dataclass(frozen=True, slots=True)
class ChooseClinic:
    """Which clinic of the group."""

    visitor: Visitor
    coverage: Coverage
    kind: Kind
    groups: tuple[ClinicGroup, ...]
    group: ClinicGroup


@dataclass(frozen=True, slots=True)
class TakingNumber:
    """The number is being taken under `key`; trying again uses the same key."""

    choice: ChooseClinic
    clinic_id: str
    key: str
    tries: int = 1


@dataclass(frozen=True, slots=True)
class PrintingTicket:
    """The number is durable; its ticket is on the way to paper under the id `job`."""

    registration: Registration
    job: str


@dataclass(frozen=True, slots=True)
class Registered:
    """The number, and the fee if one is due. The citizen is forgotten from here on."""

    registration: Registration
    printed: Printed


# Pay


@dataclass(frozen=True, slots=True)
class OpeningPayment:
    """A payment is being opened under `key`; trying again uses the same key."""

    registered: Registered
    key: str
    tries: int = 1


@dataclass(frozen=True, slots=True)
class Paying:
    """The QR is on the screen. `clear` is False while the backend cannot be asked."""

    registered: Registered
    payment: Payment
    clear: bool = True


@dataclass(frozen=True, slots=True)
class ClosingPayment:
    """The patient left the QR: is there money or not? The QR is off the screen."""

    registered: Registered
    payment: Payment


@dataclass(frozen=True, slots=True)
class PaymentClosed:
    """The QR ran out without money; nothing was charged."""

    registered: Registered


@dataclass(frozen=True, slots=True)
class PrintingReceipt:
    """The money is posted; its receipt is on the way to paper."""

    registered: Registered
    receipt: Receipt


# Ends and detours


@dataclass(frozen=True, slots=True)
class ThankYou:
    """All is done. `receipt_printed` is None where nothing was paid here."""

    registered: Registered
    receipt: Receipt | None = None
    receipt_printed: Printed | None = None


@dataclass(frozen=True, slots=True)
class Sorry:
    """Something did not work. `again` is what trying again enters, None after the last try."""

    problem: Problem
    again: "State | None" = None
    visitor: Visitor | None = None
    registered: Registered | None = None


@dataclass(frozen=True, slots=True)
class PrintingSlip:
    """A desk slip is on the way to paper."""

    reason: SlipReason
    name: str | None = field(default=None, repr=False)
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Go to the desk; `reference` finds the case there, on paper or not."""

    reason: SlipReason
    reference: str
    printed: Printed


class Call(Enum):
    """What became of a call for help."""

    CALLING = auto()
    COMING = auto()
    UNHEARD = auto()


@dataclass(frozen=True, slots=True)
class Help:
    """Somebody is called; the visit waits behind."""

    behind: "State"
    call: Call = Call.CALLING


@dataclass(frozen=True, slots=True)
class StillThere:
    """Nobody touched the screen for a while; the visit waits behind."""

    behind: "State"


State = (
    Welcome
    | OutOfService
    | GiveKey
    | PlaceCard
    | ReadingCard
    | Identifying
    | Confirm
    | CheckingCoverage
    | ChoosePayer
    | LoadingClinics
    | ChooseGroup
    | ChooseClinic
    | TakingNumber
    | PrintingTicket
    | Registered
    | OpeningPayment
    | Paying
    | ClosingPayment
    | PaymentClosed
    | PrintingReceipt
    | ThankYou
    | Sorry
    | PrintingSlip
    | AtDesk
    | Help
    | StillThere
)
