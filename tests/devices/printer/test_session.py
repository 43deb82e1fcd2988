"""Questions and answers over a link that a test holds in its hand."""

from collections import deque

import pytest

from kiosk.devices.printer.link import LinkLost
from kiosk.devices.printer.patience import Deadline, Patience
from kiosk.devices.printer.session import Session, Silent

PATIENCE = Patience(answer=0.02, stall=0.03, printing=0.2, recovery=0.1, look=0.1, poll=0.005)


class Wire:
    """Answers each thing sent by what the table says; `unasked` comes first."""

    def __init__(self, answers: dict[bytes, bytes], unasked: bytes = b"", seconds_per_byte: float = 0.0) -> None:
        self.answers = answers
        self.coming: deque[bytes] = deque([unasked] if unasked else [])
        self.sent = bytearray()
        self.seconds_per_byte = seconds_per_byte

    def send(self, data: bytes, within: float) -> int:
        self.sent += data
        if data in self.answers:
            self.coming.append(self.answers[data])
        return len(data)

    def receive(self, within: float) -> bytes:
        return self.coming.popleft() if self.coming else b""

    def close(self) -> None:
        """Nothing."""

    def abort(self) -> None:
        """Nothing."""


def asks(n: int) -> bytes:
    return bytes((0x10, 0x04, n))


READY = dict.fromkeys(map(asks, (1, 2, 3, 4)), b"\x12")


def test_automatic_status_is_not_taken_for_an_answer() -> None:
    said = {**READY, asks(4): b"\x18\x00\x0c\x0f\x7e"}
    session = Session(Wire(said), PATIENCE)
    assert session.real_time_status(Deadline(1)).roll == 0x7E
    assert session.fault_announced()


def test_an_answer_from_before_the_question_does_not_count() -> None:
    session = Session(Wire({}, unasked=b"\x12\x12"), PATIENCE)
    with pytest.raises(Silent):
        session.real_time_status(Deadline(1))


def test_an_answer_too_many_spoils_all_four() -> None:
    with pytest.raises(Silent):
        Session(Wire({**READY, asks(2): b"\x12\x32"}), PATIENCE).real_time_status(Deadline(1))


def test_one_missing_answer_is_silence() -> None:
    with pytest.raises(Silent):
        Session(Wire(dict.fromkeys((asks(1), asks(2), asks(3)), b"\x12")), PATIENCE).real_time_status(Deadline(1))


def test_after_xoff_nothing_goes_but_what_is_urgent() -> None:
    wire = Wire(READY, unasked=b"\x13")
    session = Session(wire, PATIENCE)
    session.listen()
    assert session.write(b"dots", Deadline(0.2)) == 0
    assert wire.sent == b""
    assert session.real_time_status(Deadline(1)).trouble is None
    wire.coming.append(b"\x11")
    assert session.write(b"dots", Deadline(0.2)) == 4


def test_a_slow_line_is_waited_for_as_long_as_it_is_busy() -> None:
    moments = iter(range(10_000))
    session = Session(Wire(READY, seconds_per_byte=0.001), PATIENCE, clock=lambda: next(moments) / 10_000)
    session.write(b"x" * 100, Deadline(1))
    assert session.real_time_status(Deadline(5)).trouble is None


def test_a_mark_and_a_clear_are_remembered() -> None:
    wire = Wire({}, unasked=b"\x37\x22AB12\x00\x37\x25\x00")
    session = Session(wire, PATIENCE)
    session.listen()
    assert session.marked(b"AB12")
    assert not session.marked(b"AB13")
    assert session.cleared == 1


def test_a_raw_answer_is_what_came_and_patterns_work_again_after_it() -> None:
    wire = Wire({**READY, b"\x1d\xe1": b"510cm"})
    session = Session(wire, PATIENCE)
    assert session.raw_answer(b"\x1d\xe1", lambda said: b"cm" in said, Deadline(1)) == b"510cm"
    assert session.raw_answer(b"\x1de\x06", bool, Deadline(1)) == b""
    assert session.real_time_status(Deadline(1)).trouble is None


def test_a_lost_link_is_told() -> None:
    class Broken(Wire):
        def receive(self, within: float) -> bytes:
            raise LinkLost("gone")

    with pytest.raises(LinkLost):
        Session(Broken({}), PATIENCE).real_time_status(Deadline(1))
