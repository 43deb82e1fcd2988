"""The fee: from the number to the receipt. Money has no wildcard rows."""

from dataclasses import replace

from kiosk.domain.outcome import Printed
from kiosk.domain.payment import Payment, PaymentState
from kiosk.domain.slip import SlipReason
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.retry import once_more


def pay(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.Registered(registration), e.PayNow(key) if registration.bill_id:
            return s.OpeningPayment(state, key)
        case s.PaymentClosed(registered), e.PayNow(key):
            return s.OpeningPayment(registered, key)
        case s.Registered(), e.PayLater() | e.Finish():
            return s.ThankYou(state)
        case s.PaymentClosed(registered), e.PayLater() | e.Finish() | e.Back():
            return s.ThankYou(registered)

        case s.OpeningPayment(registered), e.PaymentOpened(payment):
            return _shown(registered, payment)
        case s.OpeningPayment(registered), e.Failed(problem):
            return s.Sorry(problem, again=once_more(state), registered=registered)
        case s.OpeningPayment(registered), e.Back():
            return registered
        case s.OpeningPayment(), e.Broke():
            return s.PrintingSlip(SlipReason.PAYMENT_CHECKING)

        case s.Paying(registered), e.PaymentChanged(payment):
            return _shown(registered, payment)
        case s.Paying(), e.PaymentUnclear():
            return replace(state, clear=False)
        case s.Paying(registered, payment), e.DisplayEnded() | e.PayLater() | e.Finish() | e.Back() | e.TimedOut():
            return s.ClosingPayment(registered, payment)
        case s.Paying(_, payment) | s.ClosingPayment(_, payment), e.Broke():
            return s.PrintingSlip(SlipReason.PAYMENT_CHECKING, reference=payment.ref)

        case s.ClosingPayment(registered), e.PaymentChanged(payment):
            return _left(registered, payment)
        case s.ClosingPayment(_, payment), e.PaymentUnclear():
            return s.PrintingSlip(SlipReason.PAYMENT_CHECKING, reference=payment.ref)

        case s.PrintingReceipt(registered, receipt), e.PrintEnded(printed):
            return s.ThankYou(registered, receipt, printed)
        case s.PrintingReceipt(registered, receipt), e.Broke():
            return s.ThankYou(registered, receipt, Printed.UNKNOWN)
        case _:
            return None


def _shown(registered: s.Registered, payment: Payment) -> s.State:
    """While the patient stands before the QR: a receipt ends it, a closed payment takes it off the screen."""
    if payment.receipt is not None:
        return s.PrintingReceipt(registered, payment.receipt)
    if payment.state in (PaymentState.CLOSING, PaymentState.CLOSED):
        return s.ClosingPayment(registered, payment)
    return s.Paying(registered, payment)


def _left(registered: s.Registered, payment: Payment) -> s.State:
    """After the patient left the QR: only a final word without money is "nothing was charged"."""
    if payment.receipt is not None:
        return s.PrintingReceipt(registered, payment.receipt)
    if payment.state is PaymentState.CLOSED and not payment.received:
        return s.PaymentClosed(registered)
    return s.PrintingSlip(SlipReason.PAYMENT_CHECKING, reference=payment.ref)
