"""Reading files: names, sizes, far offsets, and what is remembered of a kind of card."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card.apdu import Command
from kiosk.devices.card.errors import Unreadable
from kiosk.devices.card.files import File
from kiosk.devices.card.link import Answer
from kiosk.devices.card.messaging import ChannelLost
from kiosk.devices.card.reading import FileAbsent, FileReader, Piece
from kiosk.devices.card.sizes import STEPS, Habits, Memory
from kiosk.devices.card.tlv import encode
from kiosk.sim.card.ber import obj, objects


@dataclass
class Shelf:
    """A channel over files in memory, with a limit, that counts what is asked beyond an end."""

    files: dict[int, bytes]
    most: int = 70_000
    starts: int = 1
    beyond: int = 0
    fussy: bool = False
    sent: list[Command] = field(default_factory=list)
    selected: int = 0
    poisoned: bool = False

    def reopen(self) -> None:
        self.starts += 1
        self.selected = 0
        self.poisoned = False

    def send(self, command: Command) -> Answer:
        self.sent.append(command)
        if self.poisoned:
            raise ChannelLost(0x6988)
        if command.ins == 0xA4:
            self.selected = int.from_bytes(command.data, "big")
            return Answer(b"", 0x9000 if self.selected in self.files else 0x6A82)
        le = command.le or 0
        if le > self.most:
            return Answer(b"", 0x6700)
        at = command.p1 << 8 | command.p2
        if command.ins == 0xB1:
            at = int.from_bytes(dict(objects(command.data))[0x54], "big")
            le -= 5 if le > 255 else 3
        elif command.p1 & 0x80:
            self.selected, at = 0x0100 | command.p1 & 0x1F, command.p2
        data = self.files.get(self.selected)
        if data is None:
            return Answer(b"", 0x6A82)
        piece = data[at : at + le]
        status = 0x9000
        if len(piece) < le:
            self.beyond += 1
            self.poisoned = self.fussy
            status = 0x6282
        return Answer(obj(0x53, piece) if command.ins == 0xB1 else piece, status)


def reader(shelf: Shelf, habits: Habits | None = None, pieces: dict[File, Piece] | None = None) -> FileReader:
    return FileReader(shelf, habits or Habits(), {} if pieces is None else pieces)


def photo_of(size: int) -> bytes:
    return encode(0x75, bytes(i % 251 for i in range(size)))


@given(st.integers(220, 40_000), st.sampled_from(STEPS))
def test_a_file_of_any_size_is_read_exactly_and_never_beyond_its_end(size: int, chunk: int) -> None:
    data = photo_of(size)
    shelf = Shelf({0x0102: data})
    assert reader(shelf, Habits(chunk=chunk)).read(File.DG2) == data
    assert shelf.beyond == 0


def test_beyond_32_kilobytes_the_offset_goes_in_the_data() -> None:
    data = photo_of(100_000)
    shelf = Shelf({0x0102: data})
    assert reader(shelf).read(File.DG2) == data
    odd = [command for command in shelf.sent if command.ins == 0xB1]
    assert odd
    assert all(int.from_bytes(command.data[2:], "big") > 0x7FFF for command in odd)


@given(st.integers(33, 5000), st.integers(220, 9000))
def test_any_limit_is_found_and_kept(most: int, size: int) -> None:
    data = photo_of(size)
    habits = Habits()
    shelf = Shelf({0x0102: data}, most=most)
    assert reader(shelf, habits).read(File.DG2) == data
    assert habits.chunk <= most or all((command.le or 0) <= most for command in shelf.sent)
    reader(Shelf({0x0102: data}, most=most), habits).read(File.DG2)
    third = Shelf({0x0102: data}, most=most)
    reader(third, habits).read(File.DG2)
    assert all((command.le or 0) <= most for command in third.sent), "by the third card nothing is asked in vain"


def test_a_card_that_gives_nothing_at_any_size_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        reader(Shelf({0x0102: photo_of(500)}, most=5)).read(File.DG2)


def test_the_second_card_of_a_kind_is_asked_for_the_smallest_size_seen() -> None:
    habits = Habits()
    for size in (600, 500, 700):
        shelf = Shelf({0x0102: photo_of(size)})
        reader(shelf, habits).read(File.DG2)
    assert [command.le for command in shelf.sent] == [504, 200]
    assert shelf.beyond == 0


def test_a_smaller_one_is_read_beyond_its_end_once_and_sets_the_new_mark() -> None:
    habits = Habits()
    reader(Shelf({0x0102: photo_of(600)}), habits).read(File.DG2)
    shelf = Shelf({0x0102: photo_of(400)})
    assert reader(shelf, habits).read(File.DG2) == photo_of(400)
    assert (shelf.beyond, habits.first(File.DG2), habits.guessing) == (1, 404, True)


def test_a_card_that_ends_the_channel_for_it_is_never_guessed_at_again() -> None:
    habits = Habits()
    reader(Shelf({0x0102: photo_of(600)}), habits).read(File.DG2)
    fussy = Shelf({0x0102: photo_of(400), 0x010D: encode(0x6D, bytes(400))}, fussy=True)
    files = reader(fussy, habits)
    assert files.read(File.DG2) == photo_of(400)
    assert files.read(File.DG13) == encode(0x6D, bytes(400))
    assert not habits.guessing
    assert habits.first(File.DG2) == File.DG2.least


def test_an_absent_file_is_absent_and_short_names_stay_believed() -> None:
    habits = Habits()
    with pytest.raises(FileAbsent):
        reader(Shelf({}), habits).read(File.DG15)
    assert habits.short_names


@pytest.mark.parametrize("head", ["6D05", "7584FFFFFFFF", "7583080001", "7580"])
def test_another_file_or_a_hostile_length_is_unreadable(head: str) -> None:
    data = bytes.fromhex(head) + bytes(400)
    with pytest.raises(Unreadable):
        reader(Shelf({0x0102: data})).read(File.DG2)


def test_a_file_shorter_than_it_says_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        reader(Shelf({0x0102: photo_of(2000)[:1500]})).read(File.DG2)


def test_reading_goes_on_at_the_offset_where_it_stopped() -> None:
    data = photo_of(9000)
    pieces = {File.DG2: Piece(bytearray(data[:5000]), len(data))}
    shelf = Shelf({0x0102: data})
    assert reader(shelf, pieces=pieces).read(File.DG2) == data
    assert [(c.ins, c.p1 << 8 | c.p2) for c in shelf.sent] == [(0xA4, 0x020C), (0xB0, 5000)]


def test_memory_is_per_reader_and_kind_and_bounded() -> None:
    memory = Memory()
    memory.of("A", b"1").chunk = 192
    assert memory.of("A", b"1").chunk == 192
    assert memory.of("B", b"1").chunk == memory.of("A", b"2").chunk == STEPS[0]
    for number in range(200):
        memory.of("C", bytes([number]))
    assert len(memory._habits) <= 64
