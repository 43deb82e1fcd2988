"""How was it? After the end, of nobody, and not for long: the next patient waits."""

from kiosk.visit import events as e
from kiosk.visit import states as s


def feedback(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.ThankYou() | s.Copied(), e.Finish():
            return s.Feedback()
        case s.Feedback(), e.Rated(rating, key):
            return s.Thanked(rating, key)
        case s.Feedback(), e.Finish() | e.TimedOut():
            return s.Welcome()
        case s.Thanked(), e.RatingSent() | e.Broke():
            return state
        case s.Thanked(), e.TimedOut():
            return s.Welcome()
        case _:
            return None
