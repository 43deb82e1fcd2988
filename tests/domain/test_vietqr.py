"""The codec against published codes, traps, and anything a hospital may want to encode."""

import json
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.domain.money import Dong
from kiosk.domain.vietqr import Service, VietQr, VietQrError, amount_of, read_code
from kiosk.domain.vietqr_frame import Object, checksum, pack, seal

VECTORS = json.loads((Path(__file__).parent.parent / "fixtures" / "vietqr_vectors.json").read_text(encoding="utf-8"))
GOOD: list[dict[str, Any]] = VECTORS["good"]
TRAPS: list[dict[str, Any]] = VECTORS["bad"]
RAW = {"29", "31", "64", "91"}


def shown(roots: tuple[Object, ...]) -> dict[str, Any]:
    """The objects as the vectors write them."""
    found: dict[str, Any] = {}
    for root in roots:
        if root.id == "38":
            inner = dict(pairs(root.part("01") or ""))
            found["38"] = {
                "aid": root.part("00"),
                "bin": inner["00"],
                "acct": inner["01"],
                "svc": root.part("02"),
            }
        elif root.parts and root.id not in RAW:
            found[root.id] = {part.id: part.value for part in root.parts}
        else:
            found[root.id] = root.value
    return found


def pairs(text: str) -> list[tuple[str, str]]:
    out, at = [], 0
    while at < len(text):
        length = int(text[at + 2 : at + 4])
        out.append((text[at : at + 2], text[at + 4 : at + 4 + length]))
        at += 4 + length
    return out


def rebuilt(fields: dict[str, Any]) -> str:
    """Through the low-level builder, from the vectors' own fields in their own order."""
    objects = []
    for id_, value in fields.items():
        if id_ == "63":
            continue
        if id_ == "38":
            payee = pack((("00", value["bin"]), ("01", value["acct"])))
            objects.append((id_, pack((("00", value["aid"]), ("01", payee), ("02", value["svc"])))))
        elif isinstance(value, dict):
            objects.append((id_, pack(tuple(value.items()))))
        else:
            objects.append((id_, value))
    return seal(tuple(objects))


def test_the_checksum_has_its_published_check_value() -> None:
    assert checksum("123456789") == "29B1"


@pytest.mark.parametrize("vector", GOOD, ids=lambda vector: f"good-{vector['n']}")
def test_a_published_code_parses_to_its_fields(vector: dict[str, Any]) -> None:
    assert shown(read_code(vector["payload"])) == vector["fields"]


@pytest.mark.parametrize("vector", GOOD, ids=lambda vector: f"good-{vector['n']}")
def test_a_published_code_is_rebuilt_byte_for_byte(vector: dict[str, Any]) -> None:
    built = rebuilt(vector["fields"])
    payload: str = vector["payload"]
    assert built[:-4] == payload[:-4]
    assert built[-4:] == payload[-4:].upper()


@pytest.mark.parametrize("vector", TRAPS, ids=lambda vector: f"trap-{vector['n']}")
def test_a_trap_is_refused_with_a_reason(vector: dict[str, Any]) -> None:
    with pytest.raises(VietQrError) as caught:
        read_code(vector["payload"])
    reason = str(caught.value)
    assert reason.startswith("object ")
    assert vector["payload"][30:50] not in reason


@pytest.mark.parametrize("vector", TRAPS, ids=lambda vector: f"trap-{vector['n']}")
def test_a_right_checksum_alone_saves_no_trap(vector: dict[str, Any]) -> None:
    body = vector["payload"][:-4]
    if vector["structure_ok"]:
        return
    with pytest.raises(VietQrError):
        read_code(body + checksum(body))


def test_the_dynamic_example_of_the_standard_is_encoded_in_capitals() -> None:
    code = VietQr.of(
        "970403", "0011012345678", amount=Dong(180_000), ref="NPS6869", purpose="thanh toán đơn hàng"
    ).encode()
    assert code[:-4] == GOOD[1]["payload"][:-4].replace("thanh toan don hang", "THANH TOAN DON HANG")


def test_the_static_example_of_the_standard_is_encoded_byte_for_byte() -> None:
    code = VietQr("970403", "9704031101234567", service=Service.TO_CARD).encode()
    assert code == GOOD[0]["payload"]


