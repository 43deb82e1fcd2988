"""DG2: formats by magic, sizes bounded, anything hostile typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card.photo import parse_dg2
from kiosk.devices.card.tlv import Malformed
from kiosk.sim.card.ber import obj
from kiosk.sim.card.content import dg2, portrait

JPEG = portrait("JPEG", weight=None)


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "jpeg"), ("JP2", "jp2"), ("J2K", "jp2")])
def test_each_format_is_known_by_its_magic_and_decodes(kind: str, name: str) -> None:
    photo = parse_dg2(dg2(portrait(kind), jpeg=True))  # the header says JPEG for all: it is not believed
    assert photo is not None
    assert (photo.format, photo.width, photo.height) == (name, 300, 400)
    assert len(photo.pixels()) == 300 * 400 * 3


def test_feature_points_before_the_picture_are_passed_over() -> None:
    whole = dg2(JPEG)
    at = whole.index(b"FAC\0")
    block = bytearray(whole[at:])
    block[18:20] = b"\0\2"
    block[34:34] = bytes(16)
    photo = parse_dg2(obj(0x75, obj(0x7F61, obj(0x02, b"\1"), obj(0x7F60, obj(0xA1), obj(0x5F2E, bytes(block))))))
    assert photo is not None
    assert photo.data == JPEG


def test_a_bare_picture_is_found_and_the_other_tag_too() -> None:
    for tag in (0x5F2E, 0x7F2E):
        photo = parse_dg2(obj(0x75, obj(0x7F61, obj(0x02, b"\1"), obj(0x7F60, obj(tag, JPEG)))))
        assert photo is not None
        assert photo.width == 300


def test_no_template_is_no_photo() -> None:
    assert parse_dg2(dg2(b"")) is None


@pytest.mark.parametrize(
    "image", [b"\x89PNG\r\n" + bytes(300), b"GIF89a" + bytes(300), bytes(300), b"\xff\xd8\xff\xe0"]
)
def test_other_formats_and_stumps_are_malformed(image: bytes) -> None:
    with pytest.raises(Malformed):
        parse_dg2(dg2(image))


@pytest.mark.parametrize("size", [(5000, 10), (10, 5000), (4096, 4096)])
def test_a_picture_too_large_is_malformed_before_it_is_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(Malformed, match="larger"):
        parse_dg2(dg2(portrait("JPEG", size, None)))


def test_a_picture_cut_short_does_not_decode() -> None:
    photo = parse_dg2(dg2(JPEG[: len(JPEG) // 2]))
    assert photo is not None
    with pytest.raises(Malformed):
        photo.pixels()


@given(st.integers(0, 600), st.binary(min_size=1, max_size=8))
def test_changed_bytes_are_a_photo_or_malformed(at: int, noise: bytes) -> None:
    data = bytearray(dg2(JPEG))
    data[at : at + len(noise)] = noise
    try:
        parse_dg2(bytes(data))
    except Malformed:
        return


@given(st.binary(max_size=300))
def test_any_bytes_are_a_photo_or_malformed(data: bytes) -> None:
    for candidate in (data, dg2(b"\xff\xd8\xff" + data), dg2(b"\xff\x4f\xff\x51" + data)):
        try:
            parse_dg2(candidate)
        except Malformed:
            continue


def test_the_picture_is_not_in_its_representation() -> None:
    assert "JFIF" not in repr(parse_dg2(dg2(JPEG)))
