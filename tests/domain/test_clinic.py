"""Clinics."""

from dataclasses import replace

import pytest

from kiosk.domain.clinic import Clinic, ClinicGroup, room_code
from kiosk.domain.money import Dong

CLINIC = Clinic("noi-1", "Khám Nội", "Internal medicine", "P.105", Dong(150_000), Dong(50_600), 3, True, False)


def test_a_clinic_takes_patients_while_it_is_open_and_not_full() -> None:
    assert CLINIC.available
    assert not replace(CLINIC, full=True).available
    assert not replace(CLINIC, open=False).available


@pytest.mark.parametrize(
    ("room", "code"),
    [("P.312, tầng 3, nhà A", "P.312"), ("Phòng 12", "Phòng 12"), (" 7 , tầng 1", "7"), (", tầng 1", ", tầng 1")],
)
def test_a_room_without_floor_and_building_is_its_number(room: str, code: str) -> None:
    assert room_code(room) == code


def test_a_discreet_clinic_is_its_room_once_it_is_chosen() -> None:
    assert (CLINIC.shown, CLINIC.shown_en) == ("Khám Nội", "Internal medicine")
    hidden = replace(CLINIC, discreet=True, room="P.105, tầng 1")
    assert (hidden.shown, hidden.shown_en) == ("P.105", "P.105")
    assert replace(hidden, room_en="Room 105, floor 1").shown_en == "Room 105"


def test_a_group_takes_patients_while_one_of_its_clinics_does() -> None:
    shut = replace(CLINIC, open=False)
    assert ClinicGroup("noi", "Nội", "Internal", (shut, CLINIC)).available
    assert not ClinicGroup("noi", "Nội", "Internal", (shut,)).available
