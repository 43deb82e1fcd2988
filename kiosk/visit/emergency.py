"""Somebody is in danger: no registration, the way to the emergency department, from wherever the visit is."""

from dataclasses import replace

from kiosk.domain.call import Call
from kiosk.domain.route import route
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.around import after_paper, leave


def emergency(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.CallingHelp(behind) | s.Help(behind) | s.StillThere(behind), e.EmergencyAsked():
            return s.Emergency(behind)
        case s.Emergency(), e.EmergencyAsked():
            return None
        case _, e.EmergencyAsked():
            return s.Emergency(after_paper(state))

        case s.Emergency(), e.PlanRead(plan):
            goal = plan.emergency() if plan else None
            return replace(state, route=route(plan, goal.id) if plan and goal else None)
        case s.Emergency(), e.HelpAnswered(call):
            return replace(state, call=call)
        case s.Emergency(), e.Broke():
            return replace(state, call=state.call or Call.UNHEARD)
        case s.Emergency(behind), e.Back():
            return behind
        case s.Emergency(behind), e.Finish():
            return leave(behind)
        case _:
            return None
