"""Lines end where a reader pauses, never inside a Vietnamese word or between a number and what it counts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.wording.together import together
from tests.album import Album
from tests.gallery import HOSPITAL, SAMPLES
from tests.ui.survey import texts


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Mời đến quầy bảo hiểm y tế", "Mời đến quầy bảo~hiểm~y~tế"),
        ("Khám Nội tiết – Đái tháo đường", "Khám Nội~tiết – Đái~tháo~đường"),
        ("P.105, tầng 1, nhà A", "P.105, tầng~1, nhà~A"),
        ("Đã gọi số. Mời vào phòng ngay.", "Đã gọi số. Mời vào phòng~ngay."),
        ("Còn {count} người trước", "Còn {count}~người trước"),
        ("Touch “Call help”, somebody will come.", "Touch “Call help”, somebody will~come."),
        ("Máy đang mất liên lạc\nvới bệnh viện", "Máy đang mất liên~lạc\nvới bệnh~viện"),
        ("Xong", "Xong"),
        ("", ""),
    ],
)
def test_what_belongs_together_is_held(text: str, held: str) -> None:
    assert together(text).replace("\u00a0", "~") == held


@given(st.text(st.sampled_from("aáyx 7{}%\n.ếbảo hiểm tế"), max_size=60))
def test_only_blanks_are_changed_and_twice_is_once(text: str) -> None:
    held = together(text)
    assert held.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert together(held) == held


def test_no_line_of_any_screen_parts_health_insurance_or_a_room(album: Album) -> None:
    parted = re.compile(r"(bảo|y|căn|bệnh|nhân) (hiểm|tế|cước|viện|viên)\b|\b(tầng|nhà) [\dA-Z]\b", re.IGNORECASE)
    for sample, state in SAMPLES.items():
        album.show(state)
        loose = [
            word for text in texts(album) if parted.search(word := str(text.property("text"))) and word != HOSPITAL
        ]
        assert loose == [], sample