def test_a_code_without_purpose_prefills_the_reference() -> None:
    roots = read_code(VietQr.of("970403", "1", amount=Dong(1), ref="VP0001").encode())
    details = next(root for root in roots if root.id == "62")
    assert details.part("08") == "VP0001"


def test_d_with_stroke_is_carried_as_d() -> None:
    assert VietQr.of("970403", "1", purpose="Đặng Đình đo").purpose == "DANG DINH DO"


CARRIED = st.text(string.ascii_uppercase + string.digits + " .-/:", min_size=1, max_size=25).filter(str.strip)
CODES = st.builds(
    VietQr.of,
    st.from_regex(r"\A[0-9]{6}\Z"),
    st.text(string.ascii_letters + string.digits, min_size=1, max_size=19),
    amount=st.none() | st.integers(1, 10**13 - 1).map(Dong),
    ref=st.none() | CARRIED,
    purpose=st.none() | CARRIED,
    service=st.sampled_from([Service.TO_ACCOUNT, Service.PUSH, Service.CASH]),
)


@given(CODES)
def test_whatever_is_encoded_decodes_to_the_same_fields(code: VietQr) -> None:
    assert VietQr.decode(code.encode()) == code


@given(CODES, st.data())
def test_one_changed_character_never_decodes(code: VietQr, data: st.DataObject) -> None:
    payload = code.encode()
    at = data.draw(st.integers(0, len(payload) - 1))
    other = data.draw(st.sampled_from([c for c in string.printable if c != payload[at]]))
    changed = payload[:at] + other + payload[at + 1 :]
    if changed[:-4] == payload[:-4] and changed.upper() == payload:
        return
    with pytest.raises(VietQrError):
        read_code(changed)


@given(st.text(max_size=600))
@example("0002010102116304")
@example("")
def test_no_text_does_more_than_be_refused(text: str) -> None:
    reason = ""
    try:
        read_code(text)
    except VietQrError as error:
        reason = str(error)
    assert len(text) < 12 or text not in reason


@given(st.lists(st.tuples(st.from_regex(r"\A[0-9]{2}\Z"), st.text(min_size=1, max_size=30)), max_size=8))
def test_no_sealed_frame_does_more_than_be_refused(objects: list[tuple[str, str]]) -> None:
    body = "000201" + pack(tuple(objects)) + "6304"
    try:
        read_code(body + checksum(body))
    except VietQrError:
        return


@pytest.mark.parametrize(
    "fields",
    [
        {"bin_": "97040"},
        {"bin_": "97040A"},
        {"bin_": "９70403"},
        {"account": ""},
        {"account": "1" * 20},
        {"account": "12 34"},
        {"account": "ĐA1"},
        {"amount": Dong(0)},
        {"amount": Dong(10**13)},
        {"ref": ""},
        {"ref": "A" * 26},
        {"purpose": "B" * 26},
        {"purpose": "越南"},
        {"purpose": "A\nB"},
        {"service": Service.TO_CARD, "account": "VQRQ0001"},
    ],
)
def test_what_cannot_be_carried_is_refused_not_cut(fields: dict[str, Any]) -> None:
    wanted: dict[str, Any] = {"bin_": "970403", "account": "0011012345678"} | fields
    with pytest.raises(VietQrError):
        VietQr.of(**wanted)


@pytest.mark.parametrize("text", ["", "0", "-5", "1.5", "1e3", "50 000", "50,000", "50.000", "007", "1" * 14, "٣٣"])
def test_an_amount_is_typed_in_digits_only(text: str) -> None:
    with pytest.raises(VietQrError):
        amount_of(text)


def test_an_amount_of_thirteen_digits_is_carried() -> None:
    assert amount_of("9" * 13) == Dong(9_999_999_999_999)


def test_a_value_of_a_hundred_characters_is_never_packed() -> None:
    with pytest.raises(VietQrError, match="1 to 99"):
        pack((("62", "A" * 100),))
    with pytest.raises(VietQrError, match="1 to 99"):
        pack((("62", ""),))
    with pytest.raises(VietQrError, match="two digits"):
        pack((("6", "A"),))


