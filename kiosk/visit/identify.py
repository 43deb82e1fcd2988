"""Who is here: from the attract screen to a visitor, who has agreed before anything is sent."""

from dataclasses import replace

from kiosk.domain.citizen import mask_name
from kiosk.domain.problem import Problem
from kiosk.domain.registration import Kind
from kiosk.domain.slip import Carried, SlipReason
from kiosk.domain.who import masked_name, masked_number
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.menu import began, with_slip
from kiosk.visit.retry import once_more
from kiosk.visit.service import Service


def identify(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.Welcome() | s.ShowCard(), e.CodeGlimpsed(in_view):
            return replace(state, glimpsed=in_view)
        case s.Welcome(), e.CardCodeRead(holder):
            return s.Consent(holder)
        case s.ShowCard(purpose), e.CardCodeRead(holder):
            return s.Consent(holder, purpose)
        case s.Welcome(), e.SlipRead(slip):
            return with_slip(slip)
        case s.ShowCard(purpose), e.SlipRead():
            return s.Sorry(Problem.CODE_NOT_CITIZEN, again=s.ShowCard(purpose))
        case s.Welcome(parts=parts), e.CodeRead(citizen):
            return s.PlaceCard(citizen) if parts.reader else s.Consent(citizen)
        case s.ShowCard(purpose, parts=parts), e.CodeRead(citizen):
            return s.PlaceCard(citizen, purpose) if parts.reader else s.Consent(citizen, purpose)
        case s.Welcome(), e.CardSeen():
            return s.GiveKey()
        case s.ShowCard(purpose), e.CardSeen():
            return s.GiveKey(purpose=purpose)
        case s.Welcome(), e.Failed(problem):
            return s.Sorry(problem, again=s.Welcome())
        case s.ShowCard(purpose), e.Failed(problem):
            return s.Sorry(problem, again=s.ShowCard(purpose))
        case s.ShowCard(), e.Back() | e.Finish():
            return s.Welcome()

        case s.Welcome() | s.ShowCard(), e.Broke():
            return s.OutOfService()
        case s.Welcome(), e.Closed(opens):
            return s.Night(opens)
        case s.Night(), e.Opened():
            return s.Welcome()
        case s.Night(), e.Broke():
            return state
        case s.Welcome() | s.Night(), e.StopService():
            return s.OutOfService(ordered=True)
        case s.OutOfService(), e.StopService():
            return replace(state, ordered=True)
        case s.StartUp() | s.Welcome() | s.Night(), e.StaffCame():
            return s.Attended()
        case s.OutOfService(ordered=held), e.StaffCame():
            return s.Attended(held)
        case s.Attended(), e.StopService() | e.ResumeService():
            return s.Attended(held=isinstance(event, e.StopService))
        case s.Attended(held), e.StaffLeft():
            return s.OutOfService(ordered=True) if held else s.Welcome()
        case s.Welcome(), e.FaultsStop(faults):
            return s.OutOfService(faults=faults) if faults else state
        case s.OutOfService(faults=before), e.FaultsStop(faults):
            # Those it was closed for are over: open again, and the scanner is looked for anew.
            return s.Welcome() if before and not faults and not state.ordered else replace(state, faults=faults)
        case s.OutOfService(ordered=True, faults=faults), e.ResumeService():
            return replace(state, ordered=False) if faults else s.Welcome()
        case s.OutOfService(ordered=False, faults=()), e.ScannerBack():
            return s.Welcome()
        case s.OutOfService(), e.ScannerBack():
            return state
        case s.OutOfService(), e.Broke():
            return state
        case _:
            return _agree(state, event)


def _agree(state: s.State, event: e.Event) -> s.State | None:
    """From a document or typed words to a visitor."""
    match state, event:
        case s.Consent(), e.PortraitRead(portrait):
            return replace(state, portrait=portrait)
        case s.Consent(), e.Broke():
            return state
        case s.Consent(who, purpose), e.Agreed():
            return s.Identifying(who, purpose)
        case s.Consent(), e.Refused():
            return s.Declined()
        case s.Consent() | s.Declined(), e.Back() | e.Finish():
            return s.Welcome()
        case s.Declined(), e.DeskChosen():
            return s.PrintingSlip(SlipReason.DECLINED)
        case s.Declined(), e.ServiceChosen(Service.QUICK_NUMBER):
            return s.LoadingClinics(s.Order(Kind.QUICK_NUMBER))

        case s.Identifying(who, purpose, relative), e.Identified(patient):
            visitor = s.Visitor(who, patient, relative)
            named = masked_name(who) is not None and relative is None
            return began(visitor, purpose) if named else s.Confirm(visitor, purpose)
        case s.Identifying(), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state), carried=_said(state))
        case s.Identifying(), e.NameWanted() | e.NotFound() | e.Broke():
            return s.Sorry(Problem.OUR_FAULT, carried=_said(state))
        case s.Identifying() | s.Confirm(), e.Back() | e.Finish():
            return s.Welcome()

        case s.Confirm(visitor, purpose), e.Agreed():
            return began(visitor, purpose)
        case s.Confirm(visitor), e.DeskChosen():
            return s.PrintingSlip(SlipReason.NOT_ME, carried=visitor.carried())
        case _:
            return None


def _said(state: s.Identifying) -> Carried:
    """What a desk slip says of somebody whom the hospital could not be asked about."""
    who, brought = state.who, state.relative
    if brought is None:
        return Carried(masked_name(who), masked_number(who), who.born.year)
    return Carried(mask_name(brought.name), None, brought.born.year, helper=masked_name(who))
