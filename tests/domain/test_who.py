"""Numbers of insurance cards and appointments are well formed, or nobody is named by them."""

import pytest

from kiosk.domain.dates import PartialDate
from kiosk.domain.who import Booked, CardHolder, masked_number

BORN = PartialDate(1951, 3, 2)


@pytest.mark.parametrize("number", ["", "12345", "001151000417", "GB40112345678901", "gb4011234567890"])
def test_a_card_code_of_no_form_names_nobody(number: str) -> None:
    with pytest.raises(ValueError, match=r"[a-z]"):
        CardHolder(number, "NGUYỄN THỊ MẪU", BORN)


@pytest.mark.parametrize("number", ["", "1234567", "123456789", "A2345678", "2611-0001"])
def test_an_appointment_code_of_no_form_names_nobody(number: str) -> None:
    with pytest.raises(ValueError, match=r"[a-z]"):
        Booked(number, BORN)


def test_a_number_is_shown_by_its_ends() -> None:
    assert masked_number(Booked("26110001", BORN)) == "261*** ***001"
