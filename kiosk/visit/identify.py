"""Who is here: from the attract screen to a confirmed visitor."""

from dataclasses import replace

from kiosk.domain.problem import Problem
from kiosk.domain.slip import SlipReason
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.retry import once_more


def identify(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.Welcome(), e.CodeGlimpsed(in_view):
            return replace(state, glimpsed=in_view)
        case s.Welcome(), e.ReaderMissing():
            return replace(state, reader=False)
        case s.Welcome(reader=True), e.CodeRead(citizen):
            return s.PlaceCard(citizen)
        case s.Welcome(), e.CodeRead(citizen):
            return s.Identifying(citizen)
        case s.Welcome(), e.CardSeen():
            return s.GiveKey()
        case s.Welcome(), e.Failed(problem):
            return s.Sorry(problem, again=s.Welcome())
        case s.Welcome(), e.ScannerLost() | e.Broke():
            return s.OutOfService()
        case s.Welcome(), e.StopService():
            return s.OutOfService(ordered=True)
        case s.OutOfService(ordered=True), e.ResumeService():
            return s.Welcome()
        case s.OutOfService(ordered=False), e.ScannerBack():
            return s.Welcome()
        case s.OutOfService(), e.Broke():
            return state

        case s.Identifying(citizen), e.Identified(patient):
            return s.Confirm(s.Visitor(citizen, patient))
        case s.Identifying(), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state))
        case s.Identifying(), e.Broke():
            return s.Sorry(Problem.OUR_FAULT)
        case s.Identifying() | s.Confirm(), e.Back() | e.Finish():
            return s.Welcome()

        case s.Confirm(visitor), e.PortraitRead(portrait):
            return s.Confirm(replace(visitor, portrait=portrait))
        case s.Confirm(), e.Broke():
            return state
        case s.Confirm(), e.DeskChosen():
            return s.PrintingSlip(SlipReason.NOT_ME)
        case _:
            return None
