"""The codes that the terminal prints and shows."""

import time

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.devices import qr

SLIP = "Q1|A042K7XP3M|1763692800|JBSWY3DPEHPK3PXPAB"


def read_back(modules: qr.Matrix, dots: int = 4) -> bytes | None:
    picture = np.kron(np.where(np.array(modules), 0, 255).astype(np.uint8), np.ones((dots, dots), np.uint8))
    found = zxingcpp.read_barcodes(np.pad(picture, 4 * dots, constant_values=255))
    return bytes(found[0].bytes) if found else None


def test_a_code_is_a_square_without_quiet_zone() -> None:
    modules = qr.matrix(SLIP)
    assert len(modules) == len(modules[0]) == 29
    assert all(modules[0][:7])
    assert all(row[0] for row in modules[:7])


def test_the_same_text_gives_the_same_code() -> None:
    assert qr.matrix(SLIP) == qr.matrix(SLIP)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80))
def test_every_text_is_read_back_byte_for_byte(text: str) -> None:
    assert read_back(qr.matrix(text)) == text.encode()


def test_capitals_and_digits_take_the_shorter_encoding() -> None:
    assert len(qr.matrix("A" * 38)) < len(qr.matrix("a" * 38))
    assert len(qr.matrix("1" * 63)) < len(qr.matrix("A" * 63))


def test_a_slip_is_cut_into_modes_only_where_that_is_shorter() -> None:
    assert [part for _, part in qr.segments("HELLO|x")] == ["HELLO|x"]
    assert [part for _, part in qr.segments("abc" + "7" * 30)] == ["abc", "7" * 30]
    assert "".join(part for _, part in qr.segments(SLIP)) == SLIP


@pytest.mark.parametrize("text", ["", "x" * 3000])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a code") as refused:
        qr.matrix(text)
    assert refused.value.__cause__ is None


def test_a_payment_code_is_made_within_a_frame() -> None:
    payload = "00020101021238570010A00000072701270006970422011312345678901230208QRIBFTTA53037045802VN6304ABCD"
    qr.matrix(payload)
    begun = time.process_time()
    for _ in range(5):
        qr.matrix(payload)
    assert (time.process_time() - begun) / 5 < 0.05
