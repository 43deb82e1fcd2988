"""The hospital's directory as a file lists it: groups of at most six clinics, their rooms, prices and doctors."""

from dataclasses import dataclass
from datetime import time
from importlib import resources
from pathlib import Path

from kiosk.domain.clinic import shown_name
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.money import Dong
from kiosk.domain.toml_file import toml_values


@dataclass(frozen=True, slots=True)
class Doctor:
    """Who examines, and when, as the door says it."""

    name: str
    title: str
    hours: str
    hours_en: str | None = None


@dataclass(frozen=True, slots=True)
class ClinicEntry:
    """One examination clinic as it is planned. `minutes` is one examination where nothing was observed yet.

    `way_en` and `room_en` are None where nobody wrote them. The name of a `discreet` one tells an illness: beside a
    patient, on paper and on the display of a waiting room its room stands for it; staff read the name.
    """

    id: str
    group_id: str
    name: str
    name_en: str
    letter: str
    room: str
    way: str
    price: Dong
    bhyt_price: Dong
    opens: time
    closes: time
    daily_cap: int
    minutes: int
    least_age: int
    most_age: int
    doctors: tuple[Doctor, ...]
    way_en: str | None = None
    room_en: str | None = None
    discreet: bool = False

    @property
    def shown(self) -> str:
        """What it is called where others may read along."""
        return shown_name(self.name, self.room, discreet=self.discreet)

    @property
    def shown_en(self) -> str:
        """The same in English."""
        return shown_name(self.name_en, self.room_en or self.room, discreet=self.discreet)

    @property
    def charged(self) -> str:
        """What its examination is called on a bill."""
        return f"Khám bệnh, {self.shown}" if self.discreet else self.name

    @property
    def charged_en(self) -> str:
        """The same in English."""
        return f"Examination, {self.shown_en}" if self.discreet else self.name_en


@dataclass(frozen=True, slots=True)
class Group:
    """Clinics that stand together on one screen."""

    id: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Service:
    """One service of the price list that is no examination: a test, an image, a bed."""

    section: str
    section_en: str
    name: str
    name_en: str
    price: Dong
    bhyt_price: Dong


@dataclass(frozen=True, slots=True)
class Directory:
    """The whole list, in the order patients see it. `rank` is what NĐ 188/2025 Đ35 wants at reception."""

    groups: tuple[Group, ...]
    clinics: tuple[ClinicEntry, ...]
    services: tuple[Service, ...] = ()
    rank: str | None = None
    rank_en: str | None = None

    def english(self, name: str) -> str | None:
        """The English name of a service, or of a clinic's examination as a bill has it; None for anything else."""
        names = {service.name: service.name_en for service in self.services}
        return (names | {clinic.charged: clinic.charged_en for clinic in self.clinics}).get(name)


def read_directory(path: Path | None) -> Directory:
    """From a TOML file, or the sample hospital. Raises OSError and FieldError."""
    data = path.read_bytes() if path else resources.files(__package__).joinpath("sample.toml").read_bytes()
    values = toml_values(data, "directory")
    fields = Fields(values, "directory.")
    groups: list[Group] = []
    clinics: list[ClinicEntry] = []
    for listed in fields.each("group", 30):
        group = Group(listed.text("id", 20), listed.text("name", 60), listed.text("name_en", 60))
        members = [_clinic(clinic, group.id) for clinic in listed.each("clinic", 6)]
        listed.nothing_else()
        groups.append(group)
        clinics += members
    services = tuple(_service(service) for service in fields.each("service", 500)) if "service" in values else ()
    rank, rank_en = fields.text_or_none("rank", 200), fields.text_or_none("rank_en", 200)
    fields.nothing_else()
    _unlike([clinic.id for clinic in clinics], "two clinics have one id")
    _unlike([clinic.letter for clinic in clinics], "two clinics have one letter")
    _unlike([group.id for group in groups], "two groups have one id")
    return Directory(tuple(groups), tuple(clinics), services, rank, rank_en)


def _clinic(fields: Fields, group_id: str) -> ClinicEntry:
    clinic = ClinicEntry(
        id=fields.text("id", 20),
        group_id=group_id,
        name=fields.text("name", 80),
        name_en=fields.text("name_en", 80),
        letter=fields.text("letter", 2),
        room=fields.text("room", 80),
        way=fields.text("way", 200),
        price=fields.dong("price"),
        bhyt_price=fields.dong("bhyt_price"),
        opens=_clock(fields.text("opens", 5)),
        closes=_clock(fields.text("closes", 5)),
        daily_cap=fields.whole("daily_cap", 1, 999),
        minutes=fields.whole("minutes", 1, 120),
        least_age=fields.whole_or_none("least_age", 0, 150) or 0,
        most_age=fields.whole_or_none("most_age", 0, 150) or 150,
        doctors=tuple(_doctor(doctor) for doctor in fields.each("doctor", 20)),
        way_en=fields.text_or_none("way_en", 200),
        room_en=fields.text_or_none("room_en", 80),
        discreet=fields.flag("discreet", default=False),
    )
    fields.nothing_else()
    if clinic.discreet and not all(any(map(str.isdigit, shown)) for shown in (clinic.shown, clinic.shown_en)):
        raise FieldError("directory: room and room_en of a discreet clinic begin with its number")
    return clinic


def _service(fields: Fields) -> Service:
    service = Service(
        section=fields.text("section", 60),
        section_en=fields.text("section_en", 60),
        name=fields.text("name", 120),
        name_en=fields.text("name_en", 120),
        price=fields.dong("price"),
        bhyt_price=fields.dong("bhyt_price"),
    )
    fields.nothing_else()
    return service


def _doctor(fields: Fields) -> Doctor:
    doctor = Doctor(
        fields.text("name", 80), fields.text("title", 80), fields.text("hours", 80), fields.text_or_none("hours_en", 80)
    )
    fields.nothing_else()
    return doctor


def _clock(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise FieldError("directory: opens and closes are HH:MM") from None


def _unlike(names: list[str], fault: str) -> None:
    if len(set(names)) != len(names):
        raise FieldError(f"directory: {fault}")
