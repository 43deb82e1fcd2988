"""How long a screen waits for its patient: which clock a state runs under."""

from enum import Enum, auto
from typing import Final

from kiosk.visit import states as s


class Patience(Enum):
    """NONE: a device or a service works, or nobody is here. WARN: warn, then end. SHOWN: end after a while.

    LAST: the warning itself, which ends soon. BRIEF: a question in passing. MOMENT: a word in passing.
    """

    NONE = auto()
    WARN = auto()
    SHOWN = auto()
    LAST = auto()
    BRIEF = auto()
    MOMENT = auto()


_ASKS: Final = (
    s.ShowCard
    | s.GiveKey
    | s.PlaceCard
    | s.Consent
    | s.Declined
    | s.Confirm
    | s.ChooseService
    | s.ChooseForSlip
    | s.OtherWays
    | s.TypeNumber
    | s.TypeBirth
    | s.TypeName
    | s.ChooseRelation
    | s.ChooseSex
    | s.CheckIn
    | s.ChoosePayer
    | s.TypeCard
    | s.ChooseGroup
    | s.ChooseClinic
    | s.Review
    | s.ChooseClaim
    | s.ChoosePaper
    | s.TypePaper
    | s.Emergency
    | s.ShowSlip
    | s.ChooseBill
    | s.NothingDue
    | s.ShowBill
    | s.ChooseDeposit
    | s.LookUp
    | s.ChooseSection
    | s.ReadSection
    | s.FindLine
    | s.ChooseArea
    | s.ChooseRoom
    | s.ShowWay
    | s.ShowTicket
    | s.MyPlaces
    | s.Results
    | s.Registered
    | s.PaymentClosed
    | s.Sorry
    | s.Help
)
"""What waits for its patient, who may have gone."""


def patience(state: s.State) -> Patience:
    """The clock of a state. A state that waits for a device or a service never times out here: its effect does."""
    match state:
        case s.Copied():
            return Patience.SHOWN
        case s.ThankYou() | s.AtDesk() | s.StartUp():
            return Patience.SHOWN
        case s.Feedback():
            return Patience.BRIEF
        case s.Thanked():
            return Patience.MOMENT
        case s.StillThere() | s.StartOver():
            return Patience.LAST
        case _:
            return Patience.WARN if isinstance(state, _ASKS) else Patience.NONE
