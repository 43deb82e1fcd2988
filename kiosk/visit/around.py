"""What can happen on the way: help, idleness, a problem, the desk, the end."""

from dataclasses import replace

from kiosk.domain.outcome import Printed
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.retry import desk_reason

Interruptible = (
    s.Welcome
    | s.OutOfService
    | s.ShowCard
    | s.GiveKey
    | s.PlaceCard
    | s.ReadingCard
    | s.Consent
    | s.Declined
    | s.Identifying
    | s.Confirm
    | s.ChooseService
    | s.CheckingCoverage
    | s.ChoosePayer
    | s.LoadingClinics
    | s.ChooseGroup
    | s.ChooseClinic
    | s.TakingNumber
    | s.Registered
    | s.OpeningPayment
    | s.Paying
    | s.ClosingPayment
    | s.PaymentClosed
    | s.ThankYou
    | s.Sorry
    | s.AtDesk
)
"""Where help may be asked for. Not while paper is on its way: entering that again would print again."""


def around(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.Sorry(again=None), e.Again():
            return None
        case s.Sorry(again=again), e.Again():
            return again
        case s.Sorry(registered=s.Registered() as registered), e.Back() | e.Finish():
            return registered
        case s.Sorry(visitor=s.Visitor() as visitor), e.Back():
            return s.ChooseService(visitor)
        case s.Sorry(), e.Back() | e.Finish():
            return s.Welcome()
        case s.Sorry(problem, visitor=visitor), e.DeskChosen():
            name = visitor.masked_name if visitor else None
            return s.PrintingSlip(desk_reason(problem), name)

        case s.PrintingSlip(reason), e.SlipEnded(printed, reference):
            return s.AtDesk(reason, reference, printed)
        case s.PrintingSlip(reason, reference=reference), e.Broke():
            return s.AtDesk(reason, reference or "", Printed.UNKNOWN)
        case s.ThankYou() | s.AtDesk(), e.Finish() | e.TimedOut():
            return s.Welcome()

        case s.Help(), e.HelpAnswered(coming):
            return replace(state, call=s.Call.COMING if coming else s.Call.UNHEARD)
        case s.Help(), e.Broke():
            return replace(state, call=s.Call.UNHEARD)
        case s.Help(behind), e.Back():
            return behind
        case s.StillThere(behind), e.Stay():
            return behind
        case s.StillThere(behind), e.TimedOut() | e.Finish():
            return leave(behind)

        case s.ShowCard() | s.Consent() | s.Declined(), e.IdleWarned():
            return s.StillThere(state)
        case s.GiveKey() | s.PlaceCard() | s.Help() | s.Confirm() | s.ChoosePayer(), e.IdleWarned():
            return s.StillThere(state)
        case s.ChooseService() | s.ChooseGroup() | s.ChooseClinic(), e.IdleWarned():
            return s.StillThere(state)
        case ((s.Registered() | s.PaymentClosed() | s.Sorry()), e.IdleWarned()):
            return s.StillThere(state)
        case _, e.HelpAsked() if isinstance(state, Interruptible):
            return s.Help(state)
        case _:
            return None


def leave(state: s.State) -> s.State:
    """Where a visit goes that its patient walked away from. With a QR out, only by asking about the money."""
    match state:
        case s.Help(behind) | s.StillThere(behind):
            return leave(behind)
        case s.Paying(registered, payment) | s.ClosingPayment(registered, payment):
            return s.ClosingPayment(registered, payment)
        case _:
            return s.Welcome()
