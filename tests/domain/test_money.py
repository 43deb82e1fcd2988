"""Money."""

import pytest

from kiosk.domain.money import NOTHING, Dong


def test_an_amount_reads_as_a_patient_expects() -> None:
    assert str(Dong(1_234_567)) == "1.234.567\u00a0₫"
    assert str(NOTHING) == "0\u00a0₫"


def test_amounts_add_subtract_compare_and_are_false_when_nothing_is_due() -> None:
    assert Dong(2) + Dong(3) == Dong(5)
    assert Dong(5) - Dong(3) == Dong(2)
    assert Dong(2) < Dong(3)
    assert not NOTHING
    assert Dong(1)


def test_an_amount_never_goes_below_zero() -> None:
    with pytest.raises(ValueError, match="below zero"):
        Dong(2) - Dong(3)


@pytest.mark.parametrize("wrong", [1.5, "3", True, None])
def test_an_amount_is_a_whole_number(wrong: object) -> None:
    with pytest.raises(TypeError):
        Dong(wrong)  # type: ignore[arg-type] # what is being tested
