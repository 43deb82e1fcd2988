"""Paying: from a fee or a bill to the receipt. Money has no wildcard rows."""

from dataclasses import replace
from typing import Final

from kiosk.domain.outcome import Printed
from kiosk.domain.payment import Payable, Payment, PaymentState, Refusal
from kiosk.domain.problem import Problem
from kiosk.domain.slip import Carried, SlipReason
from kiosk.domain.vietqr import VietQr, VietQrError
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.bills import again_from, listed
from kiosk.visit.retry import once_more

_NEWS: Final = {
    Printed.PRINTED: s.News.RECEIPT,
    Printed.UNKNOWN: s.News.RECEIPT_UNSURE,
    Printed.NOT_PRINTED: s.News.NO_RECEIPT,
}


def pay(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.Registered(registration), e.PayNow(key) if registration.bill_id:
            return s.OpeningPayment(state, key)
        case s.ShowBill(), e.PayNow(key):
            return s.OpeningPayment(state, key)
        case s.PaymentClosed(end=s.End.ELSEWHERE), e.PayNow() | e.PayLater():
            return None
        case s.PaymentClosed(paid, s.End.ELSEWHERE), e.Finish() | e.Back():
            return s.ThankYou(paid, settled=True)
        case s.PaymentClosed(paid), e.PayNow(key):
            return s.OpeningPayment(paid, key)
        case s.Registered(registration), e.Finish() if not (registration.bill_id and registration.due):
            # The number, its room and its slip have just been told: no screen says them twice.
            return s.Feedback()
        case s.Registered() | s.ShowBill(), e.PayLater() | e.Finish():
            return s.ThankYou(state)
        case s.PaymentClosed(paid), e.PayLater() | e.Finish() | e.Back():
            return s.ThankYou(paid)
        case s.ThankYou(s.ShowBill(whose, among=s.ChooseBill())), e.OtherBills():
            return s.LoadingBills(whose)

        case s.OpeningPayment(paid), e.PaymentOpened(payment):
            return _shown(paid, payment)
        case s.OpeningPayment(paid), e.PaymentRefused(why):
            return _refused(state, paid, why)
        case s.OpeningPayment(paid), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state), paid=paid)
        case s.OpeningPayment(paid), e.Back():
            return paid
        case s.OpeningPayment(), e.Broke():
            return s.PrintingSlip(SlipReason.PAYMENT_CHECKING)

        case s.Paying(paid, before), e.PaymentChanged(payment):
            after = _shown(paid, payment)
            same = payment.qr_payload == before.qr_payload
            return replace(after, shown=state.shown and same) if isinstance(after, s.Paying) else after
        case s.Paying(), e.PaymentUnclear():
            return replace(state, clear=False)
        case s.Paying(paid, payment), e.CodePainted(text):
            if agrees(paid, payment, text):
                return replace(state, shown=True)
            return s.ClosingPayment(paid, payment, spoilt=True)
        case s.Paying(paid, payment), e.DisplayEnded() | e.PayLater() | e.Finish() | e.Back() | e.TimedOut():
            return s.ClosingPayment(paid, payment)
        case s.Paying(_, payment) | s.ClosingPayment(_, payment), e.Broke():
            return s.PrintingSlip(SlipReason.PAYMENT_CHECKING, reference=payment.ref)

        case s.ClosingPayment(), e.PaymentChanged(payment):
            return _left(state, payment)
        case s.ClosingPayment(_, payment), e.PaymentUnclear():
            return s.PrintingSlip(SlipReason.PAYMENT_CHECKING, reference=payment.ref)

        case s.PrintingReceipt(), e.PrintEnded(printed):
            return receipted(state, printed)
        case s.PrintingReceipt(), e.Broke():
            return receipted(state, Printed.UNKNOWN)
        case _:
            return None


def receipted(state: s.PrintingReceipt, printed: Printed) -> s.State:
    """After the receipt: the end, or what is owed still where it was of an earlier payment."""
    match state.paid:
        case s.Unreceipted(whose, owed):
            return listed(whose, owed, _NEWS[printed])
        case paid:
            return s.ThankYou(paid, state.receipt, printed)


def wish_of(paid: s.Paid) -> Payable:
    """What the patient agreed to."""
    if isinstance(paid, s.Registered):
        return Payable(paid.registration.bill_id or "", paid.registration.due)
    return Payable(paid.bill.id, paid.bill.due, paid.bill.version)


def owing(paid: s.Paid) -> Carried:
    """What the cashier reads on a desk slip."""
    if isinstance(paid, s.Registered):
        ticket = paid.registration.ticket
        return Carried(ticket.name, ticket=ticket.number, due=paid.registration.due)
    return Carried(paid.bill.payer, due=paid.bill.due)


def agrees(paid: s.Paid, payment: Payment, text: str) -> bool:
    """Whether what was read back from the glass is this payment's code and asks for what this bill is due."""
    if not text or text != payment.qr_payload:
        return False
    try:
        amount = VietQr.decode(text).amount
    except VietQrError:
        return False
    return amount == payment.amount == wish_of(paid).amount


def _refused(state: s.OpeningPayment, paid: s.Paid, why: Refusal) -> s.State:
    """An old amount is never offered again, and nobody is told to pay while an earlier payment is not known."""
    match why:
        case Refusal.CHANGED:
            return again_from(paid, s.News.CHANGED)
        case Refusal.PAID:
            return again_from(paid, s.News.PAID)
        case Refusal.TOO_LARGE:
            return s.Sorry(Problem.AMOUNT_TOO_LARGE, paid=paid)
        case Refusal.LIVE:
            return s.Sorry(Problem.PAYMENT_LIVE, again=once_more(state), paid=paid)
        case _:
            return s.Sorry(Problem.PAYMENT_UNKNOWN, paid=paid)


def _shown(paid: s.Paid, payment: Payment) -> s.State:
    """While the patient stands before the QR: a receipt ends it, a closed payment takes it off the screen."""
    if payment.receipt is not None:
        return s.PrintingReceipt(paid, payment.receipt)
    if payment.state in (PaymentState.CLOSING, PaymentState.CLOSED):
        return s.ClosingPayment(paid, payment)
    return s.Paying(paid, payment)


def _left(state: s.ClosingPayment, payment: Payment) -> s.State:
    """After the QR is off: only a final word without money is "nothing was charged"."""
    if payment.receipt is not None:
        return s.PrintingReceipt(state.paid, payment.receipt)
    if payment.state is PaymentState.CLOSED and not payment.received:
        if payment.elsewhere:
            return s.PaymentClosed(state.paid, s.End.ELSEWHERE)
        return s.PaymentClosed(state.paid, s.End.SPOILT if state.spoilt else s.End.RAN_OUT)
    return s.PrintingSlip(SlipReason.PAYMENT_CHECKING, reference=payment.ref)
