"""The hospital's clinics as a patient chooses among them."""

from dataclasses import dataclass

from kiosk.domain.money import Dong


@dataclass(frozen=True, slots=True)
class Clinic:
    """One examination clinic today. Prices are as the HIS gives them; the terminal never computes one."""

    id: str
    name: str
    name_en: str
    room: str
    price: Dong
    bhyt_price: Dong
    waiting: int
    open: bool
    full: bool
    room_en: str | None = None

    @property
    def available(self) -> bool:
        """Whether a number can be taken now."""
        return self.open and not self.full


@dataclass(frozen=True, slots=True)
class ClinicGroup:
    """At most six clinics that belong together on one screen."""

    id: str
    name: str
    name_en: str
    clinics: tuple[Clinic, ...]

    @property
    def available(self) -> bool:
        """Whether any clinic of the group takes patients now."""
        return any(clinic.available for clinic in self.clinics)
