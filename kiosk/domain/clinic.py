"""The hospital's clinics as a patient chooses among them."""

from dataclasses import dataclass

from kiosk.domain.money import Dong


def room_code(room: str) -> str:
    """What stands for a clinic whose name tells an illness: its room, without floor and building ("P.312")."""
    return room.partition(",")[0].strip() or room


def shown_name(name: str, room: str, *, discreet: bool) -> str:
    """What a clinic or a room is called once somebody goes there."""
    return room_code(room) if discreet else name


@dataclass(frozen=True, slots=True)
class Clinic:
    """One examination clinic today. Prices are as the HIS gives them; the terminal never computes one.

    The name of a `discreet` one tells an illness: it is for choosing among the house's clinics, never beside a patient.
    """

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
    discreet: bool = False

    @property
    def available(self) -> bool:
        """Whether a number can be taken now."""
        return self.open and not self.full

    @property
    def shown(self) -> str:
        """What it is called once somebody chose it."""
        return shown_name(self.name, self.room, discreet=self.discreet)

    @property
    def shown_en(self) -> str:
        """The same in English."""
        return shown_name(self.name_en, self.room_en or self.room, discreet=self.discreet)


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
