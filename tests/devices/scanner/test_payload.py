import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.devices.scanner.codes import (
    BhytCode,
    CccdCode,
    Code,
    ForeignCode,
    InvitationCode,
    LabCode,
    SlipCode,
    SpoiltCccd,
    UnknownCode,
)
from kiosk.devices.scanner.payload import read_payload, text_of
from kiosk.domain.citizen import Sex, Source
from kiosk.domain.dates import PartialDate
from kiosk.domain.text import is_clean
from tests.fixtures.frames_people import person

CARD = "001190000001|012345678|Nguyễn Thị Mẫu|15011990|Nữ|Số 1, Phường Mẫu, Hà Nội|20052021"
OLD_FORM = (
    "DN4010123456789|4E677579E1BB856E205468E1BB8B204DE1BAAB75|15/01/1990|2|-|01 - 012|01/01/2026|31/12/2026|20/12/2025|"
    "01234567890123|-|4|01/05/2028|15cb7d8b5f1ab2c3-7102|$"
)
NEW_FORM = (
    "0123456789|4E677579E1BB856E205468E1BB8B204DE1BAAB75|1990|2|-|01 - X12|01/01/2026|-|20/12/2025|01234567890123|-|4|"
    " 01/05/2028|15cb7d8b5f1ab2c3-7102|4|48c3a0204ee1bb9969|$"
)
SHORT_FORM = "DN4010123456789|4E677579E1BB856E|15/01/1990|1|-|01 - 012|01/01/2026|31/12/2026|20/12/2025|$"


def qr(text: str) -> Code:
    return read_payload(text, "QRCode")


def citizen_of(text: str) -> CccdCode:
    code = qr(text)
    assert isinstance(code, CccdCode)
    return code


def insurance_of(text: str) -> BhytCode:
    code = qr(text)
    assert isinstance(code, BhytCode)
    return code


def test_a_card_of_seven_fields_names_its_citizen() -> None:
    code = citizen_of(CARD)
    assert code.citizen.number == "001190000001"
    assert code.citizen.old_number == "012345678"
    assert code.citizen.name == "Nguyễn Thị Mẫu"
    assert code.citizen.born == PartialDate(1990, 1, 15)
    assert code.citizen.sex is Sex.FEMALE
    assert code.citizen.residence == "Số 1, Phường Mẫu, Hà Nội"
    assert code.citizen.issued == PartialDate(2021, 5, 20)
    assert code.citizen.source is Source.QR
    assert code.extra == ()


def test_further_fields_are_kept_as_they_stand() -> None:
    assert citizen_of(f"{CARD}|Nguyễn Văn Cha||Trần Thị Mẹ|x").extra == ("Nguyễn Văn Cha", "", "Trần Thị Mẹ", "x")


def test_a_citizen_without_an_old_number_has_none() -> None:
    assert citizen_of(CARD.replace("012345678", "")).citizen.old_number is None


def test_a_scanners_line_end_and_byte_order_mark_are_not_part_of_the_code() -> None:
    assert citizen_of(f"\ufeff{CARD}\r\n").citizen.number == "001190000001"


def test_letters_in_parts_become_whole_ones() -> None:
    import unicodedata

    assert citizen_of(unicodedata.normalize("NFD", CARD)).citizen.name == "Nguyễn Thị Mẫu"


def test_a_day_that_the_register_does_not_know_stays_unknown() -> None:
    assert citizen_of(CARD.replace("15011990", "00001950")).citizen.born == PartialDate(1950)
    assert citizen_of(CARD.replace("15011990", "00071950")).citizen.born == PartialDate(1950, 7)
    assert citizen_of(CARD.replace("15011990", "1950")).citizen.born == PartialDate(1950)


@pytest.mark.parametrize(
    "born",
    ["31021990", "15131990", "15010000", "1501199", "15/01/1990", "", "15001990", "１５011990", "1200", "071950"],
)
def test_without_a_date_of_birth_there_is_no_citizen(born: str) -> None:
    code = qr(CARD.replace("15011990", born))
    assert isinstance(code, UnknownCode)
    assert isinstance(code, SpoiltCccd)
    assert (code.number, code.name, code.born) == ("001190000001", "Nguyễn Thị Mẫu", None)
    assert "001190000001" not in repr(code)


