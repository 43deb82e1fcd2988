"""What a visit asks of the world: requests as data. The visit starts nothing itself."""

from dataclasses import dataclass, field

from kiosk.domain.chip import ChipKey
from kiosk.domain.hospital_page import Topic
from kiosk.domain.identity import Relative
from kiosk.domain.money import Dong
from kiosk.domain.payment import Payable
from kiosk.domain.receipt import Receipt
from kiosk.domain.registration import Wish
from kiosk.domain.route import Route
from kiosk.domain.slip import Carried, SlipReason
from kiosk.domain.ticket import Ticket
from kiosk.domain.who import Identity


@dataclass(frozen=True, slots=True)
class WatchForCode:
    """Scan until a code is read. Answers CodeGlimpsed*, ScannerLost*, ScannerBack*, then CodeRead, CardCodeRead,
    SlipRead or Failed."""


@dataclass(frozen=True, slots=True)
class LookAround:
    """Which parts of the terminal work: each is asked. Answers PartTold for each part."""


@dataclass(frozen=True, slots=True)
class WatchParts:
    """Which parts of the terminal work, as far as is known. Answers PartTold*, at once and whenever one changes."""


@dataclass(frozen=True, slots=True)
class WatchForCard:
    """Wait for a card on the reader. Answers ReaderMissing*, PartTold* once it is back, then CardSeen.

    `fresh`: one that lies there already belongs to somebody who left.
    """

    fresh: bool


@dataclass(frozen=True, slots=True)
class AwaitRemoval:
    """Wait until no card lies on the reader. Answers CardLeft."""


@dataclass(frozen=True, slots=True)
class AwaitScanner:
    """Wait until the scanner works again. Answers ScannerBack."""


@dataclass(frozen=True, slots=True)
class ReadCard:
    """Read the chip. Answers CardProgress* and CardLifted*, then CardRead or Failed."""

    key: ChipKey


@dataclass(frozen=True, slots=True)
class FetchPortrait:
    """The picture of the chip that was read last. Answers PortraitRead."""


@dataclass(frozen=True, slots=True)
class Identify:
    """Make the patient known to the backend: who is here, or the relative they bring.

    Answers Identified, NameWanted, NotFound or Failed.
    """

    who: Identity
    relative: Relative | None = None


@dataclass(frozen=True, slots=True)
class CheckCoverage:
    """Ask the insurer through the backend, about another card where one was typed. Answers CoverageRead, always."""

    token: str = field(repr=False)
    card: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class FetchClinics:
    """Today's clinics. Answers ClinicsRead or Failed."""


@dataclass(frozen=True, slots=True)
class TakeNumber:
    """Register under the key. Answers NumberTaken or Failed (REGISTRATION_UNKNOWN where nobody knows)."""

    wish: Wish
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PrintReceipt:
    """Print under a job id that is written down first. Answers PrintEnded."""

    job: str
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class PrintSlip:
    """Print a desk slip. Answers SlipEnded."""

    reason: SlipReason
    name: str | None = field(repr=False)
    reference: str | None
    carried: Carried | None = None


@dataclass(frozen=True, slots=True)
class FindBills:
    """What a patient owes, by token, or by the code of a slip. Answers BillsFound, SlipUnknown or Failed."""

    token: str | None = field(default=None, repr=False)
    slip: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class AskDeposit:
    """A deposit as a bill, under the key. Answers DepositOpened or Failed."""

    token: str = field(repr=False)
    amount: Dong
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenPayment:
    """Open a payment under the key. Answers PaymentOpened, PaymentRefused or Failed."""

    wish: Payable
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WatchPayment:
    """Follow the payment. Answers PaymentChanged*, PaymentUnclear*, and DisplayEnded once."""

    payment_id: str


@dataclass(frozen=True, slots=True)
class ClosePayment:
    """Ask to close the payment and find out about money. Answers PaymentChanged or PaymentUnclear."""

    payment_id: str


@dataclass(frozen=True, slots=True)
class FetchPage:
    """A page about the house. Answers PageRead or Failed."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class FetchResults:
    """Which results are ready. Answers ResultsRead or Failed."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindTicket:
    """The visit that a slip names. Answers TicketFound, SlipUnknown or Failed."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AskCopy:
    """The same tickets again, under the key. Answers CopyGiven, CopyRefused or Failed."""

    registration_id: str
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PrintTickets:
    """Print every ticket of a visit, under job ids made of `job`. Answers PrintEnded once, with the worst."""

    job: str
    tickets: tuple[Ticket, ...]


@dataclass(frozen=True, slots=True)
class PrintWay:
    """Print the way to a room. Answers PrintEnded."""

    route: Route


@dataclass(frozen=True, slots=True)
class SendRating:
    """Count one touch, under the key. Answers RatingSent, whatever happens."""

    rating: int
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CallHelp:
    """Call staff to this terminal; `screen` tells them where the patient is stuck. Answers HelpAnswered+."""

    screen: str


@dataclass(frozen=True, slots=True)
class FollowHelp:
    """What becomes of the call. Answers HelpAnswered*."""


@dataclass(frozen=True, slots=True)
class FetchPlan:
    """The plan of the hospital. Answers PlanRead."""


Effect = (
    LookAround
    | WatchParts
    | WatchForCode
    | WatchForCard
    | AwaitRemoval
    | AwaitScanner
    | ReadCard
    | FetchPortrait
    | Identify
    | CheckCoverage
    | FetchClinics
    | TakeNumber
    | PrintReceipt
    | PrintSlip
    | FindBills
    | AskDeposit
    | OpenPayment
    | WatchPayment
    | ClosePayment
    | FetchPage
    | FetchResults
    | FindTicket
    | AskCopy
    | PrintTickets
    | PrintWay
    | SendRating
    | CallHelp
    | FollowHelp
    | FetchPlan
)
