"""Reading the gateway's document: whatever comes, an answer or silence, never a crash and never a secret."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backend.insurance.bhxh.answer import read_answer
from kiosk.backend.insurance.insurer import InsurerSilentError

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
KEYS = [
    "maKetQua", "ghiChu", "maThe", "hoTen", "ngaySinh", "gioiTinh", "maDKBD", "gtTheTu", "gtTheDen", "ngayDu5Nam",
    "maTheMoi", "gtTheTuMoi", "gtTheDenMoi", "maDKBDMoi", "tenDKBDMoi", "dsLichSuKCB2018", "dsLichSuKT2018",
]  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(KEYS), JSON | st.sampled_from(["000", "01/01/2026", "DN4017901234577"])))
def test_any_document_is_an_answer_or_silence(document: dict[str, Any]) -> None:
    try:
        answer = read_answer(document, NOW)
    except InsurerSilentError:
        return
    assert answer.code.isdigit()
    assert len(answer.code) == 3


@given(JSON)
def test_any_json_is_an_answer_or_silence(content: Any) -> None:
    with pytest.raises(InsurerSilentError):
        read_answer(content, NOW)


@pytest.mark.parametrize("code", [None, "", 0, 200, "0", "00", "0000", "OK", "００0", ["000"]])
def test_a_result_code_has_three_digits(code: object) -> None:
    with pytest.raises(InsurerSilentError):
        read_answer({"maKetQua": code}, NOW)


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("DN4017901234577", "DN4017901234577"),
        ("dn4 0179 0123 4577", "DN4017901234577"),
        ("7901234577", "7901234577"),
        ("XXXXXXXXXX", "XXXXXXXXXX"),
        ("DN4017901XXXXXX", "DN4017901XXXXXX"),
        ("DN401790123457", None),
        ("<script>", None),
    ],
)
def test_a_card_number_comes_long_short_or_masked(number: str, kept: str | None) -> None:
    card = read_answer({"maKetQua": "000", "maThe": number, "maDKBD": "01001"}, NOW).card
    assert card is not None
    assert card.number == kept


@pytest.mark.parametrize(("end", "open_stay"), [("202611230759", False), ("202611230801", True), ("", False)])
def test_a_stay_is_open_where_its_end_lies_ahead_on_the_hospitals_clock(end: str, open_stay: bool) -> None:
    stay = {"ngayRa": end, "tenBenh": "Bệnh"}
    assert read_answer({"maKetQua": "000", "dsLichSuKCB2018": [stay]}, NOW).stays_elsewhere is open_stay


def test_dates_are_those_of_the_document_or_none() -> None:
    answer = read_answer(
        {"maKetQua": "000", "maThe": "7901234577", "gtTheTu": "01/02/2026", "gtTheDen": "31/02/2026"}, NOW
    )
    assert answer.card is not None
    assert (answer.card.valid_from, answer.card.valid_to) == (date(2026, 2, 1), None)
