"""The life of one intent, as a table; and when another may begin. Pure: the database and the model both run it.

CREATING ──created──▶ AWAITING ──leave──▶ CLOSING ──nothing left──▶ CLOSED
    └──refused──────────────────────────────▲
any of them ──allocated──▶ PAID (absorbing)
"""

from collections.abc import Iterable
from enum import Enum, StrEnum, auto
from typing import Final

from kiosk.domain.payment import PaymentState

CREATING, AWAITING = PaymentState.CREATING, PaymentState.AWAITING
CLOSING, CLOSED, PAID = PaymentState.CLOSING, PaymentState.CLOSED, PaymentState.PAID

LIVE: Final = frozenset({CREATING, AWAITING, CLOSING})


class Move(Enum):
    """What can happen to an intent."""

    CREATED = auto()
    """The provider holds the order and its code says what we asked for."""
    REFUSED = auto()
    """The provider said no for good."""
    LEAVE = auto()
    """The patient leaves, the deadline passes, the bill changes: the code goes off the screen."""
    NOTHING_LEFT = auto()
    """The order is not open any more and a last query brought no money that settles."""
    SUPERSEDED = auto()
    """Another intent's money settled the bill."""
    ALLOCATED = auto()
    """A credit of this intent is used for the bill."""


class Reason(StrEnum):
    """Why an intent is closing or closed."""

    CANCELLED = "cancelled"
    EXPIRED = "expired"
    FAILED = "failed"
    SUPERSEDED = "superseded"
    BILL_CHANGED = "bill_changed"


class Posting(StrEnum):
    """Where the posting of a bill at the HIS stands."""

    NONE = "none"
    CALLING = "calling"
    POSTED = "posted"
    REJECTED = "rejected"


class Refusal(StrEnum):
    """Why no new intent may begin now."""

    PAID = "bill_paid"
    LIVE = "payment_live"


class IllegalMoveError(Exception):
    """A bug: this move has no row for this state."""


_TABLE: Final = {
    (CREATING, Move.CREATED): AWAITING,
    (CREATING, Move.REFUSED): CLOSING,
    (CREATING, Move.SUPERSEDED): CLOSING,
    (CREATING, Move.ALLOCATED): PAID,
    (AWAITING, Move.LEAVE): CLOSING,
    (AWAITING, Move.SUPERSEDED): CLOSING,
    (AWAITING, Move.ALLOCATED): PAID,
    (CLOSING, Move.NOTHING_LEFT): CLOSED,
    (CLOSING, Move.ALLOCATED): PAID,
    (CLOSED, Move.ALLOCATED): PAID,
}


def move(state: PaymentState, what: Move) -> PaymentState:
    """The state after one move. Raises IllegalMoveError for a pair without a row."""
    after = _TABLE.get((state, what))
    if after is None:
        raise IllegalMoveError(f"{what.name} in {state.name}")
    return after


def can(state: PaymentState, what: Move) -> bool:
    """Whether the move has a row."""
    return (state, what) in _TABLE


def may_start(
    earlier: Iterable[PaymentState], *, settled: bool, posting: Posting, paid_elsewhere: bool
) -> Refusal | None:
    """Why a new intent for the bill is refused; None where it may begin (reference rule: one live intent a bill)."""
    states = tuple(earlier)
    if settled or posting is not Posting.NONE or paid_elsewhere or PAID in states:
        return Refusal.PAID
    if any(state in LIVE for state in states):
        return Refusal.LIVE
    return None


def may_show(state: PaymentState) -> bool:
    """Whether its code may stand on a screen."""
    return state is AWAITING


def may_post(*, allocated: bool, posting: Posting) -> bool:
    """Whether the HIS is to be told now."""
    return allocated and posting is Posting.NONE


def may_print(posting: Posting) -> bool:
    """Whether a receipt may come out: only once the posting is durable."""
    return posting is Posting.POSTED