@pytest.mark.parametrize(
    "number", ["00119000000", "0011900000012", "00119000000O", "００1190000001", "0011\x0090000001", ""]
)
def test_without_twelve_digits_there_is_no_citizen(number: str) -> None:
    assert qr(CARD.replace("001190000001", number)) == UnknownCode()


@pytest.mark.parametrize("name", ["", " ", "<b>x</b>", "1234", "=cmd()", "\x1b[2J", "http://x", "x" * 101])
def test_without_a_name_there_is_no_citizen(name: str) -> None:
    code = qr(CARD.replace("Nguyễn Thị Mẫu", name))
    assert isinstance(code, UnknownCode)
    assert isinstance(code, SpoiltCccd)
    assert (code.number, code.name, code.born) == ("001190000001", None, PartialDate(1990, 1, 15))


@pytest.mark.parametrize("name", ["Y Bliêng Niê", "H'Hen Niê", "Ê̆ Đê", "K’ Brối", "Lò Văn (A)", "O"])
def test_names_of_all_peoples_are_names(name: str) -> None:
    assert citizen_of(CARD.replace("Nguyễn Thị Mẫu", name)).citizen.name == name


def test_what_cannot_be_read_beside_number_name_and_birth_is_none() -> None:
    who = citizen_of("001190000001|1234|Nguyễn Thị Mẫu|15011990|?||99999999").citizen
    assert (who.old_number, who.sex, who.residence, who.issued) == (None, None, None, None)


def test_a_name_cannot_carry_a_command() -> None:
    assert citizen_of(CARD.replace("Mẫu", "Mẫu\x1d\x10\x1bp\u202e\x9b")).citizen.name == "Nguyễn Thị Mẫup"


def test_six_fields_are_no_card() -> None:
    assert qr(CARD.rpartition("|")[0]) == UnknownCode()


def test_an_insurance_card_of_the_old_form() -> None:
    code = insurance_of(OLD_FORM)
    assert code.card == "DN4010123456789"
    assert code.name == "Nguyễn Thị Mẫu"
    assert code.born == PartialDate(1990, 1, 15)
    assert code.sex is Sex.FEMALE
    assert code.facility == "01 - 012"
    assert code.facility_code == "01012"
    assert (code.valid_from, code.valid_to) == (PartialDate(2026, 1, 1), PartialDate(2026, 12, 31))
    assert code.five_years_from == PartialDate(2028, 5, 1)


def test_an_insurance_card_of_the_form_of_2021() -> None:
    code = insurance_of(NEW_FORM)
    assert code.card == "0123456789"
    assert code.born == PartialDate(1990)
    assert code.facility == "01 - X12"
    assert (code.valid_from, code.valid_to) == (PartialDate(2026, 1, 1), None)
    assert code.five_years_from == PartialDate(2028, 5, 1)


def test_the_short_form_knows_no_five_years() -> None:
    code = insurance_of(SHORT_FORM)
    assert code.sex is Sex.MALE
    assert code.five_years_from is None
    assert code.facility_code == "01012"


@pytest.mark.parametrize("name", ["4E6", "ZZ", "C3", "4E 67", "00", "", "-", "4E" * 101])
def test_a_name_whose_hexadecimal_is_broken_is_left_out(name: str) -> None:
    code = insurance_of(OLD_FORM.replace("4E677579E1BB856E205468E1BB8B204DE1BAAB75", name))
    assert code.name is None
    assert code.card == "DN4010123456789"


@pytest.mark.parametrize(
    "card", ["DN6010123456789", "D4010123456789", "dn4010123456789", "012345678", "", "DN401012345678９"]
)
def test_without_a_card_number_it_is_no_insurance_card(card: str) -> None:
    assert qr(OLD_FORM.replace("DN4010123456789", card)) == UnknownCode()


