"""Try again, or go on another way: the one place that decides."""

from dataclasses import replace
from typing import Final

from kiosk.domain.problem import Problem
from kiosk.domain.slip import SlipReason
from kiosk.visit import states as s
from kiosk.visit.states import State

TRIES: Final = 2


Trying = (
    s.Identifying
    | s.LoadingClinics
    | s.TakingNumber
    | s.OpeningPayment
    | s.LoadingBills
    | s.AskingDeposit
    | s.LoadingPage
    | s.FindingTicket
    | s.AskingCopy
    | s.LoadingResults
)
"""What may be tried again."""


def once_more(state: Trying) -> State | None:
    """What trying again enters, or None after the second failure: then only another way is offered."""
    return replace(state, tries=state.tries + 1) if state.tries < TRIES else None


_DESK: Final = {
    Problem.CODE_UNREADABLE: SlipReason.NO_DOCUMENT,
    Problem.CODE_NOT_CITIZEN: SlipReason.NO_DOCUMENT,
    Problem.CODE_OF_TEST: SlipReason.NO_DOCUMENT,
    Problem.TOO_MANY_GUESSES: SlipReason.NO_DOCUMENT,
    Problem.CARD_UNREADABLE: SlipReason.NO_DOCUMENT,
    Problem.CARD_REMOVED: SlipReason.NO_DOCUMENT,
    Problem.CARD_REFUSED: SlipReason.NO_DOCUMENT,
    Problem.CARD_KEY_WRONG: SlipReason.NO_DOCUMENT,
    Problem.BACKEND_AWAY: SlipReason.BACKEND_AWAY,
    Problem.CLINIC_FULL: SlipReason.CLINIC_FULL,
    Problem.REGISTRATION_UNKNOWN: SlipReason.REGISTRATION_UNKNOWN,
    Problem.REGISTRATION_REFUSED: SlipReason.REGISTRATION_REFUSED,
    Problem.PAYMENT_AWAY: SlipReason.NO_PAYMENT_CODE,
    Problem.BILL_CHANGED: SlipReason.BILL_CHANGED,
    Problem.AMOUNT_TOO_LARGE: SlipReason.AMOUNT_TOO_LARGE,
    Problem.PAYMENT_LIVE: SlipReason.PAYMENT_CHECKING,
    Problem.PAYMENT_UNKNOWN: SlipReason.PAYMENT_CHECKING,
    Problem.OUR_FAULT: SlipReason.OUR_FAULT,
}


def desk_reason(problem: Problem) -> SlipReason:
    """What the desk reads on the slip of somebody whom this problem stopped."""
    return _DESK[problem]
