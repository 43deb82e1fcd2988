"""Ticket and receipt JSON."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.receipt import Receipt
from kiosk.domain.ticket import Ticket

TICKET: dict[str, object] = {
    "hospital": "BỆNH VIỆN ĐA KHOA TỈNH",
    "title": "PHIẾU KHÁM BỆNH",
    "number": "A-042",
    "clinic": "Khám Nội",
    "clinic_en": "Internal medicine",
    "room": "P.105, tầng 1",
    "room_en": "P.105, ground floor",
    "name": "NGUYỄN T*** M",
    "coverage": "BHYT – chờ xác minh",
    "priority": False,
    "ahead": 7,
    "expected": "2026-11-21T08:40:00+07:00",
    "issued": "2026-11-21T08:05:12+07:00",
    "qr": "Q1|abc|def|MAC",
    "notes": ["Mang theo phiếu này"],
    "copy": False,
}
RECEIPT: dict[str, object] = {
    "hospital": "BỆNH VIỆN ĐA KHOA TỈNH",
    "title": "BIÊN LAI THU TIỀN",
    "number": "R-000123",
    "lines": [{"text": "Khám Nội", "amount": 150_000}],
    "total": 150_000,
    "method": "Chuyển khoản QR",
    "ref": "KB7Q2",
    "paid": "2026-11-21T08:06:00+07:00",
    "issued": "2026-11-21T08:06:05+07:00",
    "name": None,
    "qr": None,
    "notes": [],
    "copy": True,
}


def test_a_ticket_survives_its_json() -> None:
    assert Ticket.parse(TICKET).to_json() == TICKET


def test_a_ticket_needs_little() -> None:
    little = {key: TICKET[key] for key in ("hospital", "title", "number", "clinic", "room", "issued")}
    found = Ticket.parse(little)
    assert found.to_json() == {
        **little,
        "clinic_en": None,
        "room_en": None,
        "name": None,
        "coverage": None,
        "priority": False,
        "ahead": None,
        "expected": None,
        "qr": None,
        "notes": [],
        "copy": False,
    }


def test_a_ticket_whose_clinic_is_its_room_names_no_illness() -> None:
    assert not Ticket.parse(TICKET).discreet
    assert Ticket.parse({**TICKET, "clinic": "P.105"}).discreet


def test_a_receipt_survives_its_json() -> None:
    assert Receipt.parse(RECEIPT).to_json() == RECEIPT


@pytest.mark.parametrize("key", ["hospital", "title", "number", "clinic", "room", "issued"])
def test_a_ticket_without_a_needed_key_is_refused_by_its_name(key: str) -> None:
    wrong = {k: v for k, v in TICKET.items() if k != key}
    with pytest.raises(FieldError, match=key):
        Ticket.parse(wrong)


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(FieldError, match="colour: unknown key"):
        Ticket.parse({**TICKET, "colour": "red"})
    assert Ticket.read(Fields({**TICKET, "colour": "red"})) == Ticket.parse(TICKET)  # a backend of later
    wrong = copy.deepcopy(RECEIPT)
    with pytest.raises(FieldError, match="colour"):
        Receipt.parse({**wrong, "colour": "red"})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(TICKET)), json_values)
def test_a_ticket_is_read_or_refused_whatever_stands_under_a_key(key: str, value: object) -> None:
    fault = ""
    found = Ticket.parse(TICKET)
    try:
        found = Ticket.parse({**TICKET, key: value})
    except FieldError as refused:
        fault = str(refused)
    assert Ticket.parse(found.to_json()) == found
    assert not fault or key in fault


@given(st.sampled_from(sorted(RECEIPT)), json_values)
def test_a_receipt_is_read_or_refused_whatever_stands_under_a_key(key: str, value: object) -> None:
    fault = ""
    found = Receipt.parse(RECEIPT)
    try:
        found = Receipt.parse({**RECEIPT, key: value})
    except FieldError as refused:
        fault = str(refused)
    assert Receipt.parse(found.to_json()) == found
    assert not fault or key in fault
