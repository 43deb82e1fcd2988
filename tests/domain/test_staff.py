"""A PIN, a pass, a deed: their forms, and that none of them is quoted."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.pin import DIGITS, PinError, PinHash, guessable
from kiosk.domain.staff_deed import WORDS, Deed, StaffDeed, plain
from kiosk.domain.staff_pass import PassError, StaffPass

NOW = datetime(2026, 11, 22, 1, tzinfo=UTC)
NONCE = "A" * 22
PASS = StaffPass("sanh-a-01", "lan.pham", NOW, NOW + timedelta(minutes=10), NONCE, bytes(range(64)))


def test_a_pin_fits_its_hash_and_no_other_pin_does() -> None:
    kept = PinHash.of("274913")
    assert kept.fits("274913")
    assert not any(kept.fits(wrong) for wrong in ("274914", "", "274913 ", "2" * 1000))
    assert PinHash.of("274913").text != kept.text, "each is salted anew"
    assert PinHash.parse(f" {kept.text}\n").fits("274913")
    assert "274913" not in kept.text
    assert repr(kept) == "PinHash(cost=(15, 8, 1))"


@pytest.mark.parametrize("pin", [
    "12345", "1234567", "12a456", "", "１２３４５６", "123456", "987654", "111111", "112112", "121212", "909090",
    "445544",
])  # fmt: skip
def test_what_everybody_tries_first_is_no_pin(pin: str) -> None:
    with pytest.raises(PinError) as caught:
        PinHash.of(pin)
    assert not pin or pin not in str(caught.value)


def test_most_pins_are_good_ones() -> None:
    assert sum(guessable(f"{number:0{DIGITS}}") for number in range(0, 10**DIGITS, 7)) / (10**DIGITS / 7) < 0.02


GOOD = PinHash.of("274913", salt=bytes(16)).text


@pytest.mark.parametrize("text", [
    "", "274913", GOOD[:-2], GOOD.replace("$15$", "$09$"), GOOD.replace("$15$", "$18$"), GOOD.replace("$8$", "$0$"),
    GOOD.replace("$8$", "$17$"), GOOD.replace("$1$", "$5$"), GOOD + "x", GOOD.replace("scrypt", "md5"),
])  # fmt: skip
def test_a_line_that_is_no_hash_is_refused_unquoted(text: str) -> None:
    with pytest.raises(PinError) as caught:
        PinHash.parse(text)
    assert not text or text not in str(caught.value)


def test_a_pass_is_what_its_text_says() -> None:
    assert StaffPass.parse(PASS.text) == PASS
    assert PASS.text.startswith("KS1:sanh-a-01:lan.pham:")
    assert PASS.signed.decode() == PASS.text.rpartition(":")[0]
    assert "signature" not in repr(PASS)


@pytest.mark.parametrize("text", [
    "", "KS1:", PASS.text[:-1], PASS.text + "A", PASS.text.replace("KS1", "KS2"), PASS.text.replace("sanh-a-01", ""),
    PASS.text.replace("sanh-a-01", "**"), PASS.text.replace("lan.pham", "lan:pham"), PASS.text.replace(NONCE, "A" * 21),
    PASS.text.replace("sanh-a-01", "sảnh"), PASS.text[:-1] + ("Q" if PASS.text[-1] != "Q" else "A") + "=",
    PASS.text[:-1] + "_",
])  # fmt: skip
def test_what_is_no_pass_is_refused_unquoted(text: str) -> None:
    with pytest.raises(PassError) as caught:
        StaffPass.parse(text)
    assert len(text) < 6 or text not in str(caught.value)


def test_a_signature_has_one_spelling() -> None:
    spelled = PASS.text[:-1]
    taken = []
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_":
        try:
            taken.append(StaffPass.parse(spelled + letter).signature)
        except PassError:
            continue
    assert len(set(taken)) == len(taken) == 4


@settings(max_examples=300)
@given(st.text(max_size=300))
def test_no_text_is_more_than_refused(text: str) -> None:
    for parse in (StaffPass.parse, PinHash.parse):
        with pytest.raises((PassError, PinError)):
            parse(text)


def test_a_deed_goes_through_json() -> None:
    deed = StaffDeed("0" * 16, NOW, Deed.ENTERED, "lan.pham", "pass")
    assert StaffDeed.of(Fields(deed.to_json())) == deed
    bare = StaffDeed("1" * 16, NOW, Deed.LEFT)
    assert StaffDeed.of(Fields(bare.to_json())) == bare
    assert set(WORDS) == set(Deed)
    with pytest.raises(FieldError, match="a deed is wanted"):
        StaffDeed.of(Fields({**deed.to_json(), "what": "wiped"}))


@pytest.mark.parametrize(
    ("text", "kept"),
    [("lan.pham", "lan.pham"), ("sha256 ok", "sha256 ok"), ("<b>", ""), ("a" * 41, ""), ("", ""), ("x\ny", "")],
)
def test_only_harmless_words_stand_in_a_deed(text: str, kept: str) -> None:
    assert plain(text) == kept


def test_a_signature_that_is_no_base64_is_refused() -> None:
    assert base64.urlsafe_b64encode(PASS.signature).decode().rstrip("=") in PASS.text