def test_a_code_above_512_characters_is_never_sealed_or_read() -> None:
    many = tuple((f"{n:02}", "A" * 99) for n in range(2, 8))
    with pytest.raises(VietQrError, match="512"):
        seal(many)
    with pytest.raises(VietQrError, match="512"):
        read_code("0" * 513)


def sealed(*objects: tuple[str, str]) -> str:
    return seal((("00", "01"), ("01", "11"), *objects))


PAYEE = pack((("00", "A000000727"), ("01", pack((("00", "970403"), ("01", "123")))), ("02", "QRIBFTTA")))
VN = (("53", "704"), ("58", "VN"))


def template(*parts: tuple[str, str]) -> tuple[str, str]:
    return "38", pack(parts)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (seal((("01", "11"), *VN)), "object 00 comes first"),
        (seal((("00", "02"), *VN)), "the format is 01"),
        (sealed(("38", PAYEE), *VN)[:-8], "object 63 comes last"),
        (sealed(("38", PAYEE), *VN)[:-8] + "6304ZZZZ", "four hex digits"),
        (sealed(("38", PAYEE), *VN, ("53", "704")), "object 53: comes twice"),
        (sealed(("38", PAYEE), ("58", "VN")), "object 53 is missing"),
        (sealed(("38", PAYEE), ("53", "704")), "object 58 is missing"),
        (sealed(("38", PAYEE), *VN, ("54", "50 000")), "object 54"),
        (sealed(("38", PAYEE), *VN, ("54", "0")), "above zero"),
        (sealed(("38", PAYEE), *VN, ("54", "1.5")), "no decimals"),
        (sealed(("38", PAYEE), *VN, ("62", pack((("08", "A" * 26),)))), "62.08"),
        (sealed(("38", PAYEE), *VN, ("62", pack((("09", "AA"),)))), "62.09"),
        (sealed(("38", PAYEE), *VN, ("62", pack((("50", "0003A"),)))), "62.50.00"),
        (sealed(("38", PAYEE), *VN, ("59", "Bệnh viện")), "object 59: printable ASCII"),
        (sealed(("38", PAYEE), *VN, ("64", "0002vi01" + "05e\u0302nh.")), "printable characters in NFC"),
        (sealed(template(("00", "A000000726"), ("01", "x")), *VN), "38.00"),
        (sealed(template(("00", "A000000727"), ("03", "x")), *VN), "only 00, 01 and 02"),
        (sealed(template(("00", "A000000727"), ("01", pack((("00", "970403"),)))), *VN), "exactly 00 and 01"),
        (sealed(template(("00", "A000000727"), ("01", pack((("00", "97A403"), ("01", "1"))))), *VN), "38.01.00"),
        (sealed(template(("00", "A000000727"), ("01", pack((("00", "970403"), ("01", "-"))))), *VN), "38.01.01"),
        (sealed(template(*((p[0], p[1] if p[0] != "02" else "QRX") for p in pairs(PAYEE))), *VN), "38.02"),
        (sealed(("38", PAYEE), *VN) + "\u200b", "printable characters"),
    ],
)
def test_a_code_that_breaks_one_rule_is_refused_for_it(code: str, reason: str) -> None:
    with pytest.raises(VietQrError, match=reason):
        read_code(code)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (GOOD[15]["payload"], "object 38 is missing"),
        (seal((("00", "01"), ("38", PAYEE), *VN)), "object 01 is missing"),
        (sealed(("38", PAYEE), ("53", "840"), ("58", "VN")), "704 and VN"),
    ],
)
def test_another_schemes_code_is_not_a_transfer(code: str, reason: str) -> None:
    with pytest.raises(VietQrError, match=reason):
        VietQr.decode(code)


def test_a_code_without_service_asks_for_the_default() -> None:
    parts = tuple(pair for pair in pairs(PAYEE) if pair[0] != "02")
    code = VietQr.decode(sealed(("38", pack(parts)), *VN))
    assert code.service is None
    assert VietQr.decode(code.encode()) == code


def test_payment_system_templates_in_the_details_are_read() -> None:
    assert read_code(sealed(("38", PAYEE), *VN, ("62", pack((("50", "0003ABC"),)))))


def test_a_whole_amount_may_end_in_a_point() -> None:
    assert VietQr.decode(sealed(("38", PAYEE), *VN, ("54", "50000."))).amount == Dong(50_000)
