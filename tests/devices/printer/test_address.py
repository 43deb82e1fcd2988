"""Where a printer is, as configuration writes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.printer.address import (
    Address,
    BadAddress,
    FileAddress,
    NetworkAddress,
    SerialAddress,
    UsbAddress,
    parse_address,
)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("tcp://10.0.0.7:9100", NetworkAddress("10.0.0.7", 9100)),
        ("tcp://printer.local", NetworkAddress("printer.local", 9100)),
        ("tcp://[::1]:9101", NetworkAddress("::1", 9101)),
        ("usb://04b8:0e15", UsbAddress(0x04B8, 0x0E15, None)),
        ("usb://0x04B8:0x0E15?serial=X1", UsbAddress(0x04B8, 0x0E15, "X1")),
        ("serial:///dev/ttyUSB0?baud=115200", SerialAddress("/dev/ttyUSB0", 115200, "none")),
        ("serial:///dev/serial/by-id/x?baud=9600&flow=xonxoff", SerialAddress("/dev/serial/by-id/x", 9600, "xonxoff")),
        ("file:///dev/usb/lp0", FileAddress("/dev/usb/lp0")),
    ],
)
def test_an_address_is_read(url: str, address: Address) -> None:
    assert parse_address(url) == address


@pytest.mark.parametrize(
    "url",
    [
        "",
        "10.0.0.7:9100",
        "http://10.0.0.7",
        "tcp://",
        "tcp://host:0",
        "tcp://host:99999",
        "tcp://host:9100/path",
        "tcp://user@host:9100",
        "tcp://host:9100?baud=9600",
        "tcp://[::1",
        "usb://04b8",
        "usb://zzzz:0000",
        "serial://ttyUSB0",
        "serial:///dev/ttyUSB0?baud=fast",
        "serial:///dev/ttyUSB0?baud=115200&flow=maybe",
        "serial:///dev/ttyUSB0?speed=1",
        "file://lp0",
    ],
)
def test_what_is_not_an_address_is_refused_with_the_wanted_form(url: str) -> None:
    with pytest.raises(BadAddress, match=r"is |are ") as refused:
        parse_address(url)
    assert refused.value.__cause__ is None


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        parse_address(text)
    except BadAddress:
        return
