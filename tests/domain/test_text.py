"""People's texts."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.text import ascii_upper, clean, is_clean


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


def test_bank_letters_are_ascii_with_d_stroke_mapped() -> None:
    assert ascii_upper("Đặng Thị Ước – đ") == "DANG THI UOC  D"


@given(st.text(max_size=100))
def test_bank_letters_are_always_ascii_upper_case(text: str) -> None:
    found = ascii_upper(text)
    assert found.isascii()
    assert found == found.upper()
