"""Names typed key by key come out as identity papers write them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.letters import ERASE, LETTERS, LONGEST, SPACE, TONES, press
from kiosk.domain.text import is_clean

KEYS = st.sampled_from([*LETTERS, *TONES, SPACE, ERASE])
NAMES = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
    "Dương", "Lý", "Giàng", "Giáp", "Quách", "Quàng", "Quý", "Quế", "Quốc", "Quỳnh", "Gìn", "Khuê", "Khuyến",
    "Khuỷu", "Nghĩa", "Thủy", "Thúy", "Thùy", "Hòa", "Hoà", "Hoán", "Toàn", "Toán", "Loan", "Oanh", "Uyên", "Yến",
    "Yên", "Tuệ", "Huệ", "Thuở", "Tường", "Ánh", "Ẳm", "Ngoãn", "Mỹ", "Mẫu", "Chiếu", "Diễm", "Kiều", "Ngọc",
    "Phượng", "Thảo", "Hảo", "Hải", "Hậu", "Mười", "Bảy", "Tám", "Nọi", "Lò", "Vàng", "Sùng", "Thào", "Ksor", "Hà",
    "Tấn", "Thuận", "Út", "Ỷ", "Giỏi", "Giá", "Khoái", "Ngoại", "Xuyến", "Luyến", "Chuyên", "Khuya", "Nghiêm",
    "Ẩn", "Ơn", "Ưng", "Lựu", "Bưởi", "Cừu", "Hiếu", "Liễu", "Mía", "Của", "Múa", "Thừa", "Đứa", "Bìa",
]  # fmt: skip
OTHER_SPELLING = {"Hoà": "Hòa"}


def keys_of(word: str) -> list[str]:
    """The letters of a word, then its tone."""
    tones = {mark: key for key, mark in TONES.items()}
    letters, tone = [], []
    for letter in word.lower():
        parts = unicodedata.normalize("NFD", letter)
        tone += [tones[part] for part in parts if part in tones]
        letters.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)))
    return [*letters, *tone]


def typed(keys: list[str], text: str = "") -> str:
    """What stands there after these keys."""
    for key in keys:
        text = press(text, key)
    return text


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_its_letters_and_its_tone(name: str) -> None:
    assert typed(keys_of(name)) == OTHER_SPELLING.get(name, name)


@pytest.mark.parametrize("name", NAMES)
def test_the_tone_may_come_at_any_moment_after_its_first_vowel(name: str) -> None:
    *letters, tone = keys_of(name) if keys_of(name)[-1] in TONES else [*keys_of(name), ""]
    if not tone:
        return
    first = next(at for at, key in enumerate(letters) if key in "aăâeêioôơuưy")
    for at in range(first + 1, len(letters) + 1):
        assert typed([*letters[:at], tone, *letters[at:]]) == OTHER_SPELLING.get(name, name)


def test_a_whole_name_has_one_blank_between_its_words() -> None:
    words = [keys_of(word) for word in ["Nguyễn", "Thị", "Mẫu"]]
    assert typed([*words[0], SPACE, SPACE, *words[1], SPACE, *words[2]]) == "Nguyễn Thị Mẫu"


def test_a_tone_pressed_again_goes_and_another_replaces_it() -> None:
    assert typed([*"ha", "sac"]) == "Há"
    assert typed([*"ha", "sac", "sac"]) == "Ha"
    assert typed([*"ha", "sac", "nang"]) == "Hạ"


def test_a_tone_without_a_vowel_changes_nothing() -> None:
    assert typed(["sac", *"ng", "huyen"]) == "Ng"


def test_what_is_no_key_changes_nothing() -> None:
    for key in ("", "ab", "1", "Ä", "ESC", "|"):
        assert press("Hà", key) == "Hà"


def test_erasing_takes_back_letter_by_letter_to_nothing() -> None:
    text = "Lê Hà"
    seen = []
    while text:
        text = press(text, ERASE)
        seen.append(text)
    assert seen == ["Lê H", "Lê ", "Lê", "L", ""]
    assert press("", ERASE) == ""


@given(st.lists(KEYS, max_size=120))
def test_any_keys_make_a_clean_name(keys: list[str]) -> None:
    text = typed(keys)
    assert unicodedata.is_normalized("NFC", text)
    assert is_clean(text.rstrip(" "))
    assert len(text) <= LONGEST
    assert all(word[0].isupper() for word in text.split())
    for word in text.split():
        marks = [part for part in unicodedata.normalize("NFD", word) if part in TONES.values()]
        assert len(marks) <= 1


@given(st.lists(KEYS, max_size=30), st.sampled_from(list(LETTERS)))
def test_erasing_takes_back_one_letter(keys: list[str], letter: str) -> None:
    text = typed(keys)
    longer = press(text, letter)
    if longer != text:
        assert press(longer, ERASE) == text


@given(st.lists(KEYS, max_size=30), st.sampled_from(list(TONES)))
def test_a_tone_never_changes_a_letter(keys: list[str], tone: str) -> None:
    def bare(text: str) -> str:
        parts = unicodedata.normalize("NFD", text)
        return unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES.values()))

    text = typed(keys)
    assert bare(press(text, tone)) == bare(text)
