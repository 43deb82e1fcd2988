"""What is owed and what may be paid: refusals that are answers."""

from kiosk.app.money import Till
from kiosk.domain.payment import Payable, Refusal
from kiosk.services.client import Refused
from kiosk.visit import events as e


def found(till: Till, token: str | None, slip: str | None) -> e.Event:
    """What is owed; a slip that is not ours is an answer."""
    try:
        return e.BillsFound(till.bills(token, slip))
    except Refused as refused:
        if refused.code != "slip_unknown":
            raise
        return e.SlipUnknown()


def opened(till: Till, wish: Payable, key: str) -> e.Event:
    """A payment, or why there is none: each refusal has its own way on."""
    try:
        return e.PaymentOpened(till.open(wish, key))
    except Refused as refused:
        if refused.code not in set(Refusal):
            raise
        return e.PaymentRefused(Refusal(refused.code))
