"""How long a screen waits for its patient: which clock a state runs under."""

from enum import Enum, auto

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


def patience(state: s.State) -> Patience:
    """The clock of a state. A state that waits for a device or a service never times out here: its effect does."""
    match state:
        case (
            s.GiveKey()
            | s.PlaceCard()
            | s.Help()
            | s.Emergency()
            | s.Confirm()
            | s.ChoosePayer()
            | s.ChooseGroup()
            | s.ChooseClinic()
        ):
            return Patience.WARN
        case s.ShowCard() | s.Consent() | s.Declined():
            return Patience.WARN
        case s.ShowSlip() | s.ChooseBill() | s.NothingDue() | s.ShowBill() | s.ChooseDeposit():
            return Patience.WARN
        case s.ChooseService() | s.Registered() | s.PaymentClosed() | s.Sorry():
            return Patience.WARN
        case s.LookUp() | s.ChooseSection() | s.ReadSection() | s.ChooseArea() | s.ChooseRoom() | s.ShowWay():
            return Patience.WARN
        case s.ShowTicket() | s.MyPlaces() | s.Results():
            return Patience.WARN
        case s.Copied():
            return Patience.SHOWN
        case s.ThankYou() | s.AtDesk():
            return Patience.SHOWN
        case s.Feedback():
            return Patience.BRIEF
        case s.Thanked():
            return Patience.MOMENT
        case s.StillThere():
            return Patience.LAST
        case _:
            return Patience.NONE
