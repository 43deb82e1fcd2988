"""A number for the visitor: from the insurer's answer to paper."""

from dataclasses import replace

from kiosk.domain.outcome import Printed
from kiosk.domain.problem import Problem
from kiosk.domain.registration import Registration
from kiosk.domain.slip import SlipReason
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.retry import once_more


def register(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.CheckingCoverage(visitor), e.CoverageRead(coverage):
            return s.ChoosePayer(visitor, coverage)
        case s.CheckingCoverage(visitor), e.Back():
            return s.ChooseService(visitor)

        case s.ChoosePayer(visitor, coverage), e.PayerChosen(kind):
            return s.LoadingClinics(visitor, coverage, kind)
        case s.ChoosePayer(visitor), e.DeskChosen():
            return s.PrintingSlip(SlipReason.COVERAGE, visitor.masked_name)
        case s.ChoosePayer(visitor), e.Back():
            return s.ChooseService(visitor)

        case s.LoadingClinics(visitor, coverage, kind), e.ClinicsRead(groups):
            return s.ChooseGroup(visitor, coverage, kind, groups)
        case s.LoadingClinics(visitor), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state), visitor=visitor)
        case s.LoadingClinics(visitor, coverage), e.Back():
            return s.ChoosePayer(visitor, coverage)

        case s.ChooseGroup(visitor, coverage, kind, groups), e.GroupChosen(group_id):
            group = next(group for group in groups if group.id == group_id)
            return s.ChooseClinic(visitor, coverage, kind, groups, group)
        case s.ChooseGroup(visitor, coverage), e.Back():
            return s.ChoosePayer(visitor, coverage)
        case s.ChooseClinic(), e.ClinicChosen(clinic_id, key):
            return s.TakingNumber(state, clinic_id, key)
        case s.ChooseClinic(visitor, coverage, kind, groups), e.Back():
            return s.ChooseGroup(visitor, coverage, kind, groups)

        case s.TakingNumber(key=key), e.NumberTaken(registration):
            return _printing(registration, key)
        case s.TakingNumber(choice), e.Failed(Problem.CLINIC_FULL):
            others = s.LoadingClinics(choice.visitor, choice.coverage, choice.kind)
            return s.Sorry(Problem.CLINIC_FULL, again=others, visitor=choice.visitor)
        case s.TakingNumber(choice), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state), visitor=choice.visitor)
        case s.TakingNumber(choice), e.Broke():
            return s.Sorry(Problem.REGISTRATION_UNKNOWN, visitor=choice.visitor)

        case s.PrintingTicket(registration), e.PrintEnded(printed):
            return s.Registered(registration, printed)
        case s.PrintingTicket(registration), e.Broke():
            return s.Registered(registration, Printed.UNKNOWN)
        case s.CheckingCoverage(visitor) | s.LoadingClinics(visitor), e.Broke():
            return s.Sorry(Problem.OUR_FAULT, visitor=visitor)
        case _:
            return None


def _printing(registration: Registration, key: str) -> s.PrintingTicket:
    """A number that was held already has an original somewhere: this one says that it is a copy."""
    if not registration.existing:
        return s.PrintingTicket(registration, f"ticket:{registration.id}")
    again = replace(registration, ticket=replace(registration.ticket, copy=True))
    return s.PrintingTicket(again, f"ticket:{registration.id}:{key[:8]}")
