"""What a card offers, the rungs of the ladder, and the words and reports of what came of it."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card.activeauth import announced_hash, parse_dg15
from kiosk.devices.card.card import ChipCard
from kiosk.devices.card.cardaccess import FALLBACK, pace_infos, security_infos
from kiosk.devices.card.chipauth import parse_chip_key
from kiosk.devices.card.errors import CardError, KeySource, NotReady, Refused, Stage, WrongKey
from kiosk.devices.card.report import card_report, error_report
from kiosk.devices.card.suites import Strength
from kiosk.devices.card.tlv import Malformed
from kiosk.devices.card.virtual import development_install
from kiosk.devices.card.words import _WORDS, words_for
from kiosk.sim.card.content import card_access
from kiosk.sim.card.people import MAU
from kiosk.sim.card.profiles import PROFILES, build
from tests.devices.card.simulated import Reading, key_of, lying, read


def test_the_offer_of_a_citizen_card_is_read() -> None:
    assert card_access([("0.4.0.127.0.7.2.2.4.2.2", 2, 13)]) == FALLBACK
    (info,) = pace_infos(FALLBACK)
    assert (info.curve.name, info.strength, info.cam) == ("brainpoolP256r1", Strength.AES128, False)


def test_the_best_offer_comes_first_and_strange_ones_are_passed_over() -> None:
    base = "0.4.0.127.0.7.2.2.4."
    offers = [(base + "1.2", 2, 1), (base + "2.2", 2, 12), (base + "2.4", 2, 13), (base + "4.2", 2, 13)]
    offers += [(base + "2.2", 2, 99), (base + "6.2", 2, 13), ("1.2.3", 1, 1)]
    assert [(info.cam, info.strength) for info in pace_infos(card_access(offers))] == [
        (True, Strength.AES128),
        (False, Strength.AES256),
        (False, Strength.AES128),
    ]


@given(st.binary(max_size=120))
def test_any_other_bytes_are_malformed_or_an_empty_offer(data: bytes) -> None:
    for candidate in (data, b"\x31" + bytes([len(data)]) + data):
        try:
            assert isinstance(pace_infos(candidate), tuple)
            security_infos(candidate)
        except Malformed:
            continue


@given(st.binary(max_size=120))
def test_so_are_chip_keys(data: bytes) -> None:
    for act in (parse_chip_key, parse_dg15):
        for tag in (b"\x6e", b"\x6f"):
            try:
                act(tag + bytes([len(data)]) + data)
            except Malformed:
                continue
    assert announced_hash(b"\x6e" + bytes([len(data)]) + data) in (None, "sha1", "sha224", "sha256", "sha384", "sha512")


DG14 = build(PROFILES["cccd"]).chip.files[0x010E]


@given(st.integers(0, len(DG14) - 1), st.integers(0, 255))
def test_a_changed_byte_is_another_key_none_or_malformed(at: int, value: int) -> None:
    changed = bytearray(DG14)
    changed[at] = value
    try:
        parse_chip_key(bytes(changed))
    except Malformed:
        return


def test_after_a_failed_rung_the_card_is_reset_and_selected_anew() -> None:
    slots = lying("bac-only")
    card = Reading(slots).read(key_of())
    assert card.access == "BAC"
    order = [command[:4].hex() for command, _ in slots.log]
    assert order.index("00a4040c") < order.index("00840000")


def test_three_sources_agree_on_one_key_error() -> None:
    error = WrongKey(Stage.PACE, KeySource.QR, 0x6300)
    assert error_report(error) == {"error": "key_does_not_match", "stage": "pace", "sw": "6300", "retry": True}
    assert words_for(error) != words_for(WrongKey(Stage.PACE, KeySource.TYPED, 0x6300))


def _leaves(kind: type[CardError]) -> list[type[CardError]]:
    below = kind.__subclasses__()
    return [leaf for child in below for leaf in _leaves(child)] if below else [kind]


def test_every_error_has_its_code_its_exit_and_words_in_both_languages() -> None:
    leaves = _leaves(CardError)
    assert {leaf.code for leaf in leaves} == set(_WORDS)
    for leaf in leaves:
        assert leaf.exit == (3 if issubclass(leaf, NotReady) else 4 if issubclass(leaf, Refused) else None)
        words = _WORDS[leaf.code]
        assert words.vi
        assert words.en
        assert words.vi != words.en


def test_the_contracts_codes_have_the_contracts_exits() -> None:
    exits = {leaf.code: leaf.exit for leaf in _leaves(CardError)}
    for code in ("key_does_not_match", "expired", "not_an_id_card", "forged", "cloned"):
        assert exits[code] == 4
    for code in ("no_reader", "no_card", "card_removed", "reader_busy"):
        assert exits[code] == 3


def test_the_report_is_the_contracts_object() -> None:
    card: ChipCard = read()
    report = card_report(card)
    assert list(report) == [
        "access",
        "reader",
        "atr",
        "citizen",
        "mrz",
        "trust",
        "photo",
        "files",
        "apdus",
        "seconds",
    ]
    assert report["citizen"] == {
        "number": "001190000001",
        "name": "Nguyễn Thị Mẫu",
        "born": "1990-01-15",
        "sex": "female",
        "nationality": "Việt Nam",
        "ethnicity": "Kinh",
        "religion": "Không",
        "origin": MAU.origin,
        "residence": MAU.residence,
        "marks": MAU.marks,
        "issued": "2021-05-20",
        "expires": "2030-01-15",
        "father": MAU.father,
        "mother": MAU.mother,
        "spouse": None,
        "old_number": "012345678",
    }
    assert report["mrz"] == list(MAU.mrz())
    assert report["trust"] == {"integrity": "ok", "signer": "trusted", "chip": "authentic", "cross_check": "ok"}
    assert report["photo"] == {"format": "jpeg", "bytes": 15000, "width": 300, "height": 400}
    assert report["apdus"] == {"identity": 16, "total": 21}
    assert card_report(read(photo=False))["photo"] is None


def test_this_is_a_development_install() -> None:
    assert development_install()
