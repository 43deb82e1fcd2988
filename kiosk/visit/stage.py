"""Which step of the way a screen is, counted along the way that is really taken."""

from dataclasses import dataclass
from typing import Final

from kiosk.domain.registration import Kind
from kiosk.visit import states as s
from kiosk.visit.service import Service


@dataclass(frozen=True, slots=True)
class Stage:
    """Step `here` of `steps`; 0 steps while nobody knows yet what the patient came for."""

    here: int
    steps: int


_REGISTER: Final = 4
"""Who, who pays, which clinic, the number."""
_APPOINTMENT: Final = 3
"""Who, the appointment, the number."""
_QUICK: Final = 2
"""Which clinic, the number."""
_PAY: Final = 3
"""Who or which slip, the bill, the money."""

_BY_PURPOSE: Final = {
    Service.REGISTER: _REGISTER,
    Service.CHILD: _REGISTER,
    Service.APPOINTMENT: _APPOINTMENT,
    Service.PAY: _PAY,
}
_BY_KIND: Final = {
    Kind.QUICK_NUMBER: _QUICK,
    Kind.APPOINTMENT: _APPOINTMENT,
    Kind.RE_EXAMINATION: _APPOINTMENT,
}


def stage(state: s.State) -> Stage | None:
    """None outside of the ways that lead to a number or a payment."""
    match state:
        case s.GiveKey(purpose=purpose) | s.PlaceCard(purpose=purpose) | s.ReadingCard(purpose=purpose):
            return _who(purpose)
        case s.ShowCard(purpose) | s.OtherWays(purpose) | s.Consent(purpose=purpose) | s.Confirm(purpose=purpose):
            return _who(purpose)
        case s.Identifying(purpose=purpose):
            return _who(purpose)
        case s.TypeNumber(form) | s.TypeBirth(form) | s.TypeName(form) | s.ChooseSex(form):
            return _who(Service.CHILD if form.helper else form.purpose)
        case s.ChooseRelation():
            return _who(Service.CHILD)
        case s.ChooseService():
            return _who(None)
        case s.CheckIn():
            return Stage(2, _APPOINTMENT)
        case s.CheckingCoverage() | s.ChoosePayer() | s.TypeCard():
            return Stage(2, _REGISTER)
        case s.ChooseClaim(review) | s.ChoosePaper(review) | s.TypePaper(review):
            return stage(review)
        case s.LoadingClinics(order) | s.ChooseGroup(order) | s.ChooseClinic(order) | s.Review(order):
            steps = _BY_KIND.get(order.kind, _REGISTER)
            return Stage(steps - 1, steps)
        case s.TakingNumber(wish):
            return _last(wish.kind)
        case s.PrintingTicket(registration) | s.Registered(registration):
            return _last(registration.kind)
        case _:
            return _money(state)


def _money(state: s.State) -> Stage | None:
    match state:
        case s.ShowSlip():
            return Stage(1, _PAY)
        case s.LoadingBills() | s.ChooseBill() | s.ShowBill() | s.ChooseDeposit() | s.AskingDeposit():
            return Stage(2, _PAY)
        case s.OpeningPayment(s.ShowBill()) | s.Paying(s.ShowBill()) | s.ClosingPayment(s.ShowBill()):
            return Stage(3, _PAY)
        case _:
            return None


def _who(purpose: Service | None) -> Stage | None:
    """Saying who one is comes first, whatever for; looking something up has no steps."""
    if purpose is not None and purpose not in _BY_PURPOSE:
        return None
    return Stage(1, _BY_PURPOSE[purpose] if purpose else 0)


def _last(kind: Kind) -> Stage:
    steps = _BY_KIND.get(kind, _REGISTER)
    return Stage(steps, steps)
