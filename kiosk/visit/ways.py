"""Without a card: a number, a code or nothing at all; typed on our own keys, looked at honestly."""

from dataclasses import replace
from datetime import date

from kiosk.domain.dates import PartialDate
from kiosk.domain.entry import Asked, Mistake, agrees, read_birth, read_name, read_number
from kiosk.domain.identity import Typed
from kiosk.domain.slip import SlipReason
from kiosk.domain.who import Booked
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.menu import without_card
from kiosk.visit.service import Service


def ways(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.ShowCard(purpose), e.ServiceChosen(Service.NO_CARD):
            return s.OtherWays(purpose)
        case s.OtherWays(purpose), e.ServiceChosen(service) if service in without_card(purpose):
            return without_card(purpose)[service]
        case s.OtherWays(), e.DeskChosen():
            return s.PrintingSlip(SlipReason.NO_DOCUMENT)
        case s.OtherWays(purpose), e.Back() | e.Finish():
            return s.ShowCard(purpose) if purpose else s.Welcome()

        case s.TypeNumber(form), e.Entered(text):
            number = read_number(form.asked, text)
            if isinstance(number, Mistake):
                return s.TypeNumber(form, text, number)
            return s.TypeBirth(replace(form, number=number))
        case s.TypeNumber(form), e.Back():
            return s.OtherWays(form.purpose)
        case s.TypeBirth(s.Form(helper=None) as form, before, fault), e.Entered(text, today):
            return _born(form, text, today, again=before == text and fault is Mistake.DIFFERS)
        case s.TypeBirth(s.Form(helper=None) as form), e.Back():
            return s.TypeNumber(form, form.number)
        case s.TypeName(s.Form(helper=None, born=PartialDate() as born) as form), e.Entered(text):
            name = read_name(text)
            if isinstance(name, Mistake):
                return s.TypeName(form, text, name)
            return s.Identifying(Typed(form.number, born, name), form.purpose)
        case s.TypeName(s.Form(helper=None) as form), e.Back():
            return s.TypeNumber(form, form.number)
        case s.TypeNumber(form) | s.TypeBirth(form) | s.TypeName(form), e.DeskChosen():
            return s.PrintingSlip(SlipReason.NO_DOCUMENT, form.carried.name, carried=form.carried)

        case s.Identifying(Typed(number, born, None), purpose), e.NameWanted():
            asked = Asked.CITIZEN if len(number) == 12 else Asked.CARD
            return s.TypeName(s.Form(asked, purpose, number=number, born=born))
        case s.Identifying(Booked(number), purpose), e.NotFound():
            return s.TypeNumber(s.Form(Asked.APPOINTMENT, purpose), number, Mistake.NOT_FOUND)
        case _:
            return None


def _born(form: s.Form, text: str, today: date, *, again: bool) -> s.State:
    """A year that the citizen number does not say is asked once more; said twice it is believed and staff look."""
    born = read_birth(text, today)
    if isinstance(born, Mistake):
        return s.TypeBirth(form, text, born)
    if form.asked is Asked.APPOINTMENT:
        return s.Consent(Booked(form.number, born), form.purpose)
    if not again and not agrees(form.number, born):
        return s.TypeBirth(form, text, Mistake.DIFFERS)
    return s.Consent(Typed(form.number, born), form.purpose)
