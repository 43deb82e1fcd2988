"""Priority: by age from the birth date, or declared and then verified by staff (Luật KCB 15/2023 Đ3 k2)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.domain.citizen import Citizen

CHILD_UNDER = 6


class Claim(StrEnum):
    """What a patient may declare; nothing of it is ever inferred."""

    PREGNANT = "pregnant"
    DISABILITY = "disability"
    MERIT = "merit"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Priority:
    """Whether this patient goes first, why, and whether staff must see a paper."""

    first: bool
    reason: str | None
    verify: bool


def priority_of(citizen: Citizen | None, claim: Claim | None, day: date, elder_age: int) -> Priority:
    """Age speaks for itself where the document gives it; a claim is believed at the terminal and verified by staff."""
    if citizen is not None:
        age = citizen.born.age_on(day)
        # A birth date known to the year only never makes anybody a child: age_on rounds down.
        certain = citizen.born.day is not None or age + 1 < CHILD_UNDER
        if age >= elder_age:
            return Priority(True, "age", False)
        if age < CHILD_UNDER and certain:
            return Priority(True, "child", False)
    if claim is not None:
        return Priority(True, claim.value, True)
    return Priority(False, None, False)
