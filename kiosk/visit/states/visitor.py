"""Who stands here."""

from dataclasses import dataclass

from kiosk.domain.citizen import mask_name
from kiosk.domain.identity import Relative
from kiosk.domain.registration import Claim, Patient
from kiosk.domain.slip import Carried
from kiosk.domain.who import Identity, mask_number, masked_name, masked_number


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who stands at the kiosk, and what the backend knows of the patient: of them, or of the `relative` they bring.

    `cards` counts the insurance cards typed in this visit.
    """

    who: Identity
    patient: Patient
    relative: Relative | None = None
    cards: int = 0

    @property
    def masked_name(self) -> str:
        """The patient's: as the hospital masks it, else from the document."""
        own = mask_name(self.relative.name) if self.relative else masked_name(self.who)
        return self.patient.name or own or ""

    @property
    def born_year(self) -> int:
        """The patient's."""
        return (self.relative or self.who).born.year

    @property
    def masked_number(self) -> str:
        """The patient's, or empty."""
        if self.relative is None:
            return masked_number(self.who)
        return mask_number(self.relative.number) if self.relative.number else ""

    def carried(self, clinics: tuple[str, ...] = (), claim: Claim | None = None) -> Carried:
        """What a desk slip says of the patient."""
        helper = masked_name(self.who) if self.relative else None
        return Carried(self.masked_name or None, self.masked_number or None, self.born_year, clinics, claim, helper)
