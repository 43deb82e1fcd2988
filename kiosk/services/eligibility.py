"""What the insurer says, asked through the backend."""

import logging
import uuid
from collections.abc import Callable
from datetime import datetime

from kiosk.domain.coverage import Coverage, CoverageStatus, NextStep
from kiosk.domain.fields import FieldError, Fields
from kiosk.services.client import Client, ServiceError

log = logging.getLogger(__name__)


class Eligibility:
    """Never stands in the way of a number: no answer is an answer, "not verified yet"."""

    def __init__(self, client: Client, now: Callable[[], datetime]) -> None:
        self._client = client
        self._now = now

    def check(self, token: str, card: str | None = None) -> Coverage:
        """The insurer's answer, about another `card` where one was typed; or `unverified`.

        The backend's own budget is 6 s; here 8 s end it.
        """
        try:
            answer = self._client.post(
                "/v1/eligibility",
                {"patient_token": token, **({"number": card} if card else {})},
                str(uuid.uuid4()),
                8.0,
            )
            return _coverage(answer)
        except (ServiceError, FieldError) as fault:
            log.info("eligibility not answered: %s", type(fault).__name__)
            return Coverage(CoverageStatus.UNVERIFIED, NextStep.CONTINUE, self._now())


def _coverage(answer: Fields) -> Coverage:
    try:
        status = CoverageStatus(answer.text("status", 40))
        following = NextStep(answer.text("next", 40))
    except ValueError:
        raise FieldError("status, next: a word of the contract is wanted") from None
    return Coverage(
        status=status,
        next=following,
        checked_at=answer.moment("checked_at"),
        code=answer.text_or_none("code", 10),
        card=answer.text_or_none("card", 40),
        valid_from=answer.day_or_none("valid_from"),
        valid_to=answer.day_or_none("valid_to"),
        facility=answer.text_or_none("facility", 200),
        five_years_from=answer.day_or_none("five_years_from"),
        line=answer.text_or_none("line", 300),
        line_en=answer.text_or_none("line_en", 300),
    )
