"""The whole visit: one pure function over the tables of its flows."""

from typing import Final

from kiosk.domain.citizen import Citizen, Source
from kiosk.visit import effects as f
from kiosk.visit import states as s
from kiosk.visit.around import around
from kiosk.visit.bills import bills
from kiosk.visit.card import card
from kiosk.visit.effects import Effect
from kiosk.visit.emergency import emergency
from kiosk.visit.events import Event
from kiosk.visit.feedback import feedback
from kiosk.visit.identify import identify
from kiosk.visit.lookup import lookup
from kiosk.visit.menu import menu
from kiosk.visit.parts import parts
from kiosk.visit.pay import pay, wish_of
from kiosk.visit.places import places
from kiosk.visit.register import register
from kiosk.visit.relative import relative
from kiosk.visit.review import review
from kiosk.visit.states import State
from kiosk.visit.ways import ways


class Unexpected(Exception):
    """An event without a row: a bug. Names types only."""

    def __init__(self, state: State, event: Event) -> None:
        super().__init__(f"{type(event).__name__} in {type(state).__name__}")


_TABLES: Final = (
    parts, ways, identify, card, menu, relative, register, review, bills, pay, lookup, places, feedback, emergency,
    around,
)  # fmt: skip
"""One a flow; the first row that is found counts."""


def step(state: State, event: Event) -> tuple[State, tuple[Effect, ...]]:
    """The next state and what it asks for. Pure. Raises Unexpected.

    A state asks when it is entered, not when it only changes: news of a payment does not watch it twice.
    """
    for table in _TABLES:
        found = table(state, event)
        if found is not None:
            return found, (asks(found) if type(found) is not type(state) else ())
    raise Unexpected(state, event)


def asks(state: State) -> tuple[Effect, ...]:
    """What a state asks of the world when it is entered. Entering again asks again, under the same keys."""
    match state:
        case s.StartUp():
            return (f.LookAround(),)
        case s.Welcome() | s.ShowCard() | s.ShowSlip():
            return (f.WatchForCode(), f.WatchForCard(fresh=True), f.WatchParts())
        case s.ChooseService() | s.CheckIn() | s.Review() | s.ShowBill() | s.LookUp() | s.MyPlaces() | s.ShowWay():
            return (f.WatchParts(),)
        case s.GiveKey():
            return (f.WatchForCode(), f.AwaitRemoval())
        case s.PlaceCard():
            return (f.WatchForCard(fresh=False),)
        case s.OutOfService(ordered=False):
            return (f.AwaitScanner(),)
        case s.ReadingCard(key):
            return (f.ReadCard(key),)
        case s.Consent(Citizen(source=Source.CHIP), portrait=None):
            return (f.FetchPortrait(),)
        case s.Identifying(who, relative=brought):
            return (f.Identify(who, brought),)
        case s.CheckingCoverage(visitor, typed):
            return (f.CheckCoverage(visitor.patient.token, typed),)
        case s.LoadingClinics():
            return (f.FetchClinics(),)
        case s.TakingNumber(wish, key):
            return (f.TakeNumber(wish, key),)
        case s.PrintingTicket(registration, job):
            return (f.PrintTickets(job, registration.tickets),)
        case s.LoadingBills(s.Slip(code)):
            return (f.FindBills(slip=code),)
        case s.LoadingBills(s.Visitor(patient=patient)):
            return (f.FindBills(token=patient.token),)
        case s.AskingDeposit(visitor, amount, key):
            return (f.AskDeposit(visitor.patient.token, amount, key),)
        case s.OpeningPayment(paid, key):
            return (f.OpenPayment(wish_of(paid), key),)
        case s.Paying(_, payment):
            return (f.WatchPayment(payment.id),)
        case s.ClosingPayment(_, payment):
            return (f.ClosePayment(payment.id),)
        case s.PrintingReceipt(_, receipt):
            return (f.PrintReceipt(receipt.job, receipt),)
        case s.PrintingSlip(reason, name, reference, carried):
            return (f.PrintSlip(reason, name, reference, carried),)
        case s.Thanked(rating, key):
            return (f.SendRating(rating, key),)
        case s.CallingHelp(behind):
            return (f.CallHelp(type(behind).__name__),)
        case s.Help():
            return (f.FollowHelp(),)
        case s.Emergency():
            return (f.CallHelp(s.Emergency.__name__), f.FetchPlan())
        case _:
            return _finds(state)


def _finds(state: State) -> tuple[Effect, ...]:
    """What a state asks that looks something up."""
    match state:
        case s.LoadingPage(topic):
            return (f.FetchPage(topic),)
        case s.LoadingPlan() | s.FindingWay():
            return (f.FetchPlan(),)
        case s.ShowTicket():
            return (f.WatchForCode(),)
        case s.FindingTicket(code):
            return (f.FindTicket(code),)
        case s.AskingCopy(behind, key):
            return (f.AskCopy(behind.registration.id, key),)
        case s.PrintingCopy(registration, job):
            return (f.PrintTickets(job, registration.tickets),)
        case s.PrintingWay(way):
            return (f.PrintWay(way.route),)
        case s.LoadingResults(visitor):
            return (f.FetchResults(visitor.patient.token),)
        case _:
            return ()
