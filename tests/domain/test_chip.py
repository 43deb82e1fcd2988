"""Keys and portraits of chips."""

import pytest

from kiosk.domain.chip import ChipKey, Portrait
from tests.visit.sample import CITIZEN


def test_a_printed_code_gives_the_last_six_digits_and_shows_nothing() -> None:
    key = ChipKey.of(CITIZEN)
    assert key.digits == "000001"
    assert repr(key) == "ChipKey()"


@pytest.mark.parametrize("digits", ["", "12345", "1234567", "12345a", "１２３４５６"])
def test_a_chip_is_opened_with_six_digits(digits: str) -> None:
    with pytest.raises(ValueError, match="six digits"):
        ChipKey(digits)


@pytest.mark.parametrize(("width", "height", "rgb"), [(0, 1, b""), (1, 0, b""), (2, 1, b"123")])
def test_a_portrait_has_all_its_pixels(width: int, height: int, rgb: bytes) -> None:
    with pytest.raises(ValueError, match="three bytes"):
        Portrait(width, height, rgb)


def test_a_portrait_never_shows_its_pixels() -> None:
    assert "xyz" not in repr(Portrait(1, 1, b"xyz"))
