"""Secure messaging: every family, lengths beyond one command, and everything that ends a channel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card.apdu import Command
from kiosk.devices.card.link import Answer
from kiosk.devices.card.messaging import ChannelLost, SecureMessaging
from kiosk.devices.card.suites import Strength
from kiosk.sim.card.locks import Request, Tunnel

KINDS = {Strength.DES3: "3des", Strength.AES128: "aes128", Strength.AES192: "aes192", Strength.AES256: "aes256"}


@given(
    st.sampled_from(list(Strength)),
    st.binary(max_size=400),
    st.one_of(st.none(), st.integers(1, 65536)),
    st.binary(max_size=700),
    st.sampled_from([0xA4, 0xB0, 0xB1, 0x86]),
)
def test_the_simulated_chip_understands_and_is_understood(
    strength: Strength, sent: bytes, le: int | None, back: bytes, ins: int
) -> None:
    """The chip's side is another implementation: agreement between them is agreement with the standard."""
    ours, theirs = SecureMessaging(strength.agree(b"shared")), Tunnel(KINDS[strength], b"shared")
    for _ in range(2):
        request = theirs.open(Request.read(ours.wrap(Command(0x00, ins, 1, 2, sent, le))))
        assert (request.ins, request.p1, request.p2, request.data, request.le) == (ins, 1, 2, sent, le or 0)
        assert ours.unwrap(Answer.parse(theirs.close(back, 0x9000, odd=bool(ins & 1)))) == Answer(back, 0x9000)


@pytest.mark.parametrize("strength", list(Strength))
def test_the_counter_rolls_over(strength: Strength) -> None:
    size = strength.agree(b"").block
    start = b"\xff" * size
    ours, theirs = SecureMessaging(strength.agree(b"s"), start), Tunnel(KINDS[strength], b"s", start)
    for _ in range(3):
        theirs.open(Request.read(ours.wrap(Command(0, 0xB0, 0, 0, le=4))))
        assert ours.unwrap(Answer.parse(theirs.close(b"data", 0x9000))).data == b"data"


def _pair() -> tuple[SecureMessaging, Tunnel]:
    return SecureMessaging(Strength.AES128.agree(b"s")), Tunnel("aes128", b"s")


def test_a_status_in_the_clear_ends_the_channel_and_is_told() -> None:
    ours, _ = _pair()
    with pytest.raises(ChannelLost) as lost:
        ours.unwrap(Answer(b"", 0x6988))
    assert lost.value.sw == 0x6988


@given(st.integers(0, 60), st.integers(0, 7))
def test_one_wrong_bit_anywhere_ends_the_channel(at: int, bit: int) -> None:
    ours, theirs = _pair()
    theirs.open(Request.read(ours.wrap(Command(0, 0xB0, 0, 0, le=20))))
    answer = bytearray(theirs.close(b"twenty bytes of data", 0x9000))[:-2]
    answer[at % len(answer)] ^= 1 << bit
    with pytest.raises(ChannelLost):
        ours.unwrap(Answer(bytes(answer), 0x9000))


def test_an_answer_played_again_ends_the_channel() -> None:
    ours, theirs = _pair()
    theirs.open(Request.read(ours.wrap(Command(0, 0xB0, 0, 0, le=4))))
    answer = Answer.parse(theirs.close(b"data", 0x9000))
    assert ours.unwrap(answer).data == b"data"
    ours.wrap(Command(0, 0xB0, 0, 0, le=4))
    with pytest.raises(ChannelLost):
        ours.unwrap(answer)


@given(st.binary(min_size=1, max_size=100))
def test_any_other_bytes_end_the_channel(data: bytes) -> None:
    ours, _ = _pair()
    with pytest.raises(ChannelLost):
        ours.unwrap(Answer(data, 0x9000))


def test_long_reads_go_in_commands_of_extended_length() -> None:
    ours, _ = _pair()
    assert ours.wrap(Command(0, 0xB0, 0, 0, le=256))[4] != 0
    long = ours.wrap(Command(0, 0xB0, 0, 0, le=257))
    assert long[4] == 0
    assert long[-2:] == b"\0\0"
    assert ours.wrap(Command(0, 0xB0, 0, 0, le=230, long=True))[4] == 0
