"""PACE, byte for byte as ICAO 9303-11 appendix G.1, and against cards that misbehave."""

import pytest

from kiosk.devices.card.bac import KeyRefused, NotOffered
from kiosk.devices.card.cardaccess import FALLBACK, PaceInfo, pace_infos
from kiosk.devices.card.curves import Point
from kiosk.devices.card.domains import STANDARDIZED
from kiosk.devices.card.errors import Unreadable
from kiosk.devices.card.mrz import MrzKey
from kiosk.devices.card.pace import Password, pace
from kiosk.devices.card.suites import Strength
from tests.devices.card import vectors as v
from tests.devices.card.scripted import ScriptedLink

OK = b"\x90\x00"
CURVE = STANDARDIZED[13]
INFO = PaceInfo(v.GM_AES128, CURVE, 13, Strength.AES128, cam=False)
KEY = MrzKey("T22000129", "640812", "101031")
NONCE = bytes.fromhex("7C128010") + v.PACE_Z + OK
MAPPED = bytes.fromhex("7C438241") + v.PK_MAP_IC + OK
EPHEMERAL = bytes.fromhex("7C438441") + v.PK_EPH_IC + OK
TOKEN = bytes.fromhex("7C0A8608") + v.T_IC + OK


class Privates:
    """The private keys of the appendix, in the order they are drawn."""

    def __init__(self) -> None:
        self.left = [v.SK_MAP_PCD, v.SK_EPH_PCD]

    def __call__(self, below: int) -> int:
        drawn = self.left.pop(0) - 1
        assert drawn < below
        return drawn


def test_the_fallback_offer_is_the_suite_of_the_appendix() -> None:
    assert pace_infos(FALLBACK) == (INFO,)


def test_appendix_g1_is_sent_and_understood_byte_for_byte() -> None:
    assert KEY.text == v.PACE_MRZ
    assert Password.mrz(KEY).secret == v.PACE_SECRET
    link = ScriptedLink([OK, NONCE, MAPPED, EPHEMERAL, TOKEN])
    agreement = pace(link, INFO, Password.mrz(KEY), Privates())
    assert [sent.hex().upper() for sent in link.sent] == [
        "0022C1A40F800A04007F00070202040202830101",
        "10860000027C0000",
        "10860000457C438141" + v.PK_MAP_PCD.hex().upper() + "00",
        "10860000457C438341" + v.PK_EPH_PCD.hex().upper() + "00",
        "008600000C7C0A8508" + v.T_PCD.hex().upper() + "00",
    ]
    suite = agreement.messaging.suite
    assert suite == Strength.AES128.suite(v.PACE_KS_ENC, v.PACE_KS_MAC)
    assert agreement.mapping_key == CURVE.decode(v.PK_MAP_IC)


def test_the_points_of_appendix_g1_come_out_on_both_sides() -> None:
    assert CURVE.encode(CURVE.multiply(v.SK_MAP_PCD)) == v.PK_MAP_PCD
    assert CURVE.encode(CURVE.multiply(v.SK_MAP_IC)) == v.PK_MAP_IC
    one = CURVE.multiply(v.SK_MAP_PCD, CURVE.decode(v.PK_MAP_IC))
    other = CURVE.multiply(v.SK_MAP_IC, CURVE.decode(v.PK_MAP_PCD))
    assert one == other == Point(*v.SHARED_H)
    mapped = CURVE.add(CURVE.multiply(int.from_bytes(v.PACE_S, "big")), one)
    assert mapped == Point(*v.MAPPED)
    assert CURVE.encode(CURVE.multiply(v.SK_EPH_PCD, mapped)) == v.PK_EPH_PCD
    assert CURVE.encode(CURVE.multiply(v.SK_EPH_IC, mapped)) == v.PK_EPH_IC


def test_a_can_goes_in_as_its_digits() -> None:
    link = ScriptedLink([b"\x6a\x88", b"\x6a\x88"])
    with pytest.raises(NotOffered):
        pace(link, INFO, Password.can("000001"), Privates())
    assert link.sent[0].hex().upper() == "0022C1A40F800A04007F00070202040202830102"
    assert link.sent[1].hex().upper() == "0022C1A412800A04007F0007020204020283010284010D"


def test_a_card_that_wants_the_curve_named_is_told_it() -> None:
    link = ScriptedLink([b"\x6a\x87", OK, NONCE, MAPPED, EPHEMERAL, TOKEN])
    pace(link, INFO, Password.mrz(KEY), Privates())
    assert link.sent[1].hex().upper().endswith("83010184010D")


@pytest.mark.parametrize("status", ["6300", "6982", "6985", "6988", "63C1"])
def test_a_password_refused_at_the_last_step_is_a_wrong_key(status: str) -> None:
    link = ScriptedLink([OK, NONCE, MAPPED, EPHEMERAL, bytes.fromhex(status)])
    with pytest.raises(KeyRefused):
        pace(link, INFO, Password.mrz(KEY), Privates())


def test_a_warning_of_few_tries_left_does_not_stop() -> None:
    link = ScriptedLink([b"\x63\xc1", NONCE, MAPPED, EPHEMERAL, TOKEN])
    assert pace(link, INFO, Password.mrz(KEY), Privates()).chip_data is None


def _spoiled(answer: bytes, at: int) -> bytes:
    return answer[:at] + bytes((answer[at] ^ 1,)) + answer[at + 1 :]


@pytest.mark.parametrize(
    "answers",
    [
        [OK, bytes.fromhex("7C0080009000")],
        [OK, bytes.fromhex("7C058003AABBCC9000")],
        [OK, b"\x90\x00"],
        [OK, NONCE, _spoiled(MAPPED, 30)],
        [OK, NONCE, MAPPED, _spoiled(EPHEMERAL, 30)],
        [OK, NONCE, MAPPED, bytes.fromhex("7C438441") + v.PK_EPH_PCD + OK],
        [OK, NONCE, MAPPED, EPHEMERAL, _spoiled(TOKEN, 8)],
        [OK, NONCE, bytes.fromhex("7C848241") + OK],
    ],
    ids=["empty", "no-block", "nothing", "off-curve", "off-curve-2", "reflected", "token", "lengths"],
)
def test_an_answer_no_card_may_give_is_unreadable(answers: list[bytes]) -> None:
    with pytest.raises(Unreadable):
        pace(ScriptedLink(answers), INFO, Password.mrz(KEY), Privates())
