"""Coming in by a code, and renewing the certificate before it ends."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.fields import FieldError, Fields
from kiosk.services.client import Away, Client


@dataclass(frozen=True, slots=True)
class Certified:
    """The backend's answer: PEM texts, as whom, until when."""

    terminal: str
    location: str
    certificate: str
    authority: str
    until: datetime


class Enrolment:
    """Raises Away, Refused or Rejected."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def enrol(self, code: str, request: str, once: str | None = None) -> Certified:
        """Once per code. An answer that was lost comes again to the same code and request under the same key `once`."""
        asked = {"code": code, "request": request}
        return _certified(self._client.post("/v1/kiosks/enrol", asked, once or str(uuid.uuid4())))

    def renew(self, request: str) -> Certified:
        """With the certificate that is still good."""
        return _certified(self._client.post("/v1/kiosks/renew", {"request": request}, str(uuid.uuid4())))


def _certified(answer: Fields) -> Certified:
    try:
        return Certified(
            answer.text("id", 40),
            answer.text_or_none("location", 120) or "",
            answer.lines("certificate"),
            answer.lines("authority"),
            answer.moment("until"),
        )
    except FieldError as fault:
        raise Away(str(fault)) from None
