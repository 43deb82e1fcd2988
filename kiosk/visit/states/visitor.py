"""Who stands here."""

from dataclasses import dataclass

from kiosk.domain.citizen import mask_name
from kiosk.domain.identity import Relative
from kiosk.domain.registration import Patient
from kiosk.domain.who import Identity, masked_name


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who stands at the kiosk, and what the backend knows of the patient: of them, or of the `relative` they bring."""

    who: Identity
    patient: Patient
    relative: Relative | None = None

    @property
    def masked_name(self) -> str:
        """The patient's: as the hospital masks it, else from the document."""
        own = mask_name(self.relative.name) if self.relative else masked_name(self.who)
        return self.patient.name or own or ""

    @property
    def born_year(self) -> int:
        """The patient's."""
        return (self.relative or self.who).born.year
