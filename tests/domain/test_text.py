"""People's texts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.text import ascii_upper, clean, early_tones, is_clean


def test_stacked_marks_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Nguyễn Thị Mẫu")
    assert clean(decomposed) == "Nguyễn Thị Mẫu"
    assert not is_clean(decomposed)


def test_a_printer_command_in_a_name_is_gone() -> None:
    assert clean("NGUYEN\x1dV\x00 A\x1b@\x10\x14") == "NGUYENV A@"


def test_blanks_are_folded_and_invisible_characters_dropped() -> None:
    assert clean("  Trần\t\n Văn\u200b \u202eA ") == "Trần Văn A"


def test_a_letter_and_a_mark_that_something_invisible_kept_apart_are_one() -> None:
    assert clean("Ha\u200b\u0300") == "Hà"


@given(st.text(max_size=200) | st.text("aăâeêoôơuư -\u0300\u0301\u0302\u0306\u200b\u202e\ufeff\x00", max_size=20))
def test_cleaning_twice_changes_nothing_and_leaves_no_control_character(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert is_clean(once)
    assert not any(unicodedata.category(c).startswith("C") for c in once)


@pytest.mark.parametrize(
    ("late", "early"),
    [
        ("Nguyễn Thị Thuý Hoà", "Nguyễn Thị Thúy Hòa"),
        ("LÊ XUÂN HOẠ, UỶ", "LÊ XUÂN HỌA, ỦY"),
        ("khoẻ", "khỏe"),
        (unicodedata.normalize("NFD", "Thuỳ"), "Thùy"),
        (
            "Thúy Hòa Quý Quỳnh Hoàng Hoặc Ngoặt Xoè-Toán Huỳnh Toả1",
            "Thúy Hòa Quý Quỳnh Hoàng Hoặc Ngoặt Xòe-Toán Huỳnh Tỏa1",
        ),
    ],
)
def test_a_tone_of_an_open_syllable_moves_to_its_first_vowel(late: str, early: str) -> None:
    assert early_tones(late) == early
    assert early_tones(early) == early


@given(st.text(max_size=60))
def test_moving_tones_changes_nothing_else(text: str) -> None:
    bare = [c for c in unicodedata.normalize("NFD", early_tones(text)) if not unicodedata.combining(c)]
    assert bare == [c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)]


def test_bank_letters_are_ascii_with_d_stroke_mapped() -> None:
    assert ascii_upper("Đặng Thị Ước – đ") == "DANG THI UOC  D"


@given(st.text(max_size=100))
def test_bank_letters_are_always_ascii_upper_case(text: str) -> None:
    found = ascii_upper(text)
    assert found.isascii()
    assert found == found.upper()
