"""Key derivation and ciphers against ICAO 9303-11 appendix D."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card.suites import ENC, MAC, PASSWORD, Strength, odd_parity, pad, unpad
from tests.devices.card import vectors as v


def test_the_keys_of_appendix_d1_come_out_with_their_parity() -> None:
    assert Strength.DES3.derive(v.BAC_SEED, ENC) == v.BAC_K_ENC
    assert Strength.DES3.derive(v.BAC_SEED, MAC) == v.BAC_K_MAC


def test_the_session_keys_of_appendix_d3_come_out() -> None:
    assert Strength.DES3.derive(v.SESSION_SEED, ENC) == v.KS_ENC
    assert Strength.DES3.derive(v.SESSION_SEED, MAC) == v.KS_MAC


def test_the_password_key_and_session_keys_of_appendix_g1_come_out() -> None:
    assert Strength.AES128.derive(v.PACE_SECRET, PASSWORD) == v.PACE_K_PI
    assert Strength.AES128.decrypt(v.PACE_K_PI, v.PACE_Z) == v.PACE_S
    assert Strength.AES128.derive(v.PACE_SHARED, ENC) == v.PACE_KS_ENC
    assert Strength.AES128.derive(v.PACE_SHARED, MAC) == v.PACE_KS_MAC


def test_longer_keys_come_from_sha256() -> None:
    assert len(Strength.AES192.derive(b"secret", ENC)) == 24
    long = Strength.AES256.derive(b"secret", ENC)
    assert len(long) == 32
    assert long[:24] == Strength.AES192.derive(b"secret", ENC)


@given(st.binary(max_size=80), st.sampled_from((8, 16)))
def test_what_is_padded_comes_back(data: bytes, block: int) -> None:
    padded = pad(data, block)
    assert len(padded) % block == 0
    assert len(padded) > len(data)
    assert unpad(padded) == data


@pytest.mark.parametrize("data", [b"", bytes(8), b"\x01\x02", b"\x80\x01"])
def test_padding_without_its_mark_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="padding"):
        unpad(data)


@given(st.binary(min_size=16, max_size=16))
def test_every_key_byte_has_an_odd_number_of_ones(key: bytes) -> None:
    out = odd_parity(key)
    assert all(byte.bit_count() % 2 == 1 for byte in out)
    assert all(a & 0xFE == b & 0xFE for a, b in zip(key, out, strict=True))


@given(st.sampled_from(list(Strength)), st.binary(max_size=200), st.integers(0, 2**64 - 1))
def test_every_suite_opens_what_it_sealed(strength: Strength, data: bytes, count: int) -> None:
    suite = strength.agree(b"shared")
    counter = count.to_bytes(suite.block, "big")
    assert suite.decrypt(counter, suite.encrypt(counter, pad(data, suite.block))) == pad(data, suite.block)
    assert len(suite.mac(data)) == 8
