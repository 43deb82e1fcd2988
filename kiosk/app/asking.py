"""Questions to the hospital: a refusal or a silence is an event like any answer."""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from kiosk.domain.plan import Plan
from kiosk.domain.problem import Problem
from kiosk.services.client import Refused, Rejected, ServiceError
from kiosk.services.hospital import Hospital
from kiosk.services.queue import Queue
from kiosk.ui.moment import Moment
from kiosk.visit import effects as f
from kiosk.visit import events as e

Work = Callable[[Moment], e.Event | None]
"""Blocking work for one moment: may post on the way, returns the last event. None where the moment was over."""

_REFUSALS: Final = {
    "clinic_full": Problem.CLINIC_FULL,
    "clinic_closed": Problem.CLINIC_FULL,
    "too_many_requests": Problem.TOO_MANY_GUESSES,
}


ASKING: Final = Problem.BACKEND_AWAY
REGISTERING: Final = Problem.REGISTRATION_UNKNOWN
PAYING: Final = Problem.PAYMENT_AWAY


def asked(call: Callable[[], e.Event], away: Problem = ASKING) -> Work:
    """Ask a service; its refusal or silence is an event."""

    def work(_moment: Moment) -> e.Event:
        try:
            return call()
        except Refused as refused:
            return e.Failed(_REFUSALS.get(refused.code, Problem.REGISTRATION_REFUSED if away is REGISTERING else away))
        except Rejected:
            return e.Failed(Problem.BACKEND_AWAY)
        except ServiceError:
            return e.Failed(away)

    return work


LookUp = f.FetchPage | f.FetchResults | f.FindTicket | f.AskCopy | f.SendRating | f.FetchPlan


def looking_up(effect: LookUp, hospital: Hospital, queue: Queue, plan: Plan | None) -> Work:
    """What is looked up."""
    match effect:
        case f.FetchPage(topic):
            return asked(lambda: e.PageRead(hospital.page(topic)))
        case f.FetchResults(token):
            return asked(lambda: e.ResultsRead(hospital.results(token)))
        case f.FindTicket(code):
            return asked(lambda: _found(hospital, code))
        case f.AskCopy(registration_id, key):
            return asked(lambda: _copied(queue, registration_id, key))
        case f.SendRating(rating, key):
            return lambda _: _counted(hospital, rating, key)
        case f.FetchPlan():
            return lambda _: e.PlanRead(plan)


def _found(hospital: Hospital, code: str) -> e.Event:
    try:
        return e.TicketFound(hospital.by_slip(code))
    except Refused:
        return e.SlipUnknown()


def _copied(queue: Queue, registration_id: str, key: str) -> e.Event:
    try:
        return e.CopyGiven(queue.reprint(registration_id, key))
    except Refused:
        return e.CopyRefused()


def _counted(hospital: Hospital, rating: int, key: str) -> e.Event:
    with suppress(ServiceError):  # it was a courtesy
        hospital.thank(rating, "terminal", key)
    return e.RatingSent()


def answers(hospital: Hospital) -> bool:
    """Whether the backend answers this terminal."""
    try:
        hospital.clinics()
    except ServiceError:
        return False
    return True
