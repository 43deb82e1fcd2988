"""Who is here: from the attract screen to a confirmed visitor."""

from kiosk.domain.problem import Problem
from kiosk.domain.slip import SlipReason
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.retry import once_more


def identify(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.Welcome(), e.CodeGlimpsed(in_view):
            return s.Welcome(glimpsed=in_view)
        case s.Welcome(), e.CodeRead(citizen):
            return s.Identifying(citizen)
        case s.Welcome(), e.CardSeen():
            return s.ReadingCard()
        case s.Welcome(), e.Failed(problem):
            return s.Sorry(problem, again=s.Welcome())
        case s.Welcome(), e.NoDocument():
            return s.PrintingSlip(SlipReason.NO_DOCUMENT)
        case s.Welcome(), e.ScannerLost() | e.Broke():
            return s.OutOfService()
        case s.OutOfService(), e.ScannerBack():
            return s.Welcome()
        case s.OutOfService(), e.Broke():
            return s.OutOfService()

        case s.ReadingCard(), e.CardProgress(percent):
            return s.ReadingCard(percent)
        case s.ReadingCard(), e.CardRead(citizen):
            return s.Identifying(citizen)
        case s.ReadingCard(), e.Failed(problem):
            return s.Sorry(problem, again=s.Welcome())

        case s.Identifying(citizen), e.Identified(patient):
            return s.Confirm(s.Visitor(citizen, patient))
        case s.Identifying(), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state))
        case s.ReadingCard() | s.Identifying() | s.Confirm(), e.Back() | e.Finish():
            return s.Welcome()
        case s.ReadingCard() | s.Identifying(), e.Broke():
            return s.Sorry(Problem.OUR_FAULT)

        case s.Confirm(visitor), e.Agreed():
            return s.CheckingCoverage(visitor)
        case s.Confirm(), e.DeskChosen():
            return s.PrintingSlip(SlipReason.NOT_ME)
        case _:
            return None
