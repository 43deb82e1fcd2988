"""The simulated chip on its own terms: what it refuses, what ends its channel, what no bytes can break."""

import hashlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sim.card.applet import Applet
from kiosk.sim.card.ber import obj, objects
from kiosk.sim.card.doors import basic
from kiosk.sim.card.faults import NAMES, parse_faults
from kiosk.sim.card.field import Field, Silent, Torn
from kiosk.sim.card.habits import Behaviour
from kiosk.sim.card.locks import Broken, Tunnel, hide, seal, stretch
from kiosk.sim.card.people import MAU
from kiosk.sim.card.profiles import PROFILES, build, spoiled
from kiosk.sim.card.radio import Radio

H = bytes.fromhex
SELECT = H("00A4040C07A0000002471001")


def fresh(behaviour: Behaviour | None = None) -> Applet:
    return Applet(build(PROFILES["cccd"]).chip, behaviour or Behaviour())


def opened() -> tuple[Applet, Tunnel]:
    """Through BAC, by the textbook."""
    card = fresh()
    assert card.exchange(SELECT) == H("9000")
    challenge = card.exchange(H("0084000008"))[:8]
    seed = hashlib.sha1(MAU.mrz_secret(), usedforsecurity=False).digest()[:16]
    hiding, signing = stretch("3des", seed, 1), stretch("3des", seed, 2)
    ours, key = bytes(range(8)), bytes(range(16))
    body = hide("3des", hiding, bytes(8), ours + challenge + key)
    answer = card.exchange(H("0082000028") + body + seal("3des", signing, body) + b"\x28")
    assert answer[-2:] == H("9000")
    theirs = hide("3des", hiding, bytes(8), answer[:32], back=True)[16:]
    common = bytes(a ^ b for a, b in zip(key, theirs, strict=True))
    return card, Tunnel("3des", common, challenge[-4:] + ours[-4:])


def test_nothing_is_read_before_access() -> None:
    card = fresh()
    card.exchange(SELECT)
    for command in ("00B0810000", "00A4020C020101", "00A4020C02011D"):
        assert card.exchange(H(command))[-2:] == H("6982")


def test_card_access_is_readable_before_selection_and_not_after() -> None:
    card = fresh()
    assert card.exchange(H("00B09C0000"))[-2:] == H("9000")
    assert card.exchange(H("00A4020C02011C")) == H("9000")
    card.exchange(SELECT)
    assert card.exchange(H("00A4020C02011C"))[-2:] == H("6982")


def test_a_wrong_key_is_6300_and_counted() -> None:
    card = fresh()
    card.exchange(SELECT)
    card.exchange(H("0084000008"))
    assert card.exchange(H("0082000028") + bytes(40) + b"\x28") == H("6300")
    assert card.failures == 1


def test_an_old_challenge_is_not_taken_twice() -> None:
    card = fresh()
    card.exchange(SELECT)
    card.exchange(H("0084000008"))
    card.exchange(H("0082000028") + bytes(40) + b"\x28")
    assert card.exchange(H("0082000028") + bytes(40) + b"\x28") == H("6985")


def _sealed(tunnel: Tunnel, header: bytes, data: bytes) -> bytes:
    """A protected command made with the card's own tools, its counter moved by hand."""
    tick = tunnel._tick()
    padded = header + b"\x80\0\0\0"
    return obj(0x8E, seal(tunnel.kind, tunnel.signing, tick + padded + data))


def test_a_plain_command_ends_the_channel() -> None:
    card, _ = opened()
    assert card.exchange(H("00B0810004")) == H("6982")
    assert card.exchange(H("0CB0810004")) in (H("6987"), H("6700"), H("6988"))


def test_a_wrong_mac_is_6988_and_a_missing_one_6987() -> None:
    card, tunnel = opened()
    le = obj(0x97, b"\x04")
    good = _sealed(tunnel, H("0CB08100"), le)
    bad = good[:-1] + bytes([good[-1] ^ 1])
    assert card.exchange(H("0CB08100") + bytes([len(le + bad)]) + le + bad + b"\0") == H("6988")
    card, tunnel = opened()
    assert card.exchange(H("0CB08100") + bytes([len(le)]) + le + b"\0") == H("6987")


