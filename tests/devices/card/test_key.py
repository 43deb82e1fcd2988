"""What a reading starts from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card.errors import KeySource
from kiosk.devices.card.key import AccessKey
from kiosk.domain.citizen import Citizen, Source
from kiosk.domain.dates import PartialDate
from kiosk.sim.card.people import MAU, OLD


def test_a_qr_yields_the_can_and_three_sets_of_mrz_data() -> None:
    key = AccessKey.of_qr(MAU.qr())
    assert (key.source, key.can, key.number, key.name) == (KeySource.QR, "000001", MAU.number, MAU.name)
    assert key.mrz[0].text == MAU.mrz_secret()
    assert len(key.mrz) == 3
    assert AccessKey.of_qr(OLD.qr()).mrz[0].text == OLD.mrz_secret()


def test_a_qr_with_extra_fields_marks_and_line_ends_is_the_same() -> None:
    assert AccessKey.of_qr("\ufeff" + MAU.qr() + "|x|y|z|w\r\n") == AccessKey.of_qr(MAU.qr())


@pytest.mark.parametrize("text", ["001190000001", "001190000001||A|1990|Nam|x|2021", "001190000001||A|99999999|Nam|x|"])
def test_dates_that_cannot_be_read_cost_only_the_mrz_keys(text: str) -> None:
    key = AccessKey.of_qr(text)
    assert key.can == "000001"
    assert key.mrz == ()


@pytest.mark.parametrize("text", ["", "|", "12345", "00119000000x|", "https://example.org/?001190000001"])
def test_another_code_is_refused_without_being_quoted(text: str) -> None:
    with pytest.raises(ValueError, match="twelve digits") as fault:
        AccessKey.of_qr(text)
    assert not text or text not in str(fault.value)


def test_digits_are_a_can_or_a_number() -> None:
    assert AccessKey.of_digits("000001").number is None
    assert AccessKey.of_digits(MAU.number) == AccessKey(KeySource.TYPED, can="000001", number=MAU.number)
    for digits in ("", "12345", "1234567", "12a456", "０００００１"):
        with pytest.raises(ValueError, match="six digits"):
            AccessKey.of_digits(digits)


def test_printed_lines_are_a_key_without_a_can() -> None:
    key = AccessKey.of_mrz("".join(MAU.mrz()))
    assert key.can is None
    assert key.number == MAU.number
    assert [k.text for k in key.mrz] == [MAU.mrz_secret()]


def test_a_known_citizen_is_a_key() -> None:
    citizen = Citizen(MAU.number, MAU.name, PartialDate(1990, 1, 15), None, Source.QR, issued=PartialDate(2021, 5, 20))
    key = AccessKey.of_citizen(citizen)
    assert key.can == "000001"
    assert key.mrz[0].text == MAU.mrz_secret()
    year = Citizen(MAU.number, MAU.name, PartialDate(1990), None, Source.TYPED)
    assert AccessKey.of_citizen(year).mrz == ()


def test_nothing_personal_is_in_its_representation() -> None:
    shown = repr(AccessKey.of_qr(MAU.qr()))
    assert MAU.number not in shown
    assert "000001" not in shown
    assert "900115" not in shown


def test_an_empty_key_is_none() -> None:
    with pytest.raises(ValueError, match="needs"):
        AccessKey(KeySource.QR)


@given(st.text(max_size=200))
def test_any_text_is_a_key_or_a_value_error(text: str) -> None:
    try:
        AccessKey.of_qr(text)
    except ValueError:
        return
