"""Names and texts come from cards and codes that anyone can print: none of them may reach the printer as a command."""

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.devices.printer import escpos
from kiosk.devices.printer.delivery import Job
from kiosk.devices.printer.raster import render
from kiosk.domain.money import Dong
from kiosk.domain.receipt import ReceiptLine
from kiosk.domain.slip import Counter
from kiosk.sim.printer.commands import RasterHead, next_command
from kiosk.sim.printer.realtime import Watch
from tests.devices.printer.samples import RECEIPT, SLIP, TICKET

NASTY = "NGUYEN VAN A\x1dV\x00\x1bp\x00\x19\xfa\x10\x14\x01\x00\x05\x10\x04\x01\x1b@\u202e\u0000"
texts = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(["\x1b", "\x1d", "\x10", "\x14", "\x04", "\x00", "V", "p", "@", "A", "ễ", "\u202e", "\u200b"]),
        max_size=30,
    ).map("".join),
)


def commands_of(stream: bytes) -> set[str]:
    """Every command that a printer would see, and every one it would obey at once."""
    found: set[str] = set()
    watch = Watch()
    urgent = [watch.see(byte) for byte in stream]
    found |= {f"at once: {each.name}" for each in urgent if each is not None}
    while stream:
        command = next_command(stream)
        assert command is not None
        found.add(command.name)
        skip = command.across * command.rows if isinstance(command, RasterHead) else 0
        stream = stream[command.taken + skip :]
    return found


@settings(max_examples=40, deadline=None)
@given(texts, texts, texts, st.booleans())
@example(NASTY, NASTY, NASTY, True)
def test_no_text_of_any_document_carries_a_command(a: str, b: str, c: str, copy: bool) -> None:
    documents = (
        replace(TICKET, name=a, hospital=b, notes=(c, a), clinic=c, room=a, number=b[:12], coverage=c, copy=copy),
        replace(RECEIPT, name=c, title=a, lines=(ReceiptLine(b, Dong(1)),), ref=a, method=c, notes=(b,), copy=copy),
        replace(SLIP, reason=a, desk=Counter(b, a), reference=c, name=a, notes=(b, c)),
    )
    for document in documents:
        raster = render(document)
        assert commands_of(Job.of(raster).data) <= {"GS v 0", "ESC J"}


def test_the_nasty_name_prints_as_the_plain_one() -> None:
    plain = replace(TICKET, name="NGUYEN VAN AVp\xfaúV@")
    assert "\x1d" in NASTY
    nasty = render(replace(TICKET, name="NGUYEN\x1d VAN A\x1b\x00"))
    assert nasty == render(replace(TICKET, name="NGUYEN VAN A"))
    assert render(plain) != nasty


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=600))
def test_dots_that_look_like_commands_are_changed_by_one_dot_only(dots: bytes) -> None:
    safe = escpos.without_real_time(dots)
    watch = Watch()
    assert all(watch.see(byte) is None for byte in safe)
    changed = [(old, new) for old, new in zip(dots, safe, strict=True) if old != new]
    assert all(change == (0x10, 0x30) for change in changed)
