"""The bills: from a patient or a slip to one bill that is looked at before it is paid."""

from dataclasses import replace
from typing import Final

from kiosk.domain.bill import BillKind, Owed
from kiosk.domain.money import Dong
from kiosk.domain.problem import Problem
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.retry import once_more
from kiosk.visit.service import Service

DEPOSITS: Final = tuple(map(Dong, (200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000)))
"""What can be paid ahead here."""


def bills(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.ShowSlip(), e.CodeGlimpsed(in_view):
            return replace(state, glimpsed=in_view)
        case s.ShowSlip(), e.SlipRead(code):
            return s.LoadingBills(s.Slip(code))
        case s.ShowSlip(parts=parts), e.CodeRead(citizen):
            return s.PlaceCard(citizen, Service.PAY) if parts.reader else s.Consent(citizen, Service.PAY)
        case s.ShowSlip(), e.CardCodeRead(holder):
            return s.Consent(holder, Service.PAY)
        case s.ShowSlip(), e.CardSeen():
            return s.GiveKey(purpose=Service.PAY)
        case s.ShowSlip(), e.ServiceChosen(Service.NO_CARD):
            return s.OtherWays(Service.PAY)
        case s.ShowSlip(), e.Failed(problem):
            return s.Sorry(problem, again=s.ShowSlip())
        case s.ShowSlip(), e.Broke() | e.Back() | e.Finish():
            return s.Welcome()

        case s.LoadingBills(), e.BillsFound(owed):
            return _found(state, owed)
        case s.LoadingBills(), e.SlipUnknown():
            return s.ShowSlip(unknown=True)
        case s.LoadingBills(whose), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state), visitor=_visitor(whose))
        case s.LoadingBills(whose), e.Broke():
            return s.Sorry(Problem.OUR_FAULT, visitor=_visitor(whose))
        case s.LoadingBills(whose) | s.ChooseBill(whose) | s.NothingDue(whose), e.Back():
            return _before(whose)
        case s.NothingDue(), e.Finish():
            return s.Welcome()

        case s.ChooseBill(whose, owed), e.BillChosen(bill_id):
            return s.ShowBill(whose, next(bill for bill in owed.bills if bill.id == bill_id), among=state)
        case ((s.ChooseBill(s.Visitor() as visitor) | s.NothingDue(s.Visitor() as visitor)), e.DepositWanted()):
            return s.ChooseDeposit(visitor)
        case s.ShowBill(s.Visitor() as visitor, bill, among=None), e.Back() if bill.kind is BillKind.DEPOSIT:
            return s.ChooseDeposit(visitor)
        case s.ShowBill(s.Visitor() as visitor, bill, among=None, news=None), e.DepositWanted() if (
            bill.kind is BillKind.FEE
        ):
            return s.ChooseDeposit(visitor)
        case s.ShowBill(among=s.ChooseBill() as among), e.Back():
            return among
        case s.ShowBill(whose), e.Back():
            return _before(whose)

        case s.ChooseDeposit(visitor), e.AmountChosen(amount, key):
            return s.AskingDeposit(visitor, amount, key)
        case s.ChooseDeposit(visitor), e.Back():
            return s.LoadingBills(visitor)
        case s.AskingDeposit(visitor), e.DepositOpened(bill):
            return s.ShowBill(visitor, bill)
        case s.AskingDeposit(visitor), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state), visitor=visitor)
        case s.AskingDeposit(visitor), e.Broke():
            return s.Sorry(Problem.OUR_FAULT, visitor=visitor)
        case s.AskingDeposit(visitor), e.Back():
            return s.ChooseDeposit(visitor)
        case _:
            return None


def again_from(paid: s.Paid, news: s.News) -> s.State:
    """Another look at what is owed, after the bill turned out not to be what was shown.

    The citizen of a registration is forgotten by then; its own slip finds the bill again.
    """
    match paid:
        case s.ShowBill(whose):
            return s.LoadingBills(whose, news)
        case s.Registered(registration) if registration.ticket.qr:
            return s.LoadingBills(s.Slip(registration.ticket.qr), news)
        case _:
            return s.Sorry(Problem.BILL_CHANGED, paid=paid)


def listed(whose: s.Whose, owed: Owed, news: s.News | None) -> s.State:
    """What is owed, as it is shown: one bill at once, several to choose from."""
    match owed.bills:
        case ():
            return s.NothingDue(whose, owed, news)
        case (only,):
            return s.ShowBill(whose, only, news=news)
        case _:
            return s.ChooseBill(whose, owed, news)


def _found(state: s.LoadingBills, owed: Owed) -> s.State:
    """A receipt that is owed to the patient comes first: one a look, so that no trouble with paper holds up a bill."""
    if not owed.receipts:
        return listed(state.whose, owed, state.news)
    first, rest = owed.receipts[0], owed.receipts[1:]
    return s.PrintingReceipt(s.Unreceipted(state.whose, replace(owed, receipts=rest)), first)


def _visitor(whose: s.Whose) -> s.Visitor | None:
    return whose if isinstance(whose, s.Visitor) else None


def _before(whose: s.Whose) -> s.State:
    return s.ChooseService(whose) if isinstance(whose, s.Visitor) else s.ShowSlip()
