"""What can happen to a visit: what devices tell, answers of effects, the patient's touches, staff and the clock."""

from kiosk.visit.events.answers import BillsFound as BillsFound
from kiosk.visit.events.answers import Broke as Broke
from kiosk.visit.events.answers import ClinicsRead as ClinicsRead
from kiosk.visit.events.answers import CodePainted as CodePainted
from kiosk.visit.events.answers import CopyGiven as CopyGiven
from kiosk.visit.events.answers import CopyRefused as CopyRefused
from kiosk.visit.events.answers import CoverageRead as CoverageRead
from kiosk.visit.events.answers import DepositOpened as DepositOpened
from kiosk.visit.events.answers import DisplayEnded as DisplayEnded
from kiosk.visit.events.answers import Failed as Failed
from kiosk.visit.events.answers import HelpAnswered as HelpAnswered
from kiosk.visit.events.answers import Identified as Identified
from kiosk.visit.events.answers import NameWanted as NameWanted
from kiosk.visit.events.answers import NotFound as NotFound
from kiosk.visit.events.answers import NumberTaken as NumberTaken
from kiosk.visit.events.answers import PageRead as PageRead
from kiosk.visit.events.answers import PaymentChanged as PaymentChanged
from kiosk.visit.events.answers import PaymentOpened as PaymentOpened
from kiosk.visit.events.answers import PaymentRefused as PaymentRefused
from kiosk.visit.events.answers import PaymentUnclear as PaymentUnclear
from kiosk.visit.events.answers import PlanRead as PlanRead
from kiosk.visit.events.answers import PrintEnded as PrintEnded
from kiosk.visit.events.answers import RatingSent as RatingSent
from kiosk.visit.events.answers import ResultsRead as ResultsRead
from kiosk.visit.events.answers import SlipEnded as SlipEnded
from kiosk.visit.events.answers import SlipUnknown as SlipUnknown
from kiosk.visit.events.answers import TicketFound as TicketFound
from kiosk.visit.events.devices import CardCodeRead as CardCodeRead
from kiosk.visit.events.devices import CardLeft as CardLeft
from kiosk.visit.events.devices import CardLifted as CardLifted
from kiosk.visit.events.devices import CardProgress as CardProgress
from kiosk.visit.events.devices import CardRead as CardRead
from kiosk.visit.events.devices import CardSeen as CardSeen
from kiosk.visit.events.devices import CodeGlimpsed as CodeGlimpsed
from kiosk.visit.events.devices import CodeRead as CodeRead
from kiosk.visit.events.devices import PartTold as PartTold
from kiosk.visit.events.devices import PortraitRead as PortraitRead
from kiosk.visit.events.devices import ReaderMissing as ReaderMissing
from kiosk.visit.events.devices import ScannerBack as ScannerBack
from kiosk.visit.events.devices import ScannerLost as ScannerLost
from kiosk.visit.events.devices import SlipRead as SlipRead
from kiosk.visit.events.house import Closed as Closed
from kiosk.visit.events.house import FaultsStop as FaultsStop
from kiosk.visit.events.house import IdleWarned as IdleWarned
from kiosk.visit.events.house import Opened as Opened
from kiosk.visit.events.house import ResumeService as ResumeService
from kiosk.visit.events.house import StaffCame as StaffCame
from kiosk.visit.events.house import StaffLeft as StaffLeft
from kiosk.visit.events.house import StopService as StopService
from kiosk.visit.events.house import TimedOut as TimedOut
from kiosk.visit.events.touches import Again as Again
from kiosk.visit.events.touches import Agreed as Agreed
from kiosk.visit.events.touches import AmountChosen as AmountChosen
from kiosk.visit.events.touches import Back as Back
from kiosk.visit.events.touches import BillChosen as BillChosen
from kiosk.visit.events.touches import ClaimAsked as ClaimAsked
from kiosk.visit.events.touches import ClaimChosen as ClaimChosen
from kiosk.visit.events.touches import ClinicChosen as ClinicChosen
from kiosk.visit.events.touches import CopyWanted as CopyWanted
from kiosk.visit.events.touches import DepositWanted as DepositWanted
from kiosk.visit.events.touches import DeskChosen as DeskChosen
from kiosk.visit.events.touches import DigitsGiven as DigitsGiven
from kiosk.visit.events.touches import EmergencyAsked as EmergencyAsked
from kiosk.visit.events.touches import Entered as Entered
from kiosk.visit.events.touches import Finish as Finish
from kiosk.visit.events.touches import GroupChosen as GroupChosen
from kiosk.visit.events.touches import HelpAsked as HelpAsked
from kiosk.visit.events.touches import MoreClinics as MoreClinics
from kiosk.visit.events.touches import NextShown as NextShown
from kiosk.visit.events.touches import NumberWanted as NumberWanted
from kiosk.visit.events.touches import OtherBills as OtherBills
from kiosk.visit.events.touches import PaperAsked as PaperAsked
from kiosk.visit.events.touches import PaperChosen as PaperChosen
from kiosk.visit.events.touches import PayerChosen as PayerChosen
from kiosk.visit.events.touches import PayLater as PayLater
from kiosk.visit.events.touches import PayNow as PayNow
from kiosk.visit.events.touches import PrintWanted as PrintWanted
from kiosk.visit.events.touches import Rated as Rated
from kiosk.visit.events.touches import Refused as Refused
from kiosk.visit.events.touches import RelationChosen as RelationChosen
from kiosk.visit.events.touches import RoomChosen as RoomChosen
from kiosk.visit.events.touches import SearchAsked as SearchAsked
from kiosk.visit.events.touches import SectionChosen as SectionChosen
from kiosk.visit.events.touches import ServiceChosen as ServiceChosen
from kiosk.visit.events.touches import SexChosen as SexChosen
from kiosk.visit.events.touches import StartOverAsked as StartOverAsked
from kiosk.visit.events.touches import Stay as Stay
from kiosk.visit.events.touches import TopicChosen as TopicChosen
from kiosk.visit.events.touches import WayWanted as WayWanted
from kiosk.visit.events.touches import WithoutChip as WithoutChip

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
    | PartTold
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
    | SearchAsked
    | SectionChosen
    | RoomChosen
    | PrintWanted
    | WayWanted
    | NextShown
    | CopyWanted
    | Rated
    | EmergencyAsked
    | StartOverAsked
    | Stay
    | StaffCame
    | StaffLeft
    | StopService
    | FaultsStop
    | ResumeService
    | Closed
    | Opened
    | IdleWarned
    | TimedOut
)