def test_reading_beyond_the_end_warns_once_and_then_the_channel_is_gone() -> None:
    card, tunnel = opened()
    le = obj(0x97, b"\xdf")
    mac = _sealed(tunnel, H("0CB08100"), le)
    answer = card.exchange(H("0CB08100") + bytes([len(le + mac)]) + le + mac + b"\0")
    assert answer[-2:] == H("6282")
    assert card.exchange(H("0CB08100") + bytes([len(le + mac)]) + le + mac + b"\0") == H("6988")


def test_bac_wants_its_own_challenge() -> None:
    with pytest.raises(Broken):
        basic(MAU.mrz_secret(), bytes(8), bytes(40))


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_no_commands_break_the_chip(commands: list[bytes]) -> None:
    card = fresh()
    for command in commands:
        assert len(card.exchange(command)) >= 2
    for head in (b"\x00\xa4", b"\x00\xb0", b"\x10\x86", b"\x00\x22", b"\x0c\xb0", b"\x00\x82"):
        for command in commands:
            assert len(card.exchange(head + command)) >= 2


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_is_built_and_its_files_are_whole(name: str) -> None:
    card = build(PROFILES[name])
    assert card.atr[0] == 0x3B
    check = 0
    for byte in card.atr[1:]:
        check ^= byte
    assert check == 0
    for number, data in card.chip.files.items():
        if number != 0x010D or not PROFILES[name].hostile:
            assert len(list(objects(data))) == 1


# Faults


@pytest.mark.parametrize(
    "text", ["tear", "tear@x", "no-such", "status@3", "status@3:9", "clone@3", "penalty:x", "sw:12345", "tear@"]
)
def test_a_fault_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"fault|needs|takes"):
        parse_faults(text)


def test_each_fault_of_contents_changes_the_card() -> None:
    values = {"max-le": "192", "sw": "6C00", "mf": "6D00", "wrong-key": "6988", "hash": "DG1", "hostile": "deep"}
    handled = {"tear", "status", "silent", "garble", "penalty", "new-atr"}  # by the field, not by what is on the card
    for name in NAMES - handled:
        (fault,) = parse_faults(name + (f":{values[name]}" if name in values else ""))
        assert spoiled(PROFILES["cccd"], (fault,)) != PROFILES["cccd"], name


def test_faults_of_handling_strike_at_their_command() -> None:
    field = Field(fresh(), parse_faults("status@2:6F00,garble@3,tear@4:back,silent@5"))
    read = H("00B09C0000")
    whole = field.exchange(read)
    assert field.exchange(read) == H("6F00")
    assert field.exchange(read) == bytes([whole[0] ^ 1]) + whole[1:]
    with pytest.raises(Torn) as torn:
        field.exchange(read)
    assert torn.value.back
    with pytest.raises(Silent):
        field.exchange(read)
    assert field.exchange(read) == whole


def test_each_wrong_password_takes_longer() -> None:
    field = Field(fresh(), parse_faults("penalty:30"))
    field.exchange(SELECT)
    spent = []
    for _ in range(2):
        field.exchange(H("0084000008"))
        began = time.monotonic()
        assert field.exchange(H("0082000028") + bytes(40) + b"\x28") == H("6300")
        spent.append(time.monotonic() - began)
    assert spent[0] >= 0.03
    assert spent[1] >= 0.06


def test_the_air_takes_as_long_as_the_model_says() -> None:
    """ISO 14443: nine elementary times of 128/13.56 MHz a byte, three bytes a started frame of 253."""
    slow, fast = Radio(106, 0.01, real=False), Radio(848, 0.01, real=False)
    assert slow.seconds(19, 256) == pytest.approx(0.01 + (22 + 262) * 9 * 128 / 13.56e6)
    assert fast.seconds(19, 256) - 0.01 == pytest.approx((slow.seconds(19, 256) - 0.01) / 8)
    with pytest.raises(ValueError, match="106"):
        Radio(100)


def test_simulated_seconds_are_counted_without_being_spent() -> None:
    field = Field(fresh(), radio=Radio(106, 0.02, real=False))
    field.exchange(H("00B09C0000"))
    assert field.seconds == pytest.approx(0.02 + (8 + 59) * 9 * 128 / 13.56e6)
