"""Tag, length, value: what is written comes back, and nothing hostile gets further than Malformed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card import tlv

TAGS = st.sampled_from([0x02, 0x0C, 0x30, 0x31, 0x5F1F, 0x7F49, 0x7F61, 0x5F2E])


@given(st.lists(st.tuples(TAGS, st.binary(max_size=400)), max_size=6))
def test_objects_side_by_side_come_back(pairs: list[tuple[int, bytes]]) -> None:
    data = b"".join(tlv.encode(tag, value) for tag, value in pairs)
    assert [(node.tag, node.value) for node in tlv.walk(data)] == pairs


@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_malformed(data: bytes) -> None:
    for act in (lambda: list(tlv.walk(data)), lambda: list(tlv.leaves(data)), lambda: tlv.find(data, 0x30, 0x02)):
        try:
            act()
        except tlv.Malformed:
            continue


@pytest.mark.parametrize(
    "data",
    [
        "",
        "30",
        "3081",
        "3080",
        "3085FFFFFFFFFF",
        "3084FFFFFFFF",
        "3083FFFFFF",
        "300A01",
        "1F808080800100",
        "5F",
    ],
)
def test_a_length_that_lies_is_malformed(data: str) -> None:
    with pytest.raises(tlv.Malformed):
        tlv.read(bytes.fromhex(data))


def test_depth_has_a_floor() -> None:
    data = b""
    for _ in range(tlv.DEEPEST + 3):
        data = tlv.encode(0x30, data or b"\x02\x01\x00")
    with pytest.raises(tlv.Malformed, match="deep"):
        list(tlv.leaves(data))


def test_so_has_the_number_of_objects() -> None:
    with pytest.raises(tlv.Malformed, match="more objects"):
        list(tlv.walk(b"\x05\x00" * (tlv.MOST + 1)))


def test_padding_after_the_last_object_is_passed_over() -> None:
    assert [node.tag for node in tlv.walk(bytes.fromhex("0201050000000000"))] == [0x02]


def test_only_wants_the_tag_it_is_told() -> None:
    assert tlv.only(bytes.fromhex("6D0102"), 0x6D) == b"\x02"
    with pytest.raises(tlv.Malformed, match="6E"):
        tlv.only(bytes.fromhex("6D0102"), 0x6E)


def test_an_error_never_quotes_the_bytes() -> None:
    with pytest.raises(tlv.Malformed) as fault:
        tlv.only(b"\x6d\x05Mr. X", 0x61)
    assert "Mr" not in str(fault.value)
