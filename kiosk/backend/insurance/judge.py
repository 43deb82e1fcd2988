"""From the insurer's answer to the hospital's view of it on the day of the visit. Pure."""

from dataclasses import dataclass, field
from datetime import date

from kiosk.backend.insurance.codes import Meaning, verdict_of
from kiosk.backend.insurance.insurer import Card, CardAnswer, CardQuery
from kiosk.domain.citizen import Sex
from kiosk.domain.coverage import CoverageStatus, NextStep
from kiosk.domain.text import ascii_upper

_SEXES = {"NAM": Sex.MALE, "NU": Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class Judged:
    """What holds on the day: the status, the way on, and the card that is valid then."""

    status: CoverageStatus
    next: NextStep
    code: str | None = None
    card: Card | None = field(default=None, repr=False)
    facility_name: str | None = None
    five_years_from: date | None = None


UNVERIFIED = Judged(CoverageStatus.UNVERIFIED, NextStep.CONTINUE)


def judge(answer: CardAnswer, query: CardQuery, sex: Sex | None, day: date) -> Judged:
    """By the table of codes, then by dates, identity and an open stay elsewhere; 003 and 004 by the visit's date."""
    verdict = verdict_of(answer.code)
    card = _card_on(answer, verdict.meaning, day)
    status, next_step = verdict.status, verdict.next
    if status is CoverageStatus.COVERED:
        if not _same_person(answer, query, sex):
            status, next_step = CoverageStatus.MISMATCH, NextStep.COUNTER
        elif card is None or not card.valid_on(day) or answer.stays_elsewhere:
            status, next_step = CoverageStatus.REVIEW, NextStep.COUNTER
    if verdict.meaning is Meaning.NOT_FOUND and len(query.number) != 12:
        next_step = NextStep.SELF_PAY  # the card itself was asked for already
    named = card is not None and answer.new_card is not None and card.facility == answer.new_card.facility
    return Judged(
        status=status,
        next=next_step,
        code=answer.code,
        card=card,
        facility_name=answer.facility_name if named else None,
        five_years_from=answer.five_years_from,
    )


def _card_on(answer: CardAnswer, meaning: Meaning, day: date) -> Card | None:
    """The card that counts on the day. A new card that has not started is never taken (QĐ 697/QĐ-BYT)."""
    if meaning is Meaning.OK_SWITCH:
        return answer.new_card
    if meaning is Meaning.OK_CHOOSE:
        new = answer.new_card
        return new if new is not None and new.valid_on(day) else answer.card
    return answer.card


def _same_person(answer: CardAnswer, query: CardQuery, sex: Sex | None) -> bool:
    """Names without marks (accents are placed in two ways), years of birth, sex; what is absent does not speak."""
    if answer.name is not None and ascii_upper(answer.name).split() != ascii_upper(query.name).split():
        return False
    if answer.born is not None and answer.born.year != query.born.year:
        return False
    said = _SEXES.get(ascii_upper(answer.sex or "").strip())
    return said is None or sex is None or said is sex
