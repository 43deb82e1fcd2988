"""No line of a screen parts what belongs together."""

import re
from itertools import pairwise
from typing import Final

import pytest

from tests.album import Album
from tests.gallery import HOSPITAL, SAMPLES
from tests.ui.conftest import LANDSCAPE, PORTRAIT, Surveyed
from tests.ui.survey import lines, texts

_NUMBER: Final = re.compile(r"(?:^|[\s(])\d{1,3}(?:[.,]\d{3})*$")
_UNIT: Final = re.compile(
    r"(?:₫|%|(?:m|phút|giây|số|người|khoản|mục|phòng khám|ký tự|lần|tuổi|năm liên tục|min|minutes|seconds|digits|"
    r"characters|waiting|ahead|found|more|years)\b)"
)
_PLACE: Final = re.compile(r"(?i:(?:^|\s)(?:tầng|nhà|phòng|quầy|bước|số|floor|room|building|step|number|gate))$")
_SIGN: Final = re.compile(r"(?:P\.)?\d|[A-ZĐ]\b")


def parted(lines: tuple[str, ...]) -> list[str]:
    """Ends of lines that part a number from what it counts, a place from its sign; times, dates and amounts in two."""
    return [
        f"{line} / {rest}"
        for line, rest in pairwise(lines)
        if (_NUMBER.search(line) and _UNIT.match(rest))
        or (_PLACE.search(line) and _SIGN.match(rest))
        or (re.search(r"\d[/:.,–-]$", line) and rest[:1].isdigit())
    ]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Xin đứng tại máy, khoảng 3", "phút."), 1),
        (("Còn phải trả 1.250.600", "₫ tại quầy thu."), 1),
        (("P.105, tầng", "1, nhà A"), 1),
        (("P.105, tầng 1, nhà", "A"), 1),
        (("Thứ Hai, 7:00–", "16:30"), 1),
        (("Đến ngày 31/12/", "2026"), 1),
        (("Type the last 6", "digits"), 1),
        (("P.105, tầng 1,", "nhà A"), 0),
        (("Quầy hướng dẫn tầng 1", "nhận lúc 08:05"), 0),
        (("Xong",), 0),
    ],
)
def test_a_line_that_parts_what_belongs_together_is_found(lines: tuple[str, ...], found: int) -> None:
    assert len(parted(lines)) == found


@pytest.mark.parametrize("level", [0, 1])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_no_line_parts_a_number_from_its_unit(
    survey_of: Surveyed, size: tuple[int, int], language: str, level: int
) -> None:
    faults = {
        sight.sample: found
        for sight in survey_of(size, language, level)
        if (found := [ends for text in sight.texts for ends in parted(text.lines)])
    }
    assert faults == {}


def test_no_line_of_any_screen_parts_health_insurance_or_a_room(album: Album) -> None:
    loosely = re.compile(r"(bảo|y|căn|bệnh|nhân) (hiểm|tế|cước|viện|viên)\b|\b(tầng|nhà) [\dA-Z]\b", re.IGNORECASE)
    for sample, state in SAMPLES.items():
        album.show(state)
        # What is measured here is what Qt does.
        assert [len(lines(text)) for text in texts(album)] == [text.property("lineCount") for text in texts(album)]
        loose = [
            word for text in texts(album) if loosely.search(word := str(text.property("text"))) and word != HOSPITAL
        ]
        assert loose == [], sample
