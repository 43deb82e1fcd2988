"""Basic access control, byte for byte as ICAO 9303-11 appendix D, and against cards that misbehave."""

import pytest

from kiosk.devices.card.apdu import Command
from kiosk.devices.card.bac import KeyRefused, NotOffered, bac
from kiosk.devices.card.errors import Unreadable
from kiosk.devices.card.link import Answer
from kiosk.devices.card.mrz import MrzKey
from tests.devices.card import vectors as v
from tests.devices.card.scripted import ScriptedLink

KEY = MrzKey("L898902C<", "690806", "940623")
OK = b"\x90\x00"


def rng(size: int) -> bytes:
    return {8: v.RND_IFD, 16: v.K_IFD}[size]


def test_the_printed_lines_make_the_information_of_appendix_d() -> None:
    assert KEY.text == v.BAC_MRZ


def test_appendix_d3_is_sent_and_understood_byte_for_byte() -> None:
    link = ScriptedLink([v.RND_IC + OK, v.EXTERNAL_ANSWER + OK])
    channel = bac(link, KEY, rng)
    assert link.sent == [bytes.fromhex("0084000008"), v.EXTERNAL_AUTHENTICATE]
    for plain, sealed, answer, data in v.EXCHANGES:
        assert channel.wrap(_command(plain)).hex().upper() == sealed
        assert channel.unwrap(Answer.parse(bytes.fromhex(answer))) == Answer(bytes.fromhex(data), 0x9000)


def _command(plain: str) -> Command:
    raw = bytes.fromhex(plain)
    cla, ins, p1, p2 = raw[:4]
    return Command(cla, ins, p1, p2, le=raw[4]) if len(raw) == 5 else Command(cla, ins, p1, p2, raw[5:])


@pytest.mark.parametrize("status", [0x6300, 0x6982, 0x6985, 0x6988, 0x63C2])
def test_a_wrong_key_is_refused_whatever_word_the_card_uses(status: int) -> None:
    link = ScriptedLink([v.RND_IC + OK, status.to_bytes(2, "big")])
    with pytest.raises(KeyRefused) as fault:
        bac(link, KEY, rng)
    assert fault.value.sw == status


def test_a_card_without_a_challenge_does_not_offer_bac() -> None:
    with pytest.raises(NotOffered):
        bac(ScriptedLink([b"\x69\x85"]), KEY, rng)


@pytest.mark.parametrize("at", [0, 20, 39])
def test_an_answer_with_one_bit_wrong_is_not_a_channel(at: int) -> None:
    spoiled = bytearray(v.EXTERNAL_ANSWER)
    spoiled[at] ^= 1
    with pytest.raises(Unreadable):
        bac(ScriptedLink([v.RND_IC + OK, bytes(spoiled) + OK]), KEY, rng)


def test_a_short_answer_is_not_a_channel() -> None:
    with pytest.raises(Unreadable):
        bac(ScriptedLink([v.RND_IC + OK, v.EXTERNAL_ANSWER[:39] + OK]), KEY, rng)
