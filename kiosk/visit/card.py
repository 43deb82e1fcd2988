"""The chip: from a card on the reader to a proven citizen."""

from dataclasses import replace

from kiosk.domain.chip import ChipKey
from kiosk.domain.problem import Problem
from kiosk.visit import events as e
from kiosk.visit import states as s


def card(state: s.State, event: e.Event) -> s.State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case s.GiveKey(), e.CodeGlimpsed(in_view):
            return replace(state, glimpsed=in_view)
        case s.GiveKey(purpose=purpose), e.CodeRead(citizen):
            return s.ReadingCard(ChipKey.of(citizen), purpose=purpose)
        case s.GiveKey(purpose=purpose), e.DigitsGiven(digits):
            return s.ReadingCard(ChipKey(digits), purpose=purpose)
        case s.GiveKey(purpose=purpose), e.Failed(problem):
            return s.Sorry(problem, again=s.GiveKey(purpose=purpose))
        case s.GiveKey(purpose=purpose), e.CardCodeRead() | e.SlipRead():
            return s.Sorry(Problem.CODE_NOT_CITIZEN, again=s.GiveKey(purpose=purpose))
        case s.GiveKey(purpose=purpose), e.ScannerLost() | e.ScannerBack() | e.Broke():
            return s.GiveKey(purpose=purpose)
        case s.GiveKey(), e.CardLeft():
            return s.Welcome()

        case s.PlaceCard(citizen, purpose), e.CardSeen():
            return s.ReadingCard(ChipKey.of(citizen), purpose=purpose)
        case s.PlaceCard(citizen, purpose), e.ReaderMissing() | e.WithoutChip() | e.Broke():
            return s.Consent(citizen, purpose)

        case s.ReadingCard(), e.CardProgress(percent):
            return replace(state, percent=percent, lifted=False)
        case s.ReadingCard(), e.CardLifted():
            return replace(state, lifted=True)
        case s.ReadingCard(purpose=purpose), e.CardRead(citizen):
            return s.Consent(citizen, purpose)
        case s.ReadingCard(), e.Failed(Problem.CARD_REFUSED):
            return s.Sorry(Problem.CARD_REFUSED)
        case s.ReadingCard(purpose=purpose), e.Failed(Problem.CARD_KEY_WRONG):
            return s.Sorry(Problem.CARD_KEY_WRONG, again=s.GiveKey(purpose=purpose))
        case s.ReadingCard(key, purpose=purpose), e.Failed(problem):
            again = s.PlaceCard(key.citizen, purpose) if key.citizen else s.GiveKey(purpose=purpose)
            return s.Sorry(problem, again=again)
        case s.ReadingCard(), e.Broke():
            return s.Sorry(Problem.OUR_FAULT)

        case s.GiveKey() | s.PlaceCard() | s.ReadingCard(), e.Back() | e.Finish():
            return s.Welcome()
        case _:
            return None
