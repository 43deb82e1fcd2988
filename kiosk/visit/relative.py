"""For somebody else: the helper is known already; whom they bring has a name, a birth date and a sex."""

from dataclasses import replace
from datetime import date

from kiosk.domain.entry import CHILD_UNDER, Mistake, read_birth, read_name
from kiosk.domain.identity import Relation, Relative
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.service import Service


def relative(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.ChooseRelation(helper), e.RelationChosen(relation):
            return s.TypeName(s.Form(helper=helper, relation=relation))
        case s.ChooseRelation(helper), e.Back():
            return s.ChooseService(helper)

        case s.TypeName(s.Form(helper=s.Visitor()) as form), e.Entered(text):
            name = read_name(text)
            if isinstance(name, Mistake):
                return s.TypeName(form, text, name)
            return s.TypeBirth(replace(form, name=name))
        case s.TypeName(s.Form(helper=s.Visitor() as helper)), e.Back():
            return s.ChooseRelation(helper)
        case s.TypeBirth(s.Form(helper=s.Visitor()) as form), e.Entered(text, today):
            return _born(form, text, today)
        case s.TypeBirth(s.Form(helper=s.Visitor()) as form), e.Back():
            return s.TypeName(form, form.name)
        case s.ChooseSex(s.Form(helper=s.Visitor() as helper) as form), e.SexChosen(sex) if form.born:
            brought = Relative(form.name, form.born, sex, form.relation)
            return s.Identifying(helper.who, Service.REGISTER, brought)
        case s.ChooseSex(form), e.Back():
            return s.TypeBirth(form)
        case _:
            return None


def _born(form: s.Form, text: str, today: date) -> s.State:
    born = read_birth(text, today)
    if isinstance(born, Mistake):
        return s.TypeBirth(form, text, born)
    if form.relation is Relation.CHILD and born.age_on(today) >= CHILD_UNDER:
        return s.TypeBirth(form, text, Mistake.NOT_A_CHILD)
    return s.ChooseSex(replace(form, born=born))
