"""Where a visit can be. Each state holds exactly what is true then, and forgets the rest.

One file a flow; what may lie over any of them stands here. A state whose name ends in -ing waits for a device or a
service; every such state is ended by an event of its effect.
"""

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.call import Call, Comer
from kiosk.domain.problem import Problem
from kiosk.domain.route import Route
from kiosk.domain.slip import Carried
from kiosk.visit.states.arrive import Attended as Attended
from kiosk.visit.states.arrive import ChooseForSlip as ChooseForSlip
from kiosk.visit.states.arrive import ChooseService as ChooseService
from kiosk.visit.states.arrive import Confirm as Confirm
from kiosk.visit.states.arrive import Consent as Consent
from kiosk.visit.states.arrive import Declined as Declined
from kiosk.visit.states.arrive import GiveKey as GiveKey
from kiosk.visit.states.arrive import Identifying as Identifying
from kiosk.visit.states.arrive import Night as Night
from kiosk.visit.states.arrive import OutOfService as OutOfService
from kiosk.visit.states.arrive import PlaceCard as PlaceCard
from kiosk.visit.states.arrive import ReadingCard as ReadingCard
from kiosk.visit.states.arrive import ShowCard as ShowCard
from kiosk.visit.states.arrive import StartUp as StartUp
from kiosk.visit.states.arrive import Welcome as Welcome
from kiosk.visit.states.bills import AskingDeposit as AskingDeposit
from kiosk.visit.states.bills import ChooseBill as ChooseBill
from kiosk.visit.states.bills import ChooseDeposit as ChooseDeposit
from kiosk.visit.states.bills import LoadingBills as LoadingBills
from kiosk.visit.states.bills import News as News
from kiosk.visit.states.bills import NothingDue as NothingDue
from kiosk.visit.states.bills import ShowBill as ShowBill
from kiosk.visit.states.bills import ShowSlip as ShowSlip
from kiosk.visit.states.bills import Slip as Slip
from kiosk.visit.states.bills import Unreceipted as Unreceipted
from kiosk.visit.states.bills import Whose as Whose
from kiosk.visit.states.ends import AtDesk as AtDesk
from kiosk.visit.states.ends import PrintingSlip as PrintingSlip
from kiosk.visit.states.ends import ThankYou as ThankYou
from kiosk.visit.states.feedback import Feedback as Feedback
from kiosk.visit.states.feedback import Thanked as Thanked
from kiosk.visit.states.lookup import AskingCopy as AskingCopy
from kiosk.visit.states.lookup import ChooseArea as ChooseArea
from kiosk.visit.states.lookup import ChooseRoom as ChooseRoom
from kiosk.visit.states.lookup import ChooseSection as ChooseSection
from kiosk.visit.states.lookup import Copied as Copied
from kiosk.visit.states.lookup import FindingTicket as FindingTicket
from kiosk.visit.states.lookup import FindingWay as FindingWay
from kiosk.visit.states.lookup import FindLine as FindLine
from kiosk.visit.states.lookup import LoadingPage as LoadingPage
from kiosk.visit.states.lookup import LoadingPlan as LoadingPlan
from kiosk.visit.states.lookup import LoadingResults as LoadingResults
from kiosk.visit.states.lookup import LookUp as LookUp
from kiosk.visit.states.lookup import MyPlaces as MyPlaces
from kiosk.visit.states.lookup import PrintingCopy as PrintingCopy
from kiosk.visit.states.lookup import PrintingWay as PrintingWay
from kiosk.visit.states.lookup import ReadSection as ReadSection
from kiosk.visit.states.lookup import Results as Results
from kiosk.visit.states.lookup import ShowTicket as ShowTicket
from kiosk.visit.states.lookup import ShowWay as ShowWay
from kiosk.visit.states.lookup import Wanted as Wanted
from kiosk.visit.states.pay import ClosingPayment as ClosingPayment
from kiosk.visit.states.pay import End as End
from kiosk.visit.states.pay import OpeningPayment as OpeningPayment
from kiosk.visit.states.pay import Paid as Paid
from kiosk.visit.states.pay import Paying as Paying
from kiosk.visit.states.pay import PaymentClosed as PaymentClosed
from kiosk.visit.states.pay import PrintingReceipt as PrintingReceipt
from kiosk.visit.states.register import CheckIn as CheckIn
from kiosk.visit.states.register import CheckingCoverage as CheckingCoverage
from kiosk.visit.states.register import ChooseClaim as ChooseClaim
from kiosk.visit.states.register import ChooseClinic as ChooseClinic
from kiosk.visit.states.register import ChooseGroup as ChooseGroup
from kiosk.visit.states.register import ChoosePaper as ChoosePaper
from kiosk.visit.states.register import ChoosePayer as ChoosePayer
from kiosk.visit.states.register import LoadingClinics as LoadingClinics
from kiosk.visit.states.register import Order as Order
from kiosk.visit.states.register import PrintingTicket as PrintingTicket
from kiosk.visit.states.register import Registered as Registered
from kiosk.visit.states.register import Review as Review
from kiosk.visit.states.register import TakingNumber as TakingNumber
from kiosk.visit.states.register import TypeCard as TypeCard
from kiosk.visit.states.register import TypePaper as TypePaper
from kiosk.visit.states.typing import ChooseRelation as ChooseRelation
from kiosk.visit.states.typing import ChooseSex as ChooseSex
from kiosk.visit.states.typing import Form as Form
from kiosk.visit.states.typing import OtherWays as OtherWays
from kiosk.visit.states.typing import TypeBirth as TypeBirth
from kiosk.visit.states.typing import TypeName as TypeName
from kiosk.visit.states.typing import TypeNumber as TypeNumber
from kiosk.visit.states.visitor import Visitor as Visitor