@pytest.mark.parametrize("text", [OLD_FORM[:-1], OLD_FORM[:-2], OLD_FORM + "|$", OLD_FORM + "|x", "|".join("$" * 15)])
def test_an_insurance_card_ends_where_it_must(text: str) -> None:
    assert qr(text) == UnknownCode()


def test_our_slip_is_taken_apart_and_not_believed() -> None:
    text = "Q1|A-042.20261121|1763700000|ABCDEFGHIJKLM"
    assert qr(text) == SlipCode(text, "A-042.20261121", "1763700000", "ABCDEFGHIJKLM")


@pytest.mark.parametrize(
    "text", ["Q1|a|1|short", "Q2|A|1|ABCDEFGHIJKLM", "Q1|A|1|ABCDEFGHIJKLM|", "Q1|Ạ|1|ABCDEFGHIJKLM"]
)
def test_a_slip_of_another_form_is_unknown(text: str) -> None:
    assert qr(text) == UnknownCode()


def test_a_lab_number_comes_from_a_bar_code_only() -> None:
    assert read_payload("XN0123456789", "Code128") == LabCode("XN0123456789")
    assert read_payload("XN0123456789", "QRCode") == UnknownCode()
    assert read_payload("XN0123456789", "") == UnknownCode()


@pytest.mark.parametrize("text", ["xn012345", "XN 01234", "XN01", "-XN0123-", "XN012345\x1d67", "X" * 30, CARD])
def test_a_bar_code_of_another_form_is_unknown(text: str) -> None:
    assert read_payload(text, "Code128") == UnknownCode()


def test_a_scanner_that_does_not_tell_the_symbology_may_read_cards() -> None:
    assert isinstance(read_payload(CARD, ""), CccdCode)
    assert read_payload(CARD, "EAN13") == UnknownCode()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("00020101021238570010A00000072701270006970403", "vietqr"),
        ("https://example.vn/x?y=1", "url"),
        ("HTTP://EXAMPLE.VN", "url"),
        ("www.example.vn", "url"),
        ("javascript:alert(1)", "url"),
        ("intent://scan/#Intent;end", "url"),
        ("BEGIN:VCARD\nVERSION:3.0\nN:A\nEND:VCARD", "vcard"),
        ("MECARD:N:A;;", "vcard"),
        ("WIFI:S:x;T:WPA;P:y;;", "wifi"),
        ("BEGIN:VEVENT\nEND:VEVENT", "calendar"),
        ("tel:19009095", "message"),
        ("SMSTO:123:hi", "message"),
        ("0011****0001|NGUYEN THI MAU|1990|1|abc|", "pc_covid"),
    ],
)
def test_the_codes_of_others_are_recognised_and_refused(text: str, kind: str) -> None:
    assert qr(text) == ForeignCode(kind)


def test_a_foreign_code_keeps_nothing_of_its_text() -> None:
    assert "example" not in repr(qr("https://example.vn/")) + str(qr("https://example.vn/").to_json())


def test_the_code_of_a_new_terminal_is_known_and_shown_to_nobody() -> None:
    text = f"KE1:7K3M9QX2ABCD:{'AB' * 32}:KIOSK.BV.EXAMPLE:8443"
    code = qr(f" {text}\n")
    assert isinstance(code, InvitationCode)
    assert code.invitation.url == "https://kiosk.bv.example:8443"
    assert code.to_json() == {"kind": "enrolment", "fields": None}
    assert qr(text.replace("AB", "A", 1)) == UnknownCode()


def test_only_a_payment_code_has_a_kind_of_its_own_in_the_json() -> None:
    assert qr("00020101021238").to_json() == {"kind": "vietqr", "fields": None, "foreign": "vietqr"}
    assert qr("https://example.vn").to_json() == {"kind": "unknown", "fields": None, "foreign": "url"}


def test_the_json_of_a_citizen_card() -> None:
    assert citizen_of(f"{CARD}|x").to_json() == {
        "kind": "cccd",
        "fields": {
            "number": "001190000001",
            "old_number": "012345678",
            "name": "Nguyễn Thị Mẫu",
            "born": "1990-01-15",
            "sex": "female",
            "residence": "Số 1, Phường Mẫu, Hà Nội",
            "issued": "2021-05-20",
            "extra": ["x"],
        },
    }


