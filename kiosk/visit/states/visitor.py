"""Who stands here."""

from dataclasses import dataclass

from kiosk.domain.chip import Portrait
from kiosk.domain.citizen import Citizen
from kiosk.domain.registration import Patient


@dataclass(frozen=True, slots=True)
class Visitor:
    """The citizen at the kiosk and what the backend knows of them; the portrait where a chip gave one."""

    citizen: Citizen
    patient: Patient
    portrait: Portrait | None = None
