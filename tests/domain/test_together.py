"""Lines end where a reader pauses, never inside a Vietnamese word or between a number and what it counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.together import together


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Mời đến quầy bảo hiểm y tế", "Mời đến quầy bảo~hiểm~y~tế"),
        ("Khám Nội tiết – Đái tháo đường", "Khám Nội~tiết – Đái~tháo~đường"),
        ("P.105, tầng 1, nhà A", "P.105, tầng~1, nhà~A"),
        ("Đã gọi số. Mời vào phòng ngay.", "Đã gọi số. Mời vào phòng~ngay."),
        ("Còn {count} người trước", "Còn {count}~người trước"),
        ("Touch “Call help”, somebody will come.", "Touch “Call~help”, somebody will~come."),
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