@dataclass(frozen=True, slots=True)
class Sorry:
    """Something did not work. `again` is what trying again enters, None after the last try."""

    problem: Problem
    again: "State | None" = None
    visitor: Visitor | None = None
    paid: Paid | None = None
    carried: Carried | None = None


@dataclass(frozen=True, slots=True)
class CallingHelp:
    """Somebody is being called; the visit waits behind."""

    behind: "State"


@dataclass(frozen=True, slots=True)
class Help:
    """What became of the call and since when; in how many minutes somebody usually comes, and who. The visit waits."""

    behind: "State"
    call: Call
    since: datetime | None = None
    minutes: int | None = None
    comes: Comer | None = None


@dataclass(frozen=True, slots=True)
class Emergency:
    """Somebody is in danger: the way to the emergency department, and help called. The visit waits behind."""

    behind: "State"
    route: Route | None = None
    call: Call | None = None


@dataclass(frozen=True, slots=True)
class StartOver:
    """From the beginning again? What would be lost waits behind."""

    behind: "State"


@dataclass(frozen=True, slots=True)
class StillThere:
    """Nobody touched the screen for a while; the visit waits behind."""

    behind: "State"


State = (
    StartUp
    | Welcome
    | OutOfService
    | Night
    | Attended
    | ShowCard
    | GiveKey
    | PlaceCard
    | ReadingCard
    | Consent
    | Declined
    | Identifying
    | Confirm
    | ChooseService
    | ChooseForSlip
    | OtherWays
    | TypeNumber
    | TypeBirth
    | TypeName
    | ChooseRelation
    | ChooseSex
    | CheckIn
    | CheckingCoverage
    | ChoosePayer
    | TypeCard
    | LoadingClinics
    | ChooseGroup
    | ChooseClinic
    | Review
    | ChooseClaim
    | ChoosePaper
    | TypePaper
    | TakingNumber
    | PrintingTicket
    | Registered
    | ShowSlip
    | LoadingBills
    | ChooseBill
    | NothingDue
    | ShowBill
    | ChooseDeposit
    | AskingDeposit
    | OpeningPayment
    | Paying
    | ClosingPayment
    | PaymentClosed
    | PrintingReceipt
    | ThankYou
    | LookUp
    | LoadingPage
    | ChooseSection
    | ReadSection
    | FindLine
    | LoadingPlan
    | ChooseArea
    | ChooseRoom
    | ShowWay
    | PrintingWay
    | ShowTicket
    | FindingTicket
    | MyPlaces
    | FindingWay
    | AskingCopy
    | PrintingCopy
    | Copied
    | LoadingResults
    | Results
    | Feedback
    | Thanked
    | Sorry
    | PrintingSlip
    | AtDesk
    | CallingHelp
    | Help
    | Emergency
    | StartOver
    | StillThere
)
