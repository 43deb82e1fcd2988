"""What will happen, before it does; then the numbers, and their paper."""

from dataclasses import replace
from typing import Final

from kiosk.domain.entry import Mistake
from kiosk.domain.outcome import Printed
from kiosk.domain.problem import Problem
from kiosk.domain.registration import Kind, PaperSlip, Registration
from kiosk.domain.text import clean
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.retry import once_more

MOST_CLINICS: Final = 2
"""In one visit, as the insurer's rules for one day have it."""
UNREAD: Final = "chưa rõ số"
"""What stands for the number of a paper whose holder cannot read it: staff look at it anyway."""
_LONGEST: Final = 40


def review(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.Review(order), e.NumberWanted(key):
            names = tuple(clinic.shown for clinic in order.clinics)
            others = s.LoadingClinics(replace(order, clinics=()))
            return s.TakingNumber(order.wish, key, order.visitor, names, others)
        case s.Review(order, groups), e.MoreClinics() if may_add(order):
            return s.ChooseGroup(order, groups)
        case s.Review(), e.ClaimAsked():
            return s.ChooseClaim(state)
        case s.Review(order), e.PaperAsked() if order.kind is Kind.BHYT:
            return s.ChoosePaper(state)
        case s.Review(order, groups), e.Back():
            return s.ChooseGroup(replace(order, clinics=order.clinics[:-1]), groups)

        case s.ChooseClaim(found), e.ClaimChosen(claim):
            return replace(found, order=replace(found.order, claim=claim))
        case s.ChooseClaim(found) | s.ChoosePaper(found), e.Back():
            return found
        case s.ChoosePaper(found), e.PaperChosen(re_examination):
            return s.TypePaper(found, re_examination)
        case s.TypePaper(found, re_examination), e.Entered(text):
            number = clean(text) or UNREAD
            if len(number) > _LONGEST:
                return replace(state, fault=Mistake.NOT_A_NUMBER)
            paper = PaperSlip(number, re_examination)
            return replace(found, order=replace(found.order, paper=paper))
        case s.TypePaper(found), e.Back():
            return s.ChoosePaper(found)
        case _:
            return _number(state, event)


def may_add(order: s.Order) -> bool:
    """Whether one more clinic may be asked for in this visit."""
    return order.visitor is not None and len(order.clinics) < MOST_CLINICS


def _number(state: s.State, event: e.Event) -> s.State | None:
    match state, event:
        case s.TakingNumber(key=key), e.NumberTaken(registration):
            return _printing(registration, key)
        case s.TakingNumber(others=s.LoadingClinics() as others), e.Failed(Problem.CLINIC_FULL):
            return _sorry(state, Problem.CLINIC_FULL, others)
        case s.TakingNumber(), e.Failed(Problem.CLINIC_FULL):
            return _sorry(state, Problem.CLINIC_FULL, None)
        case s.TakingNumber(), e.Failed(problem):
            return _sorry(state, problem, once_more(state))
        case s.TakingNumber(), e.Broke():
            return _sorry(state, Problem.REGISTRATION_UNKNOWN, None)

        case s.PrintingTicket(registration), e.PrintEnded(printed):
            return s.Registered(registration, printed)
        case s.PrintingTicket(registration), e.Broke():
            return s.Registered(registration, Printed.UNKNOWN)
        case _:
            return None


def _sorry(taking: s.TakingNumber, problem: Problem, again: s.State | None) -> s.Sorry:
    """What was chosen goes along, onto the slip too."""
    visitor = taking.visitor
    carried = visitor.carried(taking.names, taking.wish.claim) if visitor else None
    return s.Sorry(problem, again=again, visitor=visitor, carried=carried)


def _printing(registration: Registration, key: str) -> s.PrintingTicket:
    """A number that was held already has an original somewhere: this one says that it is a copy."""
    if not registration.existing:
        return s.PrintingTicket(registration, f"ticket:{registration.id}")
    again = replace(
        registration,
        ticket=replace(registration.ticket, copy=True),
        others=tuple(replace(ticket, copy=True) for ticket in registration.others),
    )
    return s.PrintingTicket(again, f"ticket:{registration.id}:{key[:8]}")
