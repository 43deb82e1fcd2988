"""Reading JSON objects at the edge."""

from collections.abc import Callable
from datetime import date

import pytest

from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.money import Dong


def test_an_object_is_wanted_and_the_place_is_named() -> None:
    with pytest.raises(FieldError, match="body: an object"):
        Fields([1])
    with pytest.raises(FieldError, match=r"receipt\.: an object"):
        Fields({"receipt": 3}).inner("receipt")


def test_values_come_out_in_their_form() -> None:
    fields = Fields(
        {
            "text": "  Khám\tNội ",
            "flag": True,
            "n": 7,
            "day": "2026-11-21",
            "at": "2026-11-21T08:05:12+07:00",
            "list": [{"a": 1}],
            "words": ["một", "hai"],
            "inner": {"b": 2},
        }
    )
    assert fields.text("text") == "Khám Nội"
    assert fields.flag("flag") is True
    assert fields.whole("n") == 7
    assert fields.dong("n") == Dong(7)
    assert fields.day_or_none("day") == date(2026, 11, 21)
    assert fields.moment("at").isoformat() == "2026-11-21T08:05:12+07:00"
    assert [inner.whole("a") for inner in fields.each("list")] == [1]
    assert fields.texts("words") == ("một", "hai")
    assert fields.inner("inner").whole("b") == 2
    inner = fields.inner_or_none("inner")
    assert inner is not None
    assert inner.whole("b") == 2
    fields.nothing_else()


def test_what_may_be_absent_is_none() -> None:
    fields = Fields({"empty": "  "})
    assert fields.text_or_none("empty") is None
    assert fields.text_or_none("none") is None
    assert fields.whole_or_none("none") is None
    assert fields.moment_or_none("none") is None
    assert fields.day_or_none("none") is None
    assert fields.inner_or_none("none") is None
    assert fields.texts("none") == ()
    assert fields.flag("none", default=False) is False


SECRET = "Nguyễn-Thị-Mẫu"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("", lambda f: f.text("k")),
        (SECRET * 50, lambda f: f.text("k")),
        (3, lambda f: f.text("k")),
        (SECRET, lambda f: f.flag("k")),
        (None, lambda f: f.flag("k")),
        (SECRET, lambda f: f.whole("k")),
        (True, lambda f: f.whole("k")),
        (-1, lambda f: f.whole("k")),
        (2**60, lambda f: f.whole("k")),
        (SECRET, lambda f: f.moment("k")),
        (None, lambda f: f.moment("k")),
        ("2026-11-21T08:05:12", lambda f: f.moment("k")),
        (8, lambda f: f.moment("k")),
        (SECRET, lambda f: f.day_or_none("k")),
        (8, lambda f: f.day_or_none("k")),
        (SECRET, lambda f: f.each("k")),
        ([SECRET], lambda f: f.each("k")),
        ([{}] * 300, lambda f: f.each("k")),
        (SECRET, lambda f: f.texts("k")),
        ([SECRET] * 30, lambda f: f.texts("k")),
        ([3], lambda f: f.texts("k")),
        ([SECRET * 60], lambda f: f.texts("k")),
        (3, lambda f: f.lines("k")),
        (SECRET + "é", lambda f: f.lines("k")),
    ],
)
def test_what_is_not_of_its_form_is_refused_by_key_and_never_quoted(
    value: object, read: Callable[[Fields], object]
) -> None:
    with pytest.raises(FieldError, match="k") as caught:
        read(Fields({"k": value}, "at."))
    assert SECRET not in str(caught.value)
    assert str(caught.value).startswith("at.k")


def test_a_key_nobody_asked_for_is_refused() -> None:
    with pytest.raises(FieldError, match="strange: unknown key"):
        Fields({"strange": 1}).nothing_else()
