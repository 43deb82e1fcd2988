"""What a chip's proofs look like at their edges: message recovery, hashes, curves the library lacks."""

import hashlib
import secrets
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card.activeauth import announced_hash, parse_dg15, recovers, signed_by
from kiosk.devices.card.agreement import public_of, shared_secret
from kiosk.devices.card.card import citizen_of, last_day
from kiosk.devices.card.chipauth import parse_chip_key
from kiosk.devices.card.dg13 import Dg13
from kiosk.devices.card.domains import STANDARDIZED
from kiosk.devices.card.mrz import Mrz
from kiosk.devices.card.publickey import parse_public_key
from kiosk.devices.card.suites import Strength
from kiosk.devices.card.tlv import Malformed
from kiosk.domain.dates import PartialDate
from kiosk.sim.card.authority import ec_public
from kiosk.sim.card.ber import bits, obj, oid, seq, set_of, whole
from kiosk.sim.card.content import dg13
from kiosk.sim.card.people import MAU
from kiosk.sim.card.points import GROUPS

KEY = rsa.generate_private_key(65537, 1024)  # noqa: S505 - old chips have such keys
CHALLENGE = b"8 bytes!"


def signed(head: bytes, message: bytes, digest: str, trailer: bytes, over: bytes = CHALLENGE) -> bytes:
    """A block as ISO 9796-2 makes it, raised to the private exponent."""
    numbers = KEY.private_numbers()
    proof = hashlib.new(digest, message + over, usedforsecurity=False).digest()
    block = head + message + proof + trailer
    assert len(block) == 128
    return pow(int.from_bytes(block, "big"), numbers.d, numbers.public_numbers.n).to_bytes(128, "big")


@pytest.mark.parametrize(
    ("digest", "trailer"),
    [
        ("sha1", b"\xbc"),
        ("sha1", b"\x33\xcc"),
        ("sha224", b"\x38\xcc"),
        ("sha256", b"\x34\xcc"),
        ("sha384", b"\x36\xcc"),
        ("sha512", b"\x35\xcc"),
    ],
)
def test_every_trailer_names_its_hash(digest: str, trailer: bytes) -> None:
    width = hashlib.new(digest, usedforsecurity=False).digest_size
    message = secrets.token_bytes(127 - width - len(trailer))
    good = signed(b"\x6a", message, digest, trailer)
    assert recovers(KEY.public_key(), good, CHALLENGE)
    assert not recovers(KEY.public_key(), good, b"another!")


def test_a_shorter_message_is_padded_and_found() -> None:
    message = secrets.token_bytes(60)
    head = b"\x6b" + b"\xbb" * (128 - 2 - 60 - 20 - 1) + b"\xba"
    assert recovers(KEY.public_key(), signed(head, message, "sha1", b"\xbc"), CHALLENGE)


def test_the_smaller_of_two_roots_is_taken_too() -> None:
    good = signed(b"\x6a", secrets.token_bytes(106), "sha1", b"\xbc")
    n = KEY.public_key().public_numbers().n
    other = (n - int.from_bytes(good, "big")).to_bytes(128, "big")
    assert recovers(KEY.public_key(), other, CHALLENGE)


@pytest.mark.parametrize("head", [b"\x4a", b"\x2a", b"\x6b", b"\x00"])
def test_another_head_is_no_signature(head: bytes) -> None:
    message = b"\x01" * 106
    assert not recovers(KEY.public_key(), signed(head, message, "sha1", b"\xbc"), CHALLENGE)


def test_another_trailer_is_no_signature() -> None:
    assert not recovers(KEY.public_key(), signed(b"\x6a", bytes(106), "sha1", b"\xbd"), CHALLENGE)
    assert not recovers(KEY.public_key(), signed(b"\x6a", bytes(105), "sha1", b"\x77\xcc"), CHALLENGE)
    assert not recovers(KEY.public_key(), signed(b"\x6b", b"\xbb" * 106, "sha1", b"\xbc"), CHALLENGE)


@given(st.binary(max_size=140))
def test_any_bytes_are_no_signature(data: bytes) -> None:
    assert not recovers(KEY.public_key(), data, CHALLENGE)
    key = parse_public_key(ec_public(GROUPS["nist-p256"], 77, spelled=False))
    assert isinstance(key, tuple)
    assert not signed_by(key, data, CHALLENGE, None)


@pytest.mark.parametrize(("last", "name"), [(1, "sha1"), (2, "sha224"), (3, "sha256"), (4, "sha384"), (5, "sha512")])
def test_dg14_names_the_hash_of_active_authentication(last: int, name: str) -> None:
    info = seq(oid("2.23.136.1.1.5"), whole(1), oid(f"0.4.0.127.0.7.1.1.4.1.{last}"))
    assert announced_hash(obj(0x6E, set_of(info))) == name
    assert announced_hash(None) is None


