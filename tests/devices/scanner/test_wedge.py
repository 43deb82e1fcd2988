import os
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.scanner.address import Address
from kiosk.devices.scanner.faults import ScannerGone, ScannerRefused
from kiosk.devices.scanner.frame import Scanned
from kiosk.devices.scanner.frames import open_source
from kiosk.devices.scanner.wedge import Keys, WedgeScanner, open_wedge

# From linux/input-event-codes.h, as a keyboard sends them.
CODES = {"a": 30, "b": 48, "q": 16, "x": 45, "1": 2, "0": 11, "|": 43, "$": 5, "/": 53, " ": 57, "-": 12}
SHIFT, CONTROL, ALT, META, ENTER, TAB, UP = 42, 29, 56, 125, 28, 15, 103


def typed(text: str) -> list[tuple[int, int]]:
    """The events of a text; capitals and `|$` with Shift."""
    events = []
    for letter in text:
        shift = letter.isupper() or letter in "|$"
        code = CODES[letter.lower()]
        events += [*([(SHIFT, 1)] if shift else []), (code, 1), (code, 0), *([(SHIFT, 0)] if shift else [])]
    return events


def heard(*events: tuple[int, int]) -> list[bytes]:
    keys = Keys()
    return [one.data for event in events for one in keys.feed(*event)]


def test_typed_letters_become_a_code_at_enter() -> None:
    assert heard(*typed("Q1|aB0 -/$"), (ENTER, 1), (ENTER, 0)) == [b"Q1|aB0 -/$"]


def test_a_key_held_down_counts_once() -> None:
    assert heard((CODES["a"], 1), (CODES["a"], 2), (CODES["a"], 2), (CODES["a"], 0), (ENTER, 1)) == [b"a"]


@pytest.mark.parametrize("chord", [CONTROL, 97, ALT, 100, META, 126])
def test_a_code_with_a_command_in_it_is_dropped_whole(chord: int) -> None:
    bad = [*typed("a"), (chord, 1), *typed("x"), (chord, 0), *typed("b"), (ENTER, 1)]
    assert heard(*bad, *typed("q1"), (ENTER, 1)) == [b"q1"]


def test_a_command_key_that_is_held_spoils_all_that_follows() -> None:
    assert heard((CONTROL, 1), *typed("a"), (ENTER, 1), *typed("b"), (ENTER, 1)) == []


@pytest.mark.parametrize("key", [TAB, UP, 59, 1, 111, 240, 700])
def test_a_code_with_an_unknown_key_is_dropped_whole(key: int) -> None:
    assert heard(*typed("a"), (key, 1), (key, 0), *typed("b"), (ENTER, 1)) == []


def test_what_is_dropped_is_gone() -> None:
    keys = Keys()
    for event in typed("ab"):
        keys.feed(*event)
    keys.drop()
    assert [one.data for event in [*typed("x"), (ENTER, 1)] for one in keys.feed(*event)] == [b"x"]


@given(st.lists(st.tuples(st.integers(0, 767), st.integers(-1, 3))))
def test_any_keys_give_plain_codes(events: list[tuple[int, int]]) -> None:
    assert all(data.decode("ascii").isprintable() for data in heard(*events))


class Board:
    """A keyboard device made of a named pipe."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = path
        self.grabbed: list[tuple[int, int]] = []
        self.end = os.open(path, os.O_RDWR)

    def grab(self, device: int, request: int, value: int) -> None:
        self.grabbed.append((request, value))

    def press(self, *events: tuple[int, int]) -> None:
        sync = struct.pack("llHHi", 0, 0, 0, 0, 0)
        os.write(self.end, b"".join(struct.pack("llHHi", 0, 0, 1, code, value) + sync for code, value in events))

    def pull(self) -> None:
        if self.end >= 0:
            os.close(self.end)
            self.end = -1


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    made = Board(tmp_path / "event3")
    yield made
    made.pull()


def test_a_scanner_whose_keys_are_ours_alone_is_read(board: Board) -> None:
    scanner = open_wedge(Address.parse(f"wedge://{board.path}"), board.grab)
    assert board.grabbed == [(0x40044590, 1)]
    board.press(*typed("Q1|a"), (ENTER, 1))
    assert scanner.frame(2) == Scanned(b"Q1|a", "")
    assert scanner.frame(0.01) is None
    scanner.close()
    scanner.close()
    with pytest.raises(ScannerGone):
        scanner.frame(0)


def test_a_scanner_whose_keys_others_hear_is_refused_with_the_way_out(board: Board) -> None:
    def others_too(device: int, request: int, value: int) -> None:
        raise OSError(16, "busy")

    with pytest.raises(ScannerRefused, match="serial:///dev"):
        WedgeScanner(str(board.path), others_too)


def test_a_file_that_is_no_keyboard_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"")
    with pytest.raises(ScannerRefused):
        WedgeScanner(str(path))


def test_the_address_of_a_file_that_is_no_keyboard_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(ScannerRefused):
        open_source(f"wedge://{tmp_path / 'x'}")
    with pytest.raises(ScannerRefused, match="speed"):
        open_source(f"wedge://{tmp_path / 'x'}?speed=1")


def test_a_scanner_that_is_not_there_is_gone() -> None:
    with pytest.raises(ScannerGone):
        WedgeScanner("/dev/input/absent")


def test_what_was_typed_while_nobody_asked_is_forgotten(board: Board) -> None:
    scanner = WedgeScanner(str(board.path), board.grab)
    board.press(*typed("a"), (ENTER, 1), *typed("b"))
    scanner.discard()
    board.press(*typed("x"), (ENTER, 1))
    assert scanner.frame(2) == Scanned(b"x", "")
    scanner.close()


def test_an_unplugged_scanner_is_gone(board: Board) -> None:
    scanner = WedgeScanner(str(board.path), board.grab)
    board.pull()
    with pytest.raises(ScannerGone):
        scanner.frame(1)
    scanner.close()
