"""Replies split, merged, late and mixed with what nobody asked for."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.printer.replies import AutoStatus, Block, Flow, FullStatus, RealTime, Reply, ReplyParser, Single


def bits(fixed: int, free: int) -> st.SearchStrategy[int]:
    """Bytes of a pattern: `fixed` bits set, `free` bits either way."""
    return st.integers(0, 255).map(lambda n: fixed | (n & free))


real_time = bits(0x12, 0x6C).map(lambda b: (bytes((b,)), RealTime(b)))
single = bits(0x00, 0x6F).map(lambda b: (bytes((b,)), Single(b)))
automatic = st.tuples(bits(0x10, 0x6C), bits(0, 0x6F), bits(0, 0x6F), bits(0, 0x6F)).map(
    lambda four: (bytes(four), AutoStatus(*four))
)
block = st.tuples(
    st.sampled_from([0x35, 0x37, 0x3B, 0x3D, 0x5F]), st.binary(max_size=60).map(lambda b: b.replace(b"\0", b" "))
).map(lambda pair: (bytes((pair[0],)) + pair[1] + b"\0", Block(*pair)))
flow = st.sampled_from([(b"\x11", Flow.XON), (b"\x13", Flow.XOFF)])
conversation = st.lists(st.one_of(real_time, single, automatic, block, flow), max_size=12)
cuts = st.lists(st.integers(1, 9), min_size=1)


def fed(parser: ReplyParser, data: bytes, sizes: list[int]) -> list[Reply]:
    found: list[Reply] = []
    turn = 0
    while data:
        size = sizes[turn % len(sizes)]
        found += parser.feed(data[:size])
        data = data[size:]
        turn += 1
    return found


@given(conversation, cuts)
def test_replies_are_told_apart_however_they_are_cut(said: list[tuple[bytes, Reply]], sizes: list[int]) -> None:
    data = b"".join(part for part, _ in said)
    assert fed(ReplyParser(), data, sizes) == [reply for _, reply in said]


@given(automatic, real_time, st.integers(1, 3))
def test_a_real_time_answer_inside_an_automatic_status_is_seen(
    auto: tuple[bytes, Reply], answer: tuple[bytes, Reply], at: int
) -> None:
    data = auto[0][:at] + answer[0] + auto[0][at:]
    assert ReplyParser().feed(data) == [answer[1], auto[1]]


@given(st.binary(max_size=300), cuts)
def test_any_bytes_are_survived_and_cutting_changes_nothing(data: bytes, sizes: list[int]) -> None:
    assert fed(ReplyParser(), data, sizes) == ReplyParser().feed(data)


@given(st.binary(min_size=4, max_size=4))
def test_a_full_status_is_seen_only_when_it_was_asked_for(four: bytes) -> None:
    parser = ReplyParser()
    parser.expect_full_status()
    assert parser.feed(b"\x10\x0f" + four) == [FullStatus(*four)]
    assert ReplyParser().feed(b"\x10\x0f\x00\x00") == [AutoStatus(0x10, 0x0F, 0, 0)]


def test_a_block_that_never_ends_does_not_swallow_the_printer() -> None:
    parser = ReplyParser()
    assert parser.feed(b"\x37" + b"A" * 200) == [Single(0x41)] * 72
    assert parser.noise > 0
    assert parser.feed(b"\x12") == [RealTime(0x12)]


def test_the_bytes_of_a_process_id_and_of_a_clear_are_blocks() -> None:
    assert ReplyParser().feed(b"\x37\x22" + b"0001" + b"\x00\x37\x25\x00") == [
        Block(0x37, b"\x220001"),
        Block(0x37, b"\x25"),
    ]


def test_noise_is_dropped_and_counted() -> None:
    parser = ReplyParser()
    assert parser.feed(b"\x80\x90\xff") == []
    assert parser.noise == 3