def test_an_rsa_key_out_of_bounds_is_refused() -> None:
    for modulus, exponent in ((3**400 | 1, 3), (2**8191 + 1, 3), (2**2047 + 1, 2**2000 + 1)):
        inner = seq(whole(modulus), whole(exponent))
        info = seq(seq(oid("1.2.840.113549.1.1.1"), obj(0x05)), bits(inner))
        with pytest.raises(Malformed):
            parse_dg15(obj(0x6F, info))


def test_an_ec_key_is_read_from_dg15() -> None:
    assert isinstance(parse_dg15(obj(0x6F, ec_public(GROUPS["brainpool-256"], 5, spelled=True))), tuple)


@pytest.mark.parametrize("number", [9, 11, 14])
def test_curves_the_library_lacks_agree_all_the_same(number: int) -> None:
    curve = STANDARDIZED[number]
    one, other = 0x1234567, 0x7654321
    assert shared_secret(curve, one, public_of(curve, other)) == shared_secret(curve, other, public_of(curve, one))


@pytest.mark.parametrize("factor", [0, -1, STANDARDIZED[13].n])
def test_a_factor_that_leads_nowhere_is_malformed(factor: int) -> None:
    with pytest.raises(Malformed):
        public_of(STANDARDIZED[13], factor)


def test_a_key_alone_in_dg14_means_3des_and_the_strongest_mechanism_wins() -> None:
    key = seq(oid("0.4.0.127.0.7.2.2.1.2"), ec_public(GROUPS["nist-p256"], 9, spelled=True))
    alone = parse_chip_key(obj(0x6E, set_of(key)))
    assert alone is not None
    assert alone.strength is Strength.DES3
    offers = [seq(oid(f"0.4.0.127.0.7.2.2.3.2.{n}"), whole(1)) for n in (1, 2, 4)]
    best = parse_chip_key(obj(0x6E, set_of(key, *offers)))
    assert best is not None
    assert best.strength is Strength.AES256
    assert parse_chip_key(obj(0x6E, set_of(*offers))) is None


def test_keys_and_mechanisms_are_matched_by_their_number() -> None:
    def key(number: int, private: int) -> bytes:
        return seq(oid("0.4.0.127.0.7.2.2.1.2"), ec_public(GROUPS["nist-p256"], private, spelled=False), whole(number))

    offer = seq(oid("0.4.0.127.0.7.2.2.3.2.2"), whole(1), whole(2))
    chosen = parse_chip_key(obj(0x6E, set_of(key(1, 11), key(2, 22), offer)))
    assert chosen is not None
    assert chosen.key_id == b"\x02"
    assert chosen.point == public_of(STANDARDIZED[12], 22)


# The citizen both files describe

LINES = Mrz.parse("".join(MAU.mrz()))
FIELDS = Dg13.parse(dg13(MAU))


def test_the_century_of_a_birth_comes_from_the_number() -> None:
    bare = replace(FIELDS, born=None)
    assert citizen_of(LINES, bare).born == PartialDate(1990, 1, 15)
    young = replace(bare, number="001218000003")
    assert citizen_of(replace(LINES, born="180605"), young).born == PartialDate(2018, 6, 5)
    assert citizen_of(replace(LINES, born="90<<<<"), bare).born == PartialDate(1990)
    for born in ("<<<<<<", "901399"):
        with pytest.raises(Malformed):
            citizen_of(replace(LINES, born=born), bare)


def test_a_card_that_names_no_citizen_is_malformed_without_quoting_it() -> None:
    strange = "00119000000\u00b2"  # a digit to Unicode, not to a number
    for fields in (
        replace(FIELDS, number="12345"),
        replace(FIELDS, number="12345", born=None),
        replace(FIELDS, number=strange, born=None),
        replace(FIELDS, number="001\u00b290000001", born=None),
    ):
        with pytest.raises(Malformed) as fault:
            citizen_of(LINES, fields)
        assert "12345" not in str(fault.value)


def test_the_printed_name_stands_in_for_a_missing_one() -> None:
    assert citizen_of(LINES, replace(FIELDS, name=None)).name == "NGUYEN THI MAU"


def test_the_earlier_last_day_counts() -> None:
    assert str(last_day(LINES, FIELDS)) == "2030-01-15"
    assert str(last_day(LINES, replace(FIELDS, expires=PartialDate(2028, 5, 1)))) == "2028-05-01"
    assert last_day(replace(LINES, expires="<<<<<<"), replace(FIELDS, expires=PartialDate(2028))) is None
