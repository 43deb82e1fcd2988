"""How was it? After the end, of nobody, and in nobody's way."""

from kiosk.visit import events as e
from kiosk.visit import states as s


def feedback(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.ThankYou() | s.Copied(), e.Finish():
            return s.Feedback()
        case s.Feedback(), e.Rated(rating, key):
            return s.Thanked(rating, key)
        case s.Feedback(), e.CardSeen():
            return s.GiveKey()
        case s.Feedback(), e.ReaderMissing():
            return s.Feedback(reader=False)
        case s.Feedback(reader), e.CodeRead(citizen):
            return s.PlaceCard(citizen) if reader else s.Consent(citizen)
        case s.Feedback(), e.CodeGlimpsed():
            return state
        case s.Feedback(), e.Failed() | e.ScannerLost() | e.Broke():
            # The attract screen will meet the same trouble, and says what to do about it.
            return s.Welcome()
        case s.Feedback(), e.Finish() | e.TimedOut():
            return s.Welcome()
        case s.Thanked(), e.RatingSent() | e.Broke():
            return state
        case s.Thanked(), e.TimedOut():
            return s.Welcome()
        case _:
            return None
