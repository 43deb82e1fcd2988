"""One question put to the insurer in as few calls as the codes allow. Pure but for the calls."""

from datetime import date
from typing import Final

from kiosk.backend.insurance.codes import Meaning, verdict_of
from kiosk.backend.insurance.insurer import CardAnswer, Insurer
from kiosk.backend.insurance.judge import Judged, judge
from kiosk.backend.insurance.question import Question

_CARD_CODE: Final = 15


def ask_and_judge(insurer: Insurer, question: Question, day: date) -> Judged:
    """The verdict on the day. A second call is made at most once:

    053                 by the citizen number, else by the insurance number a card code ends with: neither has the
                        benefit digit, which is stale
    121, 122, 123       by the citizen number, where a card was asked for
    070                 by the year of birth, where the date came from a verified chip
    003                 by the new card, where its period contains the day

    Raises InsurerError.
    """
    answer = insurer.ask(question.query)
    second = _second(answer, question, day)
    if second is None:
        return judge(answer, question.query, question.sex, day)
    again = insurer.ask(second.query)
    if verdict_of(answer.code).meaning is Meaning.OK_SWITCH and verdict_of(again.code).meaning is not Meaning.OK:
        return judge(answer, question.query, question.sex, day)  # the switch itself was a verdict
    return judge(again, second.query, question.sex, day)


def _second(answer: CardAnswer, question: Question, day: date) -> Question | None:
    query = question.query
    match verdict_of(answer.code).meaning:
        case Meaning.STALE_BENEFIT | Meaning.OTHER_CARD as meaning:
            number = question.citizen_number
            if number is None and meaning is Meaning.STALE_BENEFIT and len(query.number) == _CARD_CODE:
                number = query.number[-10:]
            if number is None or number == query.number:
                return None
            return _with(question, number=number)
        case Meaning.BIRTH if question.by_chip and query.born.month is not None:
            return Question(question.patient_ref, query.by_year(), question.sex, question.citizen_number, True)
        case Meaning.OK_SWITCH:
            new = answer.new_card
            if new is None or new.number is None or "X" in new.number or not new.valid_on(day):
                return None
            return _with(question, number=new.number)
        case _:
            return None


def _with(question: Question, number: str) -> Question:
    return Question(
        question.patient_ref, question.query.by(number), question.sex, question.citizen_number, question.by_chip
    )
