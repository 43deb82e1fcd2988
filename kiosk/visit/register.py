"""A number for the visitor: from the insurer's answer, or a look at the appointments, to the clinics."""

from dataclasses import replace
from typing import Final

from kiosk.domain.entry import Asked, Mistake, read_number
from kiosk.domain.problem import Problem
from kiosk.domain.registration import Kind
from kiosk.domain.slip import SlipReason
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.retry import once_more

# A code the insurer does not know may be typed wrong once; whoever goes on guessing is for people to help.
MOST_CARDS: Final = 2


def register(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.CheckIn(visitor), e.NumberWanted(key):
            booked = visitor.patient.appointments
            kind = Kind.RE_EXAMINATION if all(one.re_examination for one in booked) else Kind.APPOINTMENT
            wish = replace(s.Order(kind, visitor).wish, clinics=tuple(one.clinic_id for one in booked))
            return s.TakingNumber(wish, key, visitor, tuple(one.clinic for one in booked))
        case s.CheckIn(visitor), e.Back():
            return s.ChooseService(visitor)

        case s.CheckingCoverage(visitor), e.CoverageRead(coverage):
            enough = coverage.wants_card and visitor.cards >= MOST_CARDS
            return s.ChoosePayer(visitor, coverage.for_the_counter() if enough else coverage)
        case s.CheckingCoverage(visitor), e.Back():
            return s.ChooseService(visitor)
        case s.CheckingCoverage(visitor), e.Broke():
            return s.Sorry(Problem.OUR_FAULT, visitor=visitor)

        case s.ChoosePayer(visitor, coverage), e.PayerChosen(kind):
            return s.LoadingClinics(s.Order(kind, visitor, coverage))
        case s.ChoosePayer(visitor, coverage), e.PaperAsked() if coverage.wants_card:
            return s.TypeCard(visitor, coverage)
        case s.ChoosePayer(visitor), e.DeskChosen():
            return s.PrintingSlip(SlipReason.COVERAGE, visitor.masked_name, carried=visitor.carried())
        case s.ChoosePayer(visitor), e.Back():
            return s.ChooseService(visitor)
        case s.TypeCard(visitor, coverage), e.Entered(text):
            number = read_number(Asked.CARD, text)
            if isinstance(number, Mistake):
                return s.TypeCard(visitor, coverage, number)
            return s.CheckingCoverage(replace(visitor, cards=visitor.cards + 1), number)
        case s.TypeCard(visitor, coverage), e.Back():
            return s.ChoosePayer(visitor, coverage)

        case s.LoadingClinics(order), e.ClinicsRead(groups):
            return s.ChooseGroup(order, groups)
        case s.LoadingClinics(order), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state), visitor=order.visitor)
        case s.LoadingClinics(order), e.Broke():
            return s.Sorry(Problem.OUR_FAULT, visitor=order.visitor)
        case s.LoadingClinics(order), e.Back():
            return _before(order)

        case s.ChooseGroup(order, groups), e.GroupChosen(group_id):
            group = next(group for group in groups if group.id == group_id)
            return s.ChooseClinic(order, groups, group)
        case s.ChooseGroup(order, groups), e.Back():
            return s.Review(order, groups) if order.clinics else _before(order)
        case s.ChooseClinic(order, groups, group), e.ClinicChosen(clinic_id):
            clinic = next(clinic for clinic in group.clinics if clinic.id == clinic_id)
            chosen = tuple(other for other in order.clinics if other.id != clinic_id)
            return s.Review(replace(order, clinics=(*chosen, clinic)), groups)
        case s.ChooseClinic(order, groups), e.Back():
            return s.ChooseGroup(order, groups)
        case _:
            return None


def _before(order: s.Order) -> s.State:
    """Where somebody stood before the clinics."""
    if order.visitor is None:
        return s.OtherWays()
    if order.coverage is None:
        return s.ChooseService(order.visitor)
    return s.ChoosePayer(order.visitor, order.coverage)
