"""The QR code of a new terminal, and addresses as somebody types them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.address import address_of, network_printer
from kiosk.domain.invitation import Invitation, InvitationError

DIGEST = "3f9a0c77d15e4b8826aa91cd0e5b7f34c86d1290ab4477e1c05f92d83b6e1a20"
INVITED = Invitation("https://kiosk.bv.example:8443", DIGEST, "7K3M9QX2ABCD")


def test_an_invitation_comes_back_as_it_was_made_and_shows_its_code_to_nobody() -> None:
    assert Invitation.parse(INVITED.text) == INVITED
    assert Invitation.parse(f" {INVITED.text.lower()}\n") == INVITED
    assert INVITED.text == INVITED.text.upper(), "one mode of a QR code is enough for it"
    assert "7K3M9QX2ABCD" not in repr(INVITED)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "KE1:7K3M9QX2ABCD",
        INVITED.text[1:],
        INVITED.text.replace("7K3M9QX2ABCD", "7K3M9QX2ABC"),
        INVITED.text.replace("3F9A", "3F9"),
        INVITED.text.replace("8443", "84430"),
        INVITED.text.replace("KIOSK.BV", "KIOSK..BV"),
        INVITED.text + "/X",
        INVITED.text.replace("7K3M", "7K3Ｍ"),
    ],
)
def test_what_is_none_says_the_form_and_not_the_text(text: str) -> None:
    with pytest.raises(InvitationError, match=r"^KE1:code:authority:host is wanted$"):
        Invitation.parse(text)


@given(st.text(max_size=400))
def test_no_text_breaks_the_parser(text: str) -> None:
    try:
        found = Invitation.parse(text)
    except InvitationError:
        return
    assert Invitation.parse(found.text) == found


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("192.168.1.10", "https://192.168.1.10"),
        ("Kiosk.BV.example:8443", "https://kiosk.bv.example:8443"),
        ("https://kiosk.bv.example/", "https://kiosk.bv.example"),
        ("localhost:1", "https://localhost:1"),
        ("http://kiosk.bv.example", None),
        ("192.168.1.300", None),
        ("192.168.1", None),
        ("1.2.3.0004", None),
        ("a:0", None),
        ("a:65536", None),
        ("a:", None),
        ("-a.b", None),
        ("a..b", None),
        ("a/b", None),
        ("user@host", None),
        ("", None),
        ("a" * 64, None),
        (".".join(["a" * 60] * 9), None),
    ],
)
def test_an_address_is_a_name_or_four_numbers_and_a_port(typed: str, address: str | None) -> None:
    assert address_of(typed) == address


@given(st.text(max_size=60))
def test_whatever_is_typed_an_address_is_https_or_none(typed: str) -> None:
    found = address_of(typed)
    assert found is None or (found.startswith("https://") and found.isascii() and " " not in found and "@" not in found)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("192.168.1.40", "tcp://192.168.1.40:9100"),
        ("TCP://In-01:9101/", "tcp://in-01:9101"),
        ("192.168.1.400", None),
        ("http://in-01", None),
    ],
)
def test_a_printer_on_the_network_has_its_usual_port(typed: str, address: str | None) -> None:
    assert network_printer(typed) == address
