"""What can happen on the way: help, idleness, a problem, the desk, the end."""

from dataclasses import replace
from typing import Final

from kiosk.domain.call import Call
from kiosk.domain.outcome import Printed
from kiosk.domain.problem import Problem
from kiosk.domain.slip import Carried
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.patience import Patience, patience
from kiosk.visit.pay import owing, receipted
from kiosk.visit.retry import desk_reason

NOBODY: Final = s.StartUp | s.Welcome | s.OutOfService | s.Night
"""Screens of nobody's visit: there is nothing to leave."""

_LOSES: Final = (
    s.PlaceCard
    | s.ReadingCard
    | s.Consent
    | s.Identifying
    | s.Confirm
    | s.ChooseService
    | s.TypeNumber
    | s.TypeBirth
    | s.TypeName
    | s.ChooseRelation
    | s.ChooseSex
    | s.CheckIn
    | s.CheckingCoverage
    | s.ChoosePayer
    | s.TypeCard
    | s.LoadingClinics
    | s.ChooseGroup
    | s.ChooseClinic
    | s.Review
    | s.ChooseClaim
    | s.ChoosePaper
    | s.TypePaper
    | s.ShowBill
    | s.ChooseBill
    | s.ChooseDeposit
)
"""What the patient has said so far and would have to say again. A number or money is never lost by leaving."""


def around(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.Sorry(again=None), e.Again():
            return None
        case s.Sorry(again=again), e.Again():
            return again
        case s.Sorry(paid=s.Registered() | s.ShowBill() as paid), e.Back() | e.Finish():
            return paid
        case s.Sorry(visitor=s.Visitor() as visitor), e.Back():
            return s.ChooseService(visitor)
        case s.Sorry(), e.Back() | e.Finish():
            return s.Welcome()
        case s.Sorry(problem) as sorry, e.DeskChosen():
            said = _said(sorry)
            return s.PrintingSlip(desk_reason(problem), said.name if said else None, carried=said)

        case s.PrintingSlip(reason), e.SlipEnded(printed, reference, desk):
            return s.AtDesk(reason, reference, printed, desk)
        case s.PrintingSlip(reason, reference=reference), e.Broke():
            return s.AtDesk(reason, reference or "", Printed.UNKNOWN)
        case s.AtDesk(), e.Finish():
            return s.Welcome()
        case s.ThankYou() | s.AtDesk(), e.TimedOut():
            return s.Welcome()

        case s.CallingHelp(behind) | s.Help(behind), e.HelpAnswered(call, at, minutes, comes):
            return s.Help(behind, call, at, minutes, comes)
        case s.CallingHelp(behind), e.Broke():
            return s.Help(behind, Call.UNHEARD)
        case s.Help(), e.Broke():
            return state
        case s.Help(behind), e.Again():
            return s.CallingHelp(behind)
        case s.CallingHelp(behind) | s.Help(behind), e.Back():
            return behind
        case s.CallingHelp() | s.Help() | s.Emergency() | s.Attended(), e.HelpAsked():
            return None
        case s.StillThere(behind), e.HelpAsked():
            return s.CallingHelp(behind)
        case _, e.HelpAsked():
            return s.CallingHelp(after_paper(state))
        case s.CallingHelp(behind) | s.Help(behind), e.StartOverAsked() if not isinstance(behind, NOBODY):
            return s.StartOver(behind) if isinstance(behind, _LOSES) else leave(behind)
        case s.StillThere(behind) | s.StartOver(behind), e.Stay():
            return behind
        case s.StillThere(behind) | s.StartOver(behind), e.TimedOut() | e.Finish():
            return leave(behind)

        case _, e.IdleWarned() if patience(state) is Patience.WARN:
            return s.StillThere(state)
        case _:
            return None


def _said(sorry: s.Sorry) -> Carried | None:
    """What the desk need not ask again. An amount that has changed is not said any more."""
    if sorry.paid is not None:
        said = owing(sorry.paid)
        return replace(said, due=None) if sorry.problem is Problem.BILL_CHANGED else said
    return sorry.carried or (sorry.visitor.carried() if sorry.visitor else None)


def after_paper(state: s.State) -> s.State:
    """Where a visit goes on that is interrupted while paper is on its way: entering that again would print again."""
    match state:
        case s.PrintingTicket(registration):
            return s.Registered(registration, Printed.UNKNOWN)
        case s.PrintingReceipt():
            return receipted(state, Printed.UNKNOWN)
        case s.PrintingSlip(reason, reference=reference):
            return s.AtDesk(reason, reference or "", Printed.UNKNOWN)
        case s.PrintingWay(way):
            return replace(way, printed=Printed.UNKNOWN)
        case s.PrintingCopy(registration):
            return s.Copied(registration, Printed.UNKNOWN)
        case _:
            return state


def leave(state: s.State) -> s.State:
    """Where a visit goes that its patient walked away from. With a QR out, only by asking about the money."""
    match state:
        case s.CallingHelp(behind) | s.Help(behind) | s.Emergency(behind) | s.StillThere(behind) | s.StartOver(behind):
            return leave(behind)
        case s.Paying(paid, payment) | s.ClosingPayment(paid, payment):
            return s.ClosingPayment(paid, payment)
        case s.OutOfService() | s.Night():
            # Help was called at a closed terminal: that does not open it.
            return state
        case _:
            return s.Welcome()
