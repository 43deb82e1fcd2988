import os
import pty
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.scanner.address import Address
from kiosk.devices.scanner.faults import ScannerGone, ScannerRefused
from kiosk.devices.scanner.frame import Scanned
from kiosk.devices.scanner.lines import LONGEST, Lines
from kiosk.devices.scanner.serial import SerialScanner, open_serial

CARD = "001190000001|012345678|Lê Thanh An|15011990|Nữ|Tân An, Long An|26062021"


class Clock:
    now = 5.0

    def __call__(self) -> float:
        return self.now


def codes(*pieces: bytes) -> list[tuple[bytes, str]]:
    lines = Lines()
    return [(one.data, one.symbology) for piece in pieces for one in lines.feed(piece)]


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\x03", b"\n\n\r"])
def test_a_code_ends_with_its_line(end: bytes) -> None:
    assert codes(CARD.encode() + end) == [(CARD.encode(), "")]


def test_a_code_in_pieces_is_one_code() -> None:
    data = CARD.encode() + b"\r"
    assert codes(*(data[n : n + 1] for n in range(len(data)))) == [(CARD.encode(), "")]


def test_two_codes_at_once_are_two_codes() -> None:
    assert codes(b"one\rtwo\rthr") == [(b"one", ""), (b"two", "")]


def test_an_insurance_card_keeps_its_dollar() -> None:
    assert codes(b"0123456789|4E|$\r") == [(b"0123456789|4E|$", "")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"]Q1hello", [(b"hello", "QRCode")]),
        (b"]Q3hello", [(b"hello", "QRCode")]),
        (b"]C0XN012345", [(b"XN012345", "Code128")]),
        (b"]E0123456789012", []),
        (b"]d2hello", []),
        (b"]", [(b"]", "")]),
        (b"]Q1", []),
    ],
)
def test_an_identifier_names_the_symbology(line: bytes, expected: list[tuple[bytes, str]]) -> None:
    assert codes(line + b"\r") == expected


def test_a_start_mark_begins_anew() -> None:
    assert codes(b"rest of something\x02hello\x03") == [(b"hello", "")]


def test_controls_do_not_get_through() -> None:
    assert codes(b"\x00a\x1bb\x1dc\x7fd\x10\x14e\r") == [(b"abcde", "")]


def test_a_code_that_is_too_long_is_dropped_whole_and_the_next_is_read() -> None:
    assert codes(b"x" * (LONGEST + 1) + b"\rnext\r") == [(b"next", "")]
    assert codes(b"x" * LONGEST + b"\r") == [(b"x" * LONGEST, "")]
    assert codes(b"x" * 1_000_000, b"\rnext\r") == [(b"next", "")]


def test_a_code_that_pauses_is_dropped() -> None:
    clock = Clock()
    lines = Lines(clock)
    assert lines.feed(b"001190000001|") == []
    clock.now += 1.1
    assert lines.feed(b"") == []
    assert lines.feed(b"hello\r") == [Scanned(b"hello", "")]


def test_what_is_dropped_is_gone() -> None:
    lines = Lines()
    lines.feed(b"half a co")
    lines.drop()
    assert lines.feed(b"de\r") == [Scanned(b"de", "")]


@given(st.lists(st.binary(max_size=60), max_size=30))
def test_any_stream_gives_clean_codes(pieces: list[bytes]) -> None:
    found = codes(*pieces)
    assert found == codes(b"".join(pieces))
    for data, symbology in found:
        assert 0 < len(data) <= LONGEST
        assert not any(byte < 0x20 or byte == 0x7F for byte in data)
        assert symbology in ("", "QRCode", "Code128")


class Line:
    """A scanner's cable: what is written at one end comes out of a serial port."""

    def __init__(self) -> None:
        self.end, self._inner = pty.openpty()
        self.port = os.ttyname(self._inner)
        self.open = True

    def send(self, text: str) -> None:
        os.write(self.end, text.encode())

    def pull(self) -> None:
        if self.open:
            self.open = False
            os.close(self._inner)
            os.close(self.end)


@pytest.fixture
def line() -> Iterator[Line]:
    cable = Line()
    yield cable
    cable.pull()


def test_a_card_comes_through_the_line_byte_for_byte(line: Line) -> None:
    scanner = SerialScanner(line.port)
    line.send(f"]Q1{CARD}\r\n")
    assert scanner.frame(2) == Scanned(CARD.encode(), "QRCode")
    scanner.close()


def test_two_cards_sent_at_once_come_one_after_the_other(line: Line) -> None:
    scanner = SerialScanner(line.port)
    line.send("one\rtwo\r")
    assert scanner.frame(2) == Scanned(b"one", "")
    assert scanner.frame(0) == Scanned(b"two", "")
    assert scanner.frame(0) is None
    scanner.close()


def test_a_quiet_line_gives_nothing(line: Line) -> None:
    scanner = SerialScanner(line.port)
    assert scanner.frame(0.01) is None
    scanner.close()


def test_what_was_scanned_while_nobody_asked_is_forgotten(line: Line) -> None:
    scanner = SerialScanner(line.port)
    line.send("one\rtwo\rthr")
    assert scanner.frame(2) == Scanned(b"one", "")
    line.send("ee\r")
    scanner.discard()
    line.send("four\r")
    assert scanner.frame(2) == Scanned(b"four", "")
    scanner.close()


def test_a_pulled_cable_is_a_scanner_gone(line: Line) -> None:
    scanner = SerialScanner(line.port)
    line.pull()
    with pytest.raises(ScannerGone):
        scanner.frame(0.5)
    with pytest.raises(ScannerGone):
        scanner.discard()
    scanner.close()
    scanner.close()
    with pytest.raises(ScannerGone):
        scanner.frame(0.1)


def test_a_line_that_another_program_has_is_not_shared(line: Line) -> None:
    scanner = SerialScanner(line.port)
    with pytest.raises(ScannerGone):
        SerialScanner(line.port)
    scanner.close()


@pytest.mark.parametrize("port", ["/dev/absent", "/dev/null", "/etc", "/proc/self/status"])
def test_what_is_no_serial_line_is_not_opened(port: str) -> None:
    with pytest.raises(ScannerGone):
        SerialScanner(port)


def test_the_address_sets_the_speed_and_nothing_else(line: Line) -> None:
    open_serial(Address.parse(f"serial://{line.port}?baud=115200")).close()
    for options in ("baud=x", "parity=odd", "baud=1"):
        with pytest.raises(ScannerRefused):
            open_serial(Address.parse(f"serial://{line.port}?{options}"))


def test_a_thousand_cards_come_through_in_order(line: Line) -> None:
    scanner = SerialScanner(line.port)
    for number in range(1000):
        with suppress(BlockingIOError):
            line.send(f"{number:012}|{CARD}\r")
        frame = None
        while frame is None:
            frame = scanner.frame(2)
        assert frame == Scanned(f"{number:012}|{CARD}".encode(), "")
    scanner.close()
