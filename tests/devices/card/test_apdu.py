"""The cases of ISO 7816-4, short and extended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card.apdu import Command
from kiosk.devices.card.link import Answer
from kiosk.sim.card.locks import Request


@pytest.mark.parametrize(
    ("command", "raw"),
    [
        (Command(0, 0xA4, 0, 0), "00A40000"),
        (Command(0, 0x84, 0, 0, le=8), "0084000008"),
        (Command(0, 0xB0, 0x9C, 0, le=256), "00B09C0000"),
        (Command(0, 0xA4, 2, 0x0C, b"\x01\x1c"), "00A4020C02011C"),
        (Command(0, 0x86, 0, 0, b"\x7c\x00", 256), "00860000027C0000"),
        (Command(0, 0xB0, 0, 0, le=257), "00B00000000101"),
        (Command(0, 0xB0, 0, 0, le=65536), "00B00000000000"),
        (Command(0, 0xB1, 0, 0, b"\x54\x00", 300), "00B100000000025400012C"),
        (Command(0, 0xB0, 0, 0, le=16, long=True), "00B00000000010"),
    ],
)
def test_each_case_is_written_as_the_standard_does(command: Command, raw: str) -> None:
    assert command.encode() == bytes.fromhex(raw)


@given(st.binary(max_size=700), st.one_of(st.none(), st.integers(1, 65536)), st.booleans())
def test_the_simulated_chip_reads_what_is_written(data: bytes, le: int | None, long: bool) -> None:
    request = Request.read(Command(0x0C, 0xB0, 1, 2, data, le, long).encode())
    assert (request.cla, request.ins, request.p1, request.p2) == (0x0C, 0xB0, 1, 2)
    assert request.data == data
    assert request.le == (le or 0)


@pytest.mark.parametrize("le", [0, 65537])
def test_lengths_that_cannot_be_asked_are_a_fault(le: int) -> None:
    with pytest.raises(ValueError, match="65536"):
        Command(0, 0xB0, 0, 0, le=le)


def test_an_answer_has_a_status() -> None:
    assert Answer.parse(b"ab\x90\x00") == Answer(b"ab", 0x9000)
    with pytest.raises(ValueError, match="status"):
        Answer.parse(b"\x90")
