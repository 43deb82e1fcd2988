"""Clinics."""

from dataclasses import replace

from kiosk.domain.clinic import Clinic, ClinicGroup
from kiosk.domain.money import Dong

CLINIC = Clinic("noi-1", "Khám Nội", "Internal medicine", "P.105", Dong(150_000), Dong(50_600), 3, True, False)


def test_a_clinic_takes_patients_while_it_is_open_and_not_full() -> None:
    assert CLINIC.available
    assert not replace(CLINIC, full=True).available
    assert not replace(CLINIC, open=False).available


def test_a_group_takes_patients_while_one_of_its_clinics_does() -> None:
    shut = replace(CLINIC, open=False)
    assert ClinicGroup("noi", "Nội", "Internal", (shut, CLINIC)).available
    assert not ClinicGroup("noi", "Nội", "Internal", (shut,)).available
