"""The log of deeds says in Vietnamese what each was done to; what it does not know it leaves as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backend.deeds import Deed
from kiosk.backend.web.deed_words import done_to, event_said
from kiosk.backend.web.fleet_words import DEEDS
from kiosk.domain.staff_deed import WORDS


@pytest.mark.parametrize(
    ("what", "target", "said"),
    [
        (Deed.ORDERED, "reload: t-1", "Khởi động lại: t-1"),
        (Deed.ORDERED, "out_of_service: 14", "Ngừng phục vụ: 14 máy"),
        (Deed.ORDERED, "update 0.2.0: 3", "Cập nhật lên 0.2.0: 3 máy"),
        (Deed.ORDERED, "config: t-1", "Cấu hình: t-1"),
        (Deed.ORDERED, "t-1 staff_access", "Đặt PIN nhân viên: t-1"),
        (Deed.ORDERED, "whatever", "whatever"),
        (Deed.AT_TERMINAL, "t-1 paper_changed", "t-1: thay giấy"),
        (Deed.AT_TERMINAL, "t-1 test_print printed", "t-1: in thử (printed)"),
        (Deed.AT_TERMINAL, "t-1 danced", "t-1 danced"),
        (Deed.TABLE_FETCHED, "visits", "bảng lượt"),
        (Deed.FORGOTTEN, "400 days, 3 patients", "quá 400 ngày: 3 người bệnh"),
        (Deed.ERASED, "one person", "một người bệnh"),
        (Deed.REKEYED, "12 values", "12 giá trị"),
        (Deed.SIGNED_IN, "10.0.0.7", "10.0.0.7"),
    ],
)
def test_what_was_done_is_told_in_words(what: str, target: str, said: str) -> None:
    assert done_to(what, target) == said


def test_every_deed_has_its_words() -> None:
    assert set(DEEDS) == set(Deed)
    assert all(event_said(f"staff_{deed}") == words[0] for deed, words in WORDS.items())
    assert event_said("printer") is None


@given(st.sampled_from([*Deed, "new"]), st.text(max_size=80))
def test_no_text_is_too_strange_to_show(what: str, target: str) -> None:
    assert done_to(what, target) or not target
