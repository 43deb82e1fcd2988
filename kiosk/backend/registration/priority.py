"""Priority: by age from the birth date, or declared and then verified by staff (Luật KCB 15/2023 Đ3 k2)."""

from dataclasses import dataclass
from datetime import date

from kiosk.domain.dates import PartialDate
from kiosk.domain.registration import Claim

CHILD_UNDER = 6


@dataclass(frozen=True, slots=True)
class Priority:
    """Whether this patient goes first, why, and whether staff must see a paper."""

    first: bool
    reason: str | None
    verify: bool


def priority_of(born: PartialDate | None, claim: Claim | None, day: date, elder_age: int) -> Priority:
    """Age speaks for itself where the document gives it; a claim is believed at the terminal and verified by staff."""
    if born is not None:
        age = born.age_on(day)
        # A birth date known to the year only never makes anybody a child: age_on rounds down.
        certain = born.day is not None or age + 1 < CHILD_UNDER
        if age >= elder_age:
            return Priority(True, "age", False)
        if age < CHILD_UNDER and certain:
            return Priority(True, "child", False)
    if claim is not None:
        return Priority(True, claim.value, True)
    return Priority(False, None, False)
