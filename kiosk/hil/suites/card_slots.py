"""What every card reader promises. The cases are Osmocom's for CCID readers, as far as PC/SC shows them."""

import time
from collections.abc import Iterator
from typing import Protocol

import pytest

from kiosk.devices.card.errors import CardGone, NoCard, NoReader, NotReady
from kiosk.devices.card.link import CardSession, CardSlots

SELECT = bytes.fromhex("00A4040C07A0000002471001")
SELECT_OTHER = bytes.fromhex("00A4040C07F0F1F2F3F4F5F6")
CHALLENGE = bytes.fromhex("0084000008")
SOON_S = 3.0


class ReaderRig(Protocol):
    """A reader with a citizen card on it, and the hand that moves the card. `patience_s` is how long it may need."""

    reader: str
    patience_s: float

    @property
    def slots(self) -> CardSlots:
        """The readers."""
        ...

    def lift(self) -> bool:
        """Take the card away; False where nobody can."""
        ...

    def lay(self) -> None:
        """Lay it on again."""
        ...


@pytest.fixture(name="session")
def one_session(reader_rig: ReaderRig) -> Iterator[CardSession]:
    session = reader_rig.slots.connect(reader_rig.reader)
    yield session
    session.close()


def has_card(rig: ReaderRig) -> bool:
    return any(slot.name == rig.reader and slot.atr is not None for slot in rig.slots.slots())


def await_card(rig: ReaderRig, there: bool) -> float:
    """Seconds until the reader says so."""
    began = time.monotonic()
    while has_card(rig) is not there:
        assert time.monotonic() - began < rig.patience_s, (
            f"the reader does not see the card {'come' if there else 'go'}"
        )
        rig.slots.wait(0.2)
    return time.monotonic() - began


def test_the_reader_is_listed_with_its_card(reader_rig: ReaderRig) -> None:
    slot = next((slot for slot in reader_rig.slots.slots() if slot.name == reader_rig.reader), None)
    assert slot is not None, "the reader is not listed"
    assert slot.refused is None
    assert slot.atr, "the reader says nothing of a card that lies on it"


def test_a_card_answers_to_reset(session: CardSession, reader_rig: ReaderRig) -> None:
    assert session.reader == reader_rig.reader
    assert session.atr[:1] in (b"\x3b", b"\x3f")


def test_the_same_card_gives_the_same_answer_to_reset(reader_rig: ReaderRig) -> None:
    """Sizes are remembered under it: one that changes makes every reading the first of its kind."""
    answers = set()
    for _ in range(3):
        session = reader_rig.slots.connect(reader_rig.reader)
        answers.add(session.atr)
        session.reset()
        session.close()
    assert len(answers) == 1, f"one card gave {len(answers)} different answers to reset"


def test_a_command_without_data_is_answered(session: CardSession) -> None:
    assert session.transmit(SELECT).ok
    assert session.transmit(bytes.fromhex("00B00000"))  # case 1: whatever the card says, it is an answer


def test_data_comes_back(session: CardSession) -> None:
    assert session.transmit(SELECT).ok
    answer = session.transmit(CHALLENGE)
    assert answer.ok
    assert len(answer.data) == 8


def test_data_goes_there(session: CardSession) -> None:
    assert session.transmit(SELECT_OTHER).status in (0x6A82, 0x6999, 0x6283)
    assert session.transmit(SELECT).ok


def test_a_command_of_255_bytes_gets_through(session: CardSession) -> None:
    assert session.transmit(SELECT).ok
    answer = session.transmit(bytes.fromhex("00820000FF") + bytes(255))
    assert not answer.ok, "a card takes no such key"
    assert session.transmit(SELECT).ok, "the session did not outlive it"


def test_a_command_of_extended_length_is_carried_or_refused_and_nothing_worse(session: CardSession) -> None:
    assert session.transmit(SELECT).ok
    session.transmit(bytes.fromhex("00B0000000FFFF"))
    assert session.transmit(SELECT).ok, "the session did not outlive it"


def test_an_instruction_no_card_knows_is_a_status_word(session: CardSession) -> None:
    assert session.transmit(bytes.fromhex("00FE0000")).status >> 12 == 6


def test_a_reset_forgets_what_was_selected(session: CardSession) -> None:
    assert session.transmit(SELECT).ok
    assert session.transmit(CHALLENGE).ok
    session.reset()
    assert not session.transmit(CHALLENGE).ok
    assert session.transmit(SELECT).ok


def test_a_card_may_be_taken_twenty_times(reader_rig: ReaderRig) -> None:
    for _ in range(20):
        session = reader_rig.slots.connect(reader_rig.reader)
        assert session.transmit(SELECT).ok
        session.close()


def test_closing_twice_is_closing_once(reader_rig: ReaderRig) -> None:
    session = reader_rig.slots.connect(reader_rig.reader)
    session.close()
    session.close()
    reader_rig.slots.connect(reader_rig.reader).close()


def test_a_reader_that_is_not_there_is_told_apart_from_a_card_that_is_not(reader_rig: ReaderRig) -> None:
    with pytest.raises(NoReader):
        reader_rig.slots.connect("No Such Reader 99 00")


def test_a_wait_ends_in_time(reader_rig: ReaderRig) -> None:
    reader_rig.slots.slots()
    for seconds in (0.0, 0.2):
        began = time.monotonic()
        reader_rig.slots.wait(seconds)
        assert time.monotonic() - began < seconds + SOON_S


def test_a_card_that_leaves_is_card_gone_and_one_that_comes_back_is_read_again(reader_rig: ReaderRig) -> None:
    session = reader_rig.slots.connect(reader_rig.reader)
    assert session.transmit(SELECT).ok
    if not reader_rig.lift():
        session.close()
        pytest.skip("nobody can move this card")
    began = time.monotonic()
    try:
        with pytest.raises(CardGone):
            use_until_gone(session)
        assert time.monotonic() - began < SOON_S + 1
        session.close()
        await_card(reader_rig, there=False)
        with pytest.raises(NoCard):
            reader_rig.slots.connect(reader_rig.reader)
    finally:
        reader_rig.lay()
    await_card(reader_rig, there=True)
    again = reader_rig.slots.connect(reader_rig.reader)
    assert again.transmit(SELECT).ok
    again.close()


def use_until_gone(session: CardSession) -> None:
    """A hand needs a moment: commands until one fails."""
    until = time.monotonic() + SOON_S
    while time.monotonic() < until:
        session.transmit(SELECT)


def test_every_fault_of_a_reader_is_one_of_ours(reader_rig: ReaderRig) -> None:
    """The caller catches CardError and nothing else."""
    session = reader_rig.slots.connect(reader_rig.reader)
    session.close()
    with pytest.raises(NotReady):
        session.transmit(SELECT)