def test_the_json_of_a_spoilt_card_leaves_out_what_cannot_be_read() -> None:
    found = qr("001190000001||<b>|31021990|?||x").to_json()
    assert found == {
        "kind": "cccd",
        "fields": {
            "number": "001190000001",
            "old_number": None,
            "name": None,
            "born": None,
            "sex": None,
            "residence": None,
            "issued": None,
            "extra": [],
        },
    }


def test_the_json_of_an_insurance_card() -> None:
    assert insurance_of(NEW_FORM).to_json() == {
        "kind": "bhyt",
        "fields": {
            "card": "0123456789",
            "name": "Nguyễn Thị Mẫu",
            "born": "1990",
            "sex": "female",
            "valid_from": "2026-01-01",
            "valid_to": None,
            "facility": "01 - X12",
            "five_years_from": "2028-05-01",
        },
    }


@pytest.mark.parametrize("text", [CARD, OLD_FORM, NEW_FORM, SHORT_FORM, f"{CARD}|Nguyễn Văn Cha"])
def test_nothing_of_a_person_is_in_what_is_logged(text: str) -> None:
    shown = repr(qr(text))
    assert not any(part in shown for part in ("001190000001", "Mẫu", "1990", "Nguyễn", "0123456789"))


@pytest.mark.parametrize(
    "data", [b"\xff\xfe", "Lê".encode("latin-1"), b"\xed\xa0\x80", b"\xc0\xaf", "Lê".encode("utf-16")]
)
def test_bytes_that_are_not_utf8_have_no_text(data: bytes) -> None:
    assert text_of(data) is None


@given(st.text(max_size=5000), st.sampled_from(["QRCode", "Code128", "", "EAN13"]))
@example("|" * 4096, "QRCode")
@example("001190000001" + "|" * 4000, "")
@example("\ud800" * 7, "QRCode")
def test_any_text_has_an_answer(text: str, symbology: str) -> None:
    check(read_payload(text, symbology))


@pytest.mark.parametrize("field", [2, 5])
def test_a_mark_behind_something_invisible_is_no_way_to_stop_a_terminal(field: int) -> None:
    """A print that anybody can make: the reader must say what it is, and not break."""
    fields = CARD.split("|")
    fields[field] = "Ha\u200b\u0300"
    found = qr("|".join(fields))
    assert isinstance(found, CccdCode)
    assert "Hà" in (found.citizen.name, found.citizen.residence)


@given(st.data())
def test_a_card_with_any_field_spoilt_has_an_answer(data: st.DataObject) -> None:
    fields = data.draw(st.sampled_from([CARD, OLD_FORM, NEW_FORM, SHORT_FORM])).split("|")
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(fields) - 1))
        fields[place] = data.draw(st.text(max_size=40) | st.from_regex(r"\A[0-9/ ]{0,12}\Z"))
    check(qr("|".join(fields)))


@given(st.integers())
def test_every_invented_card_is_read_back(seed: int) -> None:
    chance = random.Random(seed)
    who = person(chance, plain=chance.random() < 0.5)
    citizen = citizen_of(who.cccd()).citizen
    assert (citizen.number, citizen.name, citizen.residence) == (who.number, who.name, who.residence)
    assert insurance_of(who.bhyt15(chance)).name == who.name
    assert insurance_of(who.bhyt17(chance)).name == who.name


def check(code: Code) -> None:
    """Whatever came in, what goes out can be shown, printed and sent."""
    match code:
        case CccdCode(citizen, extra):
            texts = [citizen.name, citizen.residence or "", *extra]
        case BhytCode():
            texts = [code.card, code.name or "", code.facility or ""]
        case SlipCode():
            texts = [code.text]
        case LabCode():
            texts = [code.number]
        case _:
            texts = []
    assert all(is_clean(text) for text in texts)
    assert code.to_json()["kind"] in ("cccd", "bhyt", "slip", "lab", "vietqr", "unknown")
