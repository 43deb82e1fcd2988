"""The simulator's own reading of ESC/POS."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sim.printer.commands import Command, RasterHead, next_command
from kiosk.sim.printer.realtime import Urgent, Watch


@pytest.mark.parametrize(
    ("stream", "name", "parameters"),
    [
        (b"\x1b@x", "ESC @", b""),
        (b"\x1bJ\x18", "ESC J", b"\x18"),
        (b"\x1dVB\x00", "GS V", b"B\x00"),
        (b"\x1dV\x00", "GS V", b"\x00"),
        (b"\x1d(H\x06\x0000abcd", "GS ( H", b"00abcd"),
        (b"\x1dr\x01", "GS r", b"\x01"),
        (b"\x1dI\x43", "GS I", b"\x43"),
        (b"\x1de\x03\x05", "GS e", b"\x03\x05"),
        (b"\x1de\x06", "GS e", b"\x06"),
        (b"\x1d\xe1", "GS \xe1", b""),
        (b"\x1dkA\x03123", "GS k", b"A\x03123"),
        (b"\x1dk\x04123\x00", "GS k", b"\x04123"),
        (b"\x1b*\x21\x02\x00123456", "ESC *", b"\x21\x02\x00123456"),
        (b"\x10\x04\x01", "DLE", b"\x01"),
        (b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08", "DLE DC4", b"\x08\x01\x03\x14\x01\x06\x02\x08"),
        (b"HUY\n", "text", b"HUY"),
        (b"\n", "LF", b""),
        (b"\x00", "NUL", b""),
    ],
)
def test_a_command_is_read_with_its_parameters(stream: bytes, name: str, parameters: bytes) -> None:
    found = next_command(stream)
    assert isinstance(found, Command)
    assert (found.name, found.parameters) == (name, parameters)
    if name != "text":
        assert all(next_command(stream[:n]) is None for n in range(1, found.taken))


def test_a_raster_is_its_head_and_then_rows() -> None:
    assert next_command(b"\x1dv0\x00\x48\x00\x80\x00" + b"x") == RasterHead(72, 128)
    assert next_command(b"\x1dv0\x00\x48\x00\x80") is None


@given(st.binary(min_size=1, max_size=200))
def test_any_stream_is_worked_off_or_waits_for_more(stream: bytes) -> None:
    while stream:
        found = next_command(stream)
        if found is None:
            return
        assert found.taken > 0
        stream = stream[found.taken :]


@given(st.binary(max_size=40).filter(lambda b: b"\x10" not in b), st.sampled_from([1, 2, 3, 4, 20]))
def test_an_urgent_command_is_seen_in_any_surroundings(around: bytes, n: int) -> None:
    watch = Watch()
    seen = [watch.see(byte) for byte in around + bytes((0x10, 0x04, n)) + around]
    assert [urgent for urgent in seen if urgent is not None] == [Urgent("EOT", n)]


def test_urgent_commands_are_those_of_the_manual() -> None:
    stream = b"\x10\x10\x04\x01\x10\x05\x02\x10\x14\x01\x00\x05\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08\x10\x14\x08\x02"
    watch = Watch()
    seen = [watch.see(byte) for byte in stream]
    assert [urgent for urgent in seen if urgent is not None] == [
        Urgent("EOT", 1),
        Urgent("ENQ", 2),
        Urgent("DC4", 1),
        Urgent("DC4", 8),
    ]
