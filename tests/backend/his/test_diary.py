"""What another HIS has booked, or claims to: the visit goes on whatever it says."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from kiosk.backend.his.diary import Diary
from kiosk.backend.his.his import Booking
from kiosk.backend.his.tables import LocalTables
from kiosk.backend.registration.identification import Identified
from kiosk.backend.registration.person import Person, own_ref
from kiosk.backend.registration.rows import AppointmentRow
from kiosk.domain.citizen import Source
from kiosk.domain.dates import PartialDate
from kiosk.domain.identity import Way
from tests.backend.house import House


class SayingHis(LocalTables):
    """A HIS whose bookings are whatever a test wants."""

    said: tuple[Booking, ...] | Exception = ()

    def bookings(self, number: str, day: date) -> tuple[Booking, ...]:
        if isinstance(self.said, Exception):
            raise self.said
        return self.said


def asked(house: House, said: tuple[Booking, ...] | Exception) -> list[str]:
    """The clinics of the appointments that were taken over."""
    core = house.backend.core
    his = SayingHis.__new__(SayingHis)
    his.said = said
    person = Person("Nguyễn Thị Mẫu", PartialDate.parse("1990-01-15"), None, Source.QR, Way.QR, number="001190000001")
    diary = Diary(his, core)
    try:
        diary.take_over(Identified(own_ref(core.vault, person), person))
    finally:
        diary.close()
    with core.sessions() as session:
        return [row.clinic_id for row in session.scalars(select(AppointmentRow))]


def booking(at: datetime, clinic: str = "noi-tq", name: str = "L1") -> Booking:
    return Booking(name, clinic, at)


def test_what_is_booked_is_taken_over(house: House) -> None:
    assert asked(house, (booking(house.clock()),)) == ["noi-tq"]


@pytest.mark.parametrize("error", [ValueError("odd"), KeyError("id"), OverflowError("year 1"), RuntimeError("a bug")])
def test_whatever_a_his_does_the_visit_goes_on_without_it(house: House, error: Exception) -> None:
    assert asked(house, error) == []


@pytest.mark.parametrize("clinic", ["x" * 30, "noi\0tq"])
def test_a_clinic_no_column_can_keep_is_not_taken_over(postgres_house: House, clinic: str) -> None:
    assert asked(postgres_house, (booking(postgres_house.clock(), clinic),)) == []
