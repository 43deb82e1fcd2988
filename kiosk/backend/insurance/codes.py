"""Result codes of the card check (Công văn 1923/BHXH-CNTT, PL03 §4, and legacy ones): what each means at a terminal."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from kiosk.domain.coverage import CoverageStatus, NextStep


class Meaning(Enum):
    """What a code asks of us, beside what the patient is told."""

    OK = auto()
    OK_SWITCH = auto()
    OK_CHOOSE = auto()
    REVIEW = auto()
    NO_COVER = auto()
    OTHER_CARD = auto()
    NOT_FOUND = auto()
    INPUT = auto()
    STALE_BENEFIT = auto()
    MISMATCH = auto()
    BIRTH = auto()
    BLOCKED = auto()
    OPERATIONS = auto()
    OUTAGE = auto()
    BUG = auto()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row: the meaning, the status and the way on."""

    meaning: Meaning
    status: CoverageStatus
    next: NextStep


def _row(meaning: Meaning, status: CoverageStatus, next_step: NextStep) -> Verdict:
    return Verdict(meaning, status, next_step)


_COVERED, _REVIEW, _UNVERIFIED = CoverageStatus.COVERED, CoverageStatus.REVIEW, CoverageStatus.UNVERIFIED
_NOT_COVERED, _MISMATCH, _INVALID = CoverageStatus.NOT_COVERED, CoverageStatus.MISMATCH, CoverageStatus.INVALID_INPUT
_ON, _COUNTER, _SELF, _CARD = NextStep.CONTINUE, NextStep.COUNTER, NextStep.SELF_PAY, NextStep.RETRY_WITH_CARD

# A code that is not in the table is not known: never success.
UNKNOWN: Final = _row(Meaning.OUTAGE, _UNVERIFIED, _ON)

CODES: Final[dict[str, Verdict]] = {
    "000": _row(Meaning.OK, _COVERED, _ON),
    "001": _row(Meaning.REVIEW, _REVIEW, _COUNTER),
    "002": _row(Meaning.REVIEW, _REVIEW, _COUNTER),
    "003": _row(Meaning.OK_SWITCH, _COVERED, _ON),
    "004": _row(Meaning.OK_CHOOSE, _COVERED, _ON),
    "010": _row(Meaning.NO_COVER, _NOT_COVERED, _SELF),
    "050": _row(Meaning.NOT_FOUND, CoverageStatus.NOT_FOUND, _CARD),
    "051": _row(Meaning.INPUT, _INVALID, _CARD),
    "052": _row(Meaning.INPUT, _INVALID, _CARD),
    "053": _row(Meaning.STALE_BENEFIT, _INVALID, _CARD),
    "054": _row(Meaning.OPERATIONS, _UNVERIFIED, _ON),
    "055": _row(Meaning.OPERATIONS, _UNVERIFIED, _ON),
    "060": _row(Meaning.MISMATCH, _MISMATCH, _COUNTER),
    "061": _row(Meaning.MISMATCH, _MISMATCH, _COUNTER),
    "070": _row(Meaning.BIRTH, _MISMATCH, _COUNTER),
    "080": _row(Meaning.MISMATCH, _MISMATCH, _COUNTER),
    "090": _row(Meaning.MISMATCH, _MISMATCH, _COUNTER),
    "100": UNKNOWN,
    "101": UNKNOWN,
    "110": _row(Meaning.BLOCKED, _NOT_COVERED, _COUNTER),
    "120": _row(Meaning.NO_COVER, _NOT_COVERED, _SELF),
    "121": _row(Meaning.OTHER_CARD, _NOT_COVERED, _COUNTER),
    "122": _row(Meaning.OTHER_CARD, _NOT_COVERED, _COUNTER),
    "123": _row(Meaning.OTHER_CARD, _NOT_COVERED, _COUNTER),
    "124": _row(Meaning.NO_COVER, _NOT_COVERED, _SELF),
    "130": _row(Meaning.REVIEW, _REVIEW, _COUNTER),
    "200": UNKNOWN,  # the token call's success: says nothing about a card
    "205": _row(Meaning.BUG, _UNVERIFIED, _ON),
    "401": _row(Meaning.OPERATIONS, _UNVERIFIED, _ON),
    "500": UNKNOWN,
}


def verdict_of(code: str | None) -> Verdict:
    """The row of a code; unknown for anything that is not in the table."""
    return CODES.get(code or "", UNKNOWN)
