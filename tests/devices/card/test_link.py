"""The seams' small parts: answers in pieces, and the hand that cannot hang its owner."""

import threading
from threading import Event

import pytest

from kiosk.devices.card.hand import Hand, Stuck
from kiosk.devices.card.link import Answer, whole_answer
from kiosk.devices.card.pcsc import PcscSession

T0 = 1  # SCARD_PROTOCOL_T0


def test_an_answer_in_pieces_is_fetched() -> None:
    rest = [Answer(b"two", 0x6105), Answer(b"three", 0x9000)]
    asked: list[bytes] = []

    def more(command: bytes) -> Answer:
        asked.append(command)
        return rest.pop(0)

    assert whole_answer(Answer(b"one", 0x6103), more) == Answer(b"onetwothree", 0x9000)
    assert [command.hex() for command in asked] == ["00c0000003", "00c0000005"]


def test_a_card_that_never_stops_having_more_is_cut_off() -> None:
    assert len(whole_answer(Answer(b"", 0x6100), lambda _: Answer(bytes(256), 0x6100)).data) <= 66_000


def test_a_card_that_promises_more_and_gives_nothing_is_asked_once() -> None:
    asked: list[bytes] = []

    def nothing(command: bytes) -> Answer:
        asked.append(command)
        assert len(asked) < 1000, "for ever"
        return Answer(b"", 0x6110)

    assert whole_answer(Answer(b"one", 0x6110), nothing) == Answer(b"one", 0x6110)
    assert len(asked) == 1


def test_a_contact_card_that_never_ends_its_answer_is_read_in_a_loop_and_not_deeper_and_deeper(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A stack that overflows is a bug of ours, and hundreds of exchanges more than anybody waits for."""
    sent: list[int] = []

    def transmit(*_: object) -> tuple[int, list[int]]:
        sent.append(1)
        return 0, [*bytes(256), 0x61, 0x00]

    monkeypatch.setattr("kiosk.devices.card.pcsc.scard.SCardTransmit", transmit)
    monkeypatch.setattr("kiosk.devices.card.pcsc.scard.SCardDisconnect", lambda *_: 0)
    session = PcscSession("reader", b"", None, T0)
    try:
        answer = session.transmit(bytes.fromhex("00b0000000"))
    finally:
        session.close()
    assert (answer.status, len(answer.data) <= 66_000, len(sent) <= 301) == (0x6100, True, True)


def test_a_hand_gives_results_and_ends() -> None:
    hand = Hand("test hand")
    assert hand.do(lambda: 5, 1.0) == 5
    done = Event()
    hand.finish(done.set, 1.0)
    assert done.is_set()
    assert not any(thread.name == "test hand" for thread in threading.enumerate())


def test_a_stuck_hand_is_told_at_once_and_ends_when_its_call_does() -> None:
    hand, gate = Hand("stuck hand"), Event()
    with pytest.raises(Stuck):
        hand.do(gate.wait, 0.05)
    with pytest.raises(Stuck):
        hand.do(lambda: 5, 10.0)
    done = Event()
    hand.finish(done.set, 10.0)
    assert not done.is_set()
    gate.set()
    assert done.wait(30)
