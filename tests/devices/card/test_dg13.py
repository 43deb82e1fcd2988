"""DG13: the reference layout, every tolerance, and every hostile length."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card.dg13 import Dg13, parse_date
from kiosk.devices.card.tlv import Malformed
from kiosk.domain.citizen import Sex
from kiosk.domain.dates import PartialDate
from kiosk.sim.card.ber import obj, octets, oid, printable, seq, set_of, utf8, whole
from kiosk.sim.card.content import dg13
from kiosk.sim.card.people import MAU
from kiosk.sim.card.profiles import PROFILES, build

SAMPLE = (Path(__file__).parents[2] / "fixtures" / "dg13_synthetic.bin").read_bytes()
OID = oid("1.0.10646.1.0.8")


def test_the_reference_sample_is_read_field_by_field() -> None:
    card = Dg13.parse(SAMPLE)
    assert card.number == "001190000001"
    assert card.name == "Nguyễn Thị Mẫu"
    assert card.born == PartialDate(1990, 1, 15)
    assert card.sex is Sex.FEMALE
    assert (card.nationality, card.ethnicity, card.religion) == ("Việt Nam", "Kinh", "Không")
    assert card.origin == "Phường Mẫu, Quận Thử, Hà Nội"
    assert card.residence == "Số 1 Đường Mẫu, Phường Thử, Quận Thử, Hà Nội"
    assert card.marks == "Nốt ruồi C: 1cm trên sau mép phải"
    assert (card.issued, card.expires) == (PartialDate(2021, 5, 20), PartialDate(2030, 1, 15))
    assert (card.father, card.mother, card.spouse) == ("Nguyễn Văn Cha", "Trần Thị Mẹ", None)
    assert card.old_number == "012345678"
    assert card.others == ((16, ("0123456789ABCDEF",)),)


def test_the_simulated_card_writes_the_reference_sample_byte_for_byte() -> None:
    assert dg13(MAU) == SAMPLE


@pytest.mark.parametrize(
    "profile",
    ["married", "no-cmnd", "bare-cmnd", "empty-address", "long-address", "unknown-fields", "bmp-texts", "no-expiry"],
)
def test_every_variant_is_read(profile: str) -> None:
    person = PROFILES[profile].person
    card = Dg13.parse(build(PROFILES[profile]).chip.files[0x010D])
    assert (card.number, card.name) == (person.number, person.name)
    assert card.mother == person.mother
    assert card.spouse == person.spouse
    assert card.old_number == person.old_number
    assert (card.residence or "") == person.residence
    assert (card.expires is None) == (profile == "no-expiry")


def test_unknown_fields_are_kept() -> None:
    card = Dg13.parse(build(PROFILES["unknown-fields"]).chip.files[0x010D])
    assert dict(card.others)[20] == ("Mục số 20",)
    assert 30 in dict(card.others)


FIELD1, FIELD2 = seq(whole(1), printable("001190000001")), seq(whole(2), utf8("Mẫu"))


@pytest.mark.parametrize(
    "body",
    [
        seq(whole(1), OID, set_of(FIELD2, FIELD1)),
        seq(whole(1), OID, seq(FIELD1, FIELD2)),
        seq(whole(1), seq(FIELD1, FIELD2)),
        seq(set_of(FIELD1, FIELD2)),
        whole(1) + OID + set_of(FIELD1, FIELD2),
        set_of(FIELD1, FIELD2),
        FIELD1 + FIELD2,
        seq(whole(1), OID, set_of(FIELD1, FIELD2)) + bytes(16),
        seq(whole(1), OID, set_of(FIELD1, FIELD2, FIELD1)),
    ],
    ids=["order", "sequence", "no-oid", "no-version", "no-outer", "bare-set", "bare", "padded", "twice"],
)
def test_the_wrapping_may_differ(body: bytes) -> None:
    card = Dg13.parse(obj(0x6D, body))
    assert (card.number, card.name) == ("001190000001", "Mẫu")


def test_parents_in_one_sequence_are_both_found() -> None:
    parents = seq(whole(13), seq(utf8("Cha"), utf8("Mẹ")))
    card = Dg13.parse(obj(0x6D, seq(whole(1), OID, set_of(FIELD1, parents))))
    assert (card.father, card.mother) == ("Cha", "Mẹ")


@pytest.mark.parametrize("tag", [0x0C, 0x13, 0x16, 0x04])
def test_every_kind_of_string_is_a_text(tag: int) -> None:
    field = seq(whole(2), obj(tag, "Nguyễn".encode()))
    assert Dg13.parse(obj(0x6D, set_of(field))).name == "Nguyễn"


def test_texts_come_out_in_one_form_without_control_characters() -> None:
    field = seq(whole(2), utf8("  Nguye\u0302\u0303n\x07\u200b  "))
    assert Dg13.parse(obj(0x6D, set_of(field))).name == "Nguyễn"


def test_bytes_that_are_no_utf8_do_not_fail_the_card() -> None:
    assert Dg13.parse(obj(0x6D, set_of(FIELD1, seq(whole(30), octets(b"\xff\xfe\xfd"))))).number == "001190000001"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15/01/1990", PartialDate(1990, 1, 15)),
        ("01/1950", PartialDate(1950, 1)),
        ("1950", PartialDate(1950)),
        ("5/1/1990", PartialDate(1990, 1, 5)),
        ("31/02/1990", None),
        ("00/00/1950", PartialDate(1950)),
        ("00/05/1950", PartialDate(1950, 5)),
        ("15/00/1950", None),
        ("15/01/0000", None),
        ("Không thời hạn", None),
        ("", None),
        (None, None),
        ("15/01/90", None),
    ],
)
def test_a_date_is_read_or_none_and_never_guessed(text: str | None, day: PartialDate | None) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize("kind", ["long", "deep", "many", "open", "empty", "lie"])
def test_hostile_lengths_are_malformed(kind: str) -> None:
    with pytest.raises(Malformed):
        Dg13.parse(build(replace(PROFILES["cccd"], hostile=kind)).chip.files[0x010D])


@given(st.binary(max_size=500))
def test_any_bytes_are_a_card_or_malformed(data: bytes) -> None:
    for candidate in (data, obj(0x6D, data), obj(0x6D, set_of(data))):
        try:
            Dg13.parse(candidate)
        except Malformed:
            continue


@given(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255))
def test_one_changed_byte_is_a_card_or_malformed(at: int, value: int) -> None:
    changed = bytearray(SAMPLE)
    changed[at] = value
    try:
        Dg13.parse(bytes(changed))
    except Malformed:
        return


def test_nothing_personal_is_in_its_representation() -> None:
    assert "Mẫu" not in repr(Dg13.parse(SAMPLE))
    assert "001190000001" not in repr(Dg13.parse(SAMPLE))
