"""What the insurer says about a card today."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.dates import HOSPITAL_TIME


class CoverageStatus(StrEnum):
    """The answer in the words of the backend's contract. Everything but `COVERED` needs somebody or something more."""

    COVERED = "covered"
    NOT_COVERED = "not_covered"
    REVIEW = "review"
    MISMATCH = "mismatch"
    NOT_FOUND = "not_found"
    UNVERIFIED = "unverified"
    INVALID_INPUT = "invalid_input"


class NextStep(StrEnum):
    """What the patient can do next."""

    CONTINUE = "continue"
    RETRY_WITH_CARD = "retry_with_card"
    COUNTER = "counter"
    SELF_PAY = "self_pay"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One eligibility answer. `card` is masked by the backend; `line` is provisional wording from the HIS."""

    status: CoverageStatus
    next: NextStep
    checked_at: datetime
    code: str | None = None
    card: str | None = field(default=None, repr=False)
    valid_from: date | None = None
    valid_to: date | None = None
    facility: str | None = field(default=None, repr=False)
    five_years_from: date | None = None
    line: str | None = None
    line_en: str | None = None

    @property
    def wants_card(self) -> bool:
        """Whether another card's number may find what this one did not."""
        return self.next is NextStep.RETRY_WITH_CARD

    @property
    def ended(self) -> bool:
        """Whether the card does not count because its period is over: it can be renewed."""
        over = self.valid_to is not None and self.valid_to < self.checked_at.astimezone(HOSPITAL_TIME).date()
        return over and self.status is CoverageStatus.NOT_COVERED

    def for_the_counter(self) -> "Coverage":
        """The same answer where no further card is asked for: the counter looks."""
        return replace(self, next=NextStep.COUNTER)

    @property
    def usable(self) -> bool:
        """Whether a BHYT registration may start now (verified, or to be verified later)."""
        return self.status in (CoverageStatus.COVERED, CoverageStatus.UNVERIFIED, CoverageStatus.REVIEW)
