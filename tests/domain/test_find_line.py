"""Finding a line by a few letters."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.find_line import find_lines, words
from kiosk.domain.hospital_page import HospitalPage, PageLine, PageSection, Topic

NAMES = (
    ("Điện tim thường", "Electrocardiogram"),
    ("Khám Tim mạch", "Cardiology"),
    ("Siêu âm tim", "Echocardiography"),
    ("Tiêm phòng", "Vaccination"),
    ("Chụp X-quang ngực thẳng", "Chest X-ray"),
)
PAGE = HospitalPage(
    Topic.PRICES, "Giá", "Prices",
    (
        PageSection("A", "A", tuple(PageLine(*name) for name in NAMES[:3])),
        PageSection("B", "B", tuple(PageLine(*name) for name in NAMES[2:])),
    ),
)  # fmt: skip


def found(text: str) -> list[str]:
    return [line.text for line in find_lines(PAGE, text)]


def test_letters_without_marks_find_words_with_them() -> None:
    assert found("tim") == ["Điện tim thường", "Khám Tim mạch", "Siêu âm tim"]
    assert found("DIEN") == found("điện") == ["Điện tim thường"]
    assert found("sieu tim") == found("tim sieu") == ["Siêu âm tim"]


def test_what_begins_so_comes_first_and_nothing_comes_twice() -> None:
    assert found("t") == ["Tiêm phòng", "Điện tim thường", "Khám Tim mạch", "Siêu âm tim", "Chụp X-quang ngực thẳng"]


def test_a_foreigner_finds_it_by_the_english_name() -> None:
    assert found("cardio") == ["Khám Tim mạch"]
    assert found("x ray") == ["Chụp X-quang ngực thẳng"]


def test_nothing_typed_and_nonsense_find_nothing() -> None:
    assert found("") == found("   ") == found("zzz") == found("???") == []


@given(st.text(max_size=40))
def test_whatever_is_typed_finds_only_lines_of_the_page_each_once(text: str) -> None:
    lines = find_lines(PAGE, text)
    assert len(lines) == len(set(lines))
    assert {line.text for line in lines} <= {name for name, _ in NAMES}
    for line in lines:
        there = words(f"{line.text} {line.text_en}")
        assert all(any(word.startswith(part) for word in there) for part in words(text))
